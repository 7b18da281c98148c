using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing.Rules;

namespace Musubi.Pricing.Lists;

/// <summary>Rules with the names of what they speak of, in the order people read them: all, groups, items by code, then by quantity.</summary>
public sealed class ShownRules(ItemLookup items, ItemCategories categories)
{
    public sealed record Row(PriceRule Rule, string Code, Text Name, Unit? Unit);

    public async Task<IReadOnlyList<Row>> Of(IReadOnlyList<PriceRule> rules, CancellationToken ct)
    {
        var cards = await items.Cards(rules.Select(r => r.ItemId).OfType<Id<Item>>(), ct);
        var tree = await categories.Tree(ct);
        return
        [
            .. rules.Select(r => r switch
            {
                { ItemId: { } item } when cards.TryGetValue(item, out var card) => new Row(r, card.Code, card.Names.AsText(), r.Unit ?? card.SalesUnit),
                { CategoryId: { } group } when tree.TryGetValue(group, out var category) => new Row(r, category.Code, category.Names.AsText(), r.Unit),
                _ => new Row(r, "", Words.Everything, r.Unit),
            }).OrderBy(r => r.Rule.Scope).ThenBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Unit?.Code, StringComparer.Ordinal).ThenBy(r => r.Rule.Least).ThenBy(r => r.Rule.Id),
        ];
    }
}
