using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Journal;
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

    /// <summary>The number the customer gave the order; empty for none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The days on which what is billed was supplied; null where it is billed ahead.</summary>
    public (DateOnly First, DateOnly Last)? Supplied { get; init; }
    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>The issuer's choice, where the company's country leaves it.</summary>
    public Rounding TaxRounding { get; init; } = Rounding.Down;

    /// <summary>Whether the lines' amounts hold the tax.</summary>
    public PriceBasis Basis { get; init; }

    /// <summary>From a foreign currency to that of the books; null takes the day's rate.</summary>
    public ExchangeRate? Rate { get; init; }
}

/// <param name="Net">The line's amount; it holds the tax where the bill's <see cref="PriceBasis"/> says so.</param>
public sealed record BillLine(string Description, Quantity Quantity, decimal UnitPrice, Rate TaxRate, Money Net, string PostingGroup)
{
    /// <summary>Null: the category that bears this rate on that day.</summary>
    public TaxCategory? Category { get; init; }

    /// <summary>The line it bills, as the source knows it; 0 for none.</summary>
    public long SourceLine { get; init; }
}

/// <summary>Front door to receivables: issues an invoice and books it, in the caller's transaction.</summary>
public sealed class Billing
{
    private readonly FinanceDb db;
    private readonly SubLedger subLedger;
    private readonly Ledger ledger;
    private readonly CompanyProfile company;
    private readonly TaxRates rates;
    private readonly IdSource ids;
    private readonly NumberSeries numbers;
    private readonly CreditNotes crediting;
    private readonly BulkRecords records;

    internal Billing(FinanceDb db, SubLedger subLedger, Ledger ledger, CompanyProfile company, TaxRates rates, IdSource ids, NumberSeries numbers, CreditNotes crediting, BulkRecords records) =>
        (this.db, this.subLedger, this.ledger, this.company, this.rates, this.ids, this.numbers, this.crediting, this.records) = (db, subLedger, ledger, company, rates, ids, numbers, crediting, records);

    /// <summary>What a bill would come to, with its tax. Issues nothing.</summary>
    public async Task<TaxedDocument> Preview(Bill bill, CancellationToken ct) => (await Taxed(bill, ct)).Document;

    /// <summary>The same, with what issuing it would book. Books nothing.</summary>
    public async Task<(TaxedDocument Document, Result<EntryPreview> Entry)> PreviewEntry(Bill bill, CancellationToken ct)
    {
        var document = await Preview(bill, ct);
        return (document, await ledger.Preview(EntryOf(bill, "", document), SourceOf(bill, 0, ""), ct));
    }

    /// <summary>Credits all of an invoice.</summary>
    public async Task<Result<Id<CreditNote>>> TakeBack(Id<Invoice> invoice, DateOnly date, string reason, CancellationToken ct) =>
        (await crediting.Issue(new() { Invoice = invoice, Date = date, Reason = reason, Whole = true }, ct)).Then(note => note.Id);

    /// <summary>Refuses what comes to nothing or less (<c>billing.nothing</c>: that is a credit note), and what the ledger refuses.</summary>
    public async Task<Result<Invoice>> Issue(Bill bill, CancellationToken ct)
    {
        var taxed = await Taxed(bill, ct);
        if (WhyNot(taxed.Document) is { } nothing)
            return nothing;
        var issuing = new Issuing(bill, taxed, ids.Next<Invoice>(), await numbers.Next(FinanceModule.InvoiceSeries, bill.Date, ct));
        var opened = await subLedger.Open(issuing.Owed, issuing.Entry, issuing.Source, ct);
        if (!opened.Ok)
            return Result<Invoice>.Refused(opened.Refusals);
        var invoice = InvoiceOf(issuing, opened.Value);
        db.Invoices.Add(invoice);
        return invoice;
    }

    /// <summary>Many at once, in order: each kind of row is written together. Refused as one is; what the caller's transaction holds by then is taken back with it.</summary>
    public async Task<Result<List<Invoice>>> IssueAll(IReadOnlyList<Bill> bills, CancellationToken ct)
    {
        var drawn = await numbers.Next(FinanceModule.InvoiceSeries, bills, b => b.Date, ct);
        var issuing = new List<Issuing>(bills.Count);
        foreach (var (bill, number) in bills.Zip(drawn))
        {
            var taxed = await Taxed(bill, ct);
            if (WhyNot(taxed.Document) is { } nothing)
                return nothing;
            issuing.Add(new(bill, taxed, ids.Next<Invoice>(), number));
        }
        var opened = await subLedger.OpenAll([.. issuing.Select(i => (i.Owed, i.Entry, i.Source))], ct);
        if (!opened.Ok)
            return Result<List<Invoice>>.Refused(opened.Refusals);
        var invoices = issuing.Zip(opened.Value).Select(i => InvoiceOf(i.First, i.Second)).ToList();
        await records.Insert(invoices, ct);
        return invoices;
    }

