using Microsoft.EntityFrameworkCore;
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
/// Imports all good rows or none. All reading and judging, and the bulk of the search index, is done before; then one transaction makes everything appear,
/// as short as the rows can be written in: where there is one writer, the others wait for it.
/// </summary>
internal sealed class RunWork(ImportReading reading, IServiceScopeFactory scopes, Engine engine, Clock clock)
{
    private sealed class Prepared
    {
        public RowChanges Rows { get; } = new();
        public List<SearchEntry> Entries { get; } = [];
        public List<(long Id, ISearchable Record)> Reworded { get; } = [];
        public List<ImportRow> Links { get; } = [];
        public List<(RowShape Shape, long Id, int Line)> Created { get; } = [];
        /// <summary>How many of the created are no row of their own.</summary>
        public int Besides { get; set; }
        public List<(RecordChange Change, int Line)> Changed { get; } = [];

        /// <summary>Of a <see cref="PostedTarget"/>.</summary>
        public List<PostedRow> Posting { get; } = [];
    }

    /// <param name="finish">Ends the import and its job, in the same transaction. False when the job is not ours any more.</param>
    /// <returns>Why nothing was imported; null when all was.</returns>
    public async Task<Refusal?> Run(Import import, ImportTarget target, byte[] file, Errand errand, Func<int, bool, Task> progress, Func<MusubiDb, Import, Task<bool>> finish, CancellationToken ct)
    {
        var prepared = new Prepared();
        int rows = 0, unchanged = 0, faulty = 0;
        var kind = MusubiDb.Snake(target.Root.Name);

        await foreach (var batch in reading.Judge(import, target, file, errand.Actor, pretend: false, ct))
        {
            var db = batch.Services.GetRequiredService<MusubiDb>();
            var grams = new List<SearchGram>();
            foreach (var (line, judgement) in batch.Rows)
            {
                rows++;
                if (judgement.Refusals.Count > 0)
                    faulty++;
                else if (judgement.Standing is { } standing)
                {
                    if (RecordChange.Of(db, standing, judgement.Write!) is { } change)
                        Change(prepared, change, standing, line.Number, import);
                    else
                        unchanged++;
                }
                else if (judgement.Row is { } posting)
                    prepared.Posting.Add(new(line.Number, posting));
                else
                    Create(judgement.Write!(), line.Number);
                foreach (var record in judgement.Refusals.Count == 0 ? judgement.Also : [])
                    Create(record, line.Number, isAlso: true);
            }
            if (batch.End is { } end)
                return end;
            if (grams.Count > 0)
                await Small(scope =>
                {
                    scope.GetRequiredService<MusubiDb>().Add(new ImportWordRange { From = grams.Min(g => g.SubjectId), To = grams.Max(g => g.SubjectId) + 1, ImportId = import.Id });
                    return scope.GetRequiredService<BulkSearch>().WriteGrams(grams, ct);
                }, ct);
            await progress(rows, false);

            void Create(object record, int line, bool isAlso = false)
            {
                var root = RowShape.Of(db, target.Root);
                var id = 0L;
                foreach (var (shape, values) in root.Spread(db, record))
                {
                    if (id == 0)
                        id = (long)values[root.KeyAt]!;
                    prepared.Rows.Insert(shape, values);
                }
                prepared.Links.Add(new() { ImportId = import.Id, Line = line, SubjectId = id, Created = true, Version = ((IVersioned)record).Version });
                prepared.Created.Add((root, id, line));
                prepared.Besides += isAlso ? 1 : 0;
                if (record is ISearchable searchable)
                {
                    var (entry, found) = BulkSearch.Words(searchable);
                    prepared.Entries.Add(entry);
                    grams.AddRange(found);
                }
            }
        }
        // What was checked is what is imported: the person agreed to these figures.
        if (faulty != import.Faulty)
            return ImportWords.FaultsNow;
        if (prepared.Created.Count - prepared.Besides + prepared.Posting.Count != import.Creates || prepared.Changed.Count != import.Updates)
            return ImportWords.ChangedMeanwhile;
        await progress(rows, true);
        try
        {
            return await Write(prepared, target, kind, import, errand, finish, ct);
        }
        catch (Exception failure) when (engine.IsDuplicate(failure))
        {
            return ImportWords.ChangedMeanwhile;
        }
    }

