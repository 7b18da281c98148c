using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Finds records by any part of their words: codes exactly first, then what contains every word typed, in a fixed order.</summary>
public sealed class SearchBox(MusubiDb db)
{
    /// <summary>A gram in so many entries is common: counting further would cost more than it tells.</summary>
    private const int Common = 2000;
    private const int SmallestPiece = 100, LargestPiece = 4000;

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

        if (await Candidates(terms, ct) is not { } candidates)
            return found;
        var known = found.Select(f => f.Id).ToHashSet();
        // Candidates stand in the order of the results. They are read in pieces, each checked for the whole of every word, until enough is found:
        // one query over both tables would leave it to the engine to read the whole of either.
        (int Rank, Id<SearchEntry> Id)? last = null;
        for (var piece = Math.Max(SmallestPiece, 2 * most); ; piece = Math.Min(2 * piece, LargestPiece))
        {
            var next = last is { } seen ? candidates.Where(g => g.Rank > seen.Rank || (g.Rank == seen.Rank && g.EntryId > seen.Id)) : candidates;
            var part = await next.OrderBy(g => g.Rank).ThenBy(g => g.EntryId).Take(piece).Select(g => new { g.Rank, g.EntryId }).ToListAsync(ct);
            var ids = part.Select(p => p.EntryId).Where(id => !known.Contains(id)).ToList();
            var matches = entries.Where(e => ids.Contains(e.Id));
            foreach (var term in terms)
                matches = matches.Where(e => e.Folded.Contains(term));
            var matched = await matches.ToDictionaryAsync(e => e.Id, ct);
            found.AddRange(ids.Where(matched.ContainsKey).Take(most - found.Count).Select(id => matched[id]));
            if (part.Count < piece || found.Count >= most)
                return found;
            last = (part[^1].Rank, part[^1].EntryId);
        }
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

    /// <summary>Entries that hold the rarest gram of each word; null when a word has a gram that is in no entry, for then nothing matches.</summary>
    private async Task<IQueryable<SearchGram>?> Candidates(IReadOnlyList<string> terms, CancellationToken ct)
    {
        var grams = db.Set<SearchGram>().AsNoTracking();
        var leads = new List<(string Gram, int Count)>();
        foreach (var term in terms)
        {
            var rarest = (Gram: "", Count: int.MaxValue);
            foreach (var gram in Folding.Wanted(term))
            {
                var count = await grams.Where(g => g.Gram == gram).OrderBy(g => g.Rank).ThenBy(g => g.EntryId).Take(Math.Min(Common, rarest.Count)).CountAsync(ct);
                if (count == 0)
                    return null;
                if (count < rarest.Count)
                    rarest = (gram, count);
            }
            leads.Add(rarest);
        }
        var ordered = leads.OrderBy(l => l.Count).Select(l => l.Gram).Distinct(StringComparer.Ordinal).ToList();
        var lead = ordered[0];
        var candidates = grams.Where(g => g.Gram == lead);
        foreach (var other in ordered.Skip(1))
            candidates = candidates.Where(g => grams.Any(o => o.Gram == other && o.Rank == g.Rank && o.EntryId == g.EntryId));
        return candidates;
    }
}
