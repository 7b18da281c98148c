using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>Bills what a delivery brought, at the prices of its order.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class BillDelivery(SalesDb db, OrderBilling billing) : IUseCase<BillDelivery.Input, Id<Delivery>>
{
    public sealed record Input
    {
        public Id<Delivery> Id { get; init; }

        /// <summary>The day of the invoice; left out, the day the delivery left.</summary>
        public DateOnly? Date { get; init; }
        public int? Version { get; init; }
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotBill() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        var order = (await db.OrderWithLines(delivery.OrderId, ct))!;
        // What is being billed is not taken off meanwhile.
        db.All.Touch(order);
        var billable = Billable.Of(delivery, order);
        var invoice = await billing.Issue(billable, input.Date, ct);
        if (!invoice.Ok)
            return Result<Id<Delivery>>.Refused(invoice.Refusals);
        order.Bill(billable.Due);
        delivery.Bill(invoice.Value.Id.Value);
        await db.SettleDeliveries(order, ct);
        return delivery.Id;
    }
}
