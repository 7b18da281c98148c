using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Modules.Workplace.Printing;

internal static class PrintEndpoints
{
    public static void MapPrinting(this IEndpointRouteBuilder api) =>
        api.MapGet("/{kind}/{id:long}/print/{form}", Print).WithName("PrintDocument").Produces(200, contentType: "application/pdf").ProducesProblem(404).Needs(WorkplacePermission.Use);

    /// <param name="language">A tag; the reader's own language where it is left out.</param>
    /// <param name="edition">Of an issued document that was changed, one that was printed before; the one that stands where it is left out.</param>
    private static async Task<IResult> Print(string kind, long id, string form, string? language, int? edition, PrintShelf shelf, SubjectPages pages, CurrentAct act, HttpContext http, CancellationToken ct)
    {
        var tongue = language is { Length: > 0 } ? Languages.Of(language) : act.Actor.Language;
        if (!pages.MaySee(act.Actor, kind) || await shelf.Print(kind, id, form, tongue, ct, edition) is not { } printed)
            return Problem.Of([Refusal.NotFound(pages.Of(kind)?.Noun ?? Text.Same(kind), id)]);
        var name = new ContentDispositionHeaderValue("inline");
        name.SetHttpFileName($"{printed.Title}.pdf");
        http.Response.Headers.ContentDisposition = name.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(printed.Bytes, "application/pdf");
    }
}
