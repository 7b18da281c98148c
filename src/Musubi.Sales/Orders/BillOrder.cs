using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>Bills a confirmed order: the billing party gets an invoice, due by its payment terms, and the journal its entry.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class BillOrder(SalesDb db, PartyLookup parties, Billing billing, Clock clock) : IUseCase<BillOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }

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
        var customer = await parties.Card(new(order.CustomerId), ct);
        if (customer is null)
            return Refusal.NotFound(Words.Customer, order.CustomerId);
        var payer = customer.BillingParty is { } other && await parties.Card(other, ct) is { } billed ? billed : customer;

        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        var date = clock.Today;
        var invoice = await billing.Issue(new Bill
        {
            PartyId = payer.Id.Value, PartyName = payer.Name, Date = date, Due = payer.DueFor(date), Currency = order.Total.Currency,
            SourceKind = "sales_order", SourceId = order.Id.Value, SourceNumber = order.Number,
            Lines = [.. order.Lines.Select(l => new BillLine($"{l.ItemCode} {l.ItemName}", l.Quantity, l.UnitPrice, Rate.OfFraction(l.TaxRate), l.Net, l.PostingGroup))],
        }, ct);
        if (!invoice.Ok)
            return Result<Id<SalesOrder>>.Refused(invoice.Refusals);
        order.Bill(invoice.Value.Id.Value);
        return order.Id;
    }
}
