using Musubi.Finance;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>An invoice to whoever pays for an order, of parts of its lines; due by the payer's terms.</summary>
internal sealed class OrderBilling(PartyLookup parties, Billing billing, Clock clock)
{
    /// <summary>What whoever bills by hand should know first: what has not left yet is billed ahead, or the customer is billed on closing days. Null where there is nothing to say.</summary>
    public async Task<Text?> Sure(long customerId, bool ahead, CancellationToken ct)
    {
        var closing = await Payer(customerId, ct) is { Terms.Closings.Count: > 0 } payer ? Words.BillByHandSure.With(payer.Terms.InWords()) : null;
        return ahead ? closing is null ? Words.BillAheadSure : new Text("{0}{1}", "{0}{1}", "{0} {1}").With(Words.BillAheadSure, closing) : closing;
    }

    public async Task<Result<Invoice>> Issue(SalesOrder order, IReadOnlyList<(SalesOrderLine Line, Quantity Part)> due, (string Kind, long Id, string Number) source, CancellationToken ct)
    {
        if (await Payer(order.CustomerId, ct) is not { } payer)
            return Refusal.NotFound(Words.Customer, order.CustomerId);
        var date = clock.Today;
        return await billing.Issue(new Bill
        {
            PartyId = payer.Id.Value, PartyName = payer.Name, Date = date, Due = payer.DueFor(date), Currency = order.Total.Currency, TaxRounding = payer.Terms.TaxRounding,
            SourceKind = source.Kind, SourceId = source.Id, SourceNumber = source.Number,
            Lines = [.. due.Select(d => new BillLine($"{d.Line.ItemCode} {d.Line.ItemName}", d.Part, d.Line.UnitPrice, Rate.OfFraction(d.Line.TaxRate), d.Line.NetOf(d.Part), d.Line.PostingGroup) { Category = d.Line.TaxCategory, SourceLine = d.Line.Id.Value })],
        }, ct);
    }

    private async Task<PartyCard?> Payer(long customer, CancellationToken ct) => (await parties.Billed([customer], ct)).GetValueOrDefault(customer);
}
