using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Catalog.Items;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

/// <summary>Adds what a document moves to the totals of its months and years. Their rows belong to items that the act holds already, so nobody waits for them.</summary>
internal static class TotalWriting
{
    public static async Task AddToTotals(this InventoryDb db, IEnumerable<StockMove> moves, IEnumerable<MoveValue> values, CancellationToken ct)
    {
        var (places, items) = Of(moves, values);
        var transaction = db.All.Database.CurrentTransaction!.GetDbTransaction();
        await db.All.Engine.AddToRows(transaction, "stock_total", ["span", "start", "item_id", "warehouse_id", "bin_id", "lot_id"], ["moved"],
            [.. places.OrderBy(t => t.ItemId.Value).ThenBy(t => (t.Span, t.Start, t.WarehouseId.Value, t.BinId.Value, t.LotId.Value)).Select(t => new object[] { (int)t.Span, t.Start, t.ItemId.Value, t.WarehouseId.Value, t.BinId.Value, t.LotId.Value, t.Moved })], ct);
        await db.All.Engine.AddToRows(transaction, "value_total", ["item_id", "span", "start"], ["moved", "booked"],
            [.. items.OrderBy(t => t.ItemId.Value).ThenBy(t => (t.Span, t.Start)).Select(t => new object[] { t.ItemId.Value, (int)t.Span, t.Start, t.Moved, t.Booked })], ct);
    }

    /// <summary>What moves and amounts come to, by place and by item, in each month and year.</summary>
    internal static (List<StockTotal> Places, List<ValueTotal> Items) Of(IEnumerable<StockMove> moves, IEnumerable<MoveValue> values)
    {
        var places = new Dictionary<(TotalSpan, DateOnly, Id<Item>, Id<Warehouse>, Id<Bin>, Id<Lot>), long>();
        var items = new Dictionary<(TotalSpan, DateOnly, Id<Item>), (long Moved, long Booked)>();
        foreach (var move in moves)
        {
            foreach (var (span, start) in StartsOf(move.Date))
            {
                var place = (span, start, move.ItemId, move.WarehouseId, move.BinId, move.LotId);
                places[place] = places.GetValueOrDefault(place) + move.Quantity.Millionths;
                if (move.Basis is not null)
                    Sum((span, start, move.ItemId), move.Quantity.Millionths, 0);
            }
        }
        foreach (var value in values)
        {
            foreach (var (span, start) in StartsOf(value.Date))
                Sum((span, start, value.ItemId), 0, value.Amount.Minor);
        }
        return (
            [.. places.Where(p => p.Value != 0).Select(p => new StockTotal { Span = p.Key.Item1, Start = p.Key.Item2, ItemId = p.Key.Item3, WarehouseId = p.Key.Item4, BinId = p.Key.Item5, LotId = p.Key.Item6, Moved = p.Value })],
            [.. items.Where(i => i.Value != default).Select(i => new ValueTotal { Span = i.Key.Item1, Start = i.Key.Item2, ItemId = i.Key.Item3, Moved = i.Value.Moved, Booked = i.Value.Booked })]);

        void Sum((TotalSpan, DateOnly, Id<Item>) key, long moved, long booked)
        {
            var before = items.GetValueOrDefault(key);
            items[key] = (before.Moved + moved, before.Booked + booked);
        }
    }

    private static IEnumerable<(TotalSpan Span, DateOnly Start)> StartsOf(DateOnly day) => [(TotalSpan.Month, new(day.Year, day.Month, 1)), (TotalSpan.Year, new(day.Year, 1, 1))];
}
