using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>Acts on many rows, as one actor sees them.</summary>
public sealed class BulkDesk(Runner runner, ErrandWorker worker, MusubiDb db, CurrentAct act, IEnumerable<Module> modules)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private const int Patience = 30;

    public IQueryable<BulkRun> Runs
    {
        get
        {
            var me = act.Actor.Id;
            return db.Set<BulkRun>().AsNoTracking().Where(r => r.ActorId == me);
        }
    }

    public IQueryable<BulkRow> Rows => db.Set<BulkRow>().AsNoTracking();

    /// <summary>The list and the act of a run; null when this version has them no more.</summary>
    public (IListDefinition? List, BulkAct? Act) Of(BulkRun run)
    {
        var list = modules.SelectMany(m => m.Lists).FirstOrDefault(l => l.Name == run.List);
        return (list, list?.BulkActs.FirstOrDefault(a => a.Key == run.Act));
    }

    /// <summary>Orders the act, and does it at once when the rows are few. The run may be at work still: then it goes on behind the request.</summary>
    /// <param name="key">Sent again with the same input, it is the same run. With another, from a page gone back to, it is another.</param>
    public async Task<Result<BulkRun>> Do(StartBulk.Input input, string? key, CancellationToken ct)
    {
        var whole = key is null ? null : $"{key}.{AuditEntry.HashOf(JsonSerializer.Serialize(input))[..16]}";
        var started = await runner.Run<StartBulk, StartBulk.Input, Id<BulkRun>>(act.Actor, input, whole, ct);
        if (!started.Ok)
            return Result<BulkRun>.Refused(started.Refusals);
        var run = await Find(started.Value);
        if (run.State != BulkState.Running || run.Rows > BulkRun.AtOnce)
            return run;
        // Whoever closes the page half-way has still ordered the whole.
        await worker.DoNow(BulkErrand.Name, run.Id.Value);
        for (var i = 0; (run = await Find(started.Value)).State == BulkState.Running && i < Patience; i++)
            await Task.Delay(Moment, ct);
        return run;

        Task<BulkRun> Find(Id<BulkRun> id) => Runs.SingleAsync(r => r.Id == id, ct);
    }
}
