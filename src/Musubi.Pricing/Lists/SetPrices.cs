using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Pricing.Rules;

namespace Musubi.Pricing.Lists;

/// <summary>
/// Saves the prices of a list as they are from a day on. What differs from what stands on that day becomes a new rule; the old one stays as it was.
/// What is gone from the lines ends the day before.
/// </summary>
[Needs(PricingPermission.EditPrices)]
internal sealed class SetPrices(PricingDb db, ItemLookup items, ItemCategories categories, IdSource ids) : IUseCase<SetPrices.Input, int>
{
    /// <summary>Lines at once; larger lists are imported.</summary>
    public const int MostLines = 1000;
    private const decimal Dearest = 1_000_000_000;

    public sealed record Input
    {
        public Id<PriceList> Id { get; init; }
        public int Version { get; init; }

        /// <summary>The first day of the new prices.</summary>
        public DateOnly? From { get; init; }

        /// <summary>The rules these lines were made from: which of them may end. Null means all that stand on that day.</summary>
        public IReadOnlyList<long>? Shown { get; init; }
        public IReadOnlyList<Line> Lines { get; init; } = [];
    }

    /// <summary>An item, a group of items, or neither for all; a price or a rate.</summary>
    public sealed record Line
    {
        public Id<Item>? Item { get; init; }
        public Id<Category>? Group { get; init; }

        /// <summary>By code or sign; empty is whatever the item is sold by.</summary>
        public string Unit { get; init; } = "";

        /// <summary>From how many on; empty from the first.</summary>
        public decimal? Least { get; init; }

        /// <summary>In major units, without tax, up to six decimals.</summary>
        public decimal? Price { get; init; }

        /// <summary>65 for 65 % of the base price.</summary>
        public decimal? Percent { get; init; }
    }

    /// <summary>How many rules began, changed or ended.</summary>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (await db.Lists.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } list)
            return Refusal.NotFound(Words.PriceList, input.Id);
        if (list.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.PriceList);
        var found = new List<Refusal>();
        if (input.From is null)
            found.Add(Refusal.Missing(nameof(input.From), Words.FirstDay));
        if (input.Lines.Count > MostLines)
            found.Add(new("too-many", Words.TooManyLines.With(input.Lines.Count, MostLines), Words.TooManyLinesAdvice, nameof(input.Lines)));
        if (found.Count > 0)
            return found;
        var cards = await items.Cards(input.Lines.Select(l => l.Item).OfType<Id<Item>>(), ct);
        var tree = await categories.Tree(ct);
        var from = input.From!.Value;
        var drafts = Read(input, list.Id, from, cards, tree, found);
        if (found.Count > 0)
            return found;

