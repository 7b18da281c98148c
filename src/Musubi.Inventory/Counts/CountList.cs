using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Counts;

internal static class CountList
{
    public sealed class Row
    {
        public required Id<StockCount> Id { get; init; }
        public required string Number { get; init; }
        public required DateOnly Date { get; init; }
        public required Id<Warehouse> WarehouseId { get; init; }
        public required Names Warehouse { get; init; }
        public required CountKind Kind { get; init; }
        public required bool IsBlind { get; init; }
        public required CountState State { get; init; }
        public required int Lines { get; init; }
        public required int Counted { get; init; }
        public required string PlannedBy { get; init; }
        public required string Note { get; init; }
    }

    public static readonly ListDefinition<Row, StockCount> Definition = new()
    {
        Name = "inventory/counts",
        Title = Words.StockCounts,
        Permission = InventoryPermission.View,
        DefaultSort = "-date",
        SearchKind = "stock_count",
        Rows = services => services.GetRequiredService<InventoryDb>() is var db
            ? from count in db.Counts.AsNoTracking()
              join warehouse in db.Warehouses on count.WarehouseId equals warehouse.Id
              select new Row
              {
                  Id = count.Id, Number = count.Number, Date = count.Date, WarehouseId = warehouse.Id, Warehouse = warehouse.Names, Kind = count.Kind, IsBlind = count.IsBlind, State = count.State, PlannedBy = count.PlannedBy, Note = count.Note,
                  Lines = db.CountLines.Count(l => l.CountId == count.Id), Counted = db.CountLines.Count(l => l.CountId == count.Id && l.First != null),
              }
            : null!,
        Id = r => r.Id,
        RowHref = r => $"/inventory/counts/{r.Id}",
        Of =
        [
            Column.Of<Row, string>("number", Words.Number, CellKind.Code, r => r.Number, r => r.Number),
            Column.Of<Row, DateOnly>("date", Words.CountDay, CellKind.Date, r => r.Date, r => r.Date),
            new("warehouse", Words.Warehouse, CellKind.Text, r => r.Warehouse.AsText()),
            new("kind", Words.CountKindLabel, CellKind.Text, r => Words.Of(r.Kind)),
            new("blind", Words.Blind, CellKind.Flag, r => r.IsBlind),
            Column.Of<Row, CountState>("state", Words.Status, CellKind.Badge, r => new Mark(Words.Of(r.State), Words.Tone(r.State)), r => r.State),
            new("lines", Words.LinesOf, CellKind.Figure, r => r.Lines),
            new("counted", Words.CountedQuantity, CellKind.Figure, r => r.Counted),
            new("by", Words.PlannedBy, CellKind.Text, r => r.PlannedBy),
            new("note", Words.Note, CellKind.Text, r => r.Note, Shown: false),
        ],
        FilterBy =
        [
            Filter.Of<Row, CountState>("state", Words.Status, r => r.State, Words.Of),
            Filter.Of<Row, CountKind>("kind", Words.CountKindLabel, r => r.Kind, Words.Of),
            Filter.OfDays<Row>("date", Words.CountDay, r => r.Date),
        ],
    };
}
