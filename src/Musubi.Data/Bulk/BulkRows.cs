using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Data.Masters;

namespace Musubi.Data.Bulk;

/// <summary>
/// Writes, changes and removes many rows at once inside the context's open transaction, past the change tracker: who calls it writes trail and
/// search words himself. Changing goes through a temporary table and one statement, alike on both engines.
/// </summary>
public sealed class BulkRows(MusubiDb db)
{
    private int tables;

    private DbTransaction Transaction => db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are written in bulk inside a transaction.");

    public async Task<long> Insert(RowShape shape, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await Touch(shape, ct);
        return await db.Engine.WriteRows(Transaction, shape.Table, shape.Columns, rows, ct);
    }

    public Task<long> Insert<T>(IEnumerable<T> entities, CancellationToken ct) where T : class
    {
        var shape = RowShape.Of(db, typeof(T));
        // Made before they are written: what makes them may ask the very connection that takes them.
        return Insert(shape, entities.Select(shape.Values).ToList(), ct);
    }

    /// <summary>Records and their parts, table by table in the order they refer to each other.</summary>
    public async Task Insert(IEnumerable<(RowShape Shape, object?[] Values)> rows, CancellationToken ct)
    {
        foreach (var table in rows.GroupBy(r => r.Shape))
            await Insert(table.Key, table.Select(r => r.Values), ct);
    }

    /// <summary>Sets every column of rows that stand. Those with a version must stand at the version before the one they are given.</summary>
    /// <returns>How many rows were found and changed.</returns>
    public async Task<long> Update(RowShape shape, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return 0;
        await Touch(shape, ct);
        var table = await Temporary(shape, ct);
        await db.Engine.WriteRows(Transaction, table, shape.Columns, rows, ct);
        var set = string.Join(", ", shape.Columns.Where(c => c != shape.Key).Select(c => $"\"{c}\" = s.\"{c}\""));
        var version = shape.VersionAt < 0 ? "" : $" AND \"{shape.Table}\".\"{shape.Columns[shape.VersionAt]}\" = s.\"{shape.Columns[shape.VersionAt]}\" - 1";
        var changed = await Say($"UPDATE \"{shape.Table}\" SET {set} FROM \"{table}\" s WHERE \"{shape.Table}\".\"{shape.Key}\" = s.\"{shape.Key}\"{version}", ct);
        await Say($"DROP TABLE \"{table}\"", ct);
        return changed;
    }

    /// <summary>
    /// Writes what changed of rows that the context holds, and lets it take them for saved: many small changes of the machine's bookkeeping, which saving would say one by one.
    /// What has a version, a trail, or a key of several columns is left to saving.
    /// </summary>
    public async Task Save<T>(IEnumerable<T> held, CancellationToken ct) where T : class
    {
        var shape = Bookkeeping<T>();
        var changed = held.Select(row => db.Entry(row)).Where(e => e.State == EntityState.Modified).ToList();
        if (changed.Count == 0)
            return;
        await Touch(shape, ct);
        var columns = changed.SelectMany(e => e.Properties).Where(p => p.IsModified).Select(p => p.Metadata.GetColumnName()).ToHashSet(StringComparer.Ordinal);
        var at = Enumerable.Range(0, shape.Columns.Count).Where(i => columns.Contains(shape.Columns[i])).Append(shape.KeyAt).ToArray();
        await SetEach(shape, at, changed.ConvertAll(e => shape.Values(e.Entity)), ct);
        foreach (var entry in changed)
        {
            // Told only that it is unchanged, the context would put back what it read: an act that moves an item twice begins again from that.
            entry.OriginalValues.SetValues(entry.CurrentValues);
            entry.State = EntityState.Unchanged;
        }
    }

    /// <summary>Writes all columns of rows that stand and that no context holds, by their key: the machine's bookkeeping, whose rows the act has locked. As with <see cref="Save"/>, they have no version and no trail.</summary>
    public async Task Put<T>(IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var shape = Bookkeeping<T>();
        var values = rows.Select(shape.Values).ToList();
        if (values.Count == 0)
            return;
        await Touch(shape, ct);
        var at = Enumerable.Range(0, shape.Columns.Count).Where(i => i != shape.KeyAt).Append(shape.KeyAt).ToArray();
        await SetEach(shape, at, values, ct);
    }

    private RowShape Bookkeeping<T>() => RowShape.Of(db, typeof(T)) is { VersionAt: < 0 } shape && typeof(T).GetCustomAttribute<NotAuditedAttribute>() is not null && db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Count == 1
        ? shape : throw new InvalidOperationException($"{typeof(T).Name} has a version, a trail, or more than one key: it is saved, not written in bulk.");

    /// <param name="at">Places of the columns that are set, and last that of the key.</param>
    private async Task SetEach(RowShape shape, int[] at, List<object?[]> rows, CancellationToken ct)
    {
        var sql = $"UPDATE \"{shape.Table}\" SET {string.Join(", ", at.SkipLast(1).Select((c, i) => $"\"{shape.Columns[c]}\" = ${i + 1}"))} WHERE \"{shape.Key}\" = ${at.Length}";
        if (await db.Engine.SayEach(Transaction, sql, rows.Select(values => Array.ConvertAll(at, i => values[i])).ToList(), ct) != rows.Count)
            throw new DbUpdateConcurrencyException($"A row of {shape.Table} is gone that was to be changed.");
    }

    public async Task<long> Delete(RowShape shape, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var gone = 0L;
        await Touch(shape, ct);
        foreach (var some in ids.Chunk(5000))
            gone += await Say($"DELETE FROM \"{shape.Table}\" WHERE \"{shape.Key}\" IN ({string.Join(',', some.Select(i => i.ToString(CultureInfo.InvariantCulture)))})", ct);
        return gone;
    }

    /// <summary>Removes the rows of which a column is among <paramref name="these"/>: a question made of names from the model and of numbers.</summary>
    public async Task<long> Delete(RowShape shape, string column, string these, CancellationToken ct)
    {
        await Touch(shape, ct);
        return await Say($"DELETE FROM \"{shape.Table}\" WHERE \"{column}\" IN ({these})", ct);
    }

    /// <summary>Runs a statement made of names from the model and of numbers, never of anybody's words.</summary>
    public async Task<long> Say(string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction;
        command.CommandTimeout = 600;
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What was written past the change tracker, the context does not know by itself.</summary>
    private async Task Touch(RowShape shape, CancellationToken ct)
    {
        db.Touched(shape.Type);
        if (MasterData.KindOf(shape.Type) is { } master)
            await db.Masters.Stamp([master], ct);
    }

    private async Task<string> Temporary(RowShape shape, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bulk_{shape.Table}_{++tables}");
        await Say($"CREATE TEMPORARY TABLE \"{name}\" AS SELECT * FROM \"{shape.Table}\" WHERE 1 = 0", ct);
        return name;
    }
}
