using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Moves;

public sealed class PostStockTests
{
    [Theory, Engines]
    public async Task What_is_received_and_issued_stands_in_stock_and_in_the_books(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        await room.Post(StockKind.Receipt, room.Bolts(100, 12_000));
        await room.Post(StockKind.Issue, room.Bolts(50));

        Assert.Equal((150m, 16_500L), await room.Worth(room.Bolt));
        Assert.Equal(150m, await room.At(room.Tokyo, room.Bolt));
        var ledger = room.House.Get<Ledger>();
        Assert.Equal(16_500, (await ledger.Balance(new AccountPart(AccountRole.Inventory, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal(-22_000, (await ledger.Balance(new AccountPart(AccountRole.GoodsReceivedNotInvoiced, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal(5_500, (await ledger.Balance(new AccountPart(AccountRole.CostOfSales, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_lot_of_an_item_without_lots_is_refused_and_not_dropped(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        var lot = await room.Try(StockKind.Receipt, room.Bolts(10, 100) with { Lot = "L-1" });
        var expiry = await room.Try(StockKind.Receipt, room.Bolts(10, 100) with { Expires = Stockroom.Today.AddDays(30) });

        Assert.Equal(("inventory.no-lots", "Lines[0].Lot"), (Assert.Single(lot.Refusals).Code, lot.Refusals[0].Field));
        Assert.Equal(("inventory.no-lots", "Lines[0].Expires"), (Assert.Single(expiry.Refusals).Code, expiry.Refusals[0].Field));
        Assert.Equal(0, await room.House.Db.Set<StockDocument>().CountAsync());
    }

    [Theory, Engines]
    public async Task Half_a_piece_is_not_received(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        var refused = await room.Try(StockKind.Receipt, room.Bolts(2.5m, 100));

        Assert.Equal(("catalog.too-fine", "Lines[0].Quantity"), (Assert.Single(refused.Refusals).Code, refused.Refusals[0].Field));
    }

    [Theory, Engines]
    public async Task What_lies_on_shelves_is_found_by_the_words_and_barcodes_of_its_item(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 100), new() { Item = room.Tea, Quantity = 3, Lot = "A", Cost = 500 });

        await using var scope = room.House.Services.CreateAsyncScope();
        async Task<IEnumerable<long>> Found(string typed) => (await StockList.Definition.Read(scope.ServiceProvider, Actor.System, new() { Text = typed }, default)).Rows.Select(r => r.Id).ToList();
        var (bolts, tea, none) = (await Found("ボルト"), await Found("TEA"), await Found("ナット"));

        Assert.Single(bolts);
        Assert.Single(tea);
        Assert.NotEqual(bolts, tea);
        Assert.Empty(none);
    }

    [Theory, Engines]
    public async Task A_receipt_put_in_earlier_costs_the_later_issue_anew_by_a_new_entry(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var issue = await room.Post(StockKind.Issue, Stockroom.Today.AddDays(10), room.Bolts(5));

        await room.Post(StockKind.Receipt, Stockroom.Today.AddDays(5), room.Bolts(10, 2_000));

        Assert.Equal((15m, 2_250L), await room.Worth(room.Bolt));
        var move = await room.House.Db.Set<StockMove>().SingleAsync(m => m.DocumentId == issue);
        var values = await room.House.Db.Set<MoveValue>().Where(v => v.MoveId == move.Id).OrderBy(v => v.Id).ToListAsync();
        Assert.Equal([(-500L, ValueReason.Original), (-250L, ValueReason.Backdated)], values.Select(v => (v.Amount.Minor, v.Reason)));
        Assert.All(values, v => Assert.Equal(Stockroom.Today.AddDays(10), v.Date));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Freight_that_comes_late_goes_to_what_was_sold_and_to_what_lies_there(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var receipt = await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.Post(StockKind.Issue, room.Bolts(4));

        await room.House.Do<AddLateCost, AddLateCost.Input, Id<StockDocument>>(new() { Id = receipt, Amount = 100 });

        Assert.Equal((6m, 660L), await room.Worth(room.Bolt));
        var ledger = room.House.Get<Ledger>();
        Assert.Equal(-100, (await ledger.Balance(new AccountPart(AccountRole.LandedCostClearing, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal(440, (await ledger.Balance(new AccountPart(AccountRole.CostOfSales, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task More_than_lies_there_is_refused_with_figures_and_nothing_is_done(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.Post(StockKind.Transfer, room.Bolts(4));

        var refused = await room.Try(StockKind.Issue, room.Bolts(1), room.Bolts(7));

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("inventory.short", "Lines[1].Quantity"), (refusal.Code, refusal.Field));
        Assert.Contains("7", refusal.What.En, StringComparison.Ordinal);
        Assert.Contains("4", refusal.Advice!.En, StringComparison.Ordinal);
        Assert.Equal((6m, 4m), (await room.At(room.Tokyo, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_expires_first_leaves_first_and_expired_or_blocked_lots_stay(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft Tea(decimal quantity, string lot, int days) => new() { Item = room.Tea, Quantity = quantity, Lot = lot, Cost = quantity * 100, Expires = Stockroom.Today.AddDays(days) };
        await room.Post(StockKind.Opening, Tea(10, "LATE", 90), Tea(10, "SOON", 30), Tea(10, "GONE", -1), Tea(10, "HELD", 5));
        await room.House.Db.Set<Lot>().Where(l => l.Code == "HELD").ExecuteUpdateAsync(l => l.SetProperty(x => x.Status, LotStatus.Blocked));

        var issue = await room.Post(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 12 });
        var tooMuch = await room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 9 });
        var blocked = await room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 1, Lot = "HELD" });

        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        Assert.Equal([("SOON", -10m), ("LATE", -2m)], (await room.House.Db.Set<StockMove>().Where(m => m.DocumentId == issue).OrderBy(m => m.Position).ToListAsync()).Select(m => (lots[m.LotId], m.Quantity.Value)));
        Assert.Equal("inventory.short", tooMuch.Refusals[0].Code);
        // What lies there of each lot is said, what expires first before; of a lot that was named, what there is of it.
        Assert.Contains("Lots: 10 pcs of GONE (until 31 Mar 2026), 10 pcs of HELD (until 6 Apr 2026), 8 pcs of LATE (until 30 Jun 2026).", Plain(tooMuch.Refusals[0]), StringComparison.Ordinal);
        var named = (await room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 9, Lot = "LATE" })).Refusals[0];
        Assert.Contains("in lot LATE in Tokyo lie 8 pcs", Plain(named), StringComparison.Ordinal);
        Assert.Contains("Lot GONE, of which 10 pcs lie here, expired on 31 Mar 2026.", Plain((await room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 1, Lot = "GONE" })).Refusals[0]), StringComparison.Ordinal);
        Assert.Contains("HELD", blocked.Refusals[0].What.En, StringComparison.Ordinal);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Where_it_is_allowed_more_may_leave_than_lies_there_and_is_settled_when_it_comes(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine, negative: true);
        await room.Post(StockKind.Receipt, room.Bolts(1, 10));
        await room.House.Db.Set<ItemStock>().ExecuteUpdateAsync(s => s.SetProperty(x => x.MayGoNegative, true));

        await room.Post(StockKind.Issue, room.Bolts(6));
        await room.Post(StockKind.Receipt, room.Bolts(10, 120));

        Assert.Equal((5m, 60L), await room.Worth(room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task An_early_issue_never_takes_what_a_later_day_needs(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        DateOnly Day(int day) => Stockroom.Today.AddDays(day);
        await room.Post(StockKind.Receipt, Day(0), room.Bolts(10, 1_000));
        await room.Post(StockKind.Issue, Day(5), room.Bolts(8));
        await room.Post(StockKind.Receipt, Day(10), room.Bolts(10, 1_000));

        var tooMuch = await room.Try(StockKind.Issue, Day(2), room.Bolts(6));
        var refusal = Assert.Single(tooMuch.Refusals);
        await room.Post(StockKind.Issue, Day(2), room.Bolts(2));
        var moved = await room.Try(StockKind.Transfer, Day(3), room.Bolts(1));
        await room.Post(StockKind.Issue, Day(10), room.Bolts(10));

        Assert.Equal(("inventory.short-then", "Lines[0].Quantity"), (refusal.Code, refusal.Field));
        Assert.Matches(@"would be 4\b.* below zero on 6 Apr 2026\. On that date 2\b", refusal.What.En);
        Assert.Contains("11 Apr 2026", refusal.Advice!.En, StringComparison.Ordinal);
        Assert.Equal("inventory.short-then", moved.Refusals[0].Code);
        Assert.Equal(0m, await room.At(room.Tokyo, room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task An_early_issue_takes_the_lots_that_were_there(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft Tea(decimal quantity, string lot, int days) => new() { Item = room.Tea, Quantity = quantity, Lot = lot, Cost = quantity * 100, Expires = Stockroom.Today.AddDays(days) };
        await room.Post(StockKind.Receipt, Tea(10, "FIRST", 300));
        await room.Post(StockKind.Receipt, Stockroom.Today.AddDays(5), Tea(10, "SOONER", 100));

        var issue = await room.Post(StockKind.Issue, Stockroom.Today.AddDays(1), new StockLineDraft { Item = room.Tea, Quantity = 4 });
        var named = await room.Try(StockKind.Issue, Stockroom.Today.AddDays(1), new StockLineDraft { Item = room.Tea, Quantity = 4, Lot = "SOONER" });

        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        Assert.Equal("FIRST", lots[(await room.House.Db.Set<StockMove>().SingleAsync(m => m.DocumentId == issue)).LotId]);
        Assert.Contains("SOONER", Assert.Single(named.Refusals).What.En, StringComparison.Ordinal);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_is_yet_to_come_is_not_recorded(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        var early = await room.House.Run<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Receipt, Date = Stockroom.Today.AddDays(1), Warehouse = room.Tokyo, Lines = [room.Bolts(1, 10)] });

        Assert.Equal(("inventory.future", "Date"), (Assert.Single(early.Refusals).Code, early.Refusals[0].Field));
        Assert.Equal(0, await room.House.Db.Set<StockMove>().CountAsync());
    }

    [Theory, Engines]
    public async Task Who_adjusts_stock_says_why(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        PostStock.Input Of(string note) => new() { Kind = StockKind.Adjustment, Date = Stockroom.Today, Warehouse = room.Tokyo, Note = note, Lines = [room.Bolts(-2)] };

        var silent = (await room.House.Run<PostStock, PostStock.Input, Id<StockDocument>>(Of(" "))).Refusals.Single();
        Assert.Equal(("missing", "Note"), (silent.Code, silent.Field));
        var document = await room.House.Do<PostStock, PostStock.Input, Id<StockDocument>>(Of("fell behind the shelf"));

        Assert.Equal("fell behind the shelf", (await room.House.Db.Set<StockDocument>().SingleAsync(d => d.Id == document)).Note);
    }

    [Theory, Engines]
    public async Task A_transfer_that_is_short_is_not_sent_to_its_own_destination_for_help(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.Post(StockKind.Transfer, room.Bolts(8));

        var moved = (await room.Try(StockKind.Transfer, room.Bolts(5))).Refusals.Single();
        var issued = (await room.Try(StockKind.Issue, room.Bolts(5))).Refusals.Single();

        Assert.DoesNotContain("8", moved.Advice!.In(Language.English), StringComparison.Ordinal);
        Assert.Contains("8", issued.Advice!.In(Language.English), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task A_closed_month_is_told_of_in_the_same_words_by_stock_as_by_the_ledger_and_the_way_to_it_has_a_name(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.House.Do<Finance.Periods.LockPeriod, Finance.Periods.LockPeriod.Input, int>(new() { Id = await room.House.Db.Set<Finance.Periods.FiscalPeriod>().Where(p => p.From <= Stockroom.Today && p.To >= Stockroom.Today).Select(p => p.Id).SingleAsync() });

        var refused = (await room.Try(StockKind.Receipt, room.Bolts(10, 1_000))).Refusals.Single();

        Assert.Equal("2026年4月 の会計は締め切られています。", refused.What.In(Language.Japanese));
        Assert.Equal(("/finance/years", "会計年度を見る"), (refused.Href, refused.Opens?.In(Language.Japanese)));
        Assert.Equal(refused, await room.House.Get<Finance.Ledger>().WhyNot(Stockroom.Today, Finance.Periods.PeriodArea.Receivables, "Date", default));
    }

    [Theory, Engines(StockKind.Transfer), Engines(StockKind.Scrap), Engines(StockKind.Adjustment)]
    public async Task Expired_and_held_lots_leave_only_by_name(TestEngine engine, StockKind kind)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft Tea(decimal quantity, string lot, int days) => new() { Item = room.Tea, Quantity = quantity, Lot = lot, Cost = quantity * 100, Expires = Stockroom.Today.AddDays(days) };
        await room.Post(StockKind.Opening, Tea(10, "GONE", -9), Tea(10, "GOOD", 90));
        var sign = kind == StockKind.Adjustment ? -1 : 1;

        var usual = await room.Post(kind, new StockLineDraft { Item = room.Tea, Quantity = 4 * sign });
        var more = await room.Try(kind, new StockLineDraft { Item = room.Tea, Quantity = 8 * sign });
        var named = await room.Post(kind, new StockLineDraft { Item = room.Tea, Quantity = 5 * sign, Lot = "GONE" });

        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        var left = await room.House.Db.Set<StockMove>().Where(m => m.Quantity.Millionths < 0).OrderBy(m => m.Id).ToListAsync();
        Assert.Equal([(usual, "GOOD"), (named, "GONE")], left.Select(m => (m.DocumentId, lots[m.LotId])));
        Assert.Equal("inventory.short", more.Refusals[0].Code);
        Assert.Same(Words.NameTheLot, more.Refusals[0].Advice);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_has_expired_is_not_taken_in_as_bought_but_as_found(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft Tea(string lot, int? days) => new() { Item = room.Tea, Quantity = 3, Lot = lot, Cost = 300, Expires = days is { } late ? Stockroom.Today.AddDays(late) : null };
        await room.Post(StockKind.Opening, Tea("OLD", -9));

        var known = (await room.Try(StockKind.Receipt, Tea("OLD", null))).Refusals.Single();
        var fresh = (await room.Try(StockKind.Receipt, Tea("TYPO", -365))).Refusals.Single();
        await room.Post(StockKind.Receipt, Tea("TODAY", 0));
        await room.Post(StockKind.Adjustment, Tea("FOUND", -2));

        Assert.Equal(("inventory.comes-expired", "Lines[0].Lot", "inventory.comes-expired", "Lines[0].Expires"), (known.Code, known.Field, fresh.Code, fresh.Field));
        Assert.StartsWith("Lot OLD expired on 23 Mar 2026, before it came on 1 Apr 2026; 3 pcs of it lie here.", Plain(known), StringComparison.Ordinal);
        Assert.Equal(9m, await room.At(room.Tokyo, room.Tea));
    }

    [Theory, Engines]
    public async Task What_is_refused_of_a_line_stands_beside_it_though_empty_ones_stand_before(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        var noLot = (await room.Try(StockKind.Receipt, new StockLineDraft(), room.Bolts(1, 10), new StockLineDraft(), new StockLineDraft { Item = room.Tea, Quantity = 5, Cost = 500 })).Refusals.Single();
        var tooMany = (await room.Try(StockKind.Issue, new StockLineDraft(), room.Bolts(1))).Refusals.Single();

        Assert.Equal(("missing", "Lines[3].Lot"), (noLot.Code, noLot.Field));
        Assert.Equal(("inventory.short", "Lines[1].Quantity"), (tooMany.Code, tooMany.Field));
    }

    [Theory, Engines]
    public async Task Lots_say_when_they_expire_and_are_found_and_sorted_by_it(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft Tea(string lot, int? days) => new() { Item = room.Tea, Quantity = 3, Lot = lot, Cost = 300, Expires = days is { } d ? Stockroom.Today.AddDays(d) : null };
        await room.Post(StockKind.Opening, Tea("A-LASTS", null), Tea("B-GONE", -1), Tea("C-TODAY", 0), Tea("D-SOON", 29), Tea("E-LATER", 90));
        async Task<List<ListRow>> Rows(string query) => [.. (await LotList.Definition.Read(room.House.Get<IServiceProvider>(), Actor.System, ListRequest.Of(query), default)).Rows];
        int At(string key) => LotList.Definition.Columns.Select((c, at) => (c.Key, at)).Single(c => c.Key == key).at;

        var all = await Rows("?sort=left");

        Assert.Equal([("B-GONE", -1), ("C-TODAY", 1), ("D-SOON", 30), ("E-LATER", 91), ("A-LASTS", (int?)null)], all.Select(r => ((string)r.Cells[At("code")]!, (int?)r.Cells[At("left")])));
        Assert.Equal(Words.ExpiredMark, Assert.IsType<Mark>(all[0].Cells[At("status")]).Name);
        Assert.Equal(["B-GONE"], (await Rows("?f.expiry=expired")).Select(r => (string)r.Cells[At("code")]!));
        Assert.Equal(["C-TODAY", "D-SOON"], (await Rows("?f.expiry=soon&sort=code")).Select(r => (string)r.Cells[At("code")]!));
        Assert.Equal(["A-LASTS", "E-LATER"], (await Rows("?f.expiry=later&sort=code")).Select(r => (string)r.Cells[At("code")]!));
    }

    [Theory, Engines]
    public async Task A_refusal_helps_with_what_is_wrong(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Opening, room.Bolts(1, 10), new StockLineDraft { Item = room.Tea, Quantity = 5, Lot = "OLD", Cost = 500, Expires = Stockroom.Today.AddDays(-1) });
        await room.House.Db.Set<ItemStock>().ExecuteUpdateAsync(s => s.SetProperty(x => x.MayGoNegative, true));

        var expired = (await room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 1, Lot = "OLD" })).Refusals[0];
        var forbidden = (await room.Try(StockKind.Issue, room.Bolts(3))).Refusals[0];

        var lot = await room.House.Db.Set<Lot>().SingleAsync();
        Assert.Equal((Words.LotExpiredAdvice, $"/inventory/lots/{lot.Id}"), (expired.Advice, expired.Href));
        Assert.Contains("Tokyo does not let it", forbidden.What.En, StringComparison.Ordinal);
        Assert.Equal($"/inventory/warehouses?w={room.Tokyo}", forbidden.Href);
    }

    [Theory, Engines]
    public async Task A_cost_finer_than_money_and_an_expiry_other_than_known_are_refused(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        StockLineDraft tea = new() { Item = room.Tea, Quantity = 5, Lot = "L1", Cost = 500, Expires = Stockroom.Today.AddDays(90) };
        var receipt = await room.Post(StockKind.Receipt, tea);

        Assert.Equal(("inventory.decimals", "Lines[0].Cost"), (await room.Try(StockKind.Receipt, room.Bolts(1, 100.5m))).Refusals[0] is var fine ? (fine.Code, fine.Field) : default);
        Assert.Equal("inventory.cost", (await room.Try(StockKind.Receipt, room.Bolts(1, -1))).Refusals[0].Code);
        Assert.Equal("inventory.decimals", (await room.House.Run<AddLateCost, AddLateCost.Input, Id<StockDocument>>(new() { Id = receipt, Amount = 0.5m })).Refusals[0].Code);
        Assert.Equal(("inventory.other-expiry", "Lines[0].Expires"), (await room.Try(StockKind.Receipt, tea with { Expires = Stockroom.Today.AddDays(91) })).Refusals[0] is var odd ? (odd.Code, odd.Field) : default);
        await room.Post(StockKind.Receipt, tea, tea with { Expires = null });

        Assert.Equal(15m, await room.At(room.Tokyo, room.Tea));
    }

    /// <summary>In English, with blanks for the ones that keep figure and unit together.</summary>
    private static string Plain(Refusal refusal) => refusal.What.En.Replace('\u00A0', ' ');
}