    private async Task<Refusal?> Write(Prepared prepared, ImportTarget target, string kind, Import import, Errand errand, Func<MusubiDb, Import, Task<bool>> finish, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAct>().Continue(errand.Actor, errand.Act);
        var db = services.GetRequiredService<MusubiDb>();
        var (bulk, search, trail, ids) = (services.GetRequiredService<BulkRows>(), services.GetRequiredService<BulkSearch>(), services.GetRequiredService<BulkTrail>(), services.GetRequiredService<IdSource>());
        await ids.Reserve(prepared.Created.Count + prepared.Changed.Sum(c => c.Change.Rows.Count) + prepared.Reworded.Count + ((long)prepared.Posting.Count * target.IdsPerRow) + 100, ct);
        var entries = Trail(prepared, trail, kind, import);
        var reworded = prepared.Reworded.Select(r => (r.Id, Words: BulkSearch.Words(r.Record))).ToList();

        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await prepared.Rows.Write(bulk, target.Root, db, ct))
            return ImportWords.ChangedMeanwhile;
        if (reworded.Count > 0)
        {
            await search.Remove([.. reworded.Select(r => r.Id)], ct);
            await search.WriteGrams(reworded.SelectMany(r => r.Words.Grams), ct);
        }
        await search.WriteEntries(prepared.Entries.Concat(reworded.Select(r => r.Words.Entry)), ct);
        await bulk.Insert(entries, ct);
        await bulk.Insert(prepared.Links, ct);

        if (target is PostedTarget posted)
        {
            var made = await posted.Post(services, import, prepared.Posting, ct);
            if (made.Refusals.Count > 0)
                return made.Refusals[0].Why;
            await db.SaveChangesAsync(ct);
            await bulk.Insert(made.Made.Select(m => new ImportRow { ImportId = import.Id, Line = m.Line, SubjectId = m.Subject, Created = true, Version = 0 }), ct);
        }

        var done = await db.Set<Import>().SingleAsync(i => i.Id == import.Id, ct);
        (done.State, done.RunAt, done.Trouble) = (ImportState.Done, clock.Now, null);
        if (!await finish(db, done))
            throw new OperationCanceledException();
        await transaction.CommitAsync(ct);
        return null;
    }

    private static void Change(Prepared prepared, RecordChange change, object record, int line, Import import)
    {
        foreach (var (shape, key, before, after) in change.Rows)
        {
            if (after is null)
                prepared.Rows.Delete(shape, key);
            else if (before is null)
                prepared.Rows.Insert(shape, after);
            else
                prepared.Rows.Update(shape, after);
        }
        prepared.Changed.Add((change, line));
        if (change.WordsChanged)
            prepared.Reworded.Add((change.Id, (ISearchable)record));
        var root = change.Rows.First(r => r.Shape == change.Root);
        prepared.Links.Add(new() { ImportId = import.Id, Line = line, SubjectId = change.Id, Created = false, Version = (int)root.After![change.Root.VersionAt]!, Before = change.BeforeJson() });
    }

    /// <summary>A created record's trail names the import and the row: what it was created with stands in the file, whose hash is sealed. A changed one's tells before and after.</summary>
    private static List<AuditEntry> Trail(Prepared prepared, BulkTrail trail, string kind, Import import)
    {
        var entries = new List<AuditEntry>(prepared.Created.Count);
        foreach (var (shape, id, line) in prepared.Created)
            entries.Add(trail.Entry(kind, id, shape, AuditChange.Created, Origin(import, line)));
        foreach (var (change, line) in prepared.Changed)
        {
            foreach (var (shape, _, before, after) in change.Rows)
            {
                var fields = shape.Difference(before, after);
                if (shape == change.Root)
                {
                    foreach (var (name, values) in Origin(import, line))
                        fields[name] = values;
                }
                entries.Add(trail.Entry(kind, change.Id, shape, before is null ? AuditChange.Created : after is null ? AuditChange.Deleted : AuditChange.Changed, fields));
            }
        }
        return entries;
    }

    internal static Dictionary<string, object?[]> Origin(Import import, int line) => new(StringComparer.Ordinal)
    {
        ["Import"] = [null, import.Id.Value], ["ImportFile"] = [null, import.FileName], ["ImportLine"] = [null, line],
    };

    private async Task Small(Func<IServiceProvider, Task> write, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await write(scope.ServiceProvider);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
