using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;

namespace Musubi.Pricing.Simulations;

/// <summary>Every price rule that holds or held since a day, in memory: what documents of those days would have been priced by, without asking again.</summary>
internal sealed class PriceArchive
{
    private readonly Currency currency;
    private readonly PricingSettings settings;
    private readonly PricePolicy policy;
    private readonly IReadOnlyDictionary<Id<Item>, ItemCard> items;
    private readonly StandardCosts costs;
    private readonly Dictionary<Id<Category>, long[]> groups;
    private readonly ILookup<(Id<PriceList> List, long Subject), PriceCandidate> rules;
    private readonly ILookup<long, PriceList> ofCustomer;
    private readonly ILookup<Id<PriceTier>, PriceList> ofTier;
    private readonly PriceList[] campaigns;

    private PriceArchive(Currency currency, PricingSettings settings, IReadOnlyDictionary<Id<Item>, ItemCard> items, StandardCosts costs, IReadOnlyDictionary<Id<Category>, Category> tree, IReadOnlyDictionary<Id<PriceList>, PriceList> lists, IEnumerable<PriceRule> rules)
    {
        (this.currency, this.settings, this.items, this.costs, policy) = (currency, settings, items, costs, PriceBook.PolicyOf(settings, currency));
        groups = items.Values.Select(i => i.Category).Distinct().OfType<Id<Category>>().Where(tree.ContainsKey).ToDictionary(c => c, c => ItemCategories.PathOf(tree[c]).ToArray());
        this.rules = PriceBook.Candidates(rules, lists, tree).ToLookup(c => (c.List.Id, c.Rule.SubjectId));
        var inOrder = lists.Values.OrderBy(l => l.Id).ToList();
        ofCustomer = inOrder.Where(l => l.Kind == PriceListKind.Customer).ToLookup(l => l.CustomerId ?? 0);
        ofTier = inOrder.Where(l => l is { Kind: PriceListKind.Tier, TierId: not null }).ToLookup(l => l.TierId!.Value);
        campaigns = [.. inOrder.Where(l => l.Kind == PriceListKind.Campaign)];
    }

    public Currency Currency => currency;

    public static async Task<PriceArchive> Read(PricingDb db, ItemLookup lookup, ItemCategories categories, IEnumerable<long> items, Currency currency, DateOnly since, CancellationToken ct)
    {
        var cards = await lookup.Cards(items.Select(i => new Id<Item>(i)), ct);
        var lists = await db.Lists.AsNoTracking().Where(l => l.Active && l.Currency == currency && (l.Until == null || l.Until >= since)).ToDictionaryAsync(l => l.Id, ct);
        var held = new List<PriceRule>();
        await foreach (var rule in db.Rules.AsNoTracking().Where(r => r.Until == null || r.Until >= since).AsAsyncEnumerable().WithCancellation(ct))
        {
            // Of items that nobody bought nothing is asked.
            if (lists.ContainsKey(rule.ListId) && (rule.ItemId is not { } item || cards.ContainsKey(item)))
                held.Add(rule);
        }
        return new(currency, await db.Settings(ct), cards, await StandardCosts.Read(db.All, currency, ct), await categories.Tree(ct), lists, held);
    }

    public ItemCard? Item(long id) => items.GetValueOrDefault(new(id));

    /// <summary>What so many cost on a day; null where no cost is known.</summary>
    public Money? CostOf(ItemCard item, Quantity quantity, DateOnly date) => costs.Of(item, quantity, date);

    /// <summary>What a customer of a grade would have paid on a day: the pure calculation over the held that held then.</summary>
    public PriceTrace Price(ItemCard item, Quantity quantity, long customer, Grade? grade, DateOnly date)
    {
        var lists = ofCustomer[customer].Concat(grade?.TierId is { } tier ? ofTier[tier] : []).Concat(campaigns).Where(l => l.From <= date && !(l.Until < date)).ToList();
        return new PriceBook(currency, date, grade, settings, policy, groups, Holding, i => costs.Of(i, date)).Of(item, quantity);

        IEnumerable<PriceCandidate> Holding(long subject)
        {
            foreach (var list in lists)
            {
                foreach (var rule in rules[(list.Id, subject)])
                {
                    if (rule.Rule.From <= date && !(rule.Rule.Until < date))
                        yield return rule;
                }
            }
        }
    }
}
