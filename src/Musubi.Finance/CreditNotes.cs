using Microsoft.EntityFrameworkCore;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>Front door to credit: takes of an invoice what is credited, in the caller's transaction. It settles what is open of the invoice; the rest stays on account.</summary>
public sealed class CreditNotes
{
    private readonly FinanceDb db;
    private readonly SubLedger subLedger;
    private readonly IdSource ids;
    private readonly NumberSeries numbers;
    private readonly BulkRecords records;
    private readonly Clock clock;

    internal CreditNotes(FinanceDb db, SubLedger subLedger, IdSource ids, NumberSeries numbers, BulkRecords records, Clock clock) =>
        (this.db, this.subLedger, this.ids, this.numbers, this.records, this.clock) = (db, subLedger, ids, numbers, records, clock);

    public async Task<Result<CreditNote>> Issue(CreditNoteDraft input, CancellationToken ct)
    {
        if (await db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(i => i.Id == input.Invoice, ct) is not { } invoice)
            return Refusal.NotFound(Words.Invoice, input.Invoice);
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > 500)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, 500);
        var date = input.Date ?? clock.Today;
        if (date < invoice.Date)
            return new Refusal("credit.before",
                new Text("請求日 {0:yyyy/MM/dd} より前の日付です。", "日期早于开票日期{0:yyyy-MM-dd}。", "It is dated before the invoice, of {0:dd/MM/yyyy}.").With(invoice.Date),
                new Text("請求日以降の日付にしてください。", "请使用开票日期或之后的日期。", "Take that day or a later one."), "Date");

        // The invoice's item first: two credits at once must not credit one line twice.
        var itemId = await db.Items.Where(i => i.Kind == ItemKind.Invoice && i.DocumentId == invoice.Id.Value).Select(i => i.Id).SingleAsync(ct);
        var owed = (await subLedger.Take([itemId], ct))[0];
        var crediting = Crediting.Of(invoice, await db.CreditsOf(invoice.Id, ct), input.Whole ? null : input.Lines);
        if (crediting.Refusals.Count > 0)
            return Result<CreditNote>.Refused(crediting.Refusals);

        var issuing = new Issuing(invoice, owed, crediting, date, input.Reason.Trim(), ids.Next<CreditNote>(), await numbers.Next(IssueCreditNote.Series, date, ct));
        var opened = await subLedger.Open(issuing.Owes, issuing.Entry, issuing.Source, ct);
        if (!opened.Ok)
            return Result<CreditNote>.Refused(opened.Refusals);
        var note = NoteOf(issuing, opened.Value);
        db.CreditNotes.Add(note);
        var settled = await Settle(issuing, opened.Value, ct);
        return settled.Ok ? note : Result<CreditNote>.Refused(settled.Refusals);
    }

    /// <summary>Many at once, in order; several may be of one invoice. Each kind of row is written together. Refused as one is; what the caller's transaction holds by then is taken back with it.</summary>
    public async Task<Result<List<CreditNote>>> IssueAll(IReadOnlyList<CreditNoteDraft> drafts, CancellationToken ct)
    {
        var wanted = drafts.Select(d => d.Invoice).Distinct().ToList();
        var invoices = await db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).Where(i => EF.Parameter(wanted).Contains(i.Id)).AsSplitQuery().ToDictionaryAsync(i => i.Id, ct);
        var numbersOf = wanted.ConvertAll(i => i.Value);
        var items = await db.Items.Where(i => i.Kind == ItemKind.Invoice && EF.Parameter(numbersOf).Contains(i.DocumentId)).Select(i => i.Id).ToListAsync(ct);
        var owed = (await subLedger.Take(items, ct)).ToDictionary(i => i.DocumentId);
        var before = (await db.CreditNotes.AsNoTracking().Where(n => EF.Parameter(wanted).Contains(n.InvoiceId)).SelectMany(n => n.Lines, (n, l) => new { n.InvoiceId, Line = l }).ToListAsync(ct)).GroupBy(l => l.InvoiceId).ToDictionary(g => g.Key, g => g.Select(l => l.Line).ToList());
        var drawn = await numbers.Next(IssueCreditNote.Series, drafts, d => d.Date ?? clock.Today, ct);
        var issuing = new List<Issuing>(drafts.Count);
        foreach (var (draft, number) in drafts.Zip(drawn))
        {
            if (!invoices.TryGetValue(draft.Invoice, out var invoice))
                return Refusal.NotFound(Words.Invoice, draft.Invoice);
            var earlier = before.TryGetValue(draft.Invoice, out var known) ? known : before[draft.Invoice] = [];
            var crediting = Crediting.Of(invoice, earlier, draft.Whole ? null : draft.Lines);
            if (crediting.Refusals.Count > 0)
                return Result<List<CreditNote>>.Refused(crediting.Refusals);
            var one = new Issuing(invoice, owed[invoice.Id.Value], crediting, draft.Date ?? clock.Today, draft.Reason.Trim(), ids.Next<CreditNote>(), number);
            issuing.Add(one);
            earlier.AddRange(LinesOf(one));
        }
        var opened = await subLedger.Made([.. issuing.Select(i => (i.Owes, i.Entry, i.Source))], ct);
        if (!opened.Ok)
            return Result<List<CreditNote>>.Refused(opened.Refusals);
        foreach (var (one, item) in issuing.Zip(opened.Value))
        {
            var settled = await Settle(one, item, ct);
            if (!settled.Ok)
                return Result<List<CreditNote>>.Refused(settled.Refusals);
        }
        await subLedger.Keep(opened.Value, ct);
        var notes = issuing.Zip(opened.Value).Select(i => NoteOf(i.First, i.Second)).ToList();
        await records.Insert(notes, ct);
        return notes;
    }

    private sealed record Issuing(Invoice Invoice, OpenItem Owed, Crediting Crediting, DateOnly Date, string Reason, Id<CreditNote> Id, string Number)
    {
        public OpenItems.Owed Owes => new(OwedSide.Receivable, ItemKind.CreditNote, Id.Value, Number, Invoice.PartyId, Invoice.PartyName, Date, Date);
        public Journal.BalancedEntry Entry => CreditNotePosting.For(Number, Invoice.PartyName, Crediting.Lines.Select(l => (l.Line.PostingGroup, l.Taxed.Net)), Crediting.Rates);

        /// <summary>At the invoice's own rate: what is taken back was never worth anything else.</summary>
        public EntrySource Source => new()
        {
            Kind = "credit_note", Id = Id.Value, Number = Number, Date = Date, Area = PeriodArea.Receivables,
            Rate = Crediting.Total.Currency == Owed.InBooks.Currency ? null : ExchangeRate.Of(Crediting.Total.Currency, Owed.InBooks.Currency, Owed.InBooks.Amount / Owed.Amount.Amount),
        };
    }

    private CreditNote NoteOf(Issuing of, OpenItem item) => new()
    {
        Id = of.Id, Number = of.Number, Date = of.Date, InvoiceId = of.Invoice.Id, InvoiceNumber = of.Invoice.Number, PartyId = of.Invoice.PartyId, PartyName = of.Invoice.PartyName, Reason = of.Reason,
        Net = of.Crediting.Net, Tax = of.Crediting.Tax, Total = of.Crediting.Total, EntryId = item.EntryId, ItemId = item.Id, Lines = LinesOf(of),
        Taxes = new TaxedPaper(TaxDirection.Output, of.Date, of.Number, of.Invoice.PartyName, item, Rate.Whole) { CreditNoteId = of.Id }.Rows(ids, of.Crediting.Rates.Select(r => r with { Net = -r.Net, Tax = -r.Tax })),
    };

    private List<CreditNoteLine> LinesOf(Issuing of) =>
    [
        .. of.Crediting.Lines.Select((l, i) => new CreditNoteLine
        {
            Id = ids.Next<CreditNoteLine>(), CreditNoteId = of.Id, Position = i + 1, InvoiceLineId = l.Line.Id, Description = l.Line.Description, TaxCategory = l.Line.TaxCategory, TaxRate = l.Line.TaxRate,
            Amount = l.Amount, Net = l.Taxed.Net, Tax = l.Taxed.Tax, PostingGroup = l.Line.PostingGroup,
        }),
    ];

    /// <summary>It settles what is open of its invoice.</summary>
    private async Task<Result<List<Allocation>>> Settle(Issuing of, OpenItem item, CancellationToken ct)
    {
        var settles = Money.Min(of.Owed.Remaining, of.Crediting.Total);
        return settles.IsZero ? new List<Allocation>() : await subLedger.Allocate([new(of.Owed, item, settles)], of.Date, ct);
    }
}
