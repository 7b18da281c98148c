using Musubi.Data.Search;

namespace Musubi.Data.Bulk;

/// <summary>
/// Many new records at once, each whole with its parts and its search words, past the change tracker. On the trail stands one entry for each record, which says what it was made with; its parts are not said one by one.
/// </summary>
public sealed class BulkRecords(MusubiDb db, BulkRows rows, BulkTrail trail, BulkSearch search)
{
    /// <summary>Records of one kind, in the caller's transaction.</summary>
    public async Task Insert<T>(IReadOnlyCollection<T> records, CancellationToken ct) where T : class
    {
        if (records.Count == 0)
            return;
        var shape = RowShape.Of(db, typeof(T));
        await rows.Insert(records.SelectMany(r => shape.Spread(db, r)).ToList(), ct);
        await rows.Insert(records.Select(r => trail.Created(r, shape)), ct);
        if (typeof(ISearchable).IsAssignableFrom(typeof(T)))
            await search.Write(records.Cast<ISearchable>(), ct);
    }
}
