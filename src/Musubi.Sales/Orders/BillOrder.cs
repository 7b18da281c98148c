using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Orders;

/// <summary>Bills what of a confirmed order has not been billed, all of it or what has left: the billing party gets an invoice, due by its payment terms, and the journal its entry.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class BillOrder(SalesDb db, OrderBilling billing) : IUseCase<BillOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }

        /// <summary>The day of the invoice; left out, the day the last of it left, or today where some of it has not left yet.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>Goods that have not left are not billed; otherwise they are billed ahead.</summary>
        public bool DeliveredOnly { get; init; }

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
        var billable = Billable.Of(order, waiting, input.DeliveredOnly);
        if (billable.Due.Count == 0)
            return new Refusal("sales.nothing-left", new("この受注の商品は、まだ出荷していません。", "此订单的商品尚未发货。", "Nothing of this order has left yet."), new("先に出荷するか、未出荷分も含めて請求してください。", "请先发货，或连同未发货部分一起开票。", "Ship it first, or bill all of the order."), Kind: RefusalKind.Conflict);
        var invoice = await billing.Issue(billable, input.Date, ct);
        if (!invoice.Ok)
            return Result<Id<SalesOrder>>.Refused(invoice.Refusals);
        order.Bill(invoice.Value.Id.Value, billable.Due);
        foreach (var delivery in waiting)
            delivery.Bill(invoice.Value.Id.Value);
        return order.Id;
    }
}
