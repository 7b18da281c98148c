using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Keeps the index in step with the records: what it adds and removes is saved by the same save.</summary>
internal sealed class SearchWriter : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = eventData.Context!;
        foreach (var record in Changed(db))
        {
            var old = record.State == EntityState.Added ? null : Known(db, record).SingleOrDefault();
            Index(db, record, old, old is null ? [] : [.. Grams(db, old)]);
        }
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        foreach (var record in Changed(db))
        {
            var old = record.State == EntityState.Added ? null : await Known(db, record).SingleOrDefaultAsync(cancellationToken);
            Index(db, record, old, old is null ? [] : await Grams(db, old).ToListAsync(cancellationToken));
        }
        return result;
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

    private static List<EntityEntry> Changed(DbContext db)
    {
        db.ChangeTracker.DetectChanges();
        return [.. db.ChangeTracker.Entries().Where(e => e is { Entity: ISearchable, State: EntityState.Added or EntityState.Modified or EntityState.Deleted })];
    }

    private static IQueryable<SearchEntry> Known(DbContext db, EntityEntry record)
    {
        var id = ((ISearchable)record.Entity).SearchId;
        return db.Set<SearchEntry>().Where(s => s.SubjectId == id);
    }

    private static IQueryable<SearchGram> Grams(DbContext db, SearchEntry entry) => db.Set<SearchGram>().Where(g => g.SubjectId == entry.SubjectId);

    private void Index(DbContext db, EntityEntry record, SearchEntry? old, IReadOnlyList<SearchGram> had)
    {
        if (record.State == EntityState.Deleted)
        {
            db.RemoveRange(had);
            if (old is not null)
                db.Remove(old);
            return;
        }
        var (now, grams) = Entry(KindOf(record), (ISearchable)record.Entity);
        if (old is null)
        {
            db.Add(now);
            db.AddRange(grams);
            return;
        }
        (old.Code, old.ShownCode, old.Title, old.TitleZh, old.TitleEn, old.Detail, old.Folded, old.Permission) = (now.Code, now.ShownCode, now.Title, now.TitleZh, now.TitleEn, now.Detail, now.Folded, now.Permission);
        var wanted = grams.ToDictionary(g => g.Gram, StringComparer.Ordinal);
        foreach (var gram in had.Where(g => !wanted.TryGetValue(g.Gram, out var same) || same.Rank != g.Rank))
            db.Remove(gram);
        var kept = had.Select(g => (g.Gram, g.Rank)).ToHashSet();
        db.AddRange(wanted.Values.Where(g => !kept.Contains((g.Gram, g.Rank))));
    }

    private static string KindOf(EntityEntry record) => MusubiDb.Snake(record.Metadata.ClrType.Name);

    /// <summary>Empty where it is the title.</summary>
    private static string TitleOf(SearchWords words, Language language) => words.Named?.In(language) is { } name && name != words.Title ? name : "";

    private static string CodeOf(SearchWords words) => Folding.Fold(words.Code).Replace(" ", "", StringComparison.Ordinal);

    private static string FoldedOf(SearchWords words) =>
        string.Join('\n', words.Words.Prepend(words.Title).Prepend(words.Code).Select(Folding.Fold).SelectMany(w => new[] { w, Folding.Joined(w) }).Where(w => w.Length > 0).Distinct());
}
