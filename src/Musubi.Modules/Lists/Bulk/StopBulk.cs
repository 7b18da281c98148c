using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>Stops an act on many rows that one began oneself. Rows that are done stay done; the rest is left alone.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class StopBulk(MusubiDb db, ErrandDesk desk, CurrentAct act) : IUseCase<StopBulk.Input, Id<BulkRun>>
{
    public sealed record Input
    {
        public Id<BulkRun> Id { get; init; }
    }

    public async Task<Result<Id<BulkRun>>> Run(Input input, CancellationToken ct)
    {
        if (!await db.Set<BulkRun>().AnyAsync(r => r.Id == input.Id && r.ActorId == act.Actor.Id, ct))
            return Refusal.NotFound(BulkWords.Noun, input.Id);
        return await desk.Stop(db, BulkErrand.Name, input.Id.Value, ct) ? input.Id : BulkWords.OverAlready;
    }
}
