using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Places;

/// <summary>What lies in a bin that is held counts, and stays.</summary>
public sealed class HeldBinTests
{
    [Theory, Engines]
    public async Task What_lies_in_a_bin_in_quarantine_is_neither_promised_nor_picked_until_the_bin_is_named(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(6, 600) with { Bin = "A-01" }, room.Bolts(4, 400) with { Bin = "A-02" });
        await room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = "Fair", Item = room.Bolt, Quantity = 10, Warehouse = room.Tokyo, Needed = Stockroom.Today, Hard = true });
        Assert.Equal(2, await room.House.Db.Set<Reservation>().CountAsync(r => r.Kind == ReservationKind.Hard));

        await Save(room, "A-01", "A-02");

        // What was pinned there waits in the queue again, and cannot be served from it.
        Assert.Equal(6m, (await room.House.Db.Set<Reservation>().SingleAsync(r => r.Kind == ReservationKind.Hard)).Quantity.Value);
        var kept = await room.House.Db.Set<Reservation>().FirstAsync();
        var standing = await room.House.Get<StockReservations>().Standing(kept.SourceKind, kept.SourceId, default);
        Assert.Equal((4m, 4m), (standing.Sum(l => l.Waiting.Value), standing.Single().Shortage!.Held.Value));
        await room.House.Do<ReleaseReservation, ReleaseReservation.Input, Done>(new() { Id = (await room.House.Db.Set<Reservation>().FirstAsync(r => r.Kind == ReservationKind.Hard)).Id });
        await room.House.Do<ReleaseReservation, ReleaseReservation.Input, Done>(new() { Id = (await room.House.Db.Set<Reservation>().SingleAsync()).Id });

        var more = await room.Try(StockKind.Issue, room.Bolts(7));
        Assert.Equal("inventory.short", Assert.Single(more.Refusals).Code);
        var named = await room.Try(StockKind.Issue, room.Bolts(1) with { Bin = "A-02" });
        Assert.Equal("inventory.short", Assert.Single(named.Refusals).Code);
        var unnamed = await room.Try(StockKind.Scrap, room.Bolts(8));
        Assert.Equal("inventory.short", Assert.Single(unnamed.Refusals).Code);
        Assert.Contains("bin", unnamed.Refusals[0].Advice!.En, StringComparison.Ordinal);

        await room.Post(StockKind.Scrap, room.Bolts(1) with { Bin = "A-02" });
        await room.Post(StockKind.Transfer, room.Bolts(3) with { Bin = "A-02" });
        Assert.Equal((6m, 3m), (await room.At(room.Tokyo, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_bin_keeps_what_it_is_where_nothing_is_said_and_stands_in_one_field_only(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await Save(room, "A-01", "A-02");

        await Save(room, "A-01 A-03", null);
        var bins = await room.House.Db.Set<Bin>().Where(b => b.WarehouseId == room.Tokyo && b.Active).OrderBy(b => b.Code).ToListAsync();
        Assert.Equal([("A-01", LotStatus.Available), ("A-02", LotStatus.Quarantine), ("A-03", LotStatus.Available)], bins.Select(b => (b.Code, b.Status)));

        var twice = await room.House.Run<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(await Input(room, "A-01 A-02", "A-02"));
        Assert.Equal(("inventory.bin-twice", "Quarantine"), (Assert.Single(twice.Refusals).Code, twice.Refusals[0].Field));
        await Save(room, "A-01 A-02", null);
        Assert.All(await room.House.Db.Set<Bin>().Where(b => b.WarehouseId == room.Tokyo && b.Active).ToListAsync(), b => Assert.Equal(LotStatus.Available, b.Status));
    }

    private static async Task Save(Stockroom room, string bins, string? quarantine) => await room.House.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(await Input(room, bins, quarantine));

    private static async Task<SaveWarehouse.Input> Input(Stockroom room, string bins, string? quarantine) =>
        await room.House.Db.Set<Warehouse>().SingleAsync(w => w.Id == room.Tokyo) is var warehouse
            ? new() { Id = warehouse.Id, Version = warehouse.Version, Code = warehouse.Code, Names = warehouse.Names, Bins = bins, Quarantine = quarantine } : new();
}
