using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Deliveries;

/// <summary>What suppliers shipped to customers is booked, once, at the cost agreed; it never passed through stock, and is not mixed with what did.</summary>
internal sealed class SuppliersShipAtCost(SalesDb db, CompanyProfile company) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text CostDiffers = new("{0}の {1} は単価 {2} で {3} のはずですが、原価は {4} です。", "{0}的 {1} 按单价 {2} 应为 {3}，成本却是 {4}。", "{1} of {0} at {2} come to {3}; its cost says {4}.");
    private static readonly Text BookedDiffers = new("原価は {0}、仕訳は {1} です。", "成本{0}，凭证{1}。", "It cost {0}, the journal says {1}.");
    private static readonly Text Mixed = new("{0}の出荷元が受注の明細と違います。", "{0}的发货方与订单明细不符。", "{0} is not shipped by whom its order says.");
    private static readonly Text Stocked = new("仕入先が出荷したのに、出庫伝票かピッキングがあります。", "由供应商发货，却有出库单或拣货。", "A supplier shipped it, and yet it was taken from stock.");

    public Text Name { get; } = new("直送は合意した原価で記帳され、在庫を通らない", "供应商直发按约定成本记账，不经过库存", "What suppliers ship is booked at the cost agreed, and passes no stock");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var books = (await company.Get(ct)).Currency;
        var faults = new List<InvariantFault>();
        var lines = from l in db.All.Set<DeliveryLine>().AsNoTracking() join d in db.Deliveries.AsNoTracking() on l.DeliveryId equals d.Id where d.SupplierId != null && d.State == DeliveryState.Shipped orderby l.Id select l;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            var cost = Money.Of(line.UnitCost * line.Quantity.Value, books, Rounding.HalfUp);
            if (cost.Minor != line.CostMinor && faults.Count < MostFaults)
                faults.Add(new($"delivery {line.DeliveryId}", CostDiffers.With(line.ItemCode, line.Quantity, line.UnitCost, cost, Money.OfMinor(line.CostMinor, books))));
        }
        var booked = await db.All.Database.SqlQueryRaw<Off>("""
            SELECT d.id AS "Delivery", CAST(COALESCE(c.cost, 0) AS bigint) AS "One", CAST(COALESCE(e.booked, 0) AS bigint) AS "Other"
            FROM delivery d
            LEFT JOIN (SELECT delivery_id, SUM(cost_minor) AS cost FROM delivery_line GROUP BY delivery_id) c ON c.delivery_id = d.id
            LEFT JOIN (SELECT j.source_id, SUM(CASE WHEN l.amount_minor > 0 THEN l.amount_minor ELSE 0 END) AS booked FROM journal_entry j JOIN journal_line l ON l.entry_id = j.id WHERE j.source_kind = 'delivery' GROUP BY j.source_id) e ON e.source_id = d.id
            WHERE COALESCE(e.booked, 0) <> CASE WHEN d.state = 'Shipped' THEN COALESCE(c.cost, 0) ELSE 0 END ORDER BY d.id LIMIT 100
            """).ToListAsync(ct);
        var mixed = await (from l in db.All.Set<DeliveryLine>() join d in db.Deliveries on l.DeliveryId equals d.Id join o in db.All.Set<Orders.SalesOrderLine>() on l.OrderLineId equals o.Id where d.State != DeliveryState.Cancelled && d.SupplierId != o.SupplierId orderby l.Id select new { d.Id, l.ItemCode }).Take(MostFaults).ToListAsync(ct);
        var stocked = await db.Deliveries.Where(d => d.SupplierId != null && (d.StockDocumentId != null || d.WarehouseId != null || d.Picks.Any())).OrderBy(d => d.Id).Select(d => d.Id).Take(MostFaults).ToListAsync(ct);
        return new(await db.Deliveries.LongCountAsync(d => d.SupplierId != null, ct),
        [
            .. faults,
            .. booked.Select(b => new InvariantFault($"delivery {b.Delivery}", BookedDiffers.With(Money.OfMinor(b.One, books), Money.OfMinor(b.Other, books)))),
            .. mixed.Select(m => new InvariantFault($"delivery {m.Id}", Mixed.With(m.ItemCode))),
            .. stocked.Select(s => new InvariantFault($"delivery {s}", Stocked)),
        ]);
    }

    private sealed record Off(long Delivery, long One, long Other);
}
