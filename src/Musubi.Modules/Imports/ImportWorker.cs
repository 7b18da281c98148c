using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports.Work;

namespace Musubi.Modules.Imports;

/// <summary>
/// Does what was ordered, behind the requests: a page may be left, a process may be killed. Jobs lie in the database and one node holds each;
/// a job whose node fell silent is taken up by another, from the beginning, for nothing of it was done.
/// </summary>
public sealed partial class ImportWorker(IServiceScopeFactory scopes, Engine engine, IdStock stock, Clock clock, AfterCommit afterCommit, PermissionNames permissions, ImportTargets targets, ImportStops stops, ILogger<ImportWorker> log) : BackgroundService
{
    private const int MostTries = 3, SweepStep = 2000;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly ImportReading reading = new(scopes, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = afterCommit.Next;
            try
            {
                while (await WorkOne(stoppingToken)) { }
                while (await SweepSome(stoppingToken)) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(failure);
            }
            await AfterCommit.Wait(committed, TimeSpan.FromSeconds(10), stoppingToken);
        }
    }

    /// <summary>Takes a waiting job and does it to its end. False when none waits.</summary>
    public async Task<bool> WorkOne(CancellationToken ct)
    {
        if (await Take(ct) is not { } job)
            return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stops.Begin(job.Id, stop);
        var alive = KeepAlive(job.Id, stop.Token);
        try
        {
            await Work(job, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            await End(job, null, [], cancelled: true, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(job.Act, job.Id.Value, failure);
            await End(job, ImportWords.GaveUp, [], cancelled: false, ct);
        }
        finally
        {
            await stop.CancelAsync();
            await alive;
            stops.End(job.Id);
        }
        return true;
    }

    private async Task Work(ImportJob job, CancellationToken ct)
    {
        Import import;
        byte[] file;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            import = await db.Set<Import>().AsNoTracking().SingleAsync(i => i.Id == job.Id, ct);
            file = (await db.Set<ImportFile>().AsNoTracking().SingleAsync(f => f.Id == job.Id, ct)).Bytes;
        }
        if (targets.Find(import.Target) is not { } target || job.StopWanted || job.Tries > MostTries)
        {
            await End(job, job.StopWanted ? null : ImportWords.GaveUp, [], job.StopWanted, ct);
            return;
        }
        var actor = ActorOf(job);
        switch (import.State)
        {
            case ImportState.Checking:
                var total = ImportReading.Estimate(import, file);
                stops.Report(job.Id, 0, total, ImportWords.CheckingText.With(0));
                var (end, faults) = await new CheckWork(reading).Run(import, target, file, actor, rows => Progress(job, rows, total, ImportWords.CheckingText.With(rows)), ct);
                await End(job, end, faults, cancelled: false, ct, import);
                break;
            case ImportState.Running:
                await Forget(import.Id, ct);
                var why = await new RunWork(reading, scopes, stock, engine, clock).Run(import, target, file, job, actor,
                    (rows, writing) => writing ? Writing(job, import) : Progress(job, rows, import.Rows, ImportWords.RunningText.With(rows)), Finish, ct);
                if (why is not null)
                    await End(job, why, [], cancelled: false, ct);
                break;
            case ImportState.Undoing:
                stops.Report(job.Id, 0, 0, ImportWords.UndoingText);
                var (refused, obstacles) = await new UndoWork(scopes, engine).Run(import, target, job, actor, Finish, ct);
                if (refused is not null)
                    await End(job, refused, obstacles, cancelled: false, ct);
                break;
            default:
                await End(job, null, [], cancelled: true, ct);
                break;
        }
        afterCommit.Signal();
    }

    private async Task<ImportJob?> Take(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var now = clock.Now;
        var silent = now - Silence;
        // An embedded database has one process: who held a job there before is gone.
        var alone = engine.Name == "sqlite";
        var waiting = db.Set<ImportJob>().Where(j => j.HeldBy == null || j.AliveAt < silent || (alone && j.HeldBy != me));
        var next = await waiting.OrderBy(j => j.Id).Select(j => (Id<Import>?)j.Id).FirstOrDefaultAsync(ct);
        if (next is not { } id)
            return null;
        using (await engine.WriteTurn(ct))
        {
            if (await waiting.Where(j => j.Id == id).ExecuteUpdateAsync(j => j.SetProperty(x => x.HeldBy, me).SetProperty(x => x.AliveAt, now).SetProperty(x => x.Tries, x => x.Tries + 1), ct) == 0)
                return null;
        }
        return await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct);
    }

    /// <summary>Removes the job with the commit of what it did; false when it was taken from us or is to stop.</summary>
    private async Task<bool> Finish(MusubiDb db, Import import)
    {
        await db.SaveChangesAsync();
        return await db.Set<ImportJob>().Where(j => j.Id == import.Id && j.HeldBy == me && !j.StopWanted).ExecuteDeleteAsync() == 1;
    }

    /// <summary>Ends a job that imported or undid nothing: the import goes back to the step before, with the reasons.</summary>
    private async Task End(ImportJob job, Refusal? why, IReadOnlyList<ImportFault> faults, bool cancelled, CancellationToken ct, Import? counted = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(ActorOf(job), job.Act);
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await stock.Ensure(64, ct);
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.Id, ct);
        var wasUndo = import.State == ImportState.Undoing;
        import.State = import.State switch
        {
            ImportState.Checking when why is null && !cancelled => ImportState.Checked,
            ImportState.Checking => ImportState.Open,
            ImportState.Running => ImportState.Checked,
            ImportState.Undoing => ImportState.Done,
            var other => other,
        };
        import.Trouble = why is null ? null : Reason.Of(why);
        if (import.State == ImportState.Checked && counted is not null)
            (import.Rows, import.Creates, import.Updates, import.Unchanged, import.Faulty) = (counted.Rows, counted.Creates, counted.Updates, counted.Unchanged, counted.Faulty);
        if (counted is not null || wasUndo)
            await db.Set<ImportFault>().Where(f => f.ImportId == job.Id).ExecuteDeleteAsync(ct);
        db.AddRange(faults);
        await db.Set<ImportWordRange>().Where(w => w.ImportId == job.Id && import.State != ImportState.Done).ExecuteUpdateAsync(w => w.SetProperty(x => x.ToSweep, true), ct);
        await db.SaveChangesAsync(ct);
        if (await db.Set<ImportJob>().Where(j => j.Id == job.Id && j.HeldBy == me).ExecuteDeleteAsync(ct) == 1)
            await transaction.CommitAsync(ct);
    }

    /// <summary>What an earlier attempt left of search words is for sweeping.</summary>
    private async Task Forget(Id<Import> import, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await engine.WriteTurn(ct);
        await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ImportWordRange>().Where(w => w.ImportId == import).ExecuteUpdateAsync(w => w.SetProperty(x => x.ToSweep, true), ct);
    }

    /// <summary>Removes some grams that no entry will ever need. False when there are none.</summary>
    public async Task<bool> SweepSome(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var range = await db.Set<ImportWordRange>().AsNoTracking().Where(w => w.ToSweep).OrderBy(w => w.From).FirstOrDefaultAsync(ct);
        if (range is null)
            return false;
        for (var from = range.From; from < range.To; from += SweepStep)
        {
            using var turn = await engine.WriteTurn(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await scope.ServiceProvider.GetRequiredService<BulkSearch>().Sweep(from, Math.Min(from + SweepStep, range.To), ct);
            await transaction.CommitAsync(ct);
        }
        using (await engine.WriteTurn(ct))
            await db.Set<ImportWordRange>().Where(w => w.From == range.From).ExecuteDeleteAsync(ct);
        return true;
    }

    private async Task Progress(ImportJob job, int done, int total, Text doing)
    {
        stops.Report(job.Id, done, total, doing);
        await Say(job.Id, done, total);
    }

    private Task Writing(ImportJob job, Import import)
    {
        stops.Report(job.Id, import.Rows, import.Rows, ImportWords.WritingText);
        return Task.CompletedTask;
    }

    /// <summary>For the other nodes: how far we are, and that we live.</summary>
    private async Task Say(Id<Import> id, int done, int total)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now;
        using var turn = await engine.WriteTurn(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ImportJob>().Where(j => j.Id == id && j.HeldBy == me)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total).SetProperty(x => x.AliveAt, now));
    }

    /// <summary>While one long transaction writes, nobody else may think us dead. Needless where there is one process. Also hears of a stop ordered on another node.</summary>
    private async Task KeepAlive(Id<Import> id, CancellationToken ct)
    {
        if (engine.Name == "sqlite")
            return;
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
                return;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var now = clock.Now;
                var mine = scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ImportJob>().Where(j => j.Id == id && j.HeldBy == me);
                await mine.ExecuteUpdateAsync(j => j.SetProperty(x => x.AliveAt, now), ct);
                if (await mine.AnyAsync(j => j.StopWanted, ct))
                    stops.Stop(id);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or OperationCanceledException)
            {
                LogSilent(failure.Message);
            }
        }
    }

    private Actor ActorOf(ImportJob job) =>
        new(job.ActorId, job.ActorName, job.Language, permissions.All.Select(p => p.Code).ToHashSet(StringComparer.Ordinal));

    [LoggerMessage(Level = LogLevel.Error, Message = "{Act} of import {Import} failed")]
    private partial void LogFailed(string act, long import, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Imports could not be worked on; it is tried again")]
    private partial void LogTrouble(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not say that an import is alive: {Reason}")]
    private partial void LogSilent(string reason);
}
