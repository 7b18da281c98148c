using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Opening;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Opening;

public class OpeningTests
{
    [Theory, Engines]
    public async Task A_second_opening_balance_is_asked_about(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var cash = await house.Db.Set<Account>().SingleAsync(a => a.Code == "A11100");
        var input = new PostOpeningBalances.Input { Date = Today, Lines = [new() { Account = cash.Id, Debit = 1_000 }] };
        await house.Do<PostOpeningBalances, PostOpeningBalances.Input, Id<JournalEntry>>(input);

        var asked = (await house.Run<PostOpeningBalances, PostOpeningBalances.Input, Id<JournalEntry>>(input)).Refusals.Single();

        Assert.Equal(("opening.further", "Further"), (asked.Code, asked.Field));
        await house.Do<PostOpeningBalances, PostOpeningBalances.Input, Id<JournalEntry>>(input with { Further = true });
        Assert.Equal(Yen(2_000), await house.Balance(AccountRole.Cash, Today));
    }
}
