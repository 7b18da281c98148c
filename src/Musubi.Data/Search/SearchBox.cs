using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Finds records by any part of their words: codes exactly first, then what contains every word typed, in a fixed order.</summary>
public sealed class SearchBox(MusubiDb db)
{
    /// <summary>A gram in so many entries is common: counting further would cost more than it tells.</summary>
    private const int Common = 20_000;

    /// <summary>With so many matches, the first page of them is found sooner by walking the order than by sorting the matches.</summary>
    public const int Many = 5000;
    private const int MostBeside = 2;

    private const int SmallestPiece = 100, LargestPiece = 4000;

    /// <param name="kinds">Only these kinds; null for all.</param>
    public async Task<IReadOnlyList<SearchEntry>> Find(string typed, Actor actor, int most, IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        var terms = Terms(typed);
        if (terms.Count == 0)
            return [];
        var code = string.Concat(terms);
        var entries = OpenTo(actor, kinds);
        var found = await entries.Where(e => e.Code == code).OrderBy(e => e.SubjectId).Take(most).ToListAsync(ct);
        if (found.Count >= most)
            return found;

        await Add(found, terms, entries, most, ct);
        if (found.Count < most && Folding.Beside(terms) is { } joined)
            await Add(found, joined, entries, most, ct);
        // A name is found however it is parted, but 上海 means 上海华星 before 村上 海斗, where it begins inside one word and ends in the next.
        return [.. found.OrderBy(e => e.Code == code ? 0 : AsWritten(e) is var texts && terms.All(t => texts.Exists(text => IsPartOf(text, t))) ? 1 : 2)];
    }

    /// <summary>The words of an entry without those that stand there once more with their spaces taken out.</summary>
    private static List<string> AsWritten(SearchEntry entry)
    {
        var texts = entry.Folded.Split('\n');
        var joined = texts.Where(t => Folding.Joined(t) != t).Select(Folding.Joined).ToHashSet(StringComparer.Ordinal);
        return [.. texts.Where(t => !joined.Contains(t))];
    }

    /// <summary>Whether a word of a text holds a term, or words from one on begin with it.</summary>
    private static bool IsPartOf(string text, string term)
    {
        var words = text.Split(' ');
        return words.Any(w => w.Contains(term, StringComparison.Ordinal)) || Enumerable.Range(0, words.Length).Any(i => Folding.Joined(string.Join(' ', words[i..])).StartsWith(term, StringComparison.Ordinal));
    }

    /// <summary>What contains all the words and was not found yet, until there is enough.</summary>
    private async Task Add(List<SearchEntry> found, IReadOnlyList<string> terms, IQueryable<SearchEntry> entries, int most, CancellationToken ct)
    {
        if (await Candidates(terms, ct) is not { } candidates)
            return;
        var known = found.Select(f => f.SubjectId).ToHashSet();
        // Candidates stand in the order of the results. They are read in pieces, each checked for the whole of every word, until enough is found:
        // one query over both tables would leave it to the engine to read the whole of either.
        (int Rank, long Id)? last = null;
        for (var piece = Math.Max(SmallestPiece, 2 * most); ; piece = Math.Min(2 * piece, LargestPiece))
        {
            var next = last is { } seen ? candidates.Where(g => g.Rank > seen.Rank || (g.Rank == seen.Rank && g.SubjectId > seen.Id)) : candidates;
            var part = await next.OrderBy(g => g.Rank).ThenBy(g => g.SubjectId).Take(piece).Select(g => new { g.Rank, g.SubjectId }).ToListAsync(ct);
            var ids = part.Select(p => p.SubjectId).Where(id => !known.Contains(id)).ToList();
            var matches = entries.Where(e => ids.Contains(e.SubjectId));
            foreach (var term in terms)
                matches = matches.Where(e => e.Folded.Contains(term));
            var matched = await matches.ToDictionaryAsync(e => e.SubjectId, ct);
            found.AddRange(ids.Where(matched.ContainsKey).Take(most - found.Count).Select(id => matched[id]));
            if (part.Count < piece || found.Count >= most)
                return;
            last = (part[^1].Rank, part[^1].SubjectId);
        }
    }

    /// <summary>The newest records of some kinds: what to offer before anything is typed.</summary>
    public async Task<IReadOnlyList<SearchEntry>> Newest(Actor actor, int most, string kind, CancellationToken ct) =>
        await OpenTo(actor, [kind]).OrderByDescending(e => e.SubjectId).Take(most).ToListAsync(ct);

    /// <summary>The entries of a kind that contain every word typed and are among these records, the one whose code was typed first, then the newest; with nothing typed, any of them.</summary>
    public async Task<IReadOnlyList<SearchEntry>> Among(string typed, string kind, Actor actor, IQueryable<long> records, int most, CancellationToken ct)
    {
        var code = string.Concat(Terms(typed));
        var among = code.Length == 0 ? records : records.Where((await Matching(typed, kind, ct)).Set);
        return await OpenTo(actor, [kind]).Where(e => among.Contains(e.SubjectId)).OrderByDescending(e => e.Code == code).ThenByDescending(e => e.SubjectId).Take(most).ToListAsync(ct);
    }

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