        var standing = PricingDb.Latest(await db.Rules.Where(r => r.ListId == list.Id && r.From <= from && (r.Until == null || r.Until >= from)).ToListAsync(ct)).ToDictionary(r => r.Key);
        var changed = 0;
        foreach (var draft in drafts)
        {
            var stands = standing.GetValueOrDefault(draft.Key);
            if (stands is not null && (stands.Price, stands.Rate) == (draft.Price, draft.Rate))
                continue;
            if (stands?.From == from)
                (stands.Price, stands.Rate) = (draft.Price, draft.Rate);
            else
                db.Rules.Add(draft);
            changed++;
        }
        var kept = drafts.Select(d => d.Key).ToHashSet();
        var shown = input.Shown?.ToHashSet();
        foreach (var rule in standing.Values.Where(r => !kept.Contains(r.Key) && shown?.Contains(r.Id.Value) != false))
        {
            if (rule.From == from)
                db.Rules.Remove(rule);
            else
                rule.Until = from.AddDays(-1);
            changed++;
        }
        if (changed > 0)
        {
            db.All.Expect(list, input.Version);
            db.All.Touch(list);
        }
        return changed;
    }

    private List<PriceRule> Read(Input input, Id<PriceList> list, DateOnly from, IReadOnlyDictionary<Id<Item>, ItemCard> cards, IReadOnlyDictionary<Id<Category>, Category> tree, List<Refusal> found)
    {
        var rules = new List<(PriceRule Rule, int At)>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (line, at) = (input.Lines[i], $"{nameof(input.Lines)}[{i}]");
            if (line is { Item: null, Group: null, Price: null, Percent: null, Unit.Length: 0, Least: null })
                continue;
            var refused = found.Count;
            if (line is { Item: not null, Group: not null })
                found.Add(new("pricing.item-or-group", Words.ItemOrGroup, Words.ItemOrGroupAdvice, at + ".Group"));
            if (line.Item is { } id && !cards.ContainsKey(id))
                found.Add(Refusal.NotFound(Words.Item, id).At(at + ".Item"));
            if (line.Group is { } group && !tree.ContainsKey(group))
                found.Add(Refusal.NotFound(Words.Group, group).At(at + ".Group"));
            if (line.Price is null == line.Percent is null)
                found.Add(new("pricing.price-or-rate", Words.PriceOrRate, Words.PriceOrRateAdvice, at + (line.Price is null ? ".Price" : ".Percent")));
            if (line.Price is < 0 or > Dearest || !decimal.IsInteger((line.Price ?? 0) * Quantity.Scale))
                found.Add(new("pricing.out-of-range", Words.OutOfRange.With(Words.Price, line.Price, Dearest), Words.OutOfRangeAdvice, at + ".Price"));
            if (line.Percent is <= 0 or > 1000 || !decimal.IsInteger((line.Percent ?? 0) * 10_000))
                found.Add(new("pricing.out-of-range", Words.OutOfRange.With(Words.RatePercent, line.Percent, 1000), Words.OutOfRangeAdvice, at + ".Percent"));
            if (line.Least is < 0 || !decimal.IsInteger((line.Least ?? 0) * Quantity.Scale))
                found.Add(new("pricing.out-of-range", Words.OutOfRange.With(Words.Least, line.Least, Dearest), Words.OutOfRangeAdvice, at + ".Least"));
            Unit? unit = null;
            var card = line.Item is { } known ? cards.GetValueOrDefault(known) : null;
            if (line.Unit.Trim() is { Length: > 0 } typed && (unit = UnitOf(typed, card)) is null)
                found.Add(new("pricing.no-such-unit", Words.NoSuchUnit.With(typed), card is null ? Words.NoSuchUnitAdvice : Words.ItsUnits.With(string.Join(" / ", card.Units.All.Select(u => u.Unit.Symbol))), at + ".Unit"));
            if (found.Count > refused)
                continue;
            rules.Add((new()
            {
                Id = ids.Next<PriceRule>(), ListId = list, ItemId = line.Item, CategoryId = line.Group, Unit = unit ?? card?.SalesUnit, Least = line.Least ?? 0, From = from,
                Price = line.Price, Rate = line.Percent / 100,
            }, i));
        }
        foreach (var twice in rules.GroupBy(r => r.Rule.Key).Where(g => g.Count() > 1))
            found.Add(new("pricing.line-twice", Words.LineTwice, Words.LineTwiceAdvice, $"{nameof(input.Lines)}[{twice.Last().At}].Least"));
        // More must not cost more apiece; a price and a rate are not compared here, the calculation takes the lower.
        foreach (var steps in rules.GroupBy(r => (r.Rule.SubjectId, r.Rule.Unit, IsRate: r.Rule.Rate is not null)))
        {
            foreach (var (fewer, more) in steps.OrderBy(r => r.Rule.Least).Zip(steps.OrderBy(r => r.Rule.Least).Skip(1)))
            {
                if ((more.Rule.Price ?? more.Rule.Rate) > (fewer.Rule.Price ?? fewer.Rule.Rate))
                    found.Add(new("pricing.more-costs-more", Words.MoreCostsMore.With(Words.Figure(more.Rule.Least), Words.Figure(fewer.Rule.Least)), Words.MoreCostsMoreAdvice, $"{nameof(input.Lines)}[{more.At}].{(more.Rule.Price is null ? "Percent" : "Price")}"));
            }
        }
        return [.. rules.Select(r => r.Rule)];
    }

    /// <summary>A unit of the item, or for a group any unit there is, by its code or its sign in any language.</summary>
    internal static Unit? UnitOf(string typed, ItemCard? card)
    {
        if (card is null)
            return Unit.TryFind(typed, out var known) ? known : null;
        return card.Units.All.Select(u => (Unit?)u.Unit).FirstOrDefault(u => string.Equals(u!.Value.Code, typed, StringComparison.OrdinalIgnoreCase)
            || Languages.All.Any(l => string.Equals(u.Value.Symbol.In(l), typed, StringComparison.OrdinalIgnoreCase)));
    }
}
