using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Errands;

/// <summary>Does what was ordered, behind the requests: a page may be left, a process may be killed.</summary>
public sealed partial class ErrandWorker(IServiceScopeFactory scopes, Engine engine, Clock clock, AfterCommit afterCommit, ErrandDesk desk, IEnumerable<ErrandWork> works, ILogger<ErrandWorker> log) : BackgroundService
{
    private const int MostTries = 3;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(works.Select(w => Serve(w, stoppingToken)));

    private async Task Serve(ErrandWork work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var committed = afterCommit.Next;
            try
            {
                while (await DoNext(work, null, ct)) { }
                while (await work.Tidy(ct)) { }
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                LogTrouble(work.Kind, failure);
            }
            await AfterCommit.Wait(committed, TimeSpan.FromSeconds(10), ct);
        }
    }

    /// <summary>Does everything that waits, and what is to be tidied after it: where no worker runs.</summary>
    public async Task DoAll(CancellationToken ct)
    {
        foreach (var work in works)
        {
            while (await DoNext(work, null, ct)) { }
            while (await work.Tidy(ct)) { }
        }
    }

    /// <summary>Does one errand here and now, unless another has it in hand already. False when it has, or it is done.</summary>
    public Task<bool> DoNow(string kind, long id) => DoNext(works.Single(w => w.Kind == kind), id, CancellationToken.None);

    private async Task<bool> DoNext(ErrandWork work, long? id, CancellationToken ct)
    {
        if (await Take(work.Kind, id, ct) is not { } errand)
            return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        desk.Begin(errand, stop);
        var alive = KeepAlive(errand, stop.Token);
        try
        {
            if (errand.StopWanted || errand.Tries > MostTries)
                await work.End(errand, failed: !errand.StopWanted, ct);
            else
                await work.Do(errand, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            await work.End(errand, failed: false, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(errand.Act, errand.SubjectId, failure);
            await work.End(errand, failed: true, ct);
        }
        finally
        {
            await stop.CancelAsync();
            await alive;
            desk.End(errand);
        }
        return true;
    }

    private async Task<Errand?> Take(string kind, long? id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var now = clock.Now;
        var (silent, me) = (now - Silence, desk.Me);
        // An embedded database has one process: who held an errand there before is gone.
        var alone = engine.Name == "sqlite";
        var waiting = db.Set<Errand>().Where(e => e.Kind == kind && (e.HeldBy == null || e.AliveAt < silent || (alone && e.HeldBy != me)));
        if (id is not null)
            waiting = waiting.Where(e => e.SubjectId == id);
        if (await waiting.OrderBy(e => e.OrderedAt).ThenBy(e => e.SubjectId).Select(e => (long?)e.SubjectId).FirstOrDefaultAsync(ct) is not { } next)
            return null;
        using (await engine.WriteTurn(ct))
        {
            if (await waiting.Where(e => e.SubjectId == next).ExecuteUpdateAsync(e => e.SetProperty(x => x.HeldBy, me).SetProperty(x => x.AliveAt, now).SetProperty(x => x.Tries, x => x.Tries + 1), ct) == 0)
                return null;
        }
        return await db.Set<Errand>().AsNoTracking().SingleOrDefaultAsync(e => e.Kind == kind && e.SubjectId == next, ct);
    }

    /// <summary>While one long transaction writes, nobody else may think us dead. Needless where there is one process. Also hears of a stop ordered on another node.</summary>
    private async Task KeepAlive(Errand errand, CancellationToken ct)
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
                var (now, me) = (clock.Now, desk.Me);
                var mine = scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Errand>().Where(e => e.Kind == errand.Kind && e.SubjectId == errand.SubjectId && e.HeldBy == me);
                await mine.ExecuteUpdateAsync(e => e.SetProperty(x => x.AliveAt, now), ct);
                if (await mine.AnyAsync(e => e.StopWanted, ct))
                    desk.StopHere(errand.Kind, errand.SubjectId);
            }
            catch (Exception failure) when (failure is DbException or OperationCanceledException)
            {
                LogSilent(failure.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Act} of {Id} failed")]
    private partial void LogFailed(string act, long id, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Errands of the kind {Kind} could not be done; it is tried again")]
    private partial void LogTrouble(string kind, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not say that an errand is alive: {Reason}")]
    private partial void LogSilent(string reason);
}
