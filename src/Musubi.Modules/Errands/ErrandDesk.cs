using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Modules.Errands;

/// <summary>What a progress bar shows.</summary>
/// <param name="Total">0 where only the end tells.</param>
/// <param name="State"><c>running</c> or <c>done</c>: then <paramref name="Href"/> shows the result.</param>
public sealed record Progress(int Done, int Total, string Text, string State, string Href, string? Refusal = null);

/// <summary>What this node is doing, for whoever watches it, and how to stop it at once.</summary>
public sealed class ErrandDesk(IServiceScopeFactory scopes, Engine engine, Clock clock)
{
    private readonly ConcurrentDictionary<(string Kind, long Id), (CancellationTokenSource Stop, int Done, int Total, Text Doing)> running = new();

    /// <summary>This node.</summary>
    public string Me { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Has the work stop, on whichever node it is; true when there was any.</summary>
    public async Task<bool> Stop(MusubiDb db, string kind, long id, CancellationToken ct)
    {
        if (await db.Set<Errand>().AsTracking().SingleOrDefaultAsync(e => e.Kind == kind && e.SubjectId == id, ct) is not { } errand)
            return false;
        errand.StopWanted = true;
        StopHere(kind, id);
        return true;
    }

    /// <summary>How far the work is; null when there is none.</summary>
    /// <param name="waiting">What to say while another node does it, or nobody yet.</param>
    public async Task<Progress?> ProgressOf(MusubiDb db, string kind, long id, string href, Text waiting, CancellationToken ct)
    {
        if (running.TryGetValue((kind, id), out var here))
            return new(here.Done, here.Total, here.Doing.ToString(), "running", href);
        return await db.Set<Errand>().AsNoTracking().SingleOrDefaultAsync(e => e.Kind == kind && e.SubjectId == id, ct) is { } errand
            ? new(errand.Done, errand.Total, waiting.ToString(), "running", href)
            : null;
    }

    /// <summary>Removes the errand in the transaction of what it did; false when it was taken from us or is to stop.</summary>
    public async Task<bool> Finish(MusubiDb db, string kind, long id) =>
        await db.Set<Errand>().Where(e => e.Kind == kind && e.SubjectId == id && e.HeldBy == Me && !e.StopWanted).ExecuteDeleteAsync() == 1;

    /// <summary>Removes an errand that was stopped or given up; false when it was taken from us.</summary>
    public async Task<bool> GiveUp(MusubiDb db, Errand errand, CancellationToken ct) =>
        await db.Set<Errand>().Where(e => e.Kind == errand.Kind && e.SubjectId == errand.SubjectId && e.HeldBy == Me).ExecuteDeleteAsync(ct) == 1;

    /// <summary>For who watches here.</summary>
    public void Report(Errand errand, int done, int total, Text doing)
    {
        if (running.TryGetValue((errand.Kind, errand.SubjectId), out var work))
            running[(errand.Kind, errand.SubjectId)] = (work.Stop, done, total, doing);
    }

    /// <summary>For the other nodes too: how far we are, and that we live.</summary>
    public async Task Say(Errand errand, int done, int total, Text doing)
    {
        Report(errand, done, total, doing);
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now;
        using var turn = await engine.WriteTurn(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Errand>().Where(e => e.Kind == errand.Kind && e.SubjectId == errand.SubjectId && e.HeldBy == Me)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total).SetProperty(x => x.AliveAt, now));
    }

    internal void StopHere(string kind, long id)
    {
        if (running.TryGetValue((kind, id), out var work))
            work.Stop.Cancel();
    }

    internal void Begin(Errand errand, CancellationTokenSource stop) => running[(errand.Kind, errand.SubjectId)] = (stop, errand.Done, errand.Total, Text.Same(""));

    internal void End(Errand errand) => running.TryRemove((errand.Kind, errand.SubjectId), out _);
}
