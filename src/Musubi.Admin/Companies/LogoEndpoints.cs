using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Companies;

internal static class LogoEndpoints
{
    public static void MapLogo(this IEndpointRouteBuilder api)
    {
        api.MapAct<SetLogo>("POST", "/admin/company/logo");
        api.MapAct<RemoveLogo>("DELETE", "/admin/company/logo");
        // The sign-in page shows it to whoever stands before the door.
        api.MapGet("/company/logo/{number:long}", async (MusubiDb db, HttpContext http, long number, CancellationToken ct) =>
        {
            var logo = new Id<Attachment>(number);
            if (!await db.Set<Company>().AnyAsync(c => c.Logo == logo, ct) || await db.Set<AttachmentContent>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == logo, ct) is not { } stored)
                return Problem.Of([Refusal.NotFound(CompanyWords.Logo, number)]);
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return TypedResults.Bytes(stored.Bytes, "image/png");
        }).WithName("CompanyLogo").Produces(200, contentType: "image/png").ProducesProblem(404).AllowAnonymous();
    }

    internal static string Href(this Company company) => $"/api/company/logo/{company.Logo}";
}
