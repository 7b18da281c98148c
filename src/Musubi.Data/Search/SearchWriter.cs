using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Keeps the index in step with the records: what it adds and removes is saved by the same save.</summary>
internal static class SearchWriter
{
    /// <summary>Has the changes of all that the context holds detected.</summary>
    public static async Task Write(MusubiDb db, CancellationToken ct)
    {
        var changed = Changed(db);
        var known = Standing(changed).Length == 0 ? [] : await Known(db, changed).ToDictionaryAsync(s => s.SubjectId, ct);
        var (entries, grams) = Index(db, changed, known, Reworded(changed, known) is { Length: > 0 } reworded ? (await Grams(db, reworded).ToListAsync(ct)).ToLookup(g => g.SubjectId) : null);
        await db.Append(entries, ct);
        await db.Append(grams, ct);
    }

    /// <summary>The rows a record has in the index; bulk loads write them themselves.</summary>
    public static (SearchEntry Entry, IEnumerable<SearchGram> Grams) Entry(string kind, ISearchable record)
    {
        var words = record.SearchWords;
        var entry = new SearchEntry
        {
            SubjectId = record.SearchId, Kind = kind, Code = CodeOf(words), ShownCode = words.Code,
            Title = words.Title, TitleZh = TitleOf(words, Language.Chinese), TitleEn = TitleOf(words, Language.English), Detail = words.Detail, Folded = FoldedOf(words), Permission = words.Permission,
        };
        return (entry, Folding.Grams(entry.Folded).Distinct().Select(g => new SearchGram { Gram = g, Rank = words.Rank, SubjectId = entry.SubjectId }));
    }

    /// <summary>Records that are found otherwise from now on. Asking for the entries has all changes detected.</summary>
    private static List<EntityEntry> Changed(DbContext db) =>
        [.. db.ChangeTracker.Entries().Where(e => e is { Entity: ISearchable, State: EntityState.Added or EntityState.Modified or EntityState.Deleted } && !SaysTheSame(e))];

    /// <summary>A record whose words were the same before its fields changed: most acts move a document on and rename nothing.</summary>
    private static bool SaysTheSame(EntityEntry entry)
    {
        if (entry is not { State: EntityState.Modified, Entity: ISearchable { SaysOnlyItself: true } })
            return false;
        var (before, now) = (((ISearchable)entry.OriginalValues.ToObject()).SearchWords, ((ISearchable)entry.Entity).SearchWords);
        return before with { Words = now.Words } == now && before.Words.SequenceEqual(now.Words);
    }

    private static long[] Standing(IEnumerable<EntityEntry> changed) => [.. changed.Where(c => c.State != EntityState.Added).Select(c => ((ISearchable)c.Entity).SearchId)];

    private static IQueryable<SearchEntry> Known(DbContext db, IEnumerable<EntityEntry> changed)
    {
        var ids = Standing(changed);
        return db.Set<SearchEntry>().Where(s => EF.Parameter(ids).Contains(s.SubjectId));
    }

    /// <summary>Those that are found by other words from now on; the rank of a kind is always the same.</summary>
    private static long[] Reworded(IEnumerable<EntityEntry> changed, Dictionary<long, SearchEntry> known) =>
        [.. changed.Where(c => known.TryGetValue(((ISearchable)c.Entity).SearchId, out var old) && (c.State == EntityState.Deleted || FoldedOf(((ISearchable)c.Entity).SearchWords) != old.Folded)).Select(c => ((ISearchable)c.Entity).SearchId)];

    private static IQueryable<SearchGram> Grams(DbContext db, long[] ids) => db.Set<SearchGram>().Where(g => EF.Parameter(ids).Contains(g.SubjectId));

    /// <summary>Changes and removes what stands in the index.</summary>
    /// <param name="known">What stands there of the changed records.</param>
    /// <param name="had">The grams of those that are found by other words.</param>
    /// <returns>What is to be added.</returns>
    private static (List<SearchEntry> Entries, List<SearchGram> Grams) Index(DbContext db, List<EntityEntry> changed, Dictionary<long, SearchEntry> known, ILookup<long, SearchGram>? had)
    {
        var (entries, added) = (new List<SearchEntry>(), new List<SearchGram>());
        foreach (var record in changed)
        {
            var old = known.GetValueOrDefault(((ISearchable)record.Entity).SearchId);
            var held = old is null || had is null ? [] : had[old.SubjectId].ToList();
            if (record.State == EntityState.Deleted)
            {
                db.RemoveRange(held);
                if (old is not null)
                    db.Remove(old);
                continue;
            }
            var (now, grams) = Entry(KindOf(record), (ISearchable)record.Entity);
            if (old is null)
            {
                entries.Add(now);
                added.AddRange(grams);
                continue;
            }
            var reworded = old.Folded != now.Folded;
            (old.Code, old.ShownCode, old.Title, old.TitleZh, old.TitleEn, old.Detail, old.Folded, old.Permission) = (now.Code, now.ShownCode, now.Title, now.TitleZh, now.TitleEn, now.Detail, now.Folded, now.Permission);
            db.Entry(old).DetectChanges();
            if (!reworded)
                continue;
            var wanted = grams.ToDictionary(g => g.Gram, StringComparer.Ordinal);
            db.RemoveRange(held.Where(g => !wanted.TryGetValue(g.Gram, out var same) || same.Rank != g.Rank));
            var kept = held.Select(g => (g.Gram, g.Rank)).ToHashSet();
            added.AddRange(wanted.Values.Where(g => !kept.Contains((g.Gram, g.Rank))));
        }
        return (entries, added);
    }

    private static string KindOf(EntityEntry record) => MusubiDb.Snake(record.Metadata.ClrType.Name);

    /// <summary>Empty where it is the title.</summary>
    private static string TitleOf(SearchWords words, Language language) => words.Named?.In(language) is { } name && name != words.Title ? name : "";

    private static string CodeOf(SearchWords words) => Folding.Fold(words.Code).Replace(" ", "", StringComparison.Ordinal);

    private static string FoldedOf(SearchWords words) =>
        string.Join('\n', words.Words.Prepend(Folding.Tail(words.Code)).Prepend(words.Title).Prepend(words.Code).Select(Folding.Fold).SelectMany(w => new[] { w, Folding.Joined(w) }).Where(w => w.Length > 0).Distinct());
}
