using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Imports.Work;

/// <summary>
/// Puts back what an import did, all of it, unless a record was edited or used since. Where a record is used is read from the model: every column
/// that holds its id, in whatever module, so a module need not say.
/// </summary>
internal sealed class UndoWork(IServiceScopeFactory scopes, Engine engine)
{
    private const int MostReasons = 200;

    /// <returns>Why it was not undone, and for which rows; null when it was.</returns>
    public async Task<(Refusal? Why, IReadOnlyList<ImportFault> Faults)> Run(Import import, ImportTarget target, Errand errand, Func<MusubiDb, Import, Task<bool>> finish, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAct>().Continue(errand.Actor, errand.Act);
        var db = services.GetRequiredService<MusubiDb>();
        var (bulk, search, trail, ids) = (services.GetRequiredService<BulkRows>(), services.GetRequiredService<BulkSearch>(), services.GetRequiredService<BulkTrail>(), services.GetRequiredService<IdSource>());
        var root = RowShape.Of(db, target.Root);
        var kind = MusubiDb.Snake(target.Root.Name);
        await ids.Reserve(2L * import.Creates + import.Updates * 12L + 100, ct);

        if (target is PostedTarget posted)
            return await TakeBack(posted, services, db, import, finish, ct);

        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var faults = await Obstacles(db, import, root, kind, ct);
        if (faults.Count > 0)
            return (ImportWords.UndoRefused(faults.Count), [.. faults.Values.OrderBy(f => f.Line).Take(MostReasons)]);

        var created = await db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == import.Id && r.Created).OrderBy(r => r.Line).Select(r => new { r.Line, r.SubjectId }).ToListAsync(ct);
        var these = string.Create(CultureInfo.InvariantCulture, $"SELECT subject_id FROM import_row WHERE import_id = {import.Id.Value} AND created = {(engine.Name == "sqlite" ? "1" : "true")}");
        await Remove(db, bulk, root, root.Key, these, ct);
        await bulk.Say($"DELETE FROM search_entry WHERE kind = '{kind}' AND subject_id IN ({these})", ct);
        await bulk.Insert(created.Select(r => trail.Entry(kind, r.SubjectId, root, AuditChange.Deleted, Undone(import, r.Line))), ct);
        await db.Set<ImportWordRange>().Where(w => w.ImportId == import.Id).ExecuteUpdateAsync(w => w.SetProperty(x => x.ToSweep, true), ct);

        await PutBack(db, bulk, search, trail, ids, import, target.Root, kind, ct);

