using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Everywhere an item is used, whichever module says so.</summary>
internal sealed class ItemUsage(IEnumerable<IItemUses> modules)
{
    public async Task<IReadOnlyList<ItemUse>> Of(Id<Item> item, int most, CancellationToken ct)
    {
        var uses = new List<ItemUse>();
        foreach (var module in modules)
            uses.AddRange(await module.Of(item, most, ct));
        return uses;
    }
}

/// <summary>The kits it is part of.</summary>
internal sealed class KitUses(CatalogDb db) : IItemUses
{
    public async Task<IReadOnlyList<ItemUse>> Of(Id<Item> item, int most, CancellationToken ct)
    {
        var kits = await db.Components.Where(c => c.ComponentId == item).Join(db.Items, c => c.ItemId, i => i.Id, (c, i) => new { i.Id, i.Code, i.Names, c.Quantity.Unit })
            .OrderBy(k => k.Code).ThenBy(k => k.Unit).ToListAsync(ct);
        return [.. kits.GroupBy(k => k.Unit).SelectMany(g => g.Take(most)).Select(k => new ItemUse(Words.KitNoun, k.Code, k.Names.ToString(), $"/items/{k.Id}", k.Unit))];
    }
}
