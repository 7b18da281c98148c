using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Transits;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Moves;

public sealed class ReverseStockTests
{
    [Theory, Engines]
    public async Task A_receipt_typed_wrong_is_taken_back_at_what_it_cost_and_both_know_of_each_other(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var wrong = await room.Post(StockKind.Receipt, room.Bolts(100, 90_000));

        var reversal = await Reverse(room, wrong);
        var again = await Try(room, wrong);
        var round = await Try(room, reversal);

        Assert.Equal((10m, 1_000L), await room.Worth(room.Bolt));
        Assert.Equal(-1_000, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.GoodsReceivedNotInvoiced, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal((StockKind.Receipt, (Id<StockDocument>?)wrong, -90_000L), await room.House.Db.Set<StockDocument>().SingleAsync(d => d.Id == reversal) is var d ? (d.Kind, d.Reverses, d.Value.Minor) : default);
        Assert.Equal(("inventory.reversed", $"/inventory/documents/{reversal}"), (again.Refusals[0].Code, again.Refusals[0].Href));
        Assert.Equal("inventory.is-reversal", round.Refusals[0].Code);
        // The page offers the act by the same: not where it is certain to be refused.
        Assert.Equal(("inventory.reversed", "inventory.is-reversal"), (await WhyNotNow(room, wrong), await WhyNotNow(room, reversal)));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines(ValuationMethod.MovingAverage), Engines(ValuationMethod.Fifo), Engines(ValuationMethod.Standard)]
    public async Task What_was_issued_in_between_costs_what_it_would_have_without_it(TestEngine engine, ValuationMethod method)
    {
        await using var room = await Stockroom.Open(engine);
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Bolt, Method = method, Standard = method == ValuationMethod.Standard ? 100 : null });
        var wrong = await room.Post(StockKind.Receipt, room.Bolts(10, 9_000));
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var issue = await room.Post(StockKind.Issue, Stockroom.Today.AddDays(3), room.Bolts(5));
        room.Wait(Stockroom.Today.AddDays(5));

        var reversal = await Reverse(room, wrong, Stockroom.Today.AddDays(5));