        var done = await db.Set<Import>().SingleAsync(i => i.Id == import.Id, ct);
        (done.State, done.Trouble) = (ImportState.Undone, null);
        if (!await finish(db, done))
            throw new OperationCanceledException();
        await transaction.CommitAsync(ct);
        return (null, []);
    }

    private async Task<(Refusal? Why, IReadOnlyList<ImportFault> Faults)> TakeBack(PostedTarget target, IServiceProvider services, MusubiDb db, Import import, Func<MusubiDb, Import, Task<bool>> finish, CancellationToken ct)
    {
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var made = await db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == import.Id).OrderBy(r => r.Line).ThenBy(r => r.SubjectId).ToListAsync(ct);
        var against = (await target.TakeBack(services, import, made, ct)).GroupBy(r => r.Line).OrderBy(g => g.Key).ToList();
        if (against.Count > 0)
            return (ImportWords.UndoRefused(against.Count), [.. against.Take(MostReasons).Select(g => new ImportFault { ImportId = import.Id, Line = g.Key, OfUndo = true, Shown = g.First().Shown, Reasons = [.. g.Take(20).Select(r => Reason.Of(r.Why))] })]);
        var done = await db.Set<Import>().SingleAsync(i => i.Id == import.Id, ct);
        (done.State, done.Trouble) = (ImportState.Undone, null);
        if (!await finish(db, done))
            throw new OperationCanceledException();
        await transaction.CommitAsync(ct);
        return (null, []);
    }

    /// <summary>Removes records with their parts, the leaves first.</summary>
    private static async Task Remove(MusubiDb db, BulkRows bulk, RowShape shape, string column, string these, CancellationToken ct)
    {
        foreach (var (part, foreignKey) in shape.Parts(db))
            await Remove(db, bulk, part, foreignKey, shape.KeyAt >= 0 && column == shape.Key ? these : $"SELECT \"{shape.Key}\" FROM \"{shape.Table}\" WHERE \"{column}\" IN ({these})", ct);
        await bulk.Delete(shape, column, these, ct);
    }

    /// <summary>Changed records as they were. Their version goes on rising: whoever has the imported state on screen must not overwrite what was put back.</summary>
    private static async Task PutBack(MusubiDb db, BulkRows bulk, BulkSearch search, BulkTrail trail, IdSource ids, Import import, Type rootType, string kind, CancellationToken ct)
    {
        var root = RowShape.Of(db, rootType);
        var shapes = db.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == rootType.Assembly).GroupBy(e => e.ClrType.Name).ToDictionary(g => g.Key, g => g.First().ClrType, StringComparer.Ordinal);
        var changed = await db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == import.Id && !r.Created).OrderBy(r => r.Line).ToListAsync(ct);
        foreach (var some in changed.Chunk(2000))
        {
            var back = new RowChanges();
            var entries = new List<AuditEntry>();
            foreach (var row in some)
            {
                foreach (var stored in JsonSerializer.Deserialize<List<JsonElement>>(row.Before!)!)
                {
                    var shape = RowShape.Of(db, shapes[stored.GetProperty(nameof(RecordChange.Stored.Type)).GetString()!]);
                    var values = stored.GetProperty(nameof(RecordChange.Stored.Values));
                    if (values.ValueKind == JsonValueKind.Null)
                        back.Delete(shape, stored.GetProperty(nameof(RecordChange.Stored.Key)).GetInt64());
                    else
                    {
                        var before = shape.FromJson(values);
                        if (shape.VersionAt >= 0)
                            before[shape.VersionAt] = row.Version + 1;
                        if (stored.GetProperty(nameof(RecordChange.Stored.Gone)).GetBoolean())
                            back.Insert(shape, before);
                        else
                            back.Update(shape, before);
                    }
                }
                entries.Add(trail.Entry(kind, row.SubjectId, root, AuditChange.Changed, Undone(import, row.Line)));
            }
            if (!await back.Write(bulk, rootType, db, ct))
                throw new DbUpdateConcurrencyException();
            await bulk.Insert(entries, ct);

            var subjects = some.Select(r => r.SubjectId).ToList();
            var records = (await Records(db, rootType, subjects, ct)).OfType<ISearchable>().Select(r => BulkSearch.Words(r)).ToList();
            await search.Remove(subjects, ct);
            await search.WriteEntries(records.Select(r => r.Entry), ct);
            await search.WriteGrams(records.SelectMany(r => r.Grams), ct);
        }
    }

    private static Dictionary<string, object?[]> Undone(Import import, int line) => new(StringComparer.Ordinal)
    {
        ["Import"] = [import.Id.Value, null], ["ImportFile"] = [import.FileName, null], ["ImportLine"] = [line, null],
    };

    private static Task<List<object>> Records(MusubiDb db, Type type, List<long> ids, CancellationToken ct) =>
        (Task<List<object>>)typeof(UndoWork).GetMethod(nameof(RecordsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db, ids, ct])!;

    private static async Task<List<object>> RecordsOf<T>(MusubiDb db, List<long> ids, CancellationToken ct) where T : class
    {
        var keys = ids.Select(i => new Id<T>(i)).ToList();
        var row = Expression.Parameter(typeof(T));
        var among = Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Id<T>)],
            Expression.Property(Expression.Constant(new Keys<T>(keys)), nameof(Keys<T>.Ids)), Expression.Property(row, "Id")), row);
        return [.. await RowShape.Whole<T>(db).Where(among).ToListAsync(ct)];
    }

    private sealed record Keys<T>(List<Id<T>> Ids);

    private static async Task<Dictionary<int, ImportFault>> Obstacles(MusubiDb db, Import import, RowShape root, string kind, CancellationToken ct)
    {
        var found = new Dictionary<int, ImportFault>();
        var id = import.Id.Value.ToString(CultureInfo.InvariantCulture);
        var yes = db.Engine.Name == "sqlite" ? "1" : "true";
        var codeColumn = root.Columns.Contains("code") ? $"t.\"code\"" : "''";

        foreach (var (line, code, gone) in await Read($"SELECT r.line, {codeColumn}, CASE WHEN t.\"{root.Key}\" IS NULL THEN 1 ELSE 0 END FROM import_row r LEFT JOIN \"{root.Table}\" t ON t.\"{root.Key}\" = r.subject_id WHERE r.import_id = {id} AND (t.\"{root.Key}\" IS NULL OR t.\"{root.Columns[root.VersionAt]}\" <> r.version) ORDER BY r.line"))
            Add(line, code, gone == 1 ? ImportWords.GoneSince : ImportWords.EditedSince);

        foreach (var (table, column, extra) in References(db, root))
        {
            foreach (var (line, code, times) in await Read($"SELECT r.line, MAX({codeColumn}), COUNT(*) FROM \"{table}\" u JOIN import_row r ON r.subject_id = u.\"{column}\" JOIN \"{root.Table}\" t ON t.\"{root.Key}\" = r.subject_id WHERE r.import_id = {id} AND r.created = {yes}{extra(id, yes, kind)} GROUP BY r.line ORDER BY r.line"))
                Add(line, code, ImportWords.UsedSince(table, times));
        }
        return found;

        void Add(int line, string code, Refusal why)
        {
            var reasons = found.TryGetValue(line, out var fault) ? fault.Reasons : [];
            found[line] = new() { ImportId = import.Id, Line = line, OfUndo = true, Shown = code, Reasons = [.. reasons, Reason.Of(why)] };
        }

        async Task<List<(int Line, string Code, long Figure)>> Read(string sql)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.Transaction, command.CommandText, command.CommandTimeout) = (db.Database.CurrentTransaction!.GetDbTransaction(), sql, 600);
            await using DbDataReader reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<(int, string, long)>();
            while (await reader.ReadAsync(ct))
                rows.Add((reader.GetInt32(0), await reader.IsDBNullAsync(1, ct) ? "" : reader.GetString(1), Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture)));
            return rows;
        }
    }

    /// <summary>Every column that may hold the record's id, but for those by which its own parts hang on it and the machine's own.</summary>
    private static IEnumerable<(string Table, string Column, Func<string, string, string, string> Also)> References(MusubiDb db, RowShape root)
    {
        var idType = typeof(Id<>).MakeGenericType(root.Type);
        var own = root.Parts(db).ToDictionary(p => p.Part.Table, p => p.ForeignKey, StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.BaseType is null))
        {
            var table = type.GetTableName()!;
            if (type.ClrType == typeof(ImportRow) || type.ClrType == typeof(AuditEntry) || type.ClrType == typeof(SearchEntry))
                continue;
            foreach (var property in type.GetProperties())
            {
                var held = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                var isIt = held == idType || (held == typeof(long) && property.Name == root.Type.Name + "Id");
                if (!isIt || (property.IsPrimaryKey() && type.ClrType == root.Type) || (own.TryGetValue(table, out var foreignKey) && foreignKey == property.GetColumnName()))
                    continue;
                // What the import itself made does not count as use: it goes with the rest.
                var maker = type.ClrType == root.Type ? root.Key : own.GetValueOrDefault(table);
                yield return (table, property.GetColumnName(), (id, yes, _) =>
                    maker is null ? "" : $" AND NOT EXISTS (SELECT 1 FROM import_row x WHERE x.import_id = {id} AND x.created = {yes} AND x.subject_id = u.\"{maker}\")");
            }
            if (type.FindProperty("SubjectKind") is { } subjectKind && type.FindProperty("SubjectId") is { } subjectId && subjectId.ClrType == typeof(long))
                yield return (table, subjectId.GetColumnName(), (_, _, kind) => $" AND u.\"{subjectKind.GetColumnName()}\" = '{kind}'");
        }
    }
}
