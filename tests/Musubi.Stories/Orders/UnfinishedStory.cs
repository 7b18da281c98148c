using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Finance.Vouchers;
using Musubi.Inventory.Counts;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>Who closes a period hears from every module what is not finished in it.</summary>
public class UnfinishedStory
{
    [Theory, Engines]
    public async Task Before_a_month_is_closed_every_module_says_what_is_still_to_be_done_in_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 10);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        await shop.Receive("BRG-6204-ZZ", 2);
        await shop.Plan(await shop.Confirmed(("BRG-6204-ZZ", 2)));
        await shop.House.Do<PlanCount, PlanCount.Input, Id<StockCount>>(new() { Warehouse = shop.Warehouse, Date = new(2026, 4, 30) });
        var cash = await shop.House.Db.Set<MappedAccount>().Where(m => m.Role == AccountRole.Cash).Select(m => m.AccountId).FirstAsync();
        await shop.House.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Date = new(2026, 4, 15), Description = "rent", Lines = [new() { Account = cash, Debit = 10 }] });

        Assert.Equal(
            ["1 counts not posted", "1 deliveries wait to be billed", "1 deliveries wait to be shipped", "1 vouchers in draft"],
            await Told(shop, new(2026, 4, 30), PeriodArea.General));
        Assert.Equal(["1 counts not posted", "1 deliveries wait to be shipped"], await Told(shop, new(2026, 4, 30), PeriodArea.Inventory));
        Assert.Equal(["1 deliveries wait to be billed", "1 deliveries wait to be shipped"], await Told(shop, new(2026, 4, 30), PeriodArea.Receivables));
        Assert.Empty(await Told(shop, new(2026, 3, 31), PeriodArea.General));
    }

    private static async Task<IEnumerable<string>> Told(Shop shop, DateOnly until, PeriodArea area) =>
        (await shop.House.Get<UnfinishedWork>().Until(until, area, default)).Select(u => $"{u.Count} {u.What.En}").Order(StringComparer.Ordinal).ToList();
}