    private static Refusal? WhyNot(TaxedDocument taxed) => taxed.Total.Minor > 0 ? null : new Refusal("billing.nothing",
        new Text("請求額が {0} です。", "账单金额为{0}。", "The invoice would come to {0}.").With(taxed.Total),
        new Text("金額を確認するか、返金は赤伝で処理してください。", "请核对金额；退款请使用红字账单。", "Check the amounts; what is owed back is a credit note."));

    private sealed record Issuing(Bill Bill, (List<TaxCategory> Categories, TaxRule Rule, TaxedDocument Document) Taxed, Id<Invoice> Id, string Number)
    {
        public OpenItems.Owed Owed => new(OwedSide.Receivable, ItemKind.Invoice, Id.Value, Number, Bill.PartyId, Bill.PartyName, Bill.Date, Bill.Due);
        public BalancedEntry Entry => EntryOf(Bill, Number, Taxed.Document);
        public EntrySource Source => SourceOf(Bill, Id.Value, Number);
    }

    private Invoice InvoiceOf(Issuing issuing, OpenItem item)
    {
        var (bill, (categories, rule, taxed), id, number) = issuing;
        return new()
        {
            Id = id, Number = number, Date = bill.Date, Due = bill.Due, PartyId = bill.PartyId, PartyName = bill.PartyName,
            SourceKind = bill.SourceKind, SourceId = bill.SourceId, SourceNumber = bill.SourceNumber, Reference = bill.Reference, SuppliedFrom = bill.Supplied?.First, SuppliedTo = bill.Supplied?.Last,
            Net = taxed.Net, Tax = taxed.Tax, Total = taxed.Total, EntryId = item.EntryId, TaxPolicy = rule.Policy, TaxRounding = rule.Rounding, Basis = rule.Basis,
            Lines = [.. bill.Lines.Select((l, i) => new InvoiceLine
            {
                Id = ids.Next<InvoiceLine>(), InvoiceId = id, Position = i + 1, Description = l.Description, Quantity = l.Quantity, UnitPrice = l.UnitPrice,
                TaxRate = l.TaxRate.Fraction, TaxCategory = categories[i], Amount = l.Net, Net = taxed.Lines[i].Net, Tax = taxed.Lines[i].Tax, PostingGroup = l.PostingGroup, SourceLine = l.SourceLine,
            })],
            Taxes = new TaxedPaper(TaxDirection.Output, bill.Date, number, bill.PartyName, item, Rate.Whole) { InvoiceId = id }.Rows(ids, taxed.Rates),
        };
    }

    private static BalancedEntry EntryOf(Bill bill, string number, TaxedDocument taxed) =>
        InvoicePosting.For(number, bill.PartyName, bill.Lines.Select((l, i) => (l.PostingGroup, taxed.Lines[i].Net)), taxed.Rates);

    private static EntrySource SourceOf(Bill bill, long id, string number) => new() { Kind = "invoice", Id = id, Number = number, Date = bill.Date, Area = PeriodArea.Receivables, Rate = bill.Rate };

    private async Task<(List<TaxCategory> Categories, TaxRule Rule, TaxedDocument Document)> Taxed(Bill bill, CancellationToken ct)
    {
        var country = (await company.Get(ct)).Country;
        var table = await rates.Table(ct);
        var categories = bill.Lines.Select(l => l.Category ?? CategoryOf(table, country, l.TaxRate, bill.Date)).ToList();
        var rule = TaxRule.For(country, bill.TaxRounding, bill.Basis);
        return (categories, rule, DocumentTax.Of([.. bill.Lines.Select((l, i) => new TaxableLine(categories[i], l.TaxRate, l.Net))], rule, bill.Currency));
    }

    private static TaxCategory CategoryOf(TaxTable table, string country, Rate rate, DateOnly date) =>
        TaxCategories.All.FirstOrDefault(c => c.HasRate && table.For(country, c, date) is { Ok: true } at && at.Value == rate, rate.IsZero ? TaxCategory.Exempt : TaxCategory.Standard);
}
