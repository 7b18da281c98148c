using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Visits;

/// <summary>A stop of the first visit, to a program.</summary>
internal sealed record StopRow(string Key, string Title, string Benefit, string Href, bool Seen);

internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        api.MapGet("/visit/stops", async (VisitGuide guide, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json((await guide.Of(act.Actor, ct))?.Stops.Select(s => new StopRow(s.Stop.Key, s.Stop.Title.In(act.Actor.Language), s.Stop.Benefit.In(act.Actor.Language), s.Record, s.Seen)).ToList() ?? [], Inputs.Json))
            .WithName("VisitStops").Produces<IReadOnlyList<StopRow>>().Needs(WorkplacePermission.Use);
        api.MapAct<SeeStop>("PUT", "/visit/stops/{stop}");
        api.MapAct<PutVisitAway>("POST", "/visit/put-away");
        api.MapAct<BringVisitBack>("POST", "/visit/bring-back");
    }
}