    /// <summary>
    /// The records of a kind that contain every word typed, as a condition on their ids that composes with others: exact, however many match.
    /// </summary>
    public async Task<TextMatch> Matching(string typed, string kind, CancellationToken ct)
    {
        var terms = Terms(typed);
        if (terms.Count == 0)
            return TextMatch.Nothing;
        var (entries, grams) = (db.Set<SearchEntry>(), db.Set<SearchGram>());
        var rank = await grams.Where(g => g.SubjectId == entries.Where(e => e.Kind == kind).OrderBy(e => e.SubjectId).Select(e => e.SubjectId).FirstOrDefault()).OrderBy(g => g.Gram).Select(g => g.Rank).FirstOrDefaultAsync(ct);
        var match = await Containing(terms, rank, ct) ?? TextMatch.Nothing;
        if (Folding.Beside(terms) is { } joined && await Containing(joined, rank, ct) is { } beside)
            match = match.Or(beside);
        var code = string.Concat(terms);
        var exactly = await entries.Where(e => e.Kind == kind && e.Code == code).Select(e => e.SubjectId).ToListAsync(ct);
        return exactly.Count == 0 ? match : match.Or(new(id => exactly.Contains(id), id => exactly.Contains(id)));
    }

    /// <summary>What contains all the words; null where nothing does.</summary>
    private async Task<TextMatch?> Containing(IReadOnlyList<string> terms, int rank, CancellationToken ct)
    {
        if (await Leads(terms, rank, ct) is not { } leads)
            return null;
        var (entries, grams) = (db.Set<SearchEntry>(), db.Set<SearchGram>());
        var (lead, count, _) = leads[0];
        // A gram is looked up sooner than a record's words are read through.
        var others = leads.Skip(1).Select(l => l.Gram).Concat(leads.SelectMany(l => l.Beside)).Distinct().Select(gram => Where(id => grams.Any(g => g.Gram == gram && g.Rank == rank && g.SubjectId == id)));
        // A word that is one gram is contained wherever the gram stands; of a longer one the pieces might stand apart.
        var words = terms.Where(t => Folding.Wanted(t) is not [var only] || only.TrimStart('^') != t).Select(term => Where(id => entries.Any(e => e.SubjectId == id && e.Folded.Contains(term))));
        List<Expression<Func<long, bool>>> also = [.. others, .. words];
        var withLead = grams.Where(g => g.Gram == lead && g.Rank == rank).Select(g => g.SubjectId);
        if (count < Many)
        {
            // Few are gathered once and known by their ids, rather than sought for the count and again for the page.
            var ids = await also.Aggregate(withLead, (matching, one) => matching.Where(one)).ToListAsync(ct);
            return new(id => EF.Parameter(ids).Contains(id), id => EF.Parameter(ids).Contains(id));
        }
        return also.Aggregate(new TextMatch(id => withLead.Contains(id), id => grams.Any(g => g.Gram == lead && g.Rank == rank && g.SubjectId == id)) { Common = count >= Common }, (match, one) => match.And(one));

        static Expression<Func<long, bool>> Where(Expression<Func<long, bool>> condition) => condition;
    }

    /// <summary>Entries that hold the rarest gram of each word; null when a word has a gram that is in no entry, for then nothing matches.</summary>
    private async Task<IQueryable<SearchGram>?> Candidates(IReadOnlyList<string> terms, CancellationToken ct)
    {
        if (await Leads(terms, null, ct) is not { } leads)
            return null;
        var grams = db.Set<SearchGram>().AsNoTracking();
        var lead = leads[0].Gram;
        var candidates = grams.Where(g => g.Gram == lead);
        foreach (var other in leads.Skip(1).Select(l => l.Gram))
            candidates = candidates.Where(g => grams.Any(o => o.Gram == other && o.Rank == g.Rank && o.SubjectId == g.SubjectId));
        return candidates;
    }

    /// <summary>The rarest gram of a word, in how many records it stands, as far as it was counted, and the next rarest ones of the word.</summary>
    private readonly record struct Lead(string Gram, int Count, IReadOnlyList<string> Beside);

    /// <summary>The lead of each word, the rarest of all first; null when a word has a gram that is in no entry, for then nothing matches.</summary>
    private async Task<List<Lead>?> Leads(IReadOnlyList<string> terms, int? rank, CancellationToken ct)
    {
        var grams = db.Set<SearchGram>().AsNoTracking();
        if (rank is { } only)
            grams = grams.Where(g => g.Rank == only);
        var leads = new List<Lead>();
        foreach (var term in terms)
        {
            var counted = new List<(string Gram, int Count)>();
            var rarest = Common;
            foreach (var gram in Folding.Wanted(term))
            {
                var count = await grams.Where(g => g.Gram == gram).OrderBy(g => g.Rank).ThenBy(g => g.SubjectId).Take(rarest).CountAsync(ct);
                if (count == 0)
                    return null;
                counted.Add((gram, count));
                rarest = Math.Min(rarest, count);
            }
            var ordered = counted.OrderBy(c => c.Count).ToList();
            leads.Add(new(ordered[0].Gram, ordered[0].Count, [.. ordered.Skip(1).Take(MostBeside).Select(c => c.Gram)]));
        }
        return [.. leads.OrderBy(l => l.Count).DistinctBy(l => l.Gram)];
    }

    private static List<string> Terms(string typed) => [.. Folding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
