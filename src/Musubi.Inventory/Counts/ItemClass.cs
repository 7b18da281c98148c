using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>A: the few items that make four fifths of what is issued, by value; B: those up to 95 %; C: all others.</summary>
public enum AbcClass { A, B, C }

/// <summary>An item's class, as last reckoned.</summary>
[NotAudited]
public sealed class ItemClass
{
    public required Id<Item> ItemId { get; init; }
    public required AbcClass Class { get; init; }

    /// <summary>The value issued within the twelve months before <see cref="On"/>, in the currency of the books.</summary>
    public required Money Issued { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>The class of each, most first: an item belongs to the class its own value begins in, so that the largest is always A.</summary>
    /// <param name="issued">Minor units by item; what was never issued, or came back more than it left, counts as 0.</param>
    public static IEnumerable<(Id<Item> Item, AbcClass Class)> Of(IEnumerable<(Id<Item> Item, long Minor)> issued)
    {
        var ordered = issued.OrderByDescending(i => i.Minor).ThenBy(i => i.Item.Value).ToList();
        var (whole, before) = (ordered.Sum(i => Math.Max(0m, i.Minor)), 0m);
        foreach (var (item, minor) in ordered)
        {
            yield return (item, minor <= 0 || before * 100 >= whole * 95 ? AbcClass.C : before * 100 >= whole * 80 ? AbcClass.B : AbcClass.A);
            before += Math.Max(0, minor);
        }
    }
}
