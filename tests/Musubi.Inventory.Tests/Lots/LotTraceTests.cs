using Microsoft.EntityFrameworkCore;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Lots;

public sealed class LotTraceTests
{
    [Theory, Engines]
    public async Task A_lot_is_followed_through_eight_levels_both_ways_and_to_whom_it_went(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, [.. Enumerable.Range(0, 9).Select(i => Tea(room, $"L{i}"))]);
        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Code, l => l.Id);
        for (var i = 0; i < 8; i++)
            await Link(room, lots[$"L{i + 1}"], $"L{i}");
        await room.House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new()
        {
            Kind = StockKind.Issue, Date = Stockroom.Today, Warehouse = room.Tokyo, Reference = "Sakura Tea House", Lines = [new() { Item = room.Tea, Quantity = 3, Lot = "L8" }],
        });
        var trace = room.House.Get<LotTrace>();

        Assert.Equal(Enumerable.Range(0, 8).Reverse().Select((n, i) => ($"L{n}", i + 1)), (await trace.Tree(lots["L8"], ahead: false, default)).Select(t => (t.Code, t.Level)));
        Assert.Equal(Enumerable.Range(1, 8).Select(n => ($"L{n}", n)), (await trace.Tree(lots["L0"], ahead: true, default)).Select(t => (t.Code, t.Level)));
        var left = Assert.Single(await trace.Departures(lots["L0"], default));
        Assert.Equal(("L8", "Sakura Tea House", 3m), (left.Code, left.For, left.Quantity.Value));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_lot_reached_twice_shows_its_branch_once_and_none_is_made_of_itself(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, Tea(room, "FLOUR"), Tea(room, "DOUGH"), Tea(room, "FILLING"), Tea(room, "BUN"), Tea(room, "WHEAT"));
        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Code, l => l.Id);
        await Link(room, lots["FLOUR"], "WHEAT");
        await Link(room, lots["DOUGH"], "FLOUR");
        await Link(room, lots["FILLING"], "FLOUR");
        await Link(room, lots["BUN"], "DOUGH");
        await Link(room, lots["BUN"], "FILLING");

        var tree = await room.House.Get<LotTrace>().Tree(lots["BUN"], ahead: false, default);
        var round = await Try(room, lots["WHEAT"], "BUN");
        var itself = await Try(room, lots["WHEAT"], "WHEAT");

        Assert.Equal([("DOUGH", 1, false), ("FLOUR", 2, false), ("WHEAT", 3, false), ("FILLING", 1, false), ("FLOUR", 2, true)], tree.Select(t => (t.Code, t.Level, t.Again)));
        Assert.Equal(["inventory.lot-loop", "inventory.lot-loop"], new[] { round, itself }.Select(r => r.Refusals[0].Code));
        await room.House.Do<UnlinkLots, UnlinkLots.Input, Done>(new() { Id = tree[0].Link });
        Assert.Equal(["FILLING", "FLOUR", "WHEAT"], (await room.House.Get<LotTrace>().Tree(lots["BUN"], ahead: false, default)).Select(t => t.Code));
        Assert.Empty(await room.Faults());
    }

    private static StockLineDraft Tea(Stockroom room, string lot) => new() { Item = room.Tea, Quantity = 10, Lot = lot, Cost = 1_000 };

    private static Task<Result<Done>> Try(Stockroom room, Id<Lot> made, string from) =>
        room.House.Run<LinkLots, LinkLots.Input, Done>(new() { Id = made, Item = room.Tea, Lot = from, Quantity = 2, Date = Stockroom.Today });

    private static async Task Link(Stockroom room, Id<Lot> made, string from) => _ = (await Try(room, made, from)).Value;
}
