using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Quartz;

namespace Musubi.Data.Jobs;

/// <summary>Runs a job and keeps its result, on whichever node Quartz chose.</summary>
[DisallowConcurrentExecution]
public sealed partial class RunJob(IEnumerable<JobEntry> entries, IServiceScopeFactory scopes, Engine engine, IdStock stock, Clock clock, ILogger<RunJob> log) : IJob
{
    private static readonly Text NotDone = new("実行できませんでした（{0}）。", "未能执行（{0}）。", "It could not be run ({0}).");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A job of a version that is gone stays in the store until someone looks; it does nothing.
        if (entries.FirstOrDefault(e => e.Key == context.JobDetail.Key.Name) is { } entry)
            await Run(entry, cancellationToken);
    }

    public async Task<JobState> Run(JobEntry entry, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await stock.Ensure(1, ct);
        var run = new JobRun { Id = scope.ServiceProvider.GetRequiredService<IdSource>().Next<JobRun>(), Job = entry.Key, StartedAt = clock.Now, Node = Environment.MachineName };
        db.Add(run);
        await Save(db, ct);
        try
        {
            await using var work = scopes.CreateAsyncScope();
            var result = await entry.Run(work.ServiceProvider, ct);
            run.End(clock.Now, result.Ok ? JobState.Done : JobState.Failed, result.Ok ? result.Value : result.Refusals[0].What);
        }
        catch (Exception failure)
        {
            LogFailed(entry.Key, failure);
            run.End(clock.Now, JobState.Failed, NotDone.With(failure.Message));
        }
        // Also when the node is asked to stop: the run must not look as if it went on.
        await Save(db, CancellationToken.None);
        return run.State;
    }

    /// <summary>What ran here when the server was killed does not run any more, and must not look as if it did.</summary>
    internal static async Task EndForgotten(MusubiDb db, Clock clock, CancellationToken ct)
    {
        using var turn = await db.Engine.WriteTurn(ct);
        foreach (var run in await db.Set<JobRun>().Where(r => r.State == JobState.Running && r.Node == Environment.MachineName).ToListAsync(ct))
            run.End(clock.Now, JobState.Failed, Killed);
        await db.SaveChangesAsync(ct);
    }

    private static readonly Text Killed = new("実行中にサーバーが止まりました。", "运行期间服务器停止。", "The server ended while it ran.");

    private async Task Save(MusubiDb db, CancellationToken ct)
    {
        using (await engine.WriteTurn(ct))
            await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed")]
    private partial void LogFailed(string job, Exception failure);
}
