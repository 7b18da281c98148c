using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Categories;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>The tree of categories, for those above: what an item's category lies within.</summary>
public sealed class ItemCategories(MusubiDb db)
{
    private Dictionary<Id<Category>, Category>? all;

    /// <summary>All of them, read once a scope: they are a few hundred rows.</summary>
    public async Task<IReadOnlyDictionary<Id<Category>, Category>> Tree(CancellationToken ct) =>
        all ??= await db.Masters.Of<Category, Dictionary<Id<Category>, Category>>("", () => db.Set<Category>().AsNoTracking().ToDictionaryAsync(c => c.Id, ct), ct);

    /// <summary>The ids of a category and of those above it, from the root down.</summary>
    public static IEnumerable<long> PathOf(Category category) => category.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => long.Parse(step, CultureInfo.InvariantCulture));
}
