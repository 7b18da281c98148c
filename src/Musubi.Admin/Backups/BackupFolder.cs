using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>A file of the folder.</summary>
/// <param name="Manifest">What it says of itself; null where it is no whole backup.</param>
public sealed record BackupFile(string Name, long Size, DateTime WrittenAt, BackupManifest? Manifest);

/// <summary>
/// Where backups lie: beside the database unless <c>MUSUBI_BACKUPS</c> names another folder. The folder is the list: nothing in the database says what is in it, for a restored database would not know.
/// A backup holds everybody's data and the hashes of passwords: only the user the server runs as may read it.
/// </summary>
public sealed partial class BackupFolder(string folder)
{
    public const string Variable = "MUSUBI_BACKUPS";
    private const UnixFileMode Ours = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ConcurrentDictionary<string, (long Size, DateTime At, BackupManifest? Manifest)> known = new(StringComparer.Ordinal);

    public static BackupFolder For(Engine engine) =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(engine.Folder ?? Path.GetFullPath("data"), "backups"));

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<BackupFile>> All(CancellationToken ct)
    {
        var files = new List<BackupFile>();
        foreach (var file in Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles("*.zip") : [])
            files.Add(await Read(file, ct));
        return [.. files.OrderByDescending(f => f.Manifest?.At ?? f.WrittenAt).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>One of them; null when there is none, or the name leads elsewhere.</summary>
    public async Task<BackupFile?> Find(string name, CancellationToken ct) =>
        Plain().IsMatch(name) && new FileInfo(PathOf(name)) is { Exists: true } file ? await Read(file, ct) : null;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>A name nobody has yet, by the company's clock: <c>musubi-2026-04-01-093000.zip</c>.</summary>
    public string NewName(DateTime local)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"musubi-{local:yyyy-MM-dd-HHmmss}");
        for (var i = 1; ; i++)
        {
            var name = start + (i == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{i}")) + ".zip";
            if (!File.Exists(PathOf(name)))
                return name;
        }
    }

    /// <summary>
    /// Writes a file whole or not at all: under another name first, which it loses when it is complete, lies on the disk and is a backup that can be read.
    /// </summary>
    public static async Task<Result<T>> Whole<T>(string path, Func<FileStream, Task<Result<T>>> write, CancellationToken ct)
    {
        var part = path + ".part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Ours | UnixFileMode.UserExecute);
            Result<T> result;
            var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = Ours;
            await using (var file = new FileStream(part, how))
            {
                result = await write(file);
                if (result.Ok)
                    file.Flush(flushToDisk: true);
            }
            if (result.Ok && await Proven(part, ct) is { } damaged)
                result = damaged;
            if (result.Ok)
                File.Move(part, path, overwrite: true);
            return result;
        }
        catch (IOException full) when (IsFull(full))
        {
            return BackupRefusals.DiskFull;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return BackupRefusals.CannotWrite(path, failure.Message.TrimEnd('.'));
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(part))))
                File.Delete(part);
        }
    }

    /// <summary>Reads what was written, as a restoring would.</summary>
    private static async Task<Refusal?> Proven(string file, CancellationToken ct)
    {
        var opened = await BackupArchive.Open(file, ct);
        if (!opened.Ok)
            return opened.Refusals[0];
        await using var archive = opened.Value;
        return await archive.Prove(_ => { }, ct);
    }

    private static bool IsFull(IOException failure)
    {
        const int NoSpaceOnUnix = 28, NoSpaceOnWindows = unchecked((int)0x80070070);
        return failure.HResult is NoSpaceOnUnix or NoSpaceOnWindows;
    }

    private async Task<BackupFile> Read(FileInfo file, CancellationToken ct)
    {
        if (!known.TryGetValue(file.Name, out var read) || read.Size != file.Length || read.At != file.LastWriteTimeUtc)
        {
            var opened = await BackupArchive.Open(file.FullName, ct);
            known[file.Name] = read = (file.Length, file.LastWriteTimeUtc, opened.ValueOrDefault?.Manifest);
            if (opened.Ok)
                await opened.Value.DisposeAsync();
        }
        return new(file.Name, read.Size, read.At, read.Manifest);
    }

    [GeneratedRegex(@"^[\w][\w.\-]*\.zip$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
