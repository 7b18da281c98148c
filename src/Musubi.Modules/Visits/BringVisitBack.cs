using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Visits;

/// <summary>Home greets with the guide again, as it stood.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class BringVisitBack(MusubiDb db, CurrentAct act) : IUseCase<BringVisitBack.Input, Done>
{
    public sealed record Input;

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var owner = act.Actor.Id;
        await db.Set<VisitMark>().Where(m => m.OwnerId == owner && m.Stop == VisitMark.Away).ExecuteDeleteAsync(ct);
        return default(Done);
    }
}
