using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

/// <summary>What past days are read from, totals of months and years by place and by item, is what moves and amounts come to.</summary>
internal sealed class TotalsMatchMoves(InventoryDb db) : IInvariant
{
    private const int MostFaults = 100;

    private static readonly Text Off = new("{0}年{1}月：集計は入出庫と {2}、記帳と {3} 違います。", "{0}年{1}月：汇总与出入库相差{2}，与记账相差{3}。", "{1}/{0}: its totals differ from its moves by {2}, and from what is booked by {3}.");
    private static readonly Text OffAt = new("{0}年{1}月：棚の集計が入出庫と {2} 違います。", "{0}年{1}月：货位汇总与出入库相差{2}。", "{1}/{0}: the totals of a place differ from its moves by {2}.");
    public Text Name { get; } = new("在庫の月別・年別集計は入出庫の合計に一致する", "库存按月按年汇总等于出入库合计", "Stock totals of months and years are the sums of moves");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var looked = await db.Totals.LongCountAsync(ct) + await db.ValueTotals.LongCountAsync(ct);
        var months = db.Totals.Where(t => t.Span == TotalSpan.Month).Select(t => new { t.ItemId, t.WarehouseId, t.BinId, t.LotId, t.Start.Year, t.Start.Month, t.Moved });
        var years = db.Totals.Where(t => t.Span == TotalSpan.Year).Select(t => new { t.ItemId, t.WarehouseId, t.BinId, t.LotId, t.Start.Year, Month = 1, t.Moved });
        var moves = db.Moves.Select(m => new { m.ItemId, m.WarehouseId, m.BinId, m.LotId, m.Date.Year, m.Date.Month, Moved = -m.Quantity.Millionths });
        // Years are looked at against months, which are looked at against moves: the moves, of which there are most, are read once.
        var faults = new List<InvariantFault>();
        foreach (var rows in new[] { months.Concat(moves), years.Concat(db.Totals.Where(t => t.Span == TotalSpan.Month).Select(t => new { t.ItemId, t.WarehouseId, t.BinId, t.LotId, t.Start.Year, Month = 1, Moved = -t.Moved })) })
        {
            var places = await rows.GroupBy(r => new { r.ItemId, r.WarehouseId, r.BinId, r.LotId, r.Year, r.Month }).Select(g => new { g.Key, Moved = g.Sum(r => r.Moved) }).Where(g => g.Moved != 0)
                .OrderBy(g => g.Key.ItemId).ThenBy(g => g.Key.Year).ThenBy(g => g.Key.Month).Take(MostFaults).ToListAsync(ct);
            faults.AddRange(places.Select(p => new InvariantFault($"item {p.Key.ItemId}", OffAt.With(p.Key.Year, p.Key.Month, p.Moved))));
        }
        var values = db.ValueTotals.Where(t => t.Span == TotalSpan.Month).Select(t => new { t.ItemId, t.Start.Year, t.Start.Month, t.Moved, t.Booked })
            .Concat(db.Moves.Where(m => m.Basis != null).Select(m => new { m.ItemId, m.Date.Year, m.Date.Month, Moved = -m.Quantity.Millionths, Booked = 0L }))
            .Concat(db.Values.Select(v => new { v.ItemId, v.Date.Year, v.Date.Month, Moved = 0L, Booked = -v.Amount.Minor }));
        var valuesOfYears = db.ValueTotals.Where(t => t.Span == TotalSpan.Year).Select(t => new { t.ItemId, t.Start.Year, Month = 1, t.Moved, t.Booked })
            .Concat(db.ValueTotals.Where(t => t.Span == TotalSpan.Month).Select(t => new { t.ItemId, t.Start.Year, Month = 1, Moved = -t.Moved, Booked = -t.Booked }));
        foreach (var rows in new[] { values, valuesOfYears })
        {
            var items = await rows.GroupBy(r => new { r.ItemId, r.Year, r.Month }).Select(g => new { g.Key, Moved = g.Sum(r => r.Moved), Booked = g.Sum(r => r.Booked) }).Where(g => g.Moved != 0 || g.Booked != 0)
                .OrderBy(g => g.Key.ItemId).ThenBy(g => g.Key.Year).ThenBy(g => g.Key.Month).Take(MostFaults).ToListAsync(ct);
            faults.AddRange(items.Select(i => new InvariantFault($"item {i.Key.ItemId}", Off.With(i.Key.Year, i.Key.Month, i.Moved, i.Booked))));
        }
        return new(looked, [.. faults.Take(MostFaults)]);
    }
}
