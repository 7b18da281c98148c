using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Transits;

public sealed class TransitRow
{
    public required Id<Transit> Id { get; init; }
    public required Id<StockDocument> DocumentId { get; init; }
    public required string Number { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required string Code { get; init; }
    public required Names Names { get; init; }
    public required Unit Unit { get; init; }
    public required string Lot { get; init; }
    public required Names From { get; init; }
    public required Id<Warehouse> ToId { get; init; }
    public required string ToCode { get; init; }
    public required Names To { get; init; }
    public required long Sent { get; init; }
    public required long Remaining { get; init; }
    public required DateOnly Shipped { get; init; }
    public required DateOnly? Expected { get; init; }

    public Quantity Left => new() { Millionths = Remaining, Unit = Unit };
}

/// <summary>What is on its way, and when it should come.</summary>
internal static class TransitList
{
    public static readonly ListDefinition<TransitRow, Transit> Definition = new()
    {
        Name = "inventory/transits",
        Title = Words.OnItsWay,
        Permission = InventoryPermission.View,
        DefaultSort = "shipped",
        Rows = services => Rows(services.GetRequiredService<InventoryDb>()),
        Id = r => r.Id,
        RowHref = r => $"/inventory/documents/{r.DocumentId}",
        Of =
        [
            Column.Of<TransitRow, string>("number", Words.Number, CellKind.Code, r => r.Number, r => r.Number),
            Column.Of<TransitRow, DateOnly>("shipped", Words.Shipped, CellKind.Date, r => r.Shipped, r => r.Shipped),
            new("from", Words.FromWarehouse, CellKind.Text, r => r.From.AsText()),
            Column.Of<TransitRow, string>("to", Words.ToWarehouse, CellKind.Text, r => r.To.AsText(), r => r.ToCode),
            Column.Of<TransitRow, string>("code", Words.Item, CellKind.Code, r => r.Code, r => r.Code),
            new("name", Words.Name, CellKind.Text, r => r.Names.AsText()),
            Column.Of<TransitRow, string>("lot", Words.Lot, CellKind.Code, r => r.Lot, r => r.Lot),
            new("sent", Words.Sent, CellKind.Figure, r => new Quantity { Millionths = r.Sent, Unit = r.Unit }.ToString(null, Languages.Current.Culture)),
            Column.Of<TransitRow, long>("remaining", Words.Remaining, CellKind.Figure, r => r.Left.ToString(null, Languages.Current.Culture), r => r.Remaining),
            new("expected", Words.Expected, CellKind.Date, r => r.Expected),
        ],
        FilterBy =
        [
            new("to", Words.ToWarehouse, [], value => long.TryParse(value, out var id) ? r => r.ToId == new Id<Warehouse>(id) : null)
            {
                Ask = async (services, ct) => [.. (await services.GetRequiredService<InventoryDb>().Warehouses.AsNoTracking().Where(w => w.Active && !w.IsTransit).OrderBy(w => w.Code).ToListAsync(ct)).Select(w => (w.Id.ToString(), w.Names.AsText()))],
            },
            Filter.OfDays<TransitRow>("shipped", Words.Shipped, r => r.Shipped),
        ],
    };

    public static IQueryable<TransitRow> Rows(InventoryDb db) =>
        from transit in db.Transits.AsNoTracking()
        where transit.Remaining.Millionths > 0
        join item in db.All.Set<Item>() on transit.ItemId equals item.Id
        join whence in db.Warehouses on transit.FromId equals whence.Id
        join to in db.Warehouses on transit.ToId equals to.Id
        join lot in db.Lots on transit.LotId equals lot.Id into lots
        from lot in lots.DefaultIfEmpty()
        select new TransitRow
        {
            Id = transit.Id, DocumentId = transit.DocumentId, Number = transit.Number, ItemId = item.Id, Code = item.Code, Names = item.Names, Unit = item.BaseUnit, Lot = lot == null ? "" : lot.Code,
            From = whence.Names, ToId = to.Id, ToCode = to.Code, To = to.Names, Sent = transit.Sent.Millionths, Remaining = transit.Remaining.Millionths, Shipped = transit.Shipped, Expected = transit.Expected,
        };
}

/// <summary>What our own transfers bring.</summary>
internal sealed class TransitArrivals(InventoryDb db) : IArrivals
{
    public async Task<IReadOnlyList<Arrival>> Of(IReadOnlyCollection<Id<Item>> items, CancellationToken ct) =>
        [.. (await db.Transits.AsNoTracking().Where(t => items.Contains(t.ItemId) && t.Remaining.Millionths > 0).OrderBy(t => t.Id).ToListAsync(ct)).Select(t => new Arrival(t.ItemId, t.ToId, t.Remaining, t.Expected, t.Number))];
}
