using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Inventory.Transits;

/// <summary>What lies on the road is what was sent and has not come, item by item and lot by lot.</summary>
internal sealed class RoadHoldsTransits(InventoryDb db) : IInvariant
{
    private sealed record Row(long Item, long OnHand, long Remaining);

    private static readonly Text Off = new("積送中の在庫 {0}、未着の合計 {1} です（百万分の一単位）。", "在途仓余额{0}，未到货合计{1}（百万分之一单位）。", "On the road lie {0}, {1} have been sent and not come (millionths).");
    private static readonly Text Odd = new("未着の数量が、送った数量の範囲にありません。", "未到数量超出发出数量的范围。", "What has not come is not within what was sent.");
    public Text Name { get; } = new("積送中の在庫は未着の移動に一致する", "在途库存等于未到货的调拨", "What lies on the road is what was sent and has not come");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT item_id AS "Item", CAST(SUM(on_hand) AS bigint) AS "OnHand", CAST(SUM(remaining) AS bigint) AS "Remaining" FROM (
              SELECT b.item_id, b.warehouse_id, b.lot_id, b.on_hand, 0 AS remaining FROM stock_balance b JOIN warehouse w ON w.id = b.warehouse_id WHERE w.is_transit
              UNION ALL SELECT item_id, road_id, lot_id, 0, remaining_millionths FROM transit) a
            GROUP BY item_id, warehouse_id, lot_id HAVING SUM(on_hand) <> SUM(remaining) ORDER BY item_id LIMIT 100
            """).ToListAsync(ct);
        var odd = await db.Transits.Where(t => t.Remaining.Millionths < 0 || t.Remaining.Millionths > t.Sent.Millionths).OrderBy(t => t.Id).Take(100).Select(t => t.Id).ToListAsync(ct);
        return new(await db.Transits.LongCountAsync(ct), [.. off.Select(o => new InvariantFault($"item {o.Item}", Off.With(o.OnHand, o.Remaining))), .. odd.Select(id => new InvariantFault($"transit {id}", Odd))]);
    }
}
