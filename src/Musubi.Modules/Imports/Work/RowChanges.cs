using Musubi.Data;
using Musubi.Data.Bulk;

namespace Musubi.Modules.Imports.Work;

/// <summary>Rows to remove, change and add, by table.</summary>
internal sealed class RowChanges
{
    private readonly Dictionary<RowShape, List<object?[]>> inserts = [];
    private readonly Dictionary<RowShape, List<object?[]>> updates = [];
    private readonly Dictionary<RowShape, List<long>> deletes = [];

    public void Insert(RowShape shape, object?[] row) => Add(inserts, shape, row);

    public void Update(RowShape shape, object?[] row) => Add(updates, shape, row);

    public void Delete(RowShape shape, long key) => Add(deletes, shape, key);

    /// <summary>Parts go before their wholes and come after them. False when a row to be changed was changed by somebody else.</summary>
    public async Task<bool> Write(BulkRows bulk, Type root, MusubiDb db, CancellationToken ct)
    {
        var tables = RowShape.Of(db, root).Tables(db).ToList();
        foreach (var shape in tables.Where(deletes.ContainsKey).Reverse())
            await bulk.Delete(shape, deletes[shape], ct);
        foreach (var shape in tables.Where(updates.ContainsKey))
        {
            if (await bulk.Update(shape, updates[shape], ct) != updates[shape].Count)
                return false;
        }
        foreach (var shape in tables.Where(inserts.ContainsKey))
            await bulk.Insert(shape, inserts[shape], ct);
        return true;
    }

    private static void Add<T>(Dictionary<RowShape, List<T>> to, RowShape shape, T row)
    {
        if (!to.TryGetValue(shape, out var rows))
            to[shape] = rows = [];
        rows.Add(row);
    }
}
