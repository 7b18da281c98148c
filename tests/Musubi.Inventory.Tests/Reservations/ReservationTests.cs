using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Reservations;

public sealed class ReservationTests
{
    [Theory, Engines]
    public async Task What_is_pinned_comes_from_what_expires_first_and_what_is_missing_says_why(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, Tea(room, 10, "LATE", 90), Tea(room, 10, "SOON", 30), Tea(room, 10, "GONE", 3), Tea(room, 10, "HELD", 60));
        await room.House.Db.Set<Lot>().Where(l => l.Code == "HELD").ExecuteUpdateAsync(l => l.SetProperty(x => x.Status, LotStatus.Quarantine));
        await Reserve(room, 1, 5, room.Tea, hard: false);

        var got = Assert.Single(await Reserve(room, 2, 20, room.Tea, hard: true));

        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        // The first five of SOON are for the order before; GONE will have expired on the tenth day, when all this is needed.
        Assert.Equal([("SOON", 5m), ("LATE", 10m)], got.Hard.Select(p => (lots[p.Lot], p.Quantity.Value)));
        Assert.Equal((5m, 0), (got.Waiting.Value, got.Soft.Count));
        var why = got.Shortage!;
        Assert.Equal((5m, 40m, 10m, 10m), (why.Missing.Value, why.OnHand.Value, why.Held.Value, why.Expired.Value));
        Assert.Equal(("SO-1", 5m), (Assert.Single(why.Reserved).Number, why.Reserved[0].Quantity.Value));
        Assert.Contains("SO-1", why.What.Ja, StringComparison.Ordinal);
        Assert.StartsWith(why.Warehouse.Ja, why.What.Ja, StringComparison.Ordinal);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_is_asked_together_comes_from_one_warehouse_where_it_has_all_of_it_and_else_from_where_most_is(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 1_000), Tea(room, 40, "NEW", 90));
        await room.Post(StockKind.Transfer, room.Bolts(30), new() { Item = room.Tea, Quantity = 25, Lot = "NEW" });

        // Most bolts lie in Tokyo, most tea in Osaka.
        Assert.Equal([room.Tokyo, room.Tokyo], await From(1, (room.Bolt, 20), (room.Tea, 10)));
        Assert.Equal([room.Tokyo, room.Osaka], await From(2, (room.Bolt, 20), (room.Tea, 10)));
        Assert.Equal([room.Osaka], await From(3, (room.Tea, 5)));
        Assert.Empty(await room.Faults());

        async Task<List<Id<Warehouse>>> From(long order, params (Id<Catalog.Items.Item> Item, decimal Quantity)[] lines)
        {
            await Act(room, async services => (await services.GetRequiredService<StockReservations>().Reserve(new()
            {
                SourceKind = "sales_order", SourceId = order, SourceNumber = $"SO-{order}", Needed = Stockroom.Today, Lines = [.. lines.Select((l, i) => new WantedLine { Line = i + 1, Item = l.Item, Quantity = Quantity.Of(l.Quantity, Unit.One) })],
            }, default)).Value);
            return await room.House.Db.Set<Reservation>().Where(r => r.SourceId == order && r.SourceKind == "sales_order").OrderBy(r => r.SourceLine).Select(r => r.WarehouseId).ToListAsync();
        }
    }

    [Theory, Engines]
    public async Task Whoever_is_moved_up_in_the_queue_is_served_and_the_last_waits(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var fair = await Kept(room, "Fair", 8);
        var client = await Kept(room, "Client", 6);

        Assert.Equal((8m, 2m), (await Served(room, fair), await Served(room, client)));
        var row = await room.House.Db.Set<Reservation>().SingleAsync(r => r.SourceId == client.Value);
        await room.House.Do<RankReservation, RankReservation.Input, Done>(new() { Id = row.Id, Priority = 5, Needed = row.Needed });
        Assert.Equal((4m, 6m), (await Served(room, fair), await Served(room, client)));

        await room.House.Do<ReleaseReservation, ReleaseReservation.Input, Done>(new() { Id = row.Id });
        Assert.Equal(8m, await Served(room, fair));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_is_promised_to_others_does_not_leave_and_the_refusal_names_them(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(20, 2_000));
        await Reserve(room, 7, 6, room.Bolt, hard: true);
        await Kept(room, "Exhibition", 5);

        var refusal = Assert.Single((await room.Try(StockKind.Issue, room.Bolts(10))).Refusals);
        await room.Post(StockKind.Issue, room.Bolts(9));

        Assert.Equal("inventory.short", refusal.Code);
        foreach (var named in new[] { "10", "20", "SO-7", "6", "Exhibition", "5" })
            Assert.Contains(named, refusal.What.En, StringComparison.Ordinal);
        Assert.Equal(11m, await room.At(room.Tokyo, room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task An_issue_for_an_order_uses_up_what_the_order_reserved(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, Tea(room, 10, "A", 30), Tea(room, 10, "B", 60));
        await Reserve(room, 1, 8, room.Tea, hard: true);
        await Reserve(room, 2, 12, room.Tea, hard: true);

        // The first order's eight lie in the older lot; the second takes its own, two of A and six of B.
        await Issue(room, 2, room.Tea, 8);

        var left = await room.House.Db.Set<Reservation>().OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([(1L, 8m), (2L, 4m)], left.Select(r => (r.SourceId, r.Quantity.Value)));
        Assert.Equal([2m, 6m], (await room.House.Db.Set<StockMove>().Where(m => m.Quantity.Millionths < 0).OrderBy(m => m.Position).ToListAsync()).Select(m => -m.Quantity.Value));
        await Issue(room, 1, room.Tea, 8);
        await Issue(room, 2, room.Tea, 4);
        Assert.Equal(0, await room.House.Db.Set<Reservation>().CountAsync());
        Assert.Equal(0, await room.House.Db.Set<StockBalance>().SumAsync(b => b.Reserved));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Goods_that_are_really_gone_send_their_promise_back_to_the_queue(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await Reserve(room, 1, 4, room.Bolt, hard: true);
        await Reserve(room, 2, 4, room.Bolt, hard: true);

        await room.Post(StockKind.Adjustment, room.Bolts(-5));

        Assert.Equal([(1L, ReservationKind.Hard), (2L, ReservationKind.Soft)], (await room.House.Db.Set<Reservation>().OrderBy(r => r.SourceId).ToListAsync()).Select(r => (r.SourceId, r.Kind)));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task The_list_says_what_each_waits_for_as_the_queue_stands(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await Kept(room, "first", 8);
        await Kept(room, "second", 5);
        await Kept(room, "third", 4);
        IListDefinition list = ReservationList.Definition;
        var at = list.Columns.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i);

        var rows = (await list.Read(room.House.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?sort=for"), default)).Rows;
        var all = await list.ReadAll(room.House.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?sort=for"), default).ToListAsync();

        foreach (var read in new[] { rows, all })
            Assert.Equal([("first", null), ("second", "3"), ("third", "4")], read.Select(r => ((string)r.Cells[at["for"]]!, (r.Cells[at["short"]] as Mark)?.Name.En.Split('\u00A0')[0])));
    }

    [Theory, Engines]
    public async Task A_lot_that_is_blocked_lets_go_of_those_it_was_promised_to(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, Tea(room, 10, "A", 30), Tea(room, 10, "B", 60));
        await Reserve(room, 1, 6, room.Tea, hard: true);
        var lot = await room.House.Db.Set<Lot>().SingleAsync(l => l.Code == "A");

        await room.House.Do<HoldLot, HoldLot.Input, Id<Lot>>(new() { Id = lot.Id, Version = lot.Version, Status = LotStatus.Blocked, Note = "Recall", Expires = lot.Expires });
        var row = await room.House.Db.Set<Reservation>().SingleAsync();
        await room.House.Do<PinReservation, PinReservation.Input, Done>(new() { Id = row.Id });

        var pinned = await room.House.Db.Set<Reservation>().SingleAsync();
        Assert.Equal((ReservationKind.Hard, "B"), (pinned.Kind, (await room.House.Db.Set<Lot>().SingleAsync(l => l.Id == pinned.LotId)).Code));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Asking_again_keeps_the_turn_and_holds_no_more_than_is_asked(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await Reserve(room, 1, 8, room.Bolt, hard: false);
        await Reserve(room, 2, 8, room.Bolt, hard: false);

        var again = Assert.Single(await Reserve(room, 1, 9, room.Bolt, hard: true));

        Assert.Equal((9m, 0m), (again.Hard.Sum(p => p.Quantity.Value), again.Waiting.Value));
        Assert.Equal(17m, (await room.House.Db.Set<Reservation>().ToListAsync()).Sum(r => r.Quantity.Value));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_clerk_who_may_not_rank_reserves_without_priority(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);

        var refused = await room.House.Run<ReserveStock, ReserveStock.Input, Id<Reservation>>(
            new() { For = "Fair", Item = room.Bolt, Quantity = 1, Warehouse = room.Tokyo, Needed = Stockroom.Today, Priority = 9 }, room.House.As(InventoryPermission.Reserve));

        Assert.Equal("Priority", Assert.Single(refused.Refusals).Field);
    }

    private static StockLineDraft Tea(Stockroom room, decimal quantity, string lot, int days) => new() { Item = room.Tea, Quantity = quantity, Lot = lot, Cost = quantity * 100, Expires = Stockroom.Today.AddDays(days) };

    private static Task<Id<Reservation>> Kept(Stockroom room, string whom, decimal quantity) =>
        room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = whom, Item = room.Bolt, Quantity = quantity, Warehouse = room.Tokyo, Needed = Stockroom.Today.AddDays(10) });

    private static async Task<decimal> Served(Stockroom room, Id<Reservation> source)
    {
        var promises = await room.House.Get<PromiseBook>().Of(room.Bolt, default);
        return promises.In(room.Bolt, room.Tokyo).Single(s => s.Claim.SourceId == source.Value).Served / 1_000_000m;
    }

    private static Task<IReadOnlyList<ReservedLine>> Reserve(Stockroom room, long order, decimal quantity, Id<Catalog.Items.Item> item, bool hard) => Act(room, async services => (await services.GetRequiredService<StockReservations>().Reserve(new()
    {
        SourceKind = "sales_order", SourceId = order, SourceNumber = $"SO-{order}", Needed = Stockroom.Today.AddDays(10), Hard = hard,
        Lines = [new() { Line = 1, Item = item, Quantity = Quantity.Of(quantity, Unit.One), Warehouse = room.Tokyo }],
    }, default)).Value);

    private static Task<StockDocument> Issue(Stockroom room, long order, Id<Catalog.Items.Item> item, decimal quantity) => Act(room, async services => (await services.GetRequiredService<StockMoves>().Post(new()
    {
        Kind = StockKind.Issue, Date = Stockroom.Today, SourceKind = "sales_order", SourceId = order, SourceNumber = $"SO-{order}",
        Lines = [new() { Item = item, Quantity = Quantity.Of(-quantity, Unit.One), Warehouse = room.Tokyo, SourceLine = 1, Basis = Inventory.Valuation.CostBasis.Method, Against = Finance.Accounts.AccountRole.CostOfSales }],
    }, default)).Value);

    /// <summary>As a module above would: within its own act.</summary>
    private static async Task<T> Act<T>(Stockroom room, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = room.House.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var done = await act(scope.ServiceProvider);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return done;
    }
}
