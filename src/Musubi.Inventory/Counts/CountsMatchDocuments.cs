using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>What a posted count found is what its document moved, place by place.</summary>
internal sealed class CountsMatchDocuments(InventoryDb db) : IInvariant
{
    private sealed record Row(long Count, long Item, long Found, long Moved);

    private static readonly Text Off = new("品目 {0}：差異は {1}、伝票の入出庫は {2} です（百万分の一単位）。", "物料{0}：差异{1}，单据出入库{2}（百万分之一单位）。", "Item {0}: it found {1}, its document moved {2} (millionths).");
    public Text Name { get; } = new("転記した棚卸の差異は入出庫伝票に一致する", "已过账盘点的差异与出入库单据一致", "What posted counts found is what their documents moved");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT c.id AS "Count", a.item_id AS "Item", CAST(SUM(a.found) AS bigint) AS "Found", CAST(SUM(a.moved) AS bigint) AS "Moved" FROM (
              SELECT count_id, item_id, bin_id, lot_id, COALESCE(second, first) - CASE WHEN second IS NULL THEN first_against ELSE second_against END AS found, 0 AS moved FROM count_line WHERE first IS NOT NULL
              UNION ALL SELECT k.id, m.item_id, m.bin_id, m.lot_id, 0, m.quantity_millionths FROM stock_move m JOIN stock_count k ON k.document_id = m.document_id) a
            JOIN stock_count c ON c.id = a.count_id WHERE c.state = 'Posted'
            GROUP BY c.id, a.item_id, a.bin_id, a.lot_id HAVING SUM(a.found) <> SUM(a.moved) ORDER BY c.id, a.item_id LIMIT 100
            """).ToListAsync(ct);
        return new(await db.CountLines.LongCountAsync(ct), [.. off.Select(o => new InvariantFault($"stock_count {o.Count}", Off.With(o.Item, o.Found, o.Moved)))]);
    }
}
