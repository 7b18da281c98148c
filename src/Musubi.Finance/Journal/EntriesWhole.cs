using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>Every entry lies inside a fiscal year, on the day its lines say, and its lines are those it was posted with.</summary>
internal sealed class EntriesWhole(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100, Batch = 2000;

    public Text Name { get; } = new("仕訳は会計年度の中にあり、転記時のまま変わっていない", "凭证都在会计年度内且过账后未被改动", "Entries lie in fiscal years and stand as they were posted");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var faults = new List<InvariantFault>();
        foreach (var stray in await db.Entries.AsNoTracking().Where(e => !db.Years.Any(y => y.From <= e.Date && e.Date <= y.To)).OrderBy(e => e.Id).Take(MostFaults).Select(e => e.Id).ToListAsync(ct))
            faults.Add(new($"journal_entry {stray}", InNoYear));

        // Some thousands at a time, in the order of their numbers: ten million lines are more than fit in memory at once.
        var looked = 0L;
        for (var after = default(Id<JournalEntry>); faults.Count < MostFaults;)
        {
            var entries = await db.Entries.AsNoTracking().Where(e => e.Id > after).OrderBy(e => e.Id).Take(Batch).Select(e => new { e.Id, e.Date, e.LinesHash, Total = e.Total.Minor }).ToListAsync(ct);
            if (entries.Count == 0)
                break;
            var (first, last) = (entries[0].Id, entries[^1].Id);
            var lines = (await db.Lines.AsNoTracking().Where(l => l.EntryId >= first && l.EntryId <= last).ToListAsync(ct)).ToLookup(l => l.EntryId);
            foreach (var entry in entries.Where(e => JournalEntry.HashOf(lines[e.Id]) != e.LinesHash || lines[e.Id].Any(l => l.Date != e.Date) || lines[e.Id].Where(l => !l.Amount.IsNegative).Sum(l => l.Amount.Minor) != e.Total))
                faults.Add(new($"journal_entry {entry.Id}", Changed));
            (after, looked) = (last, looked + entries.Count);
        }
        return new(looked, faults);
    }

    private static readonly Text InNoYear = new("会計年度の外の日付です。", "日期不在任何会计年度内。", "Its date lies in no fiscal year.");
    private static readonly Text Changed = new("明細が転記時と違います。", "明细与过账时不一致。", "Its lines are not those it was posted with.");
}
