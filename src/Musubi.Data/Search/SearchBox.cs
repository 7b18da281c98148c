using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Finds records by any part of their words: codes exactly first, then what contains every word typed, in a fixed order.</summary>
public sealed class SearchBox(MusubiDb db)
{
    /// <summary>A gram in so many entries is common: counting further would cost more than it tells.</summary>
    private const int Common = 2000;

    /// <param name="kinds">Only these kinds; null for all.</param>
    public async Task<IReadOnlyList<SearchEntry>> Find(string typed, Actor actor, int most, IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        var terms = Folding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0)
            return [];
        var code = string.Concat(terms);
        var entries = OpenTo(actor, kinds);
        var found = await entries.Where(e => e.Code == code).OrderBy(e => e.Id).Take(most).ToListAsync(ct);
        if (found.Count >= most)
            return found;

        // The rarest gram leads: its rows stand in result order already, each is checked for the whole of every word, and the scan stops when enough is found.
        if (await Rarest([.. terms.SelectMany(Folding.Wanted).Distinct(StringComparer.Ordinal)], ct) is not { } rarest)
            return found;
        var matches = db.Set<SearchGram>().Where(g => g.Gram == rarest).Join(entries, g => g.EntryId, e => e.Id, (g, e) => new { g.Rank, g.EntryId, Entry = e });
        foreach (var term in terms)
            matches = matches.Where(m => m.Entry.Folded.Contains(term));
        var known = found.Select(f => f.Id).ToHashSet();
        var rest = await matches.OrderBy(m => m.Rank).ThenBy(m => m.EntryId).Take(most).Select(m => m.Entry).ToListAsync(ct);
        return [.. found, .. rest.Where(e => !known.Contains(e.Id)).Take(most - found.Count)];
    }

    /// <summary>The newest records of some kinds: what to offer before anything is typed.</summary>
    public async Task<IReadOnlyList<SearchEntry>> Newest(Actor actor, int most, string kind, CancellationToken ct) =>
        await OpenTo(actor, [kind]).OrderByDescending(e => e.SubjectId).Take(most).ToListAsync(ct);

    private IQueryable<SearchEntry> OpenTo(Actor actor, IReadOnlyCollection<string>? kinds)
    {
        var entries = db.Set<SearchEntry>().AsNoTracking();
        if (kinds is { Count: 1 })
        {
            var kind = kinds.Single();
            entries = entries.Where(e => e.Kind == kind);
        }
        else if (kinds is not null)
            entries = entries.Where(e => kinds.Contains(e.Kind));
        if (actor.IsSystem)
            return entries;
        var rights = actor.Rights.ToList();
        return entries.Where(e => rights.Contains(e.Permission));
    }

    /// <summary>The gram in the fewest entries; null when one of them is in none, for then nothing matches.</summary>
    private async Task<string?> Rarest(IReadOnlyList<string> grams, CancellationToken ct)
    {
        var rarest = (Gram: grams[0], Count: int.MaxValue);
        foreach (var gram in grams)
        {
            var count = await db.Set<SearchGram>().Where(g => g.Gram == gram).Take(Math.Min(Common, rarest.Count)).CountAsync(ct);
            if (count == 0)
                return null;
            if (count < rarest.Count)
                rarest = (gram, count);
        }
        return rarest.Gram;
    }
}
