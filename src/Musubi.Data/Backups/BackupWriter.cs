using System.Buffers;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Data.Books;
using Musubi.Kernel;

namespace Musubi.Data.Backups;

/// <summary>How far it is, in rows.</summary>
public sealed record BackupProgress(long Done, long Total);

/// <summary>
/// Writes the whole company into an archive, as of one moment, while everybody works on: a zip with a manifest and a stream of rows for each table. Nothing but the row at hand lies in memory.
/// </summary>
public sealed class BackupWriter(MusubiDb db, BookChecks checks, Clock clock)
{
    private const int Step = 5000, Chunk = 1 << 16;

    internal const string ManifestEntry = "manifest.json";

    internal static string EntryOf(string table) => $"tables/{table}.jsonl";

    /// <summary>Stands in the comment of the zip, before the hash of the manifest.</summary>
    internal const string Seal = "musubi-backup ";

    internal static string ThisVersion { get; } = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <param name="check">Whether the books are checked too, as of the same moment.</param>
    /// <exception cref="IOException">The stream takes no more: a full disk.</exception>
    public async Task<BackupManifest> Write(Stream into, string company, string by, BackupReason reason, bool check, Action<BackupProgress> tell, CancellationToken ct)
    {
        await using var moment = await db.Engine.Snapshot(db, ct);
        var at = MusubiDb.Stored(clock.Now);
        var shape = BackupShape.Of(db);
        var total = 0L;
        foreach (var table in shape.Tables)
            total += await Count(table, ct);
        BackupManifest manifest;
        await using (var zip = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            var (tables, done) = (new List<BackupTable>(), 0L);
            foreach (var table in shape.Tables)
            {
                var written = await Write(zip, table, rows => tell(new(done + rows, total)), ct);
                done += written.Rows;
                tables.Add(written);
            }
            manifest = new()
            {
                Format = BackupManifest.ThisFormat, Version = ThisVersion, Schema = shape.Hash, Migration = shape.Migration, At = at, Engine = db.Engine.Name,
                Company = company, MadeBy = by, Reason = reason, Tables = tables, Proof = check ? await Proof(ct) : null,
            };
            var bytes = manifest.Write();
            await using (var entry = await zip.CreateEntry(ManifestEntry, CompressionLevel.Fastest).OpenAsync(ct))
                await entry.WriteAsync(bytes, ct);
            zip.Comment = Seal + Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
        return manifest;
    }

    private async Task<BackupProof> Proof(CancellationToken ct)
    {
        var found = await checks.CheckNow(ct).ToListAsync(ct);
        var faults = found.SelectMany(f => f.Result.Faults).ToList();
        return new(found.Sum(f => f.Result.Checked), faults.Count, faults.Count == 0 ? "" : $"{faults[0].Subject}: {faults[0].What.En}");
    }

    private async Task<long> Count(BackupShape.Table table, CancellationToken ct)
    {
        await using var command = Command($"SELECT COUNT(*) FROM \"{table.Shape.Table}\"");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<BackupTable> Write(ZipArchive zip, BackupShape.Table table, Action<long> tell, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new ArrayBufferWriter<byte>(Chunk * 2);
        await using var json = RowText.Writer(lines);
        var rows = 0L;
        await using (var entry = await zip.CreateEntry(BackupWriter.EntryOf(table.Shape.Table), CompressionLevel.Fastest).OpenAsync(ct))
        {
            await using var command = Command(table.Question);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                RowText.Write(json, reader, table.Kinds);
                json.Reset();
                lines.Write("\n"u8);
                if (lines.WrittenCount >= Chunk)
                    await Flush(entry);
                if (++rows % Step == 0)
                    tell(rows);
            }
            await Flush(entry);
        }
        return new(table.Shape.Table, table.Columns, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task Flush(Stream entry)
        {
            hash.AppendData(lines.WrittenSpan);
            await entry.WriteAsync(lines.WrittenMemory, ct);
            lines.ResetWrittenCount();
        }
    }

    private System.Data.Common.DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, db.Database.CurrentTransaction!.GetDbTransaction());
        return command;
    }
}
