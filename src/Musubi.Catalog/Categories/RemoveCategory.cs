using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Categories;

[Needs(CatalogPermission.Edit)]
internal sealed class RemoveCategory(CatalogDb db) : IUseCase<RemoveCategory.Input, Done>
{
    public sealed record Input
    {
        public Id<Category> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Categories.SingleOrDefaultAsync(c => c.Id == input.Id, ct) is not { } category)
            return Refusal.NotFound(Words.Category, input.Id);
        if (await db.Categories.CountAsync(c => c.ParentId == input.Id, ct) is > 0 and var below)
            return new Refusal("catalog.category-has-children", Words.CategoryHasChildren.With(category.Names.AsText(), below), Words.CategoryHasChildrenAdvice, Kind: RefusalKind.Conflict);
        if (await db.Items.CountAsync(i => i.CategoryId == input.Id, ct) is > 0 and var items)
            return new Refusal("catalog.category-in-use", Words.CategoryInUse.With(category.Names.AsText(), items), Words.CategoryInUseAdvice, Kind: RefusalKind.Conflict)
            {
                Href = $"/items?f.category={input.Id}",
            };
        db.Categories.Remove(category);
        return new Done();
    }
}
