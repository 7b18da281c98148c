using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Visits;

/// <summary>From now on home greets without the guide. What was seen stays ticked.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class PutVisitAway(MusubiDb db, CurrentAct act) : IUseCase<PutVisitAway.Input, Done>
{
    public sealed record Input;

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var owner = act.Actor.Id;
        if (!await db.Set<VisitMark>().AnyAsync(m => m.OwnerId == owner && m.Stop == VisitMark.Away, ct))
            db.Add(new VisitMark { OwnerId = owner, Stop = VisitMark.Away });
        return default(Done);
    }
}
