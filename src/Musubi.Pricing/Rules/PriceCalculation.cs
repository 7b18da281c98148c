using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;

namespace Musubi.Pricing.Rules;

/// <summary>What is asked: so many of an item, on a day, in a currency.</summary>
internal sealed record PriceAsk
{
    public required ItemUnits Units { get; init; }
    public required Unit SalesUnit { get; init; }
    public required Quantity Quantity { get; init; }
    public required Currency Currency { get; init; }
    public required DateOnly Date { get; init; }
    public Text? Grade { get; init; }

    /// <summary>What everybody pays, and since when.</summary>
    public (UnitPrice Price, DateOnly From)? ListPrice { get; init; }

    /// <summary>The cost of one base unit, in the currency asked for; null is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The least gross margin as a share of the price; null asks for none.</summary>
    public decimal? Margin { get; init; }
}

/// <summary>A rule that may speak of the item.</summary>
/// <param name="List">The list it stands in.</param>
/// <param name="Name">The name of the list.</param>
/// <param name="Depth">How deep its group lies in the tree: deeper is more specific.</param>
/// <param name="Group">The name of its group.</param>
internal sealed record PriceCandidate(PriceRule Rule, PriceList List, Text Name, int Depth, Text? Group)
{
    public PriceLevel Level { get; } = (List.Kind, Rule.Scope) switch
    {
        (PriceListKind.Customer, PriceScope.Item) => PriceLevel.CustomerItem,
        (PriceListKind.Customer, PriceScope.Group) => PriceLevel.CustomerGroup,
        (PriceListKind.Customer, _) => PriceLevel.CustomerAll,
        (PriceListKind.Campaign, _) => PriceLevel.Campaign,
        _ => PriceLevel.Tier,
    };

    public bool Holds(DateOnly date) => Rule.From <= date && !(Rule.Until < date) && List.From <= date && !(List.Until < date);

    public PriceOrigin Origin() => new()
    {
        Level = Level, ListId = List.Id.Value, RuleId = Rule.Id.Value, List = Name, Group = Group, Unit = Rule.Unit, Least = Rule.Least, Price = Rule.Price, Rate = Rule.Rate,
        From = Rule.From > List.From ? Rule.From : List.From, Until = Rule.Until < List.Until || List.Until is null ? Rule.Until : List.Until,
    };
}

/// <summary>How the company prices, resolved for one currency.</summary>
internal sealed record PricePolicy(PriceLevel[] Order, PriceChoice Choice, DiscountBase DiscountOn, FloorAct Floor, int Decimals, Rounding Rounding);

/// <summary>
/// The price of an item: a pure function of what is asked, the rules that may speak of it, in any order, and the company's policy.
/// </summary>
/// <remarks>
/// Of one rule's quantity steps that are reached the lowest price counts, so that more never costs more apiece. Among rules the policy chooses: the first
/// in the order of precedence, within a level the narrowest subject, or the lowest of all. A computed price is rounded once; one that stands in a list is not.
/// </remarks>
internal static class PriceCalculation
{
    /// <summary>A rule that holds, with the steps it takes.</summary>
    private sealed record Offer(PriceCandidate? From, PriceLevel Level, List<PriceStep> Steps)
    {
        public decimal Amount => Steps[^1].Result;
    }

