using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Musubi.Kernel;
using Quartz;

namespace Musubi.Data.Jobs;

/// <summary>What is due when, and starting a job out of turn. Where no workers run, nothing is due.</summary>
public sealed class JobPlan(IEnumerable<JobEntry> entries, IServiceProvider services, Clock clock)
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

    /// <summary>Has a job come round at other times from now on; null for never.</summary>
    public async Task Set(JobEntry entry, string? cron, CancellationToken ct)
    {
        if (await Scheduler(ct) is { } scheduler)
            await Set(scheduler, entry, cron, clock, ct);
    }

    /// <summary>A job already on the clock keeps its turn, also one missed meanwhile.</summary>
    internal static async Task Set(IScheduler scheduler, JobEntry entry, string? cron, Clock clock, CancellationToken ct)
    {
        var (key, known) = (new TriggerKey(entry.Key), await scheduler.GetTrigger(new TriggerKey(entry.Key), ct) as ICronTrigger);
        if (cron is not null && known?.CronExpressionString == cron)
            return;
        var job = JobBuilder.Create<RunJob>().WithIdentity(entry.Key).StoreDurably().RequestRecovery().Build();
        if (cron is null)
        {
            await scheduler.UnscheduleJob(key, ct);
            await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
            return;
        }
        var trigger = TriggerBuilder.Create().WithIdentity(entry.Key).ForJob(job)
            .WithCronSchedule(cron, when => when.InTimeZone(clock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, ct);
    }

    private async Task<IScheduler?> Scheduler(CancellationToken ct) =>
        services.GetService<ISchedulerFactory>() is { } factory ? await factory.GetScheduler(ct) : null;
}

/// <summary>Puts the jobs of all modules on the clock when the product starts.</summary>
internal sealed class JobSetter(IEnumerable<JobEntry> entries, ISchedulerFactory factory, IServiceScopeFactory scopes, Clock clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await RunJob.EndForgotten(scope.ServiceProvider.GetRequiredService<MusubiDb>(), clock, cancellationToken);
        foreach (var entry in entries)
            await JobPlan.Set(scheduler, entry, entry.When is { } chosen ? await chosen(scope.ServiceProvider, cancellationToken) : entry.Cron, clock, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
