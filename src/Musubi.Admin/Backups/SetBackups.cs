using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>Says at which hour the company is backed up by itself, and how many of these backups stay.</summary>
[Needs(BackupPermission.Manage)]
internal sealed class SetBackups(MusubiDb db, JobPlan plan) : IUseCase<SetBackups.Input, Done>
{
    public sealed record Input
    {
        public int Version { get; init; }

        /// <summary>0 to 23, by the company's clock; null for never.</summary>
        public int? Hour { get; init; }
        public int? Keep { get; init; }

        internal static Input Of(BackupSettings s) => new() { Version = s.Version, Hour = s.Hour, Keep = s.Keep };
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (input.Hour is < 0 or > 23)
            refusals.Add(Refusal.Unreadable(nameof(input.Hour), BackupWords.Hour, $"{input.Hour}", 1));
        if (input.Keep is not (>= 1 and <= BackupSettings.MostKept))
            refusals.Add(BackupWords.KeepBounds(input.Keep));
        if (refusals.Count > 0)
            return refusals;
        var settings = await db.Set<BackupSettings>().SingleOrDefaultAsync(ct);
        if (settings is null)
            db.Add(settings = new() { Id = BackupSettings.Only });
        else if (settings.Version != input.Version)
            return Refusal.EditedMeanwhile(BackupWords.Settings);
        (settings.Hour, settings.Keep) = (input.Hour, input.Keep!.Value);
        await plan.Set(BackupTimes.Daily, BackupTimes.CronOf(settings), ct);
        return default(Done);
    }
}
