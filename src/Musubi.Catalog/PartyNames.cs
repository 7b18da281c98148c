using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Search;

namespace Musubi.Catalog;

/// <summary>What parties are called. The catalog knows them by number alone; the search index, which lies below it too, knows their names.</summary>
internal sealed class PartyNames(MusubiDb db)
{
    public async Task<Func<long, string>> Of(IEnumerable<long> parties, CancellationToken ct)
    {
        var ids = parties.Distinct().ToList();
        var names = await db.Set<SearchEntry>().AsNoTracking().Where(e => e.Kind == "party" && ids.Contains(e.SubjectId)).ToDictionaryAsync(e => e.SubjectId, e => $"{e.ShownCode} {e.Title}", ct);
        return id => names.GetValueOrDefault(id, $"#{id}");
    }
}
