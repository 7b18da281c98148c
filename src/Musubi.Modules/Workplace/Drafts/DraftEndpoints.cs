using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Modules.Workplace.Drafts;

/// <summary>A draft as the form that wrote it reads it back.</summary>
public sealed record KeptDraft(long At, JsonElement Fields);

internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/drafts/{key}", Read).WithName("ReadDraft").Produces<KeptDraft>().Produces(204).Needs(WorkplacePermission.Use);
        api.MapAct<KeepDraft>("PUT", "/drafts/{key}");
        api.MapAct<ForgetDraft>("DELETE", "/drafts/{key}");
    }

    private static async Task<IResult> Read(string key, MusubiDb db, CurrentAct act, Clock clock, CancellationToken ct)
    {
        var (owner, oldest) = (act.Actor.Id, clock.Now.AddDays(-Draft.Days));
        var draft = await db.Set<Draft>().AsNoTracking().SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == key && d.KeptAt >= oldest, ct);
        return draft is null
            ? TypedResults.NoContent()
            : TypedResults.Json(new KeptDraft(draft.TypedAt, JsonElement.Parse(draft.Fields)), Inputs.Json);
    }
}
