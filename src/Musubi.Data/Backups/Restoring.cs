using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Backups;

/// <summary>
/// What must not simply go on where the backup left it: mail that may have gone out since, work that was under way. Modules register theirs; each runs in the transaction of the restoring, when all rows are there.
/// </summary>
public interface IRestored
{
    /// <returns>Why this backup cannot be used here after all; null when it can.</returns>
    Task<Refusal?> Settle(MusubiDb db, BackupManifest from, CancellationToken ct);
}

/// <summary>Puts an archive in the place of what the database holds, in one transaction: all of it stands, or what was there does. Nobody else may be at work (<see cref="Engine.TryAlone"/>).</summary>
public sealed class Restoring(MusubiDb db, BulkRows bulk, IEnumerable<IRestored> settle, IdStock stock, Clock clock)
{
    /// <summary>The act's name on the trail.</summary>
    public const string Act = "RestoreBackup";
    private const int Step = 5000;

    /// <param name="source">The file's name, for the trail.</param>
    public async Task<Result<BackupManifest>> Run(BackupArchive archive, string source, Actor by, Action<BackupProgress> tell, CancellationToken ct)
    {
        var shape = BackupShape.Of(db);
        if (archive.WhyNot(shape) is { } unfit)
            return unfit;
        var doing = "";
        try
        {
            using var turn = await db.Engine.WriteTurn(ct);
            var before = await NextId(ct);
            await using var loading = await db.Engine.Load(db, shape.Emptied, ct);
            var (done, total) = (0L, archive.Manifest.Rows);
            foreach (var table in shape.Tables)
            {
                doing = table.Shape.Table;
                await bulk.Insert(table.Shape, archive.Rows(table).Select(Counted), ct);
            }
            doing = "id_block";
            await Note(Math.Max(before, await NextId(ct)), archive.Manifest, source, by, ct);
            foreach (var one in settle)
            {
                if (await one.Settle(db, archive.Manifest, ct) is { } reason)
                    return reason;
            }
            tell(new(total, total));
            doing = "";
            await loading.Commit(ct);
            stock.LetGo();
            return archive.Manifest;

            object?[] Counted(object?[] row)
            {
                if (++done % Step == 0)
                {
                    ct.ThrowIfCancellationRequested();
                    tell(new(done, total));
                }
                return row;
            }
        }
        catch (DamagedException damaged)
        {
            return damaged.Refusal;
        }
        catch (Exception failure) when (db.Engine.IsDiskFull(failure))
        {
            return BackupRefusals.DiskFull;
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException)
        {
            return BackupRefusals.Unfit(doing, failure.Message.Split('\n')[0]);
        }
    }

    /// <summary>Who restored what stands on the company's trail. Ids go on behind all that either company has given, so that one pasted from before finds nothing rather than something else.</summary>
    private async Task Note(long id, BackupManifest from, string source, Actor by, CancellationToken ct)
    {
        var fields = JsonSerializer.Serialize(new Dictionary<string, object?[]> { ["File"] = [null, source], ["At"] = [null, from.At], ["MadeBy"] = [null, from.MadeBy], ["Rows"] = [null, from.Rows] }, AuditWriter.Json);
        await bulk.Insert([new AuditEntry
        {
            Id = new(id), At = MusubiDb.Stored(clock.Now), ActorId = by.Id, ActorName = by.Name, Act = Act, SubjectKind = "company", SubjectId = 1, Table = "backup", Change = AuditChange.Changed,
            Fields = fields, FieldsHash = AuditEntry.HashOf(fields),
        }], ct);
        await bulk.Say(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO id_block (name, next) VALUES ('all', {id + 1}) ON CONFLICT (name) DO UPDATE SET next = {id + 1}"), ct);
    }

    private async Task<long> NextId(CancellationToken ct) => await db.Set<IdBlock>().Where(b => b.Name == "all").Select(b => (long?)b.Next).SingleOrDefaultAsync(ct) ?? 1000;
}
