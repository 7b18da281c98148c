using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Visits;

/// <summary>Ticks a stop of one's own first visit. Seen twice is seen once.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class SeeStop(VisitGuide guide, MusubiDb db, CurrentAct act) : IUseCase<SeeStop.Input, Done>
{
    public sealed record Input
    {
        public string Stop { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if ((await guide.Of(act.Actor, ct))?.At(input.Stop) is not { } stop)
            return Refusal.NotFound(VisitGuide.Noun, input.Stop);
        if (!stop.Seen)
            db.Add(new VisitMark { OwnerId = act.Actor.Id, Stop = stop.Stop.Key });
        return default(Done);
    }
}
