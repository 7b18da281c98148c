using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Catalog.Pictures;

internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder api)
    {
        api.MapAct<SetItemPicture>("POST", "/items/{id:long}/pictures");
        api.MapAct<RemoveItemPicture>("DELETE", "/items/{id:long}/pictures/{picture:long}");
        api.MapGet("/items/{id:long}/pictures/{picture:long}", (CatalogDb db, HttpContext http, long id, long picture, CancellationToken ct) => Show(db, http, id, picture, false, ct))
            .WithName("GetItemPicture").Needs(CatalogPermission.View);
        api.MapGet("/items/{id:long}/pictures/{picture:long}/thumbnail", (CatalogDb db, HttpContext http, long id, long picture, CancellationToken ct) => Show(db, http, id, picture, true, ct))
            .WithName("GetItemThumbnail").Needs(CatalogPermission.View);
    }

    private static async Task<IResult> Show(CatalogDb db, HttpContext http, long id, long number, bool small, CancellationToken ct)
    {
        var found = await db.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new Id<ItemPicture>(number) && p.ItemId == new Id<Item>(id), ct);
        var content = found is null ? default : small ? found.Thumbnail : found.Original;
        if (found is null || await db.All.Set<AttachmentContent>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == content, ct) is not { } stored)
            return Problem.Of([Refusal.NotFound(Words.Picture, number)]);
        // A picture never changes under its number: another one gets another.
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(stored.Bytes, small ? "image/png" : found.MediaType);
    }
}
