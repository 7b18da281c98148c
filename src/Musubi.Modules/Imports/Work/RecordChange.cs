using System.Text.Json;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Search;

namespace Musubi.Modules.Imports.Work;

/// <summary>A changed record, row by row: what was stored and what is to be.</summary>
internal sealed class RecordChange
{
    private RecordChange(RowShape root, long id, IReadOnlyList<(RowShape Shape, long Key, object?[]? Before, object?[]? After)> rows, bool words) =>
        (Root, Id, Rows, WordsChanged) = (root, id, rows, words);

    public RowShape Root { get; }
    public long Id { get; }

    /// <summary>Only rows that differ; the root is always among them, for its version rises.</summary>
    public IReadOnlyList<(RowShape Shape, long Key, object?[]? Before, object?[]? After)> Rows { get; }

    /// <summary>Whether it is found by other words now.</summary>
    public bool WordsChanged { get; }

    /// <summary>Lets <paramref name="write"/> change the record and sees what became of its rows. Null when nothing did.</summary>
    public static RecordChange? Of(MusubiDb db, object standing, Func<object> write)
    {
        var root = RowShape.Of(db, standing.GetType());
        var before = Rows(standing);
        var wordsBefore = Words(standing);
        write();
        var after = Rows(standing);
        var rows = new List<(RowShape, long, object?[]?, object?[]?)>();
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (was, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (was is null || now is null || key.Shape.Difference(was, now).Count > 0)
                rows.Add((key.Shape, key.Key, was, now));
        }
        if (rows.Count == 0)
            return null;
        var (id, whole) = ((long)after.First().Value[root.KeyAt]!, after.First().Value);
        if (root.VersionAt >= 0)
        {
            whole[root.VersionAt] = (int)before.First().Value[root.VersionAt]! + 1;
            if (!rows.Exists(r => r.Item1 == root && r.Item2 == id))
                rows.Insert(0, (root, id, before.First().Value, whole));
        }
        return new(root, id, rows, wordsBefore != Words(standing));

        Dictionary<(RowShape Shape, long Key), object?[]> Rows(object record) =>
            root.Spread(db, record).ToDictionary(r => (r.Shape, (long)r.Values[r.Shape.KeyAt]!), r => r.Values);
    }

    /// <summary>The rows as they were, to be put back: JSON.</summary>
    public string BeforeJson() => JsonSerializer.Serialize(Rows.Select(r => new Stored(r.Shape.Type.Name, r.Key, r.After is null, r.Before is null ? null : r.Shape.ToJson(r.Before))));

    /// <param name="Gone">The change removed it.</param>
    /// <param name="Values">Null: the change added it.</param>
    public sealed record Stored(string Type, long Key, bool Gone, Dictionary<string, object?>? Values);

    private static string Words(object record) => record is ISearchable { SearchWords: var w } ? string.Join('\n', w.Words.Prepend(w.Detail).Prepend(w.Title).Prepend(w.Code)) : "";
}
