using System.Diagnostics;
using Musubi.Admin.Backups;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Web;

/// <summary><c>backup FILE</c> and <c>restore FILE [--replace]</c>: what the page of backups does, for whoever has a terminal.</summary>
internal static class Backing
{
    private const string Replace = "--replace";

    public static Func<IServiceProvider, CancellationToken, Task<int>> Up(string[] args) => async (services, ct) =>
    {
        if (args is not [{ Length: > 0 } file] || file.StartsWith('-'))
            throw new StartupException("Name the file to write: ./dev backup company.zip [--database 'Host=…;Database=…'].");
        var watch = Stopwatch.StartNew();
        var made = await services.GetRequiredService<BackupDesk>().MakeAt(Path.GetFullPath(file), Actor.System, BackupReason.ByHand, check: true, Progress("written"), ct);
        if (!made.Ok)
            return Refused(made.Refusals);
        var (manifest, size) = (made.Value, new FileInfo(file).Length);
        Say($"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables in {file} ({size / 1_048_576m:N1} MB, {watch.Elapsed.TotalSeconds:N1} s).");
        Console.WriteLine(manifest.Proof is { Faults: > 0 } broken ? $"The books have {broken.Faults} faults, the first: {broken.First}. ./dev verify names all of them." : "The books hold. The file was read back, and is whole. It holds everybody's data and the hashes of passwords: keep it under lock.");
        return 0;
    };

    public static Func<IServiceProvider, CancellationToken, Task<int>> Restore(string[] args) => async (services, ct) =>
    {
        if (args.Except([Replace]).ToList() is not [{ Length: > 0 } file] || file.StartsWith('-'))
            throw new StartupException("Name the file to restore: ./dev restore company.zip [--replace] [--database 'Host=…;Database=…'].");
        var watch = Stopwatch.StartNew();
        var restored = await Restoration.Run(services, Path.GetFullPath(file), Actor.System, replace: args.Contains(Replace), keep: false, Progress("restored"), ct);
        if (!restored.Ok)
            return Refused(restored.Refusals);
        var (from, faults) = (restored.Value.From, restored.Value.Checks.SelectMany(c => c.Result.Faults).ToList());
        Say($"{from.Company} as of {from.At:yyyy-MM-dd HH:mm} UTC: {from.Rows:N0} rows in {watch.Elapsed.TotalSeconds:N1} s.");
        Console.WriteLine("Everybody signs in anew. Mail that waited then is held in the outbox, for it may have gone out since.");
        Console.WriteLine(faults.Count == 0 ? "All of it holds." : $"{faults.Count} faults, the first: {faults[0].Subject}: {faults[0].What.In(Language.English)} ./dev verify names all of them.");
        return faults.Count == 0 ? 0 : 1;
    };

    private static int Refused(IReadOnlyList<Refusal> refusals)
    {
        Say("");
        Console.Error.WriteLine(refusals[0].In(Language.English));
        return 1;
    }

    /// <summary>On a terminal, one line that is written over.</summary>
    private static Action<BackupProgress> Progress(string doing) => p =>
    {
        if (!Console.IsOutputRedirected)
            Console.Write($"\r{p.Done:N0} of {p.Total:N0} rows {doing} ");
    };

    private static void Say(string line)
    {
        if (!Console.IsOutputRedirected)
            Console.Write("\r" + new string(' ', 60) + "\r");
        if (line.Length > 0)
            Console.WriteLine(line);
    }
}
