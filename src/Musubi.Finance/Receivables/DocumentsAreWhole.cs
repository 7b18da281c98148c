using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>An invoice, credit note or bill comes to net and tax, which are those of its lines and of its tax rows; of a bill taken back the rows come to nothing.</summary>
internal sealed class DocumentsAreWhole(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("伝票の合計は、明細と税額の合計に一致する", "单据合计等于明细与税额之和", "A document comes to its lines and its taxes");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = new List<(string Kind, long Id, string Number)>();
        off.AddRange((await db.Invoices.Where(d => d.Total.Minor != d.Net.Minor + d.Tax.Minor || d.Net.Minor != d.Lines.Sum(l => l.Net.Minor)
                || d.Net.Minor != d.Taxes.Sum(t => t.Net.Minor) || d.Tax.Minor != d.Taxes.Sum(t => t.Tax.Minor))
            .OrderBy(d => d.Id).Take(MostFaults).Select(d => new { d.Id, d.Number }).ToListAsync(ct)).Select(d => ("invoice", d.Id.Value, d.Number)));
        off.AddRange((await db.CreditNotes.Where(d => d.Total.Minor != d.Net.Minor + d.Tax.Minor || d.Net.Minor != d.Lines.Sum(l => l.Net.Minor)
                || d.Net.Minor != -d.Taxes.Sum(t => t.Net.Minor) || d.Tax.Minor != -d.Taxes.Sum(t => t.Tax.Minor))
            .OrderBy(d => d.Id).Take(MostFaults).Select(d => new { d.Id, d.Number }).ToListAsync(ct)).Select(d => ("credit_note", d.Id.Value, d.Number)));
        off.AddRange((await db.Bills.Where(d => d.Total.Minor != d.Net.Minor + d.Tax.Minor || d.Net.Minor != d.Lines.Sum(l => l.Net.Minor) || d.Total.Minor - d.Deductible.Minor != d.Lines.Sum(l => l.Cost.Minor)
                || (db.Entries.Any(e => e.Reverses == d.EntryId) ? 0 : d.Net.Minor * d.Net.Minor) != d.Taxes.Sum(t => t.Net.Minor) * d.Taxes.Sum(t => t.Net.Minor))
            .OrderBy(d => d.Id).Take(MostFaults).Select(d => new { d.Id, d.Number }).ToListAsync(ct)).Select(d => ("supplier_bill", d.Id.Value, d.Number)));
        return new(await db.Invoices.LongCountAsync(ct) + await db.CreditNotes.LongCountAsync(ct) + await db.Bills.LongCountAsync(ct),
            [.. off.Select(d => new InvariantFault($"{d.Kind} {d.Id}", Off.With(d.Number)))]);
    }

    private static readonly Text Off = new("{0} の合計が明細・税額と一致しません。", "{0}的合计与明细、税额不一致。", "The total of {0} is not that of its lines and taxes.");
}

/// <summary>Each document was booked once: it has one entry of its own, besides the one that took it back.</summary>
internal sealed class DocumentsAreBookedOnce(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("発行済の伝票には仕訳が一つだけある", "每张已开具单据只有一张凭证", "Each issued document has exactly one entry");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var own = db.Entries.Where(e => e.Reverses == null && e.Kind != EntryKind.Reversal);
        var faults = new List<InvariantFault>();
        var looked = 0L;
        await Of("invoice", db.Invoices.Select(d => new Booked { Id = d.Id.Value, Number = d.Number, EntryId = d.EntryId }));
        await Of("credit_note", db.CreditNotes.Select(d => new Booked { Id = d.Id.Value, Number = d.Number, EntryId = d.EntryId }));
        await Of("supplier_bill", db.Bills.Select(d => new Booked { Id = d.Id.Value, Number = d.Number, EntryId = d.EntryId }));
        await Of("payment", db.Payments.Select(d => new Booked { Id = d.Id.Value, Number = d.Number, EntryId = d.EntryId }));
        return new(looked, faults);

        async Task Of(string kind, IQueryable<Booked> documents)
        {
            var booked = (await own.Where(e => e.SourceKind == kind).Select(e => new { e.SourceId, e.Id }).ToListAsync(ct)).ToLookup(e => e.SourceId, e => e.Id);
            foreach (var document in await documents.ToListAsync(ct))
            {
                looked++;
                if ((booked[document.Id].Count() != 1 || booked[document.Id].Single() != document.EntryId) && faults.Count < MostFaults)
                    faults.Add(new($"{kind} {document.Id}", Off.With(document.Number, booked[document.Id].Count())));
            }
        }
    }

    private sealed class Booked
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public Id<JournalEntry> EntryId { get; init; }
    }

    private static readonly Text Off = new("{0} の仕訳が {1} 件あります。", "{0}有{1}张凭证。", "{0} has {1} {1:entry|entries}.");
}
