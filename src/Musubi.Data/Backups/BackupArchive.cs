using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Musubi.Kernel;

namespace Musubi.Data.Backups;

/// <summary>An archive, opened to be read: its manifest is whole, its tables are proven as they are read.</summary>
public sealed class BackupArchive : IAsyncDisposable
{
    private const int Chunk = 1 << 18;

    /// <summary>A manifest names a few hundred tables.</summary>
    private const int MostManifest = 4 << 20;
    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Refused where it is no archive, is cut short, or says what its seal does not. What it holds is not read yet.</summary>
    public static async Task<Result<BackupArchive>> Open(string file, CancellationToken ct)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, Chunk);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return BackupRefusals.NoSuchFile(Path.GetFileName(file));
        }
        var begins = new byte[4];
        var isZip = await stream.ReadAtLeastAsync(begins, begins.Length, throwOnEndOfStream: false, ct) == begins.Length && begins.AsSpan().SequenceEqual("PK\x03\x04"u8);
        stream.Position = 0;
        ZipArchive? entries = null;
        try
        {
            entries = isZip ? await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct) : null;
            var result = entries is null ? BackupRefusals.NoBackup : await Read(entries, ct);
            if (result.Ok)
                return result;
            await Close();
            return result;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or FormatException)
        {
            await Close();
            return entries is null ? BackupRefusals.CutShort : BackupRefusals.Damaged(ManifestName);
        }

        async Task Close()
        {
            if (entries is not null)
                await entries.DisposeAsync();
            await stream.DisposeAsync();
        }
    }

    private static readonly Text ManifestName = Text.Same(BackupWriter.ManifestEntry);

    private static async Task<Result<BackupArchive>> Read(ZipArchive entries, CancellationToken ct)
    {
        if (!entries.Comment.StartsWith(BackupWriter.Seal, StringComparison.Ordinal) || entries.GetEntry(BackupWriter.ManifestEntry) is not { Length: > 0 and <= MostManifest } entry)
            return BackupRefusals.NoBackup;
        using var bytes = new MemoryStream();
        await using (var stream = await entry.OpenAsync(ct))
            await stream.CopyToAsync(bytes, ct);
        if (entries.Comment[BackupWriter.Seal.Length..] != Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())))
            return BackupRefusals.Damaged(ManifestName);
        using var json = JsonDocument.Parse(bytes.ToArray());
        // Of another format only this much is known.
        if (json.RootElement.GetProperty("format").GetInt32() is var format and > BackupManifest.ThisFormat)
            return BackupRefusals.Newer(json.RootElement.TryGetProperty("version", out var version) ? version.GetString() ?? "" : $"format {format}");
        return new BackupArchive(entries, BackupManifest.Read(bytes.ToArray()));
    }

    /// <summary>The hash of this program's tables, as manifests bear it.</summary>
    public static string SchemaOf(MusubiDb db) => BackupShape.Of(db).Hash;

    /// <summary>Why this program cannot read it into this database; null when it can.</summary>
    public Refusal? WhyNot(MusubiDb db) => WhyNot(BackupShape.Of(db));

    /// <inheritdoc cref="WhyNot(MusubiDb)"/>
    internal Refusal? WhyNot(BackupShape here)
    {
        if (Manifest.Schema != here.Hash)
            return string.CompareOrdinal(Manifest.Migration, here.Migration) > 0 ? BackupRefusals.Newer(Manifest.Version) : BackupRefusals.Older(Manifest.Version);
        return Manifest.Tables.Select(t => t.Name).Order(StringComparer.Ordinal).SequenceEqual(here.Tables.Select(t => t.Shape.Table).Order(StringComparer.Ordinal), StringComparer.Ordinal)
            ? null : BackupRefusals.Damaged(ManifestName);
    }

    /// <summary>Reads all of it, and refuses what is not as the manifest says.</summary>
    public Task<Refusal?> Prove(Action<BackupProgress> tell, CancellationToken ct) => Task.Run<Refusal?>(() =>
    {
        try
        {
            var (done, total) = (0L, Manifest.Rows);
            foreach (var table in Manifest.Tables)
            {
                foreach (var _ in Lines(table, _ => 0))
                {
                    ct.ThrowIfCancellationRequested();
                    if (++done % 10_000 == 0)
                        tell(new(done, total));
                }
            }
            return null;
        }
        catch (DamagedException damaged)
        {
            return damaged.Refusal;
        }
    }, ct);

    /// <summary>The rows of a table, one by one.</summary>
    /// <exception cref="DamagedException">Behind the last row, or before: they are not as the manifest says.</exception>
    internal IEnumerable<object?[]> Rows(BackupShape.Table table) => Lines(Manifest.Tables.Single(t => t.Name == table.Shape.Table), line => RowText.Read(line, table.Kinds));

    private delegate T Reading<out T>(ReadOnlySpan<byte> line);

    private IEnumerable<T> Lines<T>(BackupTable table, Reading<T> read)
    {
        if (zip.GetEntry(BackupWriter.EntryOf(table.Name)) is not { } entry)
            throw new DamagedException(table.Name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = entry.Open();
        var (buffer, held, rows) = (new byte[Chunk], 0, 0L);
        while (Fill(stream, table, buffer, held) is var more and > 0)
        {
            hash.AppendData(buffer, held, more);
            var (from, searched) = (0, held);
            held += more;
            while (Array.IndexOf(buffer, (byte)'\n', searched, held - searched) is var end and >= 0)
            {
                rows++;
                yield return Parse(buffer.AsSpan(from, end - from));
                (from, searched) = (end + 1, end + 1);
            }
            Buffer.BlockCopy(buffer, from, buffer, 0, held -= from);
            if (held == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
        if (held > 0 || rows != table.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != table.Sha256)
            throw new DamagedException(table.Name);

        T Parse(ReadOnlySpan<byte> line)
        {
            try
            {
                return read(line);
            }
            catch (FormatException failure)
            {
                throw new DamagedException(table.Name, failure);
            }
        }
    }

    private static int Fill(Stream stream, BackupTable table, byte[] buffer, int held)
    {
        try
        {
            return stream.Read(buffer, held, buffer.Length - held);
        }
        catch (InvalidDataException failure)
        {
            throw new DamagedException(table.Name, failure);
        }
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}

/// <summary>A table of an archive is not what its manifest says.</summary>
internal sealed class DamagedException(string table, Exception? inner = null) : Exception($"The table {table} of the archive is damaged.", inner)
{
    public Refusal Refusal { get; } = BackupRefusals.Damaged(Text.Same(table));
}
