using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Catalog.Categories;

internal static class CategoryEndpoints
{
    public static void MapCategories(this IEndpointRouteBuilder api)
    {
        api.MapAct<CreateCategory>("POST", "/item-categories");
        api.MapAct<EditCategory>("PUT", "/item-categories/{id:long}");
        api.MapAct<MoveCategory>("POST", "/item-categories/{id:long}/move");
        api.MapAct<RemoveCategory>("DELETE", "/item-categories/{id:long}");
        api.MapGet("/item-categories", async (CatalogDb db, CancellationToken ct) =>
                TypedResults.Ok(CategoryTree.InOrder(await db.Categories.AsNoTracking().ToListAsync(ct)).Select(c => new Answer(c.Id, c.Version, c.Code, c.Names, c.ParentId, c.Depth))))
            .WithName("GetItemCategories").Needs(CatalogPermission.View);
    }

    private sealed record Answer(Id<Category> Id, int Version, string Code, Names Names, Id<Category>? Parent, int Depth);
}
