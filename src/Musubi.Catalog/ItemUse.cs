using Musubi.Catalog.Items;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>A place where an item is used.</summary>
/// <param name="Noun">What it is: a kit, an order.</param>
/// <param name="Unit">The unit it is counted in there; null where all its units matter, as in a stock ledger.</param>
public sealed record ItemUse(Text Noun, string Code, string Title, string Href, Unit? Unit);

/// <summary>A module that keeps quantities of items says where, so that what they are counted in cannot change beneath it.</summary>
public interface IItemUses
{
    /// <summary>At most <paramref name="most"/> of each unit.</summary>
    Task<IReadOnlyList<ItemUse>> Of(Id<Item> item, int most, CancellationToken ct);
}
