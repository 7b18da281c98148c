using System.Globalization;
using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Catalog.Categories;

/// <summary>A branch of the tree of items.</summary>
[Master]
public sealed class Category : IVersioned
{
    public const int MaxCodeLength = 20;

    public required Id<Category> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public Names Names { get; set; } = new();
    public Id<Category>? ParentId { get; private set; }

    /// <summary>The ids from the root down to itself, <c>/1001/1007/</c>: what lies below it begins with this.</summary>
    public string Path { get; private set; } = "";

    public int Depth => Path.Count(c => c == '/') - 2;

    public void PutBelow(Category? parent)
    {
        ParentId = parent?.Id;
        Path = (parent?.Path ?? "/") + Id.Value.ToString(CultureInfo.InvariantCulture) + "/";
    }

    /// <summary>Whether it is <paramref name="other"/> or lies below it.</summary>
    public bool IsWithin(Category other) => Path.StartsWith(other.Path, StringComparison.Ordinal);
}

/// <summary>The tree in reading order: parents before children, siblings by code.</summary>
public static class CategoryTree
{
    public static IReadOnlyList<Category> InOrder(IEnumerable<Category> categories)
    {
        var below = categories.OrderBy(c => c.Code, StringComparer.Ordinal).ToLookup(c => c.ParentId);
        return [.. Walk(null)];

        IEnumerable<Category> Walk(Id<Category>? parent) => below[parent].SelectMany(c => Walk(c.Id).Prepend(c));
    }

    /// <summary>Its name with those above it: <c>機械要素 › 軸受</c>.</summary>
    public static string FullName(Category category, IReadOnlyDictionary<Id<Category>, Category> all) =>
        category.ParentId is { } parent && all.TryGetValue(parent, out var above) ? FullName(above, all) + " › " + category.Names : category.Names.ToString();
}
