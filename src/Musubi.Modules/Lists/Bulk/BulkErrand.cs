using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>Does the rows one after another, each in a transaction of its own: what one refuses does not hold up the others. Taken up again, it goes on where it was.</summary>
internal sealed class BulkErrand(IServiceScopeFactory scopes, Engine engine, Runner runner, Clock clock, IEnumerable<Module> modules, ErrandDesk desk) : ErrandWork
{
    public const string Name = "bulk";
    private const int Piece = 50;

    public override string Kind => Name;

    public override async Task Do(Errand errand, CancellationToken ct)
    {
        var id = new Id<BulkRun>(errand.SubjectId);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var run = await db.Set<BulkRun>().SingleAsync(r => r.Id == id, ct);
        if (modules.SelectMany(m => m.Lists).FirstOrDefault(l => l.Name == run.List)?.BulkActs.FirstOrDefault(a => a.Key == run.Act) is not { } act)
        {
            await End(errand, failed: true, ct);
            return;
        }
        while (true)
        {
            await desk.Say(errand, run.Done + run.Refused, run.Rows, BulkWords.Doing.With(act.Name));
            ct.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            db.Attach(run);
            var piece = await db.Set<BulkRow>().AsTracking().Where(r => r.RunId == id && r.State == BulkRowState.Waiting).OrderBy(r => r.Place).Take(Piece).ToListAsync(ct);
            if (piece.Count == 0)
                break;
            foreach (var row in piece)
            {
                if (ct.IsCancellationRequested)
                    break;
                var result = await act.Run(new(runner, errand.Actor, row.SubjectId, run.Value, $"bulk-{run.Id}-{row.Place}"));
                row.Answer(result.Refusals);
                (run.Done, run.Refused) = result.Ok ? (run.Done + 1, run.Refused) : (run.Done, run.Refused + 1);
                desk.Report(errand, run.Done + run.Refused, run.Rows, BulkWords.Doing.With(act.Name));
            }
            using (await engine.WriteTurn(CancellationToken.None))
                await db.SaveChangesAsync(CancellationToken.None);
        }
        await Close(errand, BulkState.Done, ct);
    }

    public override Task End(Errand errand, bool failed, CancellationToken ct) => Close(errand, failed ? BulkState.Failed : BulkState.Stopped, ct);

    private async Task Close(Errand errand, BulkState state, CancellationToken ct)
    {
        var id = new Id<BulkRun>(errand.SubjectId);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var now = clock.Now;
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<BulkRun>().Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, state).SetProperty(x => x.EndedAt, now), ct);
        if (await desk.GiveUp(db, errand, ct))
            await transaction.CommitAsync(ct);
    }
}
