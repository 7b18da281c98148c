using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>A delivery that has not left is given up: what it held goes back to the order's turn; of what a supplier was asked for, whoever cancels tells the supplier.</summary>
[Needs(SalesPermission.PlanDeliveries)]
internal sealed class CancelDelivery(SalesDb db, StockReservations reservations) : IUseCase<CancelDelivery.Input, Id<Delivery>>
{
    public sealed record Input
    {
        public Id<Delivery> Id { get; init; }
        public int? Version { get; init; }
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotCancel() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        var order = (await db.OrderWithLines(delivery.OrderId, ct))!;
        // What is given back goes to the order's turn: not while somebody changes it.
        db.All.Touch(order);
        await reservations.GiveBack(PlanDelivery.Holder(delivery), OrderStock.Holder(order), delivery.Lines.ToDictionary(l => l.Id.Value, l => l.OrderLineId.Value), ct);
        delivery.Cancel();
        return delivery.Id;
    }
}
