using System.Globalization;
using Musubi.Finance.Journal;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Valuation;

public sealed class SetValuationTests
{
    [Theory, Engines]
    public async Task At_standard_cost_a_dearer_receipt_books_a_variance_and_a_new_standard_revalues_what_lies_there(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Standard, Standard = 100 });

        await room.Post(StockKind.Receipt, room.Bolts(10, 1_100));
        await room.Post(StockKind.Issue, room.Bolts(4));
        room.Wait(Stockroom.Today.AddDays(1));
        await room.House.Do<RevalueStock, RevalueStock.Input, Id<StockDocument>>(new() { Id = room.Bolt, Date = Stockroom.Today.AddDays(1), UnitCost = 120, Note = "FY27" });

        Assert.Equal((6m, 720L), await room.Worth(room.Bolt));
        var ledger = room.House.Get<Ledger>();
        Assert.Equal(100, (await ledger.Balance(new AccountPart(AccountRole.PurchasePriceVariance, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal(-120, (await ledger.Balance(new AccountPart(AccountRole.StockAdjustment, "goods"), Stockroom.Today.AddDays(1), default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task First_in_first_out_is_chosen_before_the_first_move_and_stands_after_it(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine, negative: true);
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Fifo });
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.Post(StockKind.Receipt, room.Bolts(10, 2_000));
        await room.Post(StockKind.Issue, room.Bolts(10));

        var refused = await room.House.Run<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.MovingAverage });
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Fifo, MayGoNegative = true });

        Assert.Equal(("inventory.method-stands", "Method"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        Assert.Equal((10m, 2_000L), await room.Worth(room.Bolt));
        Assert.True(await room.House.Db.Set<ItemStock>().Where(s => s.ItemId == room.Bolt).Select(s => s.MayGoNegative).SingleAsync());
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task How_an_item_is_valued_is_told_on_its_timeline_before_and_after_in_the_reader_s_words(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Standard, Standard = 100, MayGoNegative = true });
        room.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Standard, Standard = 100, MayGoNegative = true });
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        room.Wait(Stockroom.Today.AddDays(1));
        await room.House.Do<RevalueStock, RevalueStock.Input, Id<StockDocument>>(new() { Id = room.Bolt, Date = Stockroom.Today.AddDays(1), UnitCost = 120, Note = "FY27" });

        foreach (var (language, method) in new[] { (Language.Japanese, "標準原価"), (Language.Chinese, "标准成本"), (Language.English, "Standard cost") })
        {
            CultureInfo.CurrentUICulture = language.Culture;
            var told = (await room.House.Get<Story>().Read("item", room.Bolt.Value, Actor.System, null, default)).Happenings.Where(h => h.Changes.Count > 0).ToList();
            Assert.Equal(2, told.Count);
            Assert.Contains(told[1].Changes, c => c.Name == Words.Method && c.Before == Words.Of(ValuationMethod.MovingAverage).ToString() && c.After == method);
            Assert.Contains(told[1].Changes, c => c.Name == Words.MayGoNegative && c.Before != "False" && c.After != c.Before);
            Assert.Contains(told[0].Changes, c => c.Name == Words.StandardCost && (c.Before, c.After) == ("100 JPY", "120 JPY"));
            Assert.Contains(told[0].Changes, c => c.Name == Words.Value && (c.Before, c.After) == ("1000 JPY", "1200 JPY"));
        }
        var clerk = room.House.As(InventoryPermission.View);
        Assert.DoesNotContain((await room.House.Get<Story>().Read("item", room.Bolt.Value, clerk, null, default)).Happenings.SelectMany(h => h.Changes), c => c.Name == Words.StandardCost || c.Name == Words.Value);
    }

    [Theory, Engines]
    public async Task A_standard_without_its_cost_is_refused_beside_its_field(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var refused = await room.House.Run<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = ValuationMethod.Standard });
        Assert.Equal("Standard", Assert.Single(refused.Refusals).Field);
    }
}
