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
    private const int MostOffered = 20;

    /// <summary>Suppliers for fields to choose from: <c>GET /api/lookup/supplier?q=</c>. Who may see no parties is offered none.</summary>
    public static void MapSupplierLookup(this IEndpointRouteBuilder api) =>
        api.MapGet("/lookup/supplier", async (string? q, SearchBox box, SalesDb db, CurrentAct act, CancellationToken ct) =>
            {
                // Suppliers first, then what is typed: most of those who bear a common word are customers.
                var suppliers = db.All.Set<Party>().Where(p => p.Active && p.MergedIntoId == null && p.Roles.Any(r => r.Role == PartyRole.Supplier));
                var found = await box.Among(q ?? "", "party", act.Actor, suppliers.Select(p => (long)(object)p.Id), MostOffered, ct);
                return TypedResults.Json(found.Select(f => new LookupHit(f.SubjectId, f.TitleIn(act.Actor.Language), f.ShownCode, f.DetailIn(act.Actor.Language))).ToList(), Inputs.Json);
            })
            .WithName("Lookup-supplier").Produces<IReadOnlyList<LookupHit>>().Needs(SalesPermission.View);
}
