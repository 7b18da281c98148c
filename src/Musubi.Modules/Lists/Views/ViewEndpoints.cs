using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/views/{**list}", async (string list, ViewShelf shelf, CurrentAct act, CancellationToken ct) => TypedResults.Json(await shelf.Of(list, act.Actor, ct), Inputs.Json))
            .WithName("ListViews").Produces<IReadOnlyList<ShelvedView>>().Needs(WorkplacePermission.Use);
        api.MapAct<SaveView>("POST", "/views");
        api.MapAct<ChooseDefaultView>("PUT", "/views/default");
        api.MapAct<RenameView>("PUT", "/views/{id}/name");
        api.MapAct<ShareView>("PUT", "/views/{id}/sharing");
        api.MapAct<DeleteView>("DELETE", "/views/{id}");
    }
}
