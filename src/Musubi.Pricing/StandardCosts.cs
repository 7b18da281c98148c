using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Pricing;

/// <summary>What lines cost at the standard cost of their day: read once for many items, asked for any day.</summary>
public sealed class StandardCosts
{
    private readonly Dictionary<Id<Item>, List<(DateOnly From, decimal Cost)>> costs;

    private StandardCosts(Dictionary<Id<Item>, List<(DateOnly, decimal)>> costs, Currency currency) => (this.costs, Currency) = (costs, currency);

    public Currency Currency { get; }

    /// <summary>Costs in another currency are not compared.</summary>
    public static async Task<StandardCosts> Read(MusubiDb db, Currency currency, CancellationToken ct) => new(
        (await db.Set<ItemCost>().AsNoTracking().Where(c => c.Currency == currency).Select(c => new { c.ItemId, c.From, c.Cost }).ToListAsync(ct))
            .GroupBy(c => c.ItemId).ToDictionary(g => g.Key, g => g.OrderByDescending(c => c.From).Select(c => (c.From, c.Cost)).ToList()), currency);

    /// <summary>Of one base unit; null where none is known.</summary>
    public decimal? Of(Id<Item> item, DateOnly date)
    {
        if (costs.TryGetValue(item, out var days))
        {
            foreach (var (from, cost) in days)
            {
                if (from <= date)
                    return cost;
            }
        }
        return null;
    }

    /// <summary>Of so many; null where none is known.</summary>
    public Money? Of(ItemCard item, Quantity quantity, DateOnly date) =>
        Of(item.Id, date) is { } cost && item.Units.TryFactor(quantity.Unit, item.Units.Base, out var factor)
            ? Money.Of(cost * quantity.Value * factor.Numerator / factor.Denominator, Currency, Rounding.HalfUp) : null;
}
