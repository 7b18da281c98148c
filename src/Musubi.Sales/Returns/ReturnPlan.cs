using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

/// <summary>What of a delivery the customer has, and so may send back. Asked by the pages and by the acts.</summary>
internal sealed class ReturnPlans(SalesDb db, OrderStock stock, StockReturns returns)
{
    /// <param name="except">The return that asks.</param>
    public async Task<ReturnPlan> Of(Delivery delivery, SalesOrder order, Id<SalesReturn> except, CancellationToken ct)
    {
        var before = await db.Returns.AsNoTracking().Where(r => r.DeliveryId == delivery.Id && r.State != ReturnState.Cancelled && r.Id != except).SelectMany(r => r.Lines).Select(l => new { l.DeliveryLineId, l.Quantity, l.SentBack }).ToListAsync(ct);
        return new(delivery, order, await stock.Parts(order.Lines, ct), before.ToLookup(l => l.DeliveryLineId, l => l.Quantity - l.SentBack));
    }

    /// <summary>Where it is taken in: where it left from; of what a supplier shipped, the first warehouse of ours. Null where there is none.</summary>
    public async Task<Id<Warehouse>?> TakesIn(Delivery delivery, CancellationToken ct) => delivery.WarehouseId is { } from
        ? new(from) : await db.All.Set<Warehouse>().Where(w => w.Active && !w.IsTransit).OrderBy(w => w.Code).Select(w => (Id<Warehouse>?)w.Id).FirstOrDefaultAsync(ct);

    /// <summary>What left our stock for the customer, by the delivery or sent back as it was, and has not come in again.</summary>
    public async Task<IReadOnlyList<StillOut>> StillOut(Delivery delivery, CancellationToken ct)
    {
        var before = await db.Returns.Where(r => r.DeliveryId == delivery.Id && r.StockDocumentId != null).Select(r => r.Id.Value).ToListAsync(ct);
        var again = before.Count == 0 ? [] : await db.All.Set<StockDocument>().Where(d => d.SourceKind == ReturnStock.Kind && before.Contains(d.SourceId) && d.Kind == StockKind.Issue).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        return await returns.Of([.. delivery.StockDocumentId is { } document ? new[] { new Id<StockDocument>(document) } : [], .. again], ct);
    }
}

/// <param name="CameBack">By line of the delivery, what other returns announced or brought, less what was sent back.</param>
internal sealed record ReturnPlan(Delivery Delivery, SalesOrder Order, OrderParts Parts, ILookup<Id<DeliveryLine>, Quantity> CameBack)
{
    public SalesOrderLine Sold(DeliveryLine line) => Order.Lines.Single(l => l.Id == line.OrderLineId);

    public DeliveryLine Of(ReturnLine line) => Delivery.Lines.Single(l => l.Id == line.DeliveryLineId);

    public Quantity Before(DeliveryLine line) => Quantity.Sum(CameBack[line.Id], line.Quantity.Unit);

    /// <summary>Goods that the customer has; a service does not come back.</summary>
    public Quantity Returnable(DeliveryLine line) => Sold(line).IsGoods ? Quantity.Max(line.Quantity - Before(line), Quantity.Zero(line.Quantity.Unit)) : Quantity.Zero(line.Quantity.Unit);

    public Refusal TooMuch(DeliveryLine line, string field) => new("return.more-than-delivered",
        new Text("{0}の出荷は {1}、返品済は {2} です。", "{0}已发 {1}，已退 {2}。", "Of {0}, {1} were delivered and {2} came back before.").With(line.ItemCode, line.Quantity, Before(line)),
        new Text("{0} 以下にしてください。", "请输入不超过 {0} 的数量。", "Return {0} at most.").With(Returnable(line)), field, RefusalKind.Conflict);

    /// <summary>
    /// By line of the return, item and lot, how much may come in and, of what is announced, how much is likely to: in the order it was picked. Which lots a supplier shipped is not known here: they are typed.
    /// </summary>
    public IReadOnlyList<Expected> Expect(IReadOnlyList<ReturnLine> lines, IReadOnlyList<StillOut> stillOut)
    {
        if (Delivery.SupplierId is not null)
            return [.. lines.SelectMany(l => Parts.Of(Sold(Of(l)), l.Announced).Select(p => new Expected(l, p.Item, default, p.Quantity, Parts.Of(Sold(Of(l)), Returnable(Of(l))).Single().Quantity)))];
        var left = stillOut.GroupBy(o => (o.Item, o.Lot)).ToDictionary(g => g.Key, g => g.Sum(o => o.Quantity.Millionths));
        var expected = new List<Expected>();
        foreach (var line in lines)
        {
            var sold = Order.Lines.Single(l => l.Id == line.OrderLineId);
            foreach (var (item, needed) in Parts.Of(sold, line.Announced))
            {
                var missing = needed.Millionths;
                foreach (var lot in Delivery.Picks.Where(p => p.LineId == line.DeliveryLineId && p.ItemId == item.Value && !p.Taken.IsZero).Select(p => new Id<Lot>(p.LotId)).Distinct())
                {
                    var there = left.GetValueOrDefault((item, lot));
                    if (there == 0)
                        continue;
                    var now = Math.Min(there, missing);
                    (missing, left[(item, lot)]) = (missing - now, there - now);
                    expected.Add(new(line, item, lot, needed with { Millionths = now }, needed with { Millionths = stillOut.Where(o => o.Item == item && o.Lot == lot).Sum(o => o.Quantity.Millionths) }));
                }
            }
        }
        return expected;
    }
}

/// <param name="Most">What of this item and lot is still out, whatever the line.</param>
internal sealed record Expected(ReturnLine Line, Id<Item> Item, Id<Lot> Lot, Quantity Quantity, Quantity Most);
