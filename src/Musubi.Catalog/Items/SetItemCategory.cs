using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Categories;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Puts an item under another category: from the list, for many at once.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class SetItemCategory(CatalogDb db) : IUseCase<SetItemCategory.Input, Done>
{
    public sealed record Input
    {
        public Id<Item> Item { get; init; }

        /// <summary>Null for none.</summary>
        public Id<Category>? Category { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Item, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Item);
        if (input.Category is { } category && !await db.Categories.AnyAsync(c => c.Id == category, ct))
            return Refusal.NotFound(Words.Category, category).At(nameof(input.Category));
        item.CategoryId = input.Category;
        return new Done();
    }
}
