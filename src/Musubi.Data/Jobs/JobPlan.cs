using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Musubi.Kernel;
using Quartz;

namespace Musubi.Data.Jobs;

/// <summary>What is due when, and starting a job out of turn. Where no workers run, nothing is due.</summary>
public sealed class JobPlan(IEnumerable<JobEntry> entries, IServiceProvider services)
{
    public IReadOnlyList<JobEntry> Entries { get; } = [.. entries];

    /// <summary>When a job runs next, UTC; null when nothing runs here.</summary>
    public async Task<DateTime?> Next(JobEntry entry, CancellationToken ct) =>
        await Scheduler(ct) is { } scheduler && await scheduler.GetTrigger(new TriggerKey(entry.Key), ct) is { } trigger ? trigger.NextFireTimeUtc?.UtcDateTime : null;

    /// <summary>Has some node run it at once. False when no workers run.</summary>
    public async Task<bool> Start(JobEntry entry, CancellationToken ct)
    {
        if (await Scheduler(ct) is not { } scheduler)
            return false;
        await scheduler.TriggerJob(new JobKey(entry.Key), cancellationToken: ct);
        return true;
    }

    private async Task<IScheduler?> Scheduler(CancellationToken ct) =>
        services.GetService<ISchedulerFactory>() is { } factory ? await factory.GetScheduler(ct) : null;
}

/// <summary>Puts the jobs of all modules on the clock when the product starts. A job already on it keeps its turn, also one missed meanwhile.</summary>
internal sealed class JobSetter(IEnumerable<JobEntry> entries, ISchedulerFactory factory, Clock clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var entry in entries)
        {
            if (await scheduler.GetTrigger(new TriggerKey(entry.Key), cancellationToken) is ICronTrigger { CronExpressionString: var cron } && cron == entry.Cron)
                continue;
            var job = JobBuilder.Create<RunJob>().WithIdentity(entry.Key).StoreDurably().RequestRecovery().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(entry.Key).ForJob(job)
                .WithCronSchedule(entry.Cron, when => when.InTimeZone(clock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
