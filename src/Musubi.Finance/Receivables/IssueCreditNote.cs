using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>Credits an invoice, whole, by lines or by amounts. The credit settles what is open of the invoice; the rest stays on account.</summary>
[Needs(FinancePermission.Bill)]
internal sealed class IssueCreditNote(FinanceDb db, SubLedger subLedger, IdSource ids, NumberSeries numbers, Clock clock) : IUseCase<CreditNoteDraft, Id<CreditNote>>
{
    internal static readonly Series Series = new("CN", "{0}-{1:yyMM}-{2:00000}");

    public async Task<Result<Id<CreditNote>>> Run(CreditNoteDraft input, CancellationToken ct)
    {
        if (await db.InvoiceWithLines(input.Invoice, ct) is not { } invoice)
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
            return Result<Id<CreditNote>>.Refused(crediting.Refusals);

        var (id, number) = (ids.Next<CreditNote>(), await numbers.Next(Series, date, ct));
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
            return Result<Id<CreditNote>>.Refused(opened.Refusals);
        var item = opened.Value;
        db.CreditNotes.Add(new CreditNote
        {
            Id = id, Number = number, Date = date, InvoiceId = invoice.Id, InvoiceNumber = invoice.Number, PartyId = invoice.PartyId, PartyName = invoice.PartyName, Reason = input.Reason.Trim(),
            Net = crediting.Net, Tax = crediting.Tax, Total = crediting.Total, EntryId = item.EntryId, ItemId = item.Id,
            Lines = [.. crediting.Lines.Select((l, i) => new CreditNoteLine
            {
                Id = ids.Next<CreditNoteLine>(), CreditNoteId = id, Position = i + 1, InvoiceLineId = l.Line.Id, Description = l.Line.Description, TaxCategory = l.Line.TaxCategory, TaxRate = l.Line.TaxRate,
                Amount = l.Amount, Net = l.Taxed.Net, Tax = l.Taxed.Tax, PostingGroup = l.Line.PostingGroup,
            })],
            Taxes = new TaxedPaper(TaxDirection.Output, date, number, invoice.PartyName, item, Rate.Whole) { CreditNoteId = id }.Rows(ids, crediting.Rates.Select(r => r with { Net = -r.Net, Tax = -r.Tax })),
        });
        var settles = Money.Min(owed.Remaining, crediting.Total);
        var allocated = settles.IsZero ? new List<Allocation>() : await subLedger.Allocate([new(owed, item, settles)], date, ct);
        return allocated.Ok ? id : Result<Id<CreditNote>>.Refused(allocated.Refusals);
    }
}

/// <summary>A credit note as typed.</summary>
public sealed record CreditNoteDraft
{
    public Id<Invoice> Invoice { get; init; }

    /// <summary>Null for today.</summary>
    public DateOnly? Date { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Credits all that is left, whatever the lines say.</summary>
    public bool Whole { get; init; }
    public List<CreditLineDraft> Lines { get; init; } = [];
}