    public static PriceTrace Of(PriceAsk ask, IEnumerable<PriceCandidate> candidates, PricePolicy policy)
    {
        var lost = new List<(PriceCandidate? Of, PriceLoss Why, decimal? Amount)>();
        var standing = new List<PriceCandidate>();
        foreach (var rule in candidates)
        {
            if (WhyNot(ask, rule) is { } why)
                lost.Add((rule, why, null));
            else
                standing.Add(rule);
        }
        standing.Sort((a, b) => (b.Rule.From, b.Rule.Id).CompareTo((a.Rule.From, a.Rule.Id)));
        var latest = new List<PriceCandidate>(standing.Count);
        foreach (var rule in standing)
        {
            // A handful: looking through them is quicker than hashing them.
            if (latest.Exists(r => r.List.Id == rule.List.Id && r.Rule.Key == rule.Rule.Key))
                lost.Add((rule, PriceLoss.Replaced, null));
            else
                latest.Add(rule);
        }

        var list = ask.ListPrice is { } price ? Rounded(Converted(price.Price, ListOrigin(price), ask), policy) : null;
        var offers = list is null ? [] : new List<Offer> { new(null, PriceLevel.List, list) };
        offers.AddRange(Offers(latest.Where(r => r.Level == PriceLevel.Tier), list));
        var graded = policy.DiscountOn == DiscountBase.GradePrice ? offers.Where(o => o.Level == PriceLevel.Tier).OrderBy(Specific, ByRank).FirstOrDefault()?.Steps : null;
        offers.AddRange(Offers(latest.Where(r => r.Level != PriceLevel.Tier), graded ?? list));

        var ranked = policy.Choice == PriceChoice.Lowest ? offers.OrderBy(o => o.Amount).ThenBy(Specific, ByRank).ToList() : [.. offers.OrderBy(Specific, ByRank)];
        lost.AddRange(ranked.Skip(1).Select(o => (o.From, policy.Choice == PriceChoice.Lowest ? PriceLoss.Dearer : PriceLoss.Behind, (decimal?)o.Amount)));
        var steps = ranked.Count == 0 ? [] : ranked[0].Steps;
        var floor = Floor();
        if (floor > steps.LastOrDefault()?.Result && policy.Floor == FloorAct.Raise)
            steps = [.. steps, new(PriceStepKind.Raise, floor.Value, floor.Value) { Unit = ask.Quantity.Unit }];
        return new()
        {
            Amount = steps.LastOrDefault()?.Result, Currency = ask.Currency, Unit = ask.Quantity.Unit, Quantity = ask.Quantity.Value, Date = ask.Date, Grade = ask.Grade,
            Level = ranked.FirstOrDefault()?.Level, Steps = steps, Floor = floor, BelowFloor = steps.LastOrDefault()?.Result < floor,
            Lost = [.. lost.OrderBy(l => l.Amount is null).ThenBy(l => l.Of is null ? int.MaxValue : Place(l.Of.Level)).ThenBy(l => l.Why).ThenBy(l => l.Of?.Rule.Id)
                .Select(l => new LostRule(l.Of?.Origin() ?? ListOrigin(ask.ListPrice!.Value), l.Why, l.Amount))],
        };

        // Of one subject's steps of quantity, the lowest.
        IEnumerable<Offer> Offers(IEnumerable<PriceCandidate> rules, List<PriceStep>? over)
        {
            foreach (var subject in rules.GroupBy(r => (r.List.Id, r.Rule.Scope, r.Rule.SubjectId)))
            {
                var made = new List<Offer>();
                foreach (var rule in subject)
                {
                    if (Steps(rule, over) is { } taken)
                        made.Add(new(rule, rule.Level, taken));
                    else
                        lost.Add((rule, PriceLoss.NoBase, null));
                }
                made.Sort((a, b) => (a.Amount, -a.From!.Rule.Least, a.From.Rule.Id).CompareTo((b.Amount, -b.From!.Rule.Least, b.From.Rule.Id)));
                lost.AddRange(made.Skip(1).Select(o => ((PriceCandidate?)o.From, PriceLoss.OtherBreak, (decimal?)o.Amount)));
                if (made.Count > 0)
                    yield return made[0];
            }
        }

        List<PriceStep>? Steps(PriceCandidate rule, List<PriceStep>? over)
        {
            if (rule.Rule.Price is { } own)
                return Rounded(Converted(UnitPrice.Of(own, ask.Currency, rule.Rule.Unit ?? ask.SalesUnit), rule.Origin(), ask), policy);
            if (over is null || rule.Rule.Rate is not { } rate)
                return null;
            // The base is taken before its own rounding: a price is rounded once.
            var start = over.Where(s => s.Kind != PriceStepKind.Round).ToList();
            return Rounded([.. start, new(PriceStepKind.Rate, rate, start[^1].Result * rate) { Of = rule.Origin(), Unit = ask.Quantity.Unit }], policy);
        }

        int Place(PriceLevel level) => Array.IndexOf(policy.Order, level) is var at and >= 0 ? at : int.MaxValue;

        (int Place, int Scope, int Depth, long List, long Rule) Specific(Offer offer) =>
            (Place(offer.Level), -(int)(offer.From?.Rule.Scope ?? PriceScope.All), -(offer.From?.Depth ?? 0), -(offer.From?.List.Id.Value ?? 0), offer.From?.Rule.Id.Value ?? 0);

        decimal? Floor() =>
            ask is { Cost: { } cost, Margin: { } margin } && ask.Units.TryFactor(ask.Quantity.Unit, ask.Units.Base, out var factor)
                ? Rounding.Ceiling.Round(cost * factor.Numerator / factor.Denominator / (1 - margin), policy.Decimals)
                : null;
    }

    private static readonly Comparer<(int, int, int, long, long)> ByRank = Comparer<(int, int, int, long, long)>.Default;

    private static PriceOrigin ListOrigin((UnitPrice Price, DateOnly From) list) => new() { Level = PriceLevel.List, Price = list.Price.Price, Unit = list.Price.Unit, From = list.From };

    private static PriceLoss? WhyNot(PriceAsk ask, PriceCandidate rule)
    {
        if (!rule.Holds(ask.Date))
            return PriceLoss.OtherDays;
        if (!ask.Units.TryFactor(ask.Quantity.Unit, rule.Rule.Unit ?? ask.SalesUnit, out var factor))
            return PriceLoss.OtherUnit;
        return ask.Quantity.Value * factor.Numerator < rule.Rule.Least * factor.Denominator ? PriceLoss.TooFew : null;
    }

    private static List<PriceStep> Converted(UnitPrice price, PriceOrigin origin, PriceAsk ask)
    {
        var steps = new List<PriceStep>(4) { new(PriceStepKind.Start, price.Price, price.Price) { Of = origin, Unit = price.Unit } };
        if (price.Unit != ask.Quantity.Unit && ask.Units.TryFactor(ask.Quantity.Unit, price.Unit, out var factor))
            steps.Add(new(PriceStepKind.Convert, factor.Numerator, price.Price * factor.Numerator / factor.Denominator) { Over = factor.Denominator, Unit = ask.Quantity.Unit });
        return steps;
    }

    /// <summary>What was computed is rounded; what stands in a list is taken as it stands.</summary>
    private static List<PriceStep> Rounded(List<PriceStep> steps, PricePolicy policy)
    {
        var exact = steps[^1].Result;
        if (steps.Count > 1 && policy.Rounding.Round(exact, policy.Decimals) is var rounded && rounded != exact)
            steps.Add(new(PriceStepKind.Round, policy.Decimals, rounded) { Rounding = policy.Rounding, Unit = steps[^1].Unit });
        return steps;
    }
}
