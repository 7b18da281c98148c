using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Sales.Closings;
using Musubi.Sales.Unbilled;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>What left in a month and is billed on a closing day of the next: its sales stand in the month of its cost.</summary>
public class UnbilledStory
{
    private static readonly DateOnly April30 = new(2026, 4, 30), May1 = new(2026, 5, 1), May20 = new(2026, 5, 20);

    [Theory, Engines]
    public async Task What_left_after_the_closing_day_is_sold_in_its_month_and_the_closing_bill_of_the_next_counts_it_once(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 25);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105), ("TEA-SEN", 1, 119));
        shop.Goto(5, 2);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 105));
        Assert.Contains("1 deliveries whose unbilled sales are not booked", await Told(shop));

        Assert.Equal(1, await Accrue(shop, April30));

        Assert.Equal((434L, -434L, -434L), (await On(shop, AccountRole.UnbilledSales, April30), await On(shop, AccountRole.Revenue, April30), (await Moved(shop, AccountRole.Revenue, April30)).Sum()));
        Assert.Equal((0L, 0L), (await On(shop, AccountRole.UnbilledSales, May1), await On(shop, AccountRole.Revenue, May1)));
        Assert.DoesNotContain(await Told(shop), t => t.Contains("not booked", StringComparison.Ordinal));
        Assert.Equal(0, await Accrue(shop, April30));

        shop.Goto(5, 20);
        await shop.House.Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = await shop.Customer(Shop.Hokuto), Date = May20 });

        // 434 in April, and in May what left in May.
        Assert.Equal(-539L, await On(shop, AccountRole.Revenue, May20));
        Assert.Equal(0L, await On(shop, AccountRole.UnbilledSales, May20));
        Assert.Equal(0, await Accrue(shop, April30));
        var since = Assert.Single(await shop.House.Get<UnbilledSales>().On(April30, default));
        Assert.NotNull(since.Invoice);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_changes_afterwards_is_booked_besides_and_what_was_billed_back_into_the_month_is_taken_out(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 25);
        var delivery = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        shop.Goto(5, 2);
        await Accrue(shop, April30);
        await shop.Delivered(Shop.Hokuto, new(2026, 4, 29), ("BRG-6204-ZZ", 2, 105));

        Assert.Equal(1, await Accrue(shop, April30));
        Assert.Equal(525L, await On(shop, AccountRole.UnbilledSales, April30));

        // Billed by hand it bears the day it left, which is in the month itself.
        await shop.Bill(delivery);
        Assert.Contains("1 deliveries whose unbilled sales are not booked", await Told(shop));
        Assert.Equal(1, await Accrue(shop, April30));
        Assert.Equal((210L, -525L), (await On(shop, AccountRole.UnbilledSales, April30), await On(shop, AccountRole.Revenue, April30)));
        Assert.Equal(0L, await On(shop, AccountRole.UnbilledSales, May1));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Two_accountants_who_book_it_at_once_book_it_once(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 25);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        shop.Goto(5, 2);

        Assert.Equal([0, 1], (await Task.WhenAll(Accrue(shop, April30), Accrue(shop, April30))).Order());

        Assert.Equal(315L, await On(shop, AccountRole.UnbilledSales, April30));
    }

    [Theory, Engines]
    public async Task Into_a_closed_month_or_a_day_to_come_nothing_is_booked(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 25);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        Assert.Equal("finance.accrual-ahead", await Refused(shop, April30));

        shop.Goto(5, 2);
        var april = await shop.House.Db.Set<FiscalPeriod>().Where(p => p.To == April30).Select(p => p.Id).SingleAsync();
        await shop.House.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = april, Area = PeriodArea.Receivables, Reason = "reported" });

        Assert.Equal("finance.period-closed", await Refused(shop, April30));
        Assert.False(await shop.House.Db.Set<JournalEntry>().AnyAsync(e => e.SourceKind == UnbilledSales.Kind));
    }

    private static Task<int> Accrue(Shop shop, DateOnly day) => shop.House.Do<AccrueUnbilled, AccrueUnbilled.Input, int>(new() { Date = day });

    private static async Task<string> Refused(Shop shop, DateOnly day) => Assert.Single((await shop.House.Run<AccrueUnbilled, AccrueUnbilled.Input, int>(new() { Date = day })).Refusals).Code;

    private static async Task<IReadOnlyList<string>> Told(Shop shop) => [.. (await shop.House.Get<UnfinishedWork>().Until(April30, PeriodArea.Receivables, default)).Select(u => $"{u.Count} {u.What.En}")];

    /// <summary>What stands on all accounts of a part at the end of a day, debit positive.</summary>
    private static async Task<long> On(Shop shop, AccountRole role, DateOnly day) => (await Moved(shop, role, day)).Sum();

    private static async Task<List<long>> Moved(Shop shop, AccountRole role, DateOnly day)
    {
        var db = shop.House.Db;
        var accounts = await db.Set<MappedAccount>().Where(m => m.Role == role).Select(m => m.AccountId).Distinct().ToListAsync();
        return await db.Set<JournalLine>().Where(l => accounts.Contains(l.AccountId) && l.Date <= day).Select(l => l.Amount.Minor).ToListAsync();
    }
}
