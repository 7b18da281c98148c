using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Parties.Register;

namespace Musubi.Sales.Orders;

internal static class SupplierLookup
{
    private const int MostOffered = 20, MostLookedAt = 100;

    /// <summary>Suppliers for fields to choose from: <c>GET /api/lookup/supplier?q=</c>. Who may see no parties is offered none.</summary>
    public static void MapSupplierLookup(this IEndpointRouteBuilder api) =>
        api.MapGet("/lookup/supplier", async (string? q, SearchBox box, SalesDb db, CurrentAct act, CancellationToken ct) =>
            {
                var found = string.IsNullOrWhiteSpace(q) ? await box.Newest(act.Actor, MostLookedAt, "party", ct) : await box.Find(q, act.Actor, MostLookedAt, ["party"], ct);
                var ids = found.Select(f => new Id<Party>(f.SubjectId)).ToList();
                var suppliers = (await db.All.Set<Party>().Where(p => EF.Parameter(ids).Contains(p.Id) && p.Active && p.MergedIntoId == null && p.Roles.Any(r => r.Role == PartyRole.Supplier)).Select(p => p.Id).ToListAsync(ct)).Select(p => p.Value).ToHashSet();
                return TypedResults.Json(found.Where(f => suppliers.Contains(f.SubjectId)).Take(MostOffered).Select(f => new LookupHit(f.SubjectId, f.TitleIn(act.Actor.Language), f.ShownCode, f.DetailIn(act.Actor.Language))).ToList(), Inputs.Json);
            })
            .WithName("Lookup-supplier").Produces<IReadOnlyList<LookupHit>>().Needs(SalesPermission.View);
}
