using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>What of an order is still to go out, and how much of it lies ready where. Asked by the page that plans a delivery and by the act.</summary>
internal sealed class DeliveryPlans(SalesDb db, OrderStock stock)
{
    public async Task<DeliveryPlan> Of(SalesOrder order, CancellationToken ct)
    {
        var picking = await db.Deliveries.Where(d => d.OrderId == order.Id && (d.State == DeliveryState.Picking || d.State == DeliveryState.Requested)).SelectMany(d => d.Lines).Select(l => new { l.OrderLineId, l.Quantity }).ToListAsync(ct);
        var under = picking.ToLookup(l => l.OrderLineId, l => l.Quantity);
        var first = !await db.Deliveries.AnyAsync(d => d.OrderId == order.Id && d.SupplierId == null && d.State != DeliveryState.Cancelled, ct);
        return new(order, await stock.Parts(order.Lines, ct), await stock.Of(order.Id, ct), under, first);
    }
}

/// <param name="Picking">By line of the order, what deliveries under way are gathering, or suppliers were asked for.</param>
/// <param name="First">Services go with the first delivery from our own stock.</param>
internal sealed record DeliveryPlan(SalesOrder Order, OrderParts Parts, IReadOnlyList<ReservedLine> Kept, ILookup<Id<SalesOrderLine>, Quantity> Picking, bool First)
{
    private readonly ILookup<long, ReservedLine> kept = Kept.ToLookup(k => k.Line);

    /// <summary>Not shipped yet, and not being gathered.</summary>
    public Quantity Open(SalesOrderLine line)
    {
        var zero = Quantity.Zero(line.Quantity.Unit);
        return line.IsGoods ? Quantity.Max(line.Open - Quantity.Sum(Picking[line.Id], line.Quantity.Unit), zero) : First && line.Billed.IsZero ? line.Quantity : zero;
    }

    /// <summary>How much of a line can be gathered in a warehouse now.</summary>
    public Quantity Ready(SalesOrderLine line, Id<Warehouse> warehouse) => line.SupplierId is not null ? Quantity.Zero(line.Quantity.Unit) : Parts.Most(line, Open(line), item => There(line, item, warehouse));

    /// <summary>How much of a line a supplier may be asked to ship now.</summary>
    public Quantity ReadyAt(SalesOrderLine line, long supplier) => line.SupplierId == supplier ? Open(line) : Quantity.Zero(line.Quantity.Unit);

    /// <summary>Who is still to be asked to ship something, in the order of the lines.</summary>
    public IReadOnlyList<(long Id, string Name)> Suppliers => [.. Order.Lines.Where(l => l.SupplierId is not null && !Open(l).IsZero).Select(l => (l.SupplierId!.Value, l.SupplierName)).DistinctBy(s => s.Item1)];

    public Shortage? Shortage(SalesOrderLine line) => kept[line.Id.Value].Select(k => k.Shortage).FirstOrDefault(s => s is not null);

    /// <summary>Where something of it lies, the one with most lines first.</summary>
    public IReadOnlyList<Id<Warehouse>> Warehouses =>
        [.. Kept.SelectMany(k => k.Hard.Concat(k.Soft).Where(p => !p.Quantity.IsZero).Select(p => (k.Line, p.Warehouse))).Distinct().GroupBy(p => p.Warehouse).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key)];

    private long There(SalesOrderLine line, Id<Item> item, Id<Warehouse> warehouse) =>
        kept[line.Id.Value].Where(k => k.Item == item).SelectMany(k => k.Hard.Concat(k.Soft)).Where(p => p.Warehouse == warehouse).Sum(p => p.Quantity.Millionths);
}
