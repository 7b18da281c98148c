using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Finds records by any part of their words: codes exactly first, then what contains every word typed, in a fixed order.</summary>
public sealed class SearchBox(MusubiDb db)
{
    private const int CommonEnough = 2000;

    /// <param name="kinds">Only these kinds; null for all.</param>
    public async Task<IReadOnlyList<SearchEntry>> Find(string typed, Actor actor, int most, IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        var folded = Folding.Fold(typed);
        var terms = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (terms.Length == 0)
            return [];
        var whole = folded.Replace(" ", "", StringComparison.Ordinal);
        var entries = db.Set<SearchEntry>().AsNoTracking();
        if (kinds is not null)
            entries = entries.Where(e => kinds.Contains(e.Kind));
        if (!actor.IsSystem)
        {
            var rights = actor.Rights.ToList();
            entries = entries.Where(e => rights.Contains(e.Permission));
        }

        var found = await entries.Where(e => e.Code == whole).OrderBy(e => e.Id).Take(most).ToListAsync(ct);
        if (found.Count >= most)
            return found;

        // The rarest gram leads; its scan is already in result order, the rest is a check of each row, and it stops when enough is found.
        var rarest = await Rarest([.. terms.SelectMany(Folding.Wanted).Distinct()], ct);
        var matches = db.Set<SearchGram>().Where(g => g.Gram == rarest).Join(entries, g => g.EntryId, e => e.Id, (g, e) => new { g.Rank, Entry = e });
        foreach (var term in terms)
            matches = matches.Where(m => m.Entry.Folded.Contains(term));
        var known = found.Select(f => f.Id).ToList();
        found.AddRange(await matches.Where(m => !known.Contains(m.Entry.Id)).OrderBy(m => m.Rank).ThenBy(m => m.Entry.Id).Take(most - found.Count).Select(m => m.Entry).ToListAsync(ct));
        return found;
    }

    private async Task<string> Rarest(IReadOnlyList<string> grams, CancellationToken ct)
    {
        var rarest = (Gram: grams[0], Count: int.MaxValue);
        foreach (var gram in grams.Count == 1 ? [] : grams)
        {
            var count = await db.Set<SearchGram>().Where(g => g.Gram == gram).Take(CommonEnough).CountAsync(ct);
            if (count < rarest.Count)
                rarest = (gram, count);
            if (count == 0)
                break;
        }
        return rarest.Gram;
    }
}
