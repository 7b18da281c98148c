using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>What waits to leave the house, and what left without a bill.</summary>
internal sealed class DeliveriesHome(SalesDb db, Clock clock) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        var items = new List<HomeItem>();
        if (!actor.May(SalesPermission.View))
            return items;
        if (actor.May(SalesPermission.PlanDeliveries))
        {
            // Who confirms orders is told of the late ones already.
            var from = actor.May(SalesPermission.ConfirmOrders) ? clock.Today : DateOnly.MinValue;
            items.Add(new(await db.Orders.LongCountAsync(o => o.State == OrderState.Confirmed && o.Delivered != Progress.Wholly && (o.Needed ?? o.Date) >= from, ct), Words.OrdersToDeliver, Words.Deliver,
                string.Create(CultureInfo.InvariantCulture, $"/sales/orders?f.state=Confirmed&f.delivered=None&f.delivered=Partly{(from == DateOnly.MinValue ? "" : $"&f.needed={from:yyyy-MM-dd}..")}"), "package"));
        }
        if (actor.May(SalesPermission.PlanDeliveries))
            items.Add(new(await db.Deliveries.LongCountAsync(d => d.State == DeliveryState.Requested && d.Date <= clock.Today, ct), Words.SuppliersToShip, Words.RecordSupplier, string.Create(CultureInfo.InvariantCulture, $"/sales/deliveries?f.state=Requested&f.date=..{clock.Today:yyyy-MM-dd}"), "factory"));
        if (actor.May(SalesPermission.ShipDeliveries))
            items.Add(new(await db.Deliveries.LongCountAsync(d => d.State == DeliveryState.Picking, ct), Words.ToShip, Words.Ship, "/sales/deliveries?f.state=Picking", "truck"));
        if (actor.May(FinancePermission.Bill))
            items.Add(new(await db.Deliveries.LongCountAsync(Delivery.Waits, ct), Words.ShippedToBill, Words.Bill, "/sales/deliveries?f.billed=no", "receipt-text"));
        return items;
    }
}
