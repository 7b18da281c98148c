using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Reservations;

public sealed class ReservationRow
{
    public required Id<Reservation> Id { get; init; }
    public required ReservationKind Kind { get; init; }
    public required string SourceKind { get; init; }
    public required string SourceNumber { get; init; }

    /// <summary>The customer of an order; what was written beside what is reserved by hand.</summary>
    public required string Note { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required string Code { get; init; }
    public required Names Names { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required string Warehouse { get; init; }
    public required Names WarehouseNames { get; init; }
    public required string Bin { get; init; }
    public required string Lot { get; init; }
    public required Unit Unit { get; init; }
    public required long Quantity { get; init; }
    public required DateOnly Needed { get; init; }
    public required int Priority { get; init; }

    /// <summary>What nothing on the shelves covers, as the queue stands; put in once the row is read.</summary>
    public long Waiting { get; set; }
}

/// <summary>Who holds what.</summary>
internal static class ReservationList
{
    public static readonly ListDefinition<ReservationRow, Reservation> Definition = new()
    {
        Name = "inventory/reservations",
        Title = Words.Reservations,
        Permission = InventoryPermission.View,
        DefaultSort = "needed",
        Rows = services => Rows(services.GetRequiredService<InventoryDb>()),
        Complete = async (services, rows, ct) =>
        {
            var waiting = await services.GetRequiredService<PromiseBook>().Waiting([.. rows.Where(r => r.Kind == ReservationKind.Soft).Select(r => r.ItemId).Distinct()], ct);
            foreach (var row in rows)
                row.Waiting = waiting.GetValueOrDefault(row.Id);
        },
        Id = r => r.Id,
        RowHref = r => $"/inventory/reservations/{r.Id}",
        Of =
        [
            Column.Of<ReservationRow, string>("for", Words.ReservedFor, CellKind.Text, r => r.SourceNumber, r => r.SourceNumber),
            new("note", Words.Note, CellKind.Text, r => r.Note),
            Column.Of<ReservationRow, string>("code", Words.Item, CellKind.Code, r => r.Code, r => r.Code),
            new("name", Words.Name, CellKind.Text, r => r.Names.AsText()),
            Column.Of<ReservationRow, string>("warehouse", Words.Warehouse, CellKind.Text, r => r.WarehouseNames.AsText(), r => r.Warehouse),
            Column.Of<ReservationRow, string>("bin", Words.Bin, CellKind.Code, r => r.Bin, r => r.Bin),
            Column.Of<ReservationRow, string>("lot", Words.Lot, CellKind.Code, r => r.Lot, r => r.Lot),
            new("kind", Words.Kind, CellKind.Badge, r => new Mark(Words.Of(r.Kind), Words.Tone(r.Kind))),
            Column.Of<ReservationRow, long>("quantity", Words.Quantity, CellKind.Figure, r => new Quantity { Millionths = r.Quantity, Unit = r.Unit }.ToString(null, Languages.Current.Culture), r => r.Quantity),
            new("short", Words.Waiting, CellKind.Badge, r => r.Waiting == 0 ? null : new Mark(Text.Same(new Quantity { Millionths = r.Waiting, Unit = r.Unit }.ToString(null, Languages.Current.Culture)), "red")),
            Column.Of<ReservationRow, DateOnly>("needed", Words.Needed, CellKind.Date, r => r.Needed, r => r.Needed),
            Column.Of<ReservationRow, int>("priority", Words.Priority, CellKind.Figure, r => r.Priority == 0 ? null : r.Priority, r => r.Priority),
        ],
        FilterBy =
        [
            Filter.Of<ReservationRow, ReservationKind>("kind", Words.Kind, r => r.Kind, Words.Of),
            new("warehouse", Words.Warehouse, [], value => Parse<Warehouse>(value) is { } id ? r => r.WarehouseId == id : null)
            {
                Ask = async (services, ct) => [.. (await services.GetRequiredService<InventoryDb>().Warehouses.AsNoTracking().Where(w => w.Active && !w.IsTransit).OrderBy(w => w.Code).ToListAsync(ct)).Select(w => (w.Id.ToString(), w.Names.AsText()))],
            },
            new("item", Words.Item, [], value => Parse<Item>(value) is { } id ? r => r.ItemId == id : null)
            {
                Ask = async (services, ct) => services.GetRequiredService<InventoryDb>() is var db
                    ? [.. (await db.All.Set<Item>().AsNoTracking().Where(i => db.Reservations.Any(r => r.ItemId == i.Id)).OrderBy(i => i.Code).Take(MostItems).Select(i => new { i.Id, i.Code, i.Names }).ToListAsync(ct)).Select(i => (i.Id.ToString(), Text.Same($"{i.Code} {i.Names}")))] : [],
            },
            new("source", Words.Source, [], value => r => r.SourceKind == value)
            {
                Ask = async (services, ct) => services.GetRequiredService<InventoryDb>() is var db && await db.Reservations.Select(r => r.SourceKind).Distinct().OrderBy(k => k).ToListAsync(ct) is var kinds
                    ? [.. kinds.Select(kind => (kind, kind == ReserveStock.ByHand ? Words.ByHand : services.GetServices<Module>().SelectMany(m => m.Subjects).FirstOrDefault(s => s.Kind == kind)?.Noun ?? Text.Same(kind)))] : [],
            },
            Filter.OfDays<ReservationRow>("needed", Words.Needed, r => r.Needed),
        ],
        BulkActs =
        [
            new("release", Words.Release, "lock-open", InventoryPermission.Reserve, step => step.Do<ReleaseReservation, ReleaseReservation.Input>(new() { Id = new(step.Id) }), Words.ReleaseSure),
        ],
    };

    private const int MostItems = 200;

    public static IQueryable<ReservationRow> Rows(InventoryDb db) =>
        from reservation in db.Reservations.AsNoTracking()
        join item in db.All.Set<Item>() on reservation.ItemId equals item.Id
        join warehouse in db.Warehouses on reservation.WarehouseId equals warehouse.Id
        join bin in db.Bins on reservation.BinId equals bin.Id into bins
        from bin in bins.DefaultIfEmpty()
        join lot in db.Lots on reservation.LotId equals lot.Id into lots
        from lot in lots.DefaultIfEmpty()
        select new ReservationRow
        {
            Id = reservation.Id, Kind = reservation.Kind, SourceKind = reservation.SourceKind, SourceNumber = reservation.SourceNumber, Note = reservation.Note, ItemId = item.Id, Code = item.Code, Names = item.Names,
            WarehouseId = warehouse.Id, Warehouse = warehouse.Code, WarehouseNames = warehouse.Names, Bin = bin == null ? "" : bin.Code, Lot = lot == null ? "" : lot.Code,
            Unit = item.BaseUnit, Quantity = reservation.Quantity.Millionths, Needed = reservation.Needed, Priority = reservation.Priority,
        };

    private static Id<T>? Parse<T>(string value) => long.TryParse(value, out var id) ? new Id<T>(id) : null;
}
