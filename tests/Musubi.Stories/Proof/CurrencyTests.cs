using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Data.Acts;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Stories.Proof;

public sealed class CurrencyTests
{
    [Theory, Engines]
    public async Task The_currency_of_the_books_is_chosen_until_something_is_posted_and_then_stands(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetCompany, SetCompany.Input, Done>(new() { Name = "結商店", Currency = Currency.CNY });
        var input = SetCompany.Input.Of(await house.Db.Set<Company>().SingleAsync()) with { Currency = Currency.JPY };
        await house.Do<SetCompany, SetCompany.Input, Done>(input);
        await DemoCompany.Open(house.Services, default);

        var stored = SetCompany.Input.Of(await house.Db.Set<Company>().SingleAsync());
        var refused = await house.Run<SetCompany, SetCompany.Input, Done>(stored with { Currency = Currency.USD, Phone = "0565-31-9999" });
        var renamed = await house.Run<SetCompany, SetCompany.Input, Done>(stored with { Phone = "0565-31-9999" });

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("company.currency-in-use", "Currency"), (refusal.Code, refusal.Field));
        Assert.Contains("JPY", refusal.Advice!.Ja, StringComparison.Ordinal);
        Assert.True(renamed.Ok);
        Assert.Equal(Currency.JPY, (await house.Db.Set<Company>().SingleAsync()).Currency);
    }
}
