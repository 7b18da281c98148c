using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Orders;

/// <summary>Bills all of a confirmed order that has not been billed, delivered or not: the billing party gets an invoice, due by its payment terms, and the journal its entry.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class BillOrder(SalesDb db, OrderBilling billing) : IUseCase<BillOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }

        /// <summary>The day of the invoice; left out, the day the last of it left, or today where some of it has not left yet.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        var order = await db.OrderWithLines(input.Id, ct);
        if (order is null)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotBill() is { } reason)
            return reason;

        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        var waiting = await db.Deliveries.Where(Delivery.Waits).Where(d => d.OrderId == order.Id).ToListAsync(ct);
        var invoice = await billing.Issue(Billable.Of(order, waiting), input.Date, ct);
        if (!invoice.Ok)
            return Result<Id<SalesOrder>>.Refused(invoice.Refusals);
        order.Bill(invoice.Value.Id.Value);
        foreach (var delivery in waiting)
            delivery.Bill(invoice.Value.Id.Value);
        return order.Id;
    }
}
