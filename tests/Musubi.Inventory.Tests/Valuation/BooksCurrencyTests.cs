using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Data.Acts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Valuation;

public sealed class BooksCurrencyTests
{
    [Theory, Engines]
    public async Task The_currency_of_the_books_is_chosen_until_something_is_posted_and_then_stands(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.House.Do<SetCompany, SetCompany.Input, Done>(await Stored(room) with { Name = "結商店", Currency = Currency.CNY });
        await room.House.Do<SetCompany, SetCompany.Input, Done>(await Stored(room) with { Currency = Currency.JPY });
        await room.Post(StockKind.Receipt, room.Bolts(10, 100));

        var refused = await room.House.Run<SetCompany, SetCompany.Input, Done>(await Stored(room) with { Currency = Currency.USD });
        var moved = await room.House.Run<SetCompany, SetCompany.Input, Done>(await Stored(room) with { Phone = "0565-31-9999" });

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("company.currency-in-use", "Currency"), (refusal.Code, refusal.Field));
        Assert.Contains("JPY", refusal.Advice!.Ja, StringComparison.Ordinal);
        Assert.True(moved.Ok);
        Assert.Equal(Currency.JPY, (await room.House.Db.Set<Company>().SingleAsync()).Currency);
        Assert.Empty(await room.Faults());

        await room.House.Db.Set<Company>().ExecuteUpdateAsync(c => c.SetProperty(x => x.Currency, Currency.USD));
        Assert.Contains(await room.Faults(), f => f.Subject == "company 1");
    }

    private static async Task<SetCompany.Input> Stored(Stockroom room) =>
        await room.House.Db.Set<Company>().SingleOrDefaultAsync() is { } company ? SetCompany.Input.Of(company) : new();
}
