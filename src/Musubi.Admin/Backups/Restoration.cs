using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Data.Books;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>Restores a backup while no server is at work: into an empty database, or in the place of a company that may go. Then the books are checked, and what came of it is kept.</summary>
public static class Restoration
{
    /// <summary>What became of it.</summary>
    /// <param name="Checks">What was found of the restored books, check by check.</param>
    public sealed record Outcome(BackupManifest From, IReadOnlyList<BookChecks.Finding> Checks);

    /// <param name="replace">Whether a company that is there may go.</param>
    /// <param name="keep">Whether it is backed up before.</param>
    public static async Task<Result<Outcome>> Run(IServiceProvider services, string file, Actor by, bool replace, bool keep, Action<BackupProgress> tell, CancellationToken ct)
    {
        var engine = services.GetRequiredService<Engine>();
        await using var alone = await engine.TryAlone(ct);
        var result = alone is null ? BackupRefusals.AtWork : await Restore(services, file, by, replace, keep, tell, ct);
        await Keep(services, result, ct);
        return result;
    }

    private static async Task<Result<Outcome>> Restore(IServiceProvider services, string file, Actor by, bool replace, bool keep, Action<BackupProgress> tell, CancellationToken ct)
    {
        var opened = await BackupArchive.Open(file, ct);
        if (!opened.Ok)
            return Result<Outcome>.Refused(opened.Refusals);
        await using var archive = opened.Value;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            if (archive.WhyNot(db) is { } unfit)
                return unfit;
            if (!replace && await db.Set<User>().AnyAsync(ct))
                return BackupRefusals.NotEmpty;
            if (keep && await services.GetRequiredService<BackupDesk>().Make(by, BackupReason.BeforeRestoring, tell, ct) is { Ok: false } kept)
                return Result<Outcome>.Refused(kept.Refusals);
            var restored = await scope.ServiceProvider.GetRequiredService<Restoring>().Run(archive, Path.GetFileName(file), by, tell, ct);
            if (!restored.Ok)
                return Result<Outcome>.Refused(restored.Refusals);
        }
        await using var after = services.CreateAsyncScope();
        var checks = after.ServiceProvider.GetRequiredService<BookChecks>();
        var found = await checks.Check(ct).ToListAsync(ct);
        await checks.Keep(found, ct);
        return new Outcome(archive.Manifest, found);
    }

    /// <summary>As a run of a job, which everybody who may see the page of backups finds there when the doors are open again.</summary>
    private static async Task Keep(IServiceProvider services, Result<Outcome> result, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<Clock>().Now);
        await services.GetRequiredService<IdStock>().Ensure(1, ct);
        using var turn = await db.Engine.WriteTurn(ct);
        var said = result.Ok ? BackupWords.Restored.With(result.Value.From.At, result.Value.From.Rows, BackupWords.FaultsOf(result.Value.Checks.Sum(c => c.Result.Faults.Count))) : BackupWords.Whole(result.Refusals[0]);
        db.Add(new JobRun
        {
            Id = scope.ServiceProvider.GetRequiredService<IdSource>().Next<JobRun>(), Job = BackupTimes.RestoreKey, StartedAt = now, EndedAt = now, Node = Environment.MachineName,
            State = result.Ok ? JobState.Done : JobState.Failed, SaidJa = said.Ja, SaidZh = said.Zh, SaidEn = said.En,
        });
        await db.SaveChangesAsync(ct);
    }
}
