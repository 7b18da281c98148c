using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Categories;

/// <summary>Puts a category, with all below it, under another one.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class MoveCategory(CatalogDb db) : IUseCase<MoveCategory.Input, Done>
{
    public sealed record Input
    {
        public Id<Category> Id { get; init; }

        /// <summary>Null for the top.</summary>
        public Id<Category>? Parent { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        // The whole tree is read, and every branch written anew: two moves at once would otherwise each be right and together a ring.
        var all = await db.Categories.ToDictionaryAsync(c => c.Id, ct);
        if (!all.TryGetValue(input.Id, out var category))
            return Refusal.NotFound(Words.Category, input.Id);
        Category? parent = null;
        if (input.Parent is { } above && !all.TryGetValue(above, out parent))
            return Refusal.NotFound(Words.Category, above).At(nameof(input.Parent));
        if (parent?.IsWithin(category) == true)
            return new Refusal("catalog.category-cycle", Words.CategoryCycle.With(parent.Names.AsText(), category.Names.AsText()), Words.CategoryCycleAdvice, nameof(input.Parent));

        var below = CategoryTree.InOrder(all.Values).Where(c => c != category && c.IsWithin(category)).ToList();
        var deeper = (parent?.Depth ?? -1) + 1 - category.Depth;
        if (below.Append(category).Max(c => c.Depth) + deeper > CategoryRules.Deepest)
            return CategoryRules.TooDeep(nameof(input.Parent));
        category.PutBelow(parent);
        foreach (var child in below)
            child.PutBelow(all[child.ParentId!.Value]);
        // The parent's own version rises: it may not be moved elsewhere at the same moment.
        if (parent is not null)
            db.All.Entry(parent).Property(nameof(Category.Version)).IsModified = true;
        return new Done();
    }
}
