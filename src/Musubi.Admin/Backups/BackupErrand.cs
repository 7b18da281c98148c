using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Admin.Backups;

/// <summary>A backup that somebody ordered, made behind the request. Its result is kept as that of the daily job is.</summary>
internal sealed class BackupErrand(IServiceScopeFactory scopes, Engine engine, ErrandDesk desk, AfterCommit afterCommit) : ErrandWork
{
    public const string Name = "backup";

    public override string Kind => Name;

    public override async Task Do(Errand errand, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RunJob>().Run(BackupTimes.Job(errand.Actor, BackupReason.ByHand,
                p => desk.Report(errand, Share(p), 100, BackupWords.Writing.With(p.Done, p.Total))), ct);
        }
        await End(errand, failed: false, ct);
    }

    public override async Task End(Errand errand, bool failed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (await engine.WriteTurn(ct))
            await desk.GiveUp(scope.ServiceProvider.GetRequiredService<MusubiDb>(), errand, ct);
        afterCommit.Signal();
    }

    private static int Share(BackupProgress p) => p.Total == 0 ? 0 : (int)(p.Done * 100 / p.Total);
}

/// <summary>When backups are made by themselves, and how they tell their result.</summary>
internal static class BackupTimes
{
    private static readonly BackupSettings Unset = new() { Id = BackupSettings.Only };

    public const string Key = "backup", RestoreKey = "restore";

    /// <summary>The daily one, at the hour people chose.</summary>
    public static readonly JobEntry Daily = Job(Actor.System, BackupReason.Daily, _ => { }) with
    {
        When = async (services, ct) => CronOf(await Settings(services.GetRequiredService<MusubiDb>(), ct)),
    };

    public static JobEntry Job(Actor by, BackupReason reason, Action<BackupProgress> tell) => new(Key, BackupWords.Job, CronOf(Unset)!, async (services, ct) =>
    {
        var made = await services.GetRequiredService<BackupDesk>().Make(by, reason, tell, ct);
        return made.Ok ? BackupWords.Made.With(made.Value.Name, made.Value.Manifest!.Rows, BackupWords.ProofOf(made.Value.Manifest)) : Result<Text>.Refused([.. made.Refusals.Select(r => r with { What = BackupWords.Whole(r) })]);
    });

    public static async Task<BackupSettings> Settings(MusubiDb db, CancellationToken ct) => await db.Set<BackupSettings>().AsNoTracking().SingleOrDefaultAsync(ct) ?? Unset;

    /// <summary>Null for never.</summary>
    public static string? CronOf(BackupSettings settings) => settings.Hour is { } hour ? string.Create(CultureInfo.InvariantCulture, $"0 0 {hour} * * ?") : null;
}
