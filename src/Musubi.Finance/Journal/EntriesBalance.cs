using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>Debits equal credits, per entry and currency, exactly.</summary>
internal sealed class EntriesBalance(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("仕訳の借方と貸方は一致する", "每张凭证借贷平衡", "Debits equal credits in every journal entry");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Set<JournalLine>().GroupBy(l => new { l.EntryId, l.Amount.Currency }).Select(g => new { g.Key.EntryId, g.Key.Currency, Sum = g.Sum(l => l.Amount.Minor) })
            .Where(e => e.Sum != 0).OrderBy(e => e.EntryId).Take(MostFaults).ToListAsync(ct);
        // In the document's currency too, unless the entry exchanges one currency for another.
        var unevenDocuments = await db.All.Set<JournalLine>().GroupBy(l => l.EntryId).Select(g => new { EntryId = g.Key, From = g.Min(l => l.Original.Currency), To = g.Max(l => l.Original.Currency), Sum = g.Sum(l => l.Original.Minor) })
            .Where(e => e.Sum != 0 && e.From == e.To).OrderBy(e => e.EntryId).Take(MostFaults).ToListAsync(ct);
        return new(await db.Entries.LongCountAsync(ct),
        [
            .. off.Select(e => new InvariantFault($"journal_entry {e.EntryId}", new Text("{0} の差があります。", "相差 {0}。", "It is off by {0}.").With(Money.OfMinor(e.Sum, e.Currency)))),
            .. unevenDocuments.Select(e => new InvariantFault($"journal_entry {e.EntryId}", new Text("{0} の差があります。", "相差 {0}。", "It is off by {0}.").With(Money.OfMinor(e.Sum, e.From)))),
        ]);
    }
}
