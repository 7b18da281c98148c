using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Transits;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Transits;

public sealed class TransitTests
{
    [Theory, Engines]
    public async Task A_transfer_that_takes_time_lies_on_the_road_until_it_comes(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var sent = await Send(room, 6);
        var road = await room.House.Db.Set<Warehouse>().SingleAsync(w => w.IsTransit);

        Assert.Equal((4m, 6m, 0m), (await room.At(room.Tokyo, room.Bolt), await room.At(road.Id, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Equal((10m, 1_000L), await room.Worth(room.Bolt));
        Assert.Empty(await room.Faults());

        await Receive(room, sent, 4);
        Assert.Equal((4m, 2m, 4m), (await room.At(room.Tokyo, room.Bolt), await room.At(road.Id, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Empty(await room.Faults());

        await Receive(room, sent, 2);
        Assert.Equal((0m, 6m), (await room.At(road.Id, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Equal("inventory.not-in-transit", (await Try(room, sent, 1)).Refusals[0].Code);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_never_comes_is_booked_as_missing_at_what_it_cost(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        var sent = await Send(room, 6);

        var tooMany = await Try(room, sent, 7);
        await Receive(room, sent, 5, restIsMissing: true);

        Assert.Equal("inventory.more-came", tooMany.Refusals[0].Code);
        Assert.Equal((9m, 900L), await room.Worth(room.Bolt));
        Assert.Equal(100, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.StockAdjustment, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Equal(0, await room.House.Db.Set<Transit>().SumAsync(t => t.Remaining.Millionths));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Nothing_else_takes_from_the_road_and_who_waits_is_told_what_comes(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(10, 1_000));
        await Send(room, 6, Stockroom.Today.AddDays(3));
        var road = await room.House.Db.Set<Warehouse>().SingleAsync(w => w.IsTransit);

        var stolen = await room.House.Run<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Issue, Date = Stockroom.Today, Warehouse = road.Id, Lines = [room.Bolts(1)] });
        await room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = "Osaka client", Item = room.Bolt, Quantity = 5, Warehouse = room.Osaka, Needed = Stockroom.Today.AddDays(9) });

        Assert.Equal("inventory.on-the-road", stolen.Refusals[0].Code);
        var book = await room.House.Get<PromiseBook>().Of(room.Bolt, default);
        var why = book.Why(Assert.Single(book.In(room.Bolt, room.Osaka)))!;
        Assert.Equal((5m, 6m, Stockroom.Today.AddDays(3)), (why.Missing.Value, Assert.Single(why.Arriving).Quantity.Value, why.Arriving[0].Day));
        Assert.Contains("6", why.Advice.En, StringComparison.Ordinal);
    }

    private static Task<Id<StockDocument>> Send(Stockroom room, decimal quantity, DateOnly? expected = null) =>
        room.House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Transfer, Date = Stockroom.Today, Warehouse = room.Tokyo, To = room.Osaka, InTransit = true, Expected = expected, Lines = [room.Bolts(quantity)] });

    private static async Task<Result<Id<StockDocument>>> Try(Stockroom room, Id<StockDocument> sent, decimal quantity, bool restIsMissing = false) =>
        await room.House.Run<ReceiveTransit, ReceiveTransit.Input, Id<StockDocument>>(new()
        {
            Id = sent, Date = Stockroom.Today, RestIsMissing = restIsMissing, Lines = [new() { Id = await room.House.Db.Set<Transit>().Select(t => t.Id).SingleAsync(), Quantity = quantity }],
        });

    private static async Task Receive(Stockroom room, Id<StockDocument> sent, decimal quantity, bool restIsMissing = false) => _ = (await Try(room, sent, quantity, restIsMissing)).Value;
}
