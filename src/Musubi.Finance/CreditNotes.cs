using Microsoft.EntityFrameworkCore;
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
    private readonly Clock clock;

    internal CreditNotes(FinanceDb db, SubLedger subLedger, IdSource ids, NumberSeries numbers, Clock clock) =>
        (this.db, this.subLedger, this.ids, this.numbers, this.clock) = (db, subLedger, ids, numbers, clock);

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

        var (id, number) = (ids.Next<CreditNote>(), await numbers.Next(IssueCreditNote.Series, date, ct));
        var currency = crediting.Total.Currency;
        var opened = await subLedger.Open(new(OwedSide.Receivable, ItemKind.CreditNote, id.Value, number, invoice.PartyId, invoice.PartyName, date, date),
            CreditNotePosting.For(number, invoice.PartyName, crediting.Lines.Select(l => (l.Line.PostingGroup, l.Taxed.Net)), crediting.Rates),
            new()
            {
                Kind = "credit_note", Id = id.Value, Number = number, Date = date, Area = PeriodArea.Receivables,
                // At the invoice's own rate: what is taken back was never worth anything else.
                Rate = currency == owed.InBooks.Currency ? null : ExchangeRate.Of(currency, owed.InBooks.Currency, owed.InBooks.Amount / owed.Amount.Amount),
            }, ct);
        if (!opened.Ok)
            return Result<CreditNote>.Refused(opened.Refusals);
        var item = opened.Value;
        var note = new CreditNote
        {
            Id = id, Number = number, Date = date, InvoiceId = invoice.Id, InvoiceNumber = invoice.Number, PartyId = invoice.PartyId, PartyName = invoice.PartyName, Reason = input.Reason.Trim(),
            Net = crediting.Net, Tax = crediting.Tax, Total = crediting.Total, EntryId = item.EntryId, ItemId = item.Id,
            Lines = [.. crediting.Lines.Select((l, i) => new CreditNoteLine
            {
                Id = ids.Next<CreditNoteLine>(), CreditNoteId = id, Position = i + 1, InvoiceLineId = l.Line.Id, Description = l.Line.Description, TaxCategory = l.Line.TaxCategory, TaxRate = l.Line.TaxRate,
                Amount = l.Amount, Net = l.Taxed.Net, Tax = l.Taxed.Tax, PostingGroup = l.Line.PostingGroup,
            })],
            Taxes = new TaxedPaper(TaxDirection.Output, date, number, invoice.PartyName, item, Rate.Whole) { CreditNoteId = id }.Rows(ids, crediting.Rates.Select(r => r with { Net = -r.Net, Tax = -r.Tax })),
        };
        db.CreditNotes.Add(note);
        var settles = Money.Min(owed.Remaining, crediting.Total);
        var allocated = settles.IsZero ? new List<Allocation>() : await subLedger.Allocate([new(owed, item, settles)], date, ct);
        return allocated.Ok ? note : Result<CreditNote>.Refused(allocated.Refusals);
    }
}
