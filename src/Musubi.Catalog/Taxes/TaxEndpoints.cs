using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Catalog.Taxes;

internal static class TaxEndpoints
{
    public static void MapTaxRates(this IEndpointRouteBuilder api)
    {
        api.MapAct<SetTaxRate>("PUT", "/tax-rates");
        api.MapAct<RemoveTaxRate>("DELETE", "/tax-rates/{id:long}");
        api.MapGet("/tax-rates", async (CatalogDb db, CancellationToken ct) =>
                TypedResults.Ok((await db.TaxRates.AsNoTracking().OrderBy(r => r.Country).ThenBy(r => r.Category).ThenBy(r => r.From).ToListAsync(ct))
                    .Select(r => new Answer(r.Id, r.Country, r.Category, r.From, r.Fraction * 100))))
            .WithName("GetTaxRates").Needs(CatalogPermission.View);
    }

    private sealed record Answer(Id<TaxRate> Id, string Country, TaxCategory Category, DateOnly From, decimal Percent);
}
