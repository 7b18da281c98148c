using Musubi.Finance;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>An invoice to whoever pays for an order, of parts of its lines; due by the payer's terms.</summary>
internal sealed class OrderBilling(PartyLookup parties, Billing billing, Clock clock)
{
    public async Task<Result<Invoice>> Issue(SalesOrder order, IReadOnlyList<(SalesOrderLine Line, Quantity Part)> due, (string Kind, long Id, string Number) source, CancellationToken ct)
    {
        if (await parties.Card(new(order.CustomerId), ct) is not { } customer)
            return Refusal.NotFound(Words.Customer, order.CustomerId);
        var payer = customer.BillingParty is { } other && await parties.Card(other, ct) is { } billed ? billed : customer;
        var date = clock.Today;
        return await billing.Issue(new Bill
        {
            PartyId = payer.Id.Value, PartyName = payer.Name, Date = date, Due = payer.DueFor(date), Currency = order.Total.Currency, TaxRounding = payer.Terms.TaxRounding,
            SourceKind = source.Kind, SourceId = source.Id, SourceNumber = source.Number,
            Lines = [.. due.Select(d => new BillLine($"{d.Line.ItemCode} {d.Line.ItemName}", d.Part, d.Line.UnitPrice, Rate.OfFraction(d.Line.TaxRate), d.Line.NetOf(d.Part), d.Line.PostingGroup) { Category = d.Line.TaxCategory, SourceLine = d.Line.Id.Value })],
        }, ct);
    }
}
