using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What is to be billed, whoever asks: a party, lines with their posting groups, where it comes from.</summary>
public sealed record Bill
{
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }
    public required Currency Currency { get; init; }
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public required string SourceNumber { get; init; }
    public required IReadOnlyList<BillLine> Lines { get; init; }
    public TaxPolicy TaxPolicy { get; init; } = TaxPolicy.OncePerRate;
    public Rounding TaxRounding { get; init; } = Rounding.Down;
}

public sealed record BillLine(string Description, Quantity Quantity, decimal UnitPrice, Rate TaxRate, Money Net, string PostingGroup);

/// <summary>Front door to receivables: issues an invoice and books it, in the caller's transaction.</summary>
public sealed class Billing
{
    private readonly FinanceDb db;
    private readonly SubLedger subLedger;
    private readonly IdSource ids;
    private readonly NumberSeries numbers;

    internal Billing(FinanceDb db, SubLedger subLedger, IdSource ids, NumberSeries numbers) => (this.db, this.subLedger, this.ids, this.numbers) = (db, subLedger, ids, numbers);

    public async Task<Result<Invoice>> Issue(Bill bill, CancellationToken ct)
    {
        var taxes = DocumentTax.Of(bill.Lines.Select(l => (l.TaxRate, l.Net)), bill.TaxPolicy, bill.TaxRounding);
        var id = ids.Next<Invoice>();
        var number = await numbers.Next(FinanceModule.InvoiceSeries, bill.Date, ct);
        var opened = await subLedger.Open(new(OwedSide.Receivable, ItemKind.Invoice, id.Value, number, bill.PartyId, bill.PartyName, bill.Date, bill.Due), InvoicePosting.For(number, bill.PartyName, bill.Lines.Select(l => (l.PostingGroup, l.Net)), taxes),
            new EntrySource { Kind = "invoice", Id = id.Value, Number = number, Date = bill.Date, Area = PeriodArea.Receivables }, ct);
        if (!opened.Ok)
            return Result<Invoice>.Refused(opened.Refusals);

        var net = Money.Sum(bill.Lines.Select(l => l.Net), bill.Currency);
        var tax = Money.Sum(taxes.Select(t => t.Tax), bill.Currency);
        var invoice = new Invoice
        {
            Id = id, Number = number, Date = bill.Date, Due = bill.Due, PartyId = bill.PartyId, PartyName = bill.PartyName,
            SourceKind = bill.SourceKind, SourceId = bill.SourceId, SourceNumber = bill.SourceNumber,
            Net = net, Tax = tax, Total = net + tax, EntryId = opened.Value.EntryId,
            Lines = [.. bill.Lines.Select((l, i) => new InvoiceLine
            {
                Id = ids.Next<InvoiceLine>(), InvoiceId = id, Position = i + 1, Description = l.Description, Quantity = l.Quantity,
                UnitPrice = l.UnitPrice, TaxRate = l.TaxRate.Fraction, Net = l.Net, PostingGroup = l.PostingGroup,
            })],
            Taxes = [.. taxes.Select(t => new InvoiceTax { Id = ids.Next<InvoiceTax>(), InvoiceId = id, Rate = t.Rate.Fraction, Net = t.Net, Tax = t.Tax })],
        };
        db.Invoices.Add(invoice);
        return invoice;
    }
}