        Assert.Equal((5m, 500L), await room.Worth(room.Bolt));
        Assert.Equal(500, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.CostOfSales, "goods"), Stockroom.Today.AddDays(3), default)).Value.Minor);
        if (method != ValuationMethod.Standard)
        {
            var move = await room.House.Db.Set<StockMove>().SingleAsync(m => m.DocumentId == issue);
            var changed = await room.House.Db.Set<MoveValue>().SingleAsync(v => v.MoveId == move.Id && v.DocumentId == reversal);
            Assert.Equal((ValueReason.Reversed, Stockroom.Today.AddDays(3)), (changed.Reason, changed.Date));
        }
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Goods_that_were_used_are_not_taken_back(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var receipt = await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var issue = await room.Post(StockKind.Issue, Stockroom.Today.AddDays(1), room.Bolts(8));

        var used = await Try(room, receipt, Stockroom.Today.AddDays(1));
        await room.Post(StockKind.Receipt, Stockroom.Today.AddDays(4), room.Bolts(20, 2_000));
        var tooEarly = await Try(room, receipt, Stockroom.Today.AddDays(1));
        await Reverse(room, receipt, Stockroom.Today.AddDays(4));
        var early = await Try(room, issue, Stockroom.Today);

        Assert.Equal(("inventory.short", Words.UsedSinceAdvice), (used.Refusals[0].Code, used.Refusals[0].Advice));
        Assert.Equal("inventory.short-then", tooEarly.Refusals[0].Code);
        Assert.Contains("5 Apr 2026", tooEarly.Refusals[0].Advice!.En, StringComparison.Ordinal);
        Assert.Equal(("inventory.reversal-before", "Date"), (early.Refusals[0].Code, early.Refusals[0].Field));
        Assert.Equal((12m, 1_200L), await room.Worth(room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task An_issue_taken_back_gives_its_lot_back_and_its_turn_to_whom_it_went(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, new StockLineDraft { Item = room.Tea, Quantity = 10, Lot = "L1", Cost = 1_000, Bin = "A-01" });
        await room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = "Sakura", Item = room.Tea, Quantity = 6, Warehouse = room.Tokyo, Needed = Stockroom.Today.AddDays(9), Priority = 2, Hard = true });
        var issue = await room.House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Issue, Date = Stockroom.Today, Warehouse = room.Tokyo, Reservation = await room.House.Db.Set<Reservation>().Select(r => r.Id).SingleAsync(), Lines = [new() { Item = room.Tea, Quantity = 4 }] });
        var lot = await room.House.Db.Set<Lot>().SingleAsync();
        Assert.Single(await room.House.Get<LotTrace>().Departures(lot.Id, default));

        await Reverse(room, issue);

        var back = await room.House.Db.Set<StockMove>().OrderByDescending(m => m.Id).FirstAsync();
        Assert.Equal((lot.Id, 4m), (back.LotId, back.Quantity.Value));
        Assert.NotEqual(0, back.BinId.Value);
        Assert.Equal([(ReservationKind.Hard, 2m, 2), (ReservationKind.Soft, 4m, 2)], (await room.House.Db.Set<Reservation>().OrderBy(r => r.Id).ToListAsync()).Select(r => (r.Kind, r.Quantity.Value, r.Priority)));
        Assert.Single(await room.House.Db.Set<Reservation>().Select(r => new { r.SourceKind, r.SourceId, r.SourceNumber, r.Note }).Distinct().ToListAsync());
        Assert.Empty(await room.House.Get<LotTrace>().Departures(lot.Id, default));
        Assert.Equal(0, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.CostOfSales, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Whom_a_receipt_that_never_was_had_been_promised_to_waits_again(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var receipt = await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = "Sakura", Item = room.Bolt, Quantity = 6, Warehouse = room.Tokyo, Needed = Stockroom.Today, Hard = true });

        await Reverse(room, receipt);

        Assert.Equal(ReservationKind.Soft, (await room.House.Db.Set<Reservation>().SingleAsync()).Kind);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_transfer_goes_back_where_it_came_from_and_one_on_its_way_only_before_it_came(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var moved = await room.Post(StockKind.Transfer, room.Bolts(3));
        var sent = await room.House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Transfer, Date = Stockroom.Today, Warehouse = room.Tokyo, To = room.Osaka, InTransit = true, Lines = [room.Bolts(5)] });
        var transit = (await room.House.Db.Set<Transit>().SingleAsync()).Id;
        var arrival = await room.House.Do<ReceiveTransit, ReceiveTransit.Input, Id<StockDocument>>(new() { Id = sent, Date = Stockroom.Today, RestIsMissing = true, Lines = [new() { Id = transit, Quantity = 4 }] });
        var missing = await room.House.Db.Set<StockDocument>().Where(d => d.Kind == StockKind.Adjustment).Select(d => d.Id).SingleAsync();

        var lost = await room.House.Db.Set<StockDocument>().SingleAsync(d => d.Id == missing);
        Assert.Equal(("Missing in transit", sent.Value), (Words.NameOf(lost.Kind, false, lost.SourceKind).En, lost.SourceId));

        await Reverse(room, moved);
        Assert.Equal((5m, 4m), (await room.At(room.Tokyo, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Equal("inventory.has-come", (await Try(room, sent)).Refusals[0].Code);
        Assert.Equal(("inventory.has-come", null), (await WhyNotNow(room, sent), await WhyNotNow(room, arrival)));
        await Reverse(room, missing);
        await Reverse(room, arrival);
        Assert.Equal(5m, (await room.House.Db.Set<Transit>().SingleAsync()).Remaining.Value);
        Assert.Empty(await room.Faults());

        await Reverse(room, sent);
        Assert.Equal((10m, 0m, 0m), (await room.At(room.Tokyo, room.Bolt), await room.At(room.Osaka, room.Bolt), (await room.House.Db.Set<Transit>().SingleAsync()).Remaining.Value));
        Assert.Equal((10m, 1_000L), await room.Worth(room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_cost_that_came_late_is_taken_back_before_its_receipt(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var receipt = await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var freight = await room.House.Do<AddLateCost, AddLateCost.Input, Id<StockDocument>>(new() { Id = receipt, Amount = 100 });

        var refused = await Try(room, receipt);
        Assert.Equal("inventory.cost-added", await WhyNotNow(room, receipt));
        await Reverse(room, freight);
        Assert.Null(await WhyNotNow(room, receipt));
        Assert.Equal((10m, 1_000L), await room.Worth(room.Bolt));
        await Reverse(room, receipt);
        var late = await room.House.Run<AddLateCost, AddLateCost.Input, Id<StockDocument>>(new() { Id = receipt, Amount = 100 });

        Assert.Equal(("inventory.cost-added", $"/inventory/documents/{freight}"), (refused.Refusals[0].Code, refused.Refusals[0].Href));
        Assert.Equal("inventory.reversed", late.Refusals[0].Code);
        var ledger = room.House.Get<Ledger>();
        foreach (var role in new[] { AccountRole.Inventory, AccountRole.GoodsReceivedNotInvoiced, AccountRole.LandedCostClearing })
            Assert.Equal(0, (await ledger.Balance(new AccountPart(role, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_revaluation_taken_back_leaves_what_it_cost_before_and_a_count_is_counted_again(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var revalued = await room.House.Do<RevalueStock, RevalueStock.Input, Id<StockDocument>>(new() { Id = room.Bolt, Date = Stockroom.Today, UnitCost = 120, Note = "Wrong" });
        await room.Post(StockKind.Issue, room.Bolts(5));

        var clerk = await room.House.Run<ReverseStock, ReverseStock.Input, Id<StockDocument>>(new() { Id = revalued, Reason = "Typed wrong" }, room.House.As(InventoryPermission.Adjust));
        await Reverse(room, revalued);

        Assert.Equal(RefusalKind.Forbidden, clerk.Refusals[0].Kind);
        Assert.Equal((5m, 500L), await room.Worth(room.Bolt));
        Assert.Equal("inventory.not-reversible", StockReversal.WhyNot(new()
        {
            Id = new(1), Number = "ST", Kind = StockKind.Count, Date = Stockroom.Today, At = default, ByName = "", Value = Money.Zero(Currency.JPY), MovesHash = "",
        })?.Code);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_preview_says_what_posting_then_does_and_leaves_nothing(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var receipt = await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await room.Post(StockKind.Issue, room.Bolts(4));
        AddLateCost.Input late = new() { Id = receipt, Amount = 100 };

        await using var scope = room.House.Services.CreateAsyncScope();
        var plan = (await scope.ServiceProvider.GetRequiredService<StockTrial>().Of(() => scope.ServiceProvider.GetRequiredService<AddLateCost>().Plan(late, default), default)).Value;
        Assert.Equal((6m, 600L), await room.Worth(room.Bolt));
        Assert.Equal(2, plan.Values.Count);
        var posted = await room.House.Do<AddLateCost, AddLateCost.Input, Id<StockDocument>>(late);

        var booked = await room.House.Db.Set<MoveValue>().Where(v => v.DocumentId == posted).OrderBy(v => v.Id).ToListAsync();
        Assert.Equal(plan.Values.Select(v => (v.MoveId, v.Amount, v.Date)), booked.Select(v => (v.MoveId, v.Amount, v.Date)));
    }

    private static async Task<string?> WhyNotNow(Stockroom room, Id<StockDocument> document) =>
        (await room.House.Get<StockReversal>().WhyNotNow(await room.House.Db.Set<StockDocument>().Include(d => d.Moves).SingleAsync(d => d.Id == document), default))?.Code;

    private static Task<Result<Id<StockDocument>>> Try(Stockroom room, Id<StockDocument> document, DateOnly? date = null) =>
        room.House.Run<ReverseStock, ReverseStock.Input, Id<StockDocument>>(new() { Id = document, Date = date, Reason = "Typed wrong" });

    private static async Task<Id<StockDocument>> Reverse(Stockroom room, Id<StockDocument> document, DateOnly? date = null) => (await Try(room, document, date)).Value;
}
