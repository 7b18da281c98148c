using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>
/// What lay of the items, warehouse by warehouse and lot by lot, at the end of an early day and of each later day that moved them: what is taken on that day is
/// missing on all of them. It is what stands now less what came after, which is little; of today's documents nothing came after.
/// </summary>
internal sealed class DayStock
{
    private readonly Dictionary<(Id<Item> Item, Id<Warehouse> Warehouse, Id<Lot> Lot), SortedDictionary<DateOnly, long>> days = [];

    public static async Task<DayStock> Of(InventoryDb db, IReadOnlyCollection<ItemWork> work, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var stock = new DayStock();
        if (day >= today)
            return stock;
        var items = work.Select(w => w.Stock.ItemId).ToList();
        var later = await db.Moves.Where(m => EF.Parameter(items).Contains(m.ItemId) && m.Date > day).GroupBy(m => new { m.ItemId, m.WarehouseId, m.LotId, m.Date })
            .Select(g => new { g.Key, Moved = g.Sum(m => m.Quantity.Millionths) }).ToListAsync(ct);
        var now = work.SelectMany(w => w.Places.Values).GroupBy(p => (p.ItemId, p.WarehouseId, p.LotId)).ToDictionary(g => g.Key, g => g.Sum(p => p.OnHand));
        foreach (var place in later.GroupBy(l => (l.Key.ItemId, l.Key.WarehouseId, l.Key.LotId)))
        {
            var (balances, onHand) = (stock.days[place.Key] = [], now.GetValueOrDefault(place.Key));
            foreach (var moved in place.OrderByDescending(m => m.Key.Date))
            {
                balances[moved.Key.Date] = onHand;
                onHand -= moved.Moved;
            }
            balances[day] = onHand;
        }
        return stock;
    }

    /// <summary>What may go of it without any day being short.</summary>
    public long Least(StockBalance row) => days.TryGetValue(KeyOf(row), out var balances) ? Math.Max(0, balances.Values.Min()) : long.MaxValue;

    /// <summary>The document itself moved something there: so it lay there from its day on.</summary>
    public void Move(StockBalance row, long millionths)
    {
        if (!days.TryGetValue(KeyOf(row), out var balances))
            return;
        foreach (var day in balances.Keys.ToList())
            balances[day] += millionths;
    }

    /// <summary>What lay at these places together, day by day.</summary>
    public IReadOnlyList<(DateOnly Day, long OnHand)> Together(IReadOnlyCollection<StockBalance> rows)
    {
        var places = rows.GroupBy(KeyOf).Select(g => (Now: g.Sum(r => r.OnHand), Days: days.GetValueOrDefault(g.Key))).ToList();
        return [.. places.SelectMany(p => p.Days?.Keys.AsEnumerable() ?? []).Distinct().Order().Select(day => (day, places.Sum(p => p.Days is null ? p.Now : p.Days.Last(d => d.Key <= day).Value)))];
    }

    private static (Id<Item>, Id<Warehouse>, Id<Lot>) KeyOf(StockBalance row) => (row.ItemId, row.WarehouseId, row.LotId);
}
