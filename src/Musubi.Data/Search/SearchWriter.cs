using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Musubi.Data.Ids;

namespace Musubi.Data.Search;

/// <summary>Keeps the index in step with the records, in the transaction that saves them.</summary>
internal sealed class SearchWriter(Lazy<IdSource> ids) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var changed = db.ChangeTracker.Entries().Where(e => e.Entity is ISearchable && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Entity is ISearchable).ToList();
        foreach (var entry in changed)
        {
            var record = (ISearchable)entry.Entity;
            var kind = MusubiDb.Snake(entry.Metadata.ClrType.Name);
            if (entry.State != EntityState.Added)
            {
                var old = await db.Set<SearchEntry>().SingleOrDefaultAsync(s => s.Kind == kind && s.SubjectId == record.SearchId, cancellationToken);
                if (old is not null)
                {
                    if (entry.State == EntityState.Modified && old.Folded == FoldedOf(record.SearchWords) && Same(old, record.SearchWords))
                        continue;
                    await db.Set<SearchGram>().Where(g => g.EntryId == old.Id).ExecuteDeleteAsync(cancellationToken);
                    db.Remove(old);
                }
            }
            if (entry.State != EntityState.Deleted)
            {
                var (fresh, grams) = Entry(ids.Value.Next<SearchEntry>(), kind, record);
                db.Add(fresh);
                db.AddRange(grams);
            }
        }
        return result;
    }

    /// <summary>The rows a record has in the index; bulk loads write them themselves.</summary>
    public static (SearchEntry Entry, IEnumerable<SearchGram> Grams) Entry(Kernel.Id<SearchEntry> id, string kind, ISearchable record)
    {
        var words = record.SearchWords;
        var entry = new SearchEntry
        {
            Id = id, Kind = kind, SubjectId = record.SearchId, Code = Folding.Fold(words.Code), ShownCode = words.Code,
            Title = words.Title, Detail = words.Detail, Folded = FoldedOf(words), Permission = words.Permission,
        };
        return (entry, Folding.Grams(entry.Folded).Distinct().Select(g => new SearchGram { Gram = g, Rank = words.Rank, EntryId = id }));
    }

    private static bool Same(SearchEntry old, SearchWords now) =>
        old.Title == now.Title && old.Detail == now.Detail && old.ShownCode == now.Code && old.Permission == now.Permission;

    private static string FoldedOf(SearchWords words) =>
        string.Join('\n', words.Words.Prepend(words.Title).Prepend(words.Code).Select(Folding.Fold).Where(w => w.Length > 0).Distinct());
}
