using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>What an item weighs: as it says itself, or a kit as its components weigh together, kits within kits too.</summary>
/// <param name="Kilograms">Of one base unit; null where a weight is missing.</param>
/// <param name="Derived">Summed from components rather than weighed.</param>
/// <param name="Unknown">Codes of the items whose weight is missing.</param>
internal sealed record KitWeight(decimal? Kilograms, bool Derived, IReadOnlyList<string> Unknown)
{
    public static async Task<KitWeight> Of(CatalogDb db, Item item, CancellationToken ct)
    {
        if (item.Weight is not null || item.Components.Count == 0)
            return new(item.Weight, false, item.Weight is null ? [item.Code] : []);
        var known = new Dictionary<Id<Item>, Item> { [item.Id] = item };
        var wanted = item.Components.Select(c => c.ComponentId).ToList();
        while (wanted.Count > 0)
        {
            foreach (var below in await db.Items.AsNoTracking().Include(i => i.Packs).Include(i => i.Components).AsSplitQuery().Where(i => wanted.Contains(i.Id)).ToListAsync(ct))
                known[below.Id] = below;
            wanted = [.. known.Values.Where(i => i.Weight is null).SelectMany(i => i.Components).Select(c => c.ComponentId).Distinct().Where(id => !known.ContainsKey(id))];
        }
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        var sum = Sum(item);
        return new(unknown.Count == 0 ? sum : null, true, [.. unknown]);

        decimal Sum(Item whole)
        {
            if (whole.Weight is { } weighed)
                return weighed;
            if (whole.Components.Count == 0)
                unknown.Add(whole.Code);
            return whole.Components.Sum(c =>
            {
                var component = known[c.ComponentId];
                _ = component.Units().TryFactor(c.Quantity.Unit, component.BaseUnit, out var factor);
                return Sum(component) * c.Quantity.Value * factor.Numerator / factor.Denominator;
            });
        }
    }
}
