using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;

namespace Musubi.Pricing;

/// <summary>Front door to prices: what a document's items cost a customer on a day. Reads all rules of the document at once.</summary>
public sealed class Prices(MusubiDb db, CustomerGrades grades, ItemLookup items, ItemCategories categories, IBookRates rates)
{
    /// <summary>The rules that may speak of these items, for this customer and for everybody.</summary>
    /// <param name="customer">Null for nobody in particular: list prices and campaigns.</param>
    /// <param name="as">A grade to price by instead of the customer's own: what would it pay?</param>
    /// <param name="agreed">The currency of costs that are told with the line (<see cref="PriceBook.Of"/>); null where none are.</param>
    public async Task<PriceBook> For(long? customer, IEnumerable<ItemCard> cards, Currency currency, DateOnly date, CancellationToken ct, Grade? @as = null, Currency? agreed = null)
    {
        var all = cards.DistinctBy(c => c.Id).ToList();
        var settings = await new PricingDb(db).Settings(ct);
        var grade = @as ?? (customer is { } who ? await grades.Of(who, date, ct) : null);
        var tree = await categories.Tree(ct);
        var groups = all.Select(c => c.Category).Distinct().OfType<Id<Category>>().Where(tree.ContainsKey).ToDictionary(c => c, c => ItemCategories.PathOf(tree[c]).ToArray());
        long[] subjects = [0, .. all.Select(c => c.Id.Value), .. groups.Values.SelectMany(g => g).Distinct()];
        var tier = grade?.TierId;
        var lists = await db.Set<PriceList>().AsNoTracking().Where(l => l.Active && l.Currency == currency && l.From <= date && (l.Until == null || l.Until >= date)
            && ((customer != null && l.CustomerId == customer) || (tier != null && l.TierId == tier) || l.Kind == PriceListKind.Campaign)).ToDictionaryAsync(l => l.Id, ct);
        // A list is read once, not with each of its rules.
        var ids = lists.Keys.ToList();
        var rules = ids.Count == 0 ? [] : await db.Set<PriceRule>().AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.ListId) && EF.Parameter(subjects).Contains(r.SubjectId) && r.From <= date && (r.Until == null || r.Until >= date)).ToListAsync(ct);
        var costs = settings.Floors.Count == 0 ? new Dictionary<Id<Item>, (decimal Cost, Currency Currency)>() : await items.Costs([.. all.Select(c => c.Id)], date, ct);
        var books = costs.Values.Any(c => c.Currency != currency) || (agreed is { } other && other != currency) ? await rates.On(currency, date, ct) : null;
        return new(currency, date, grade, settings, groups, tree, lists, rules, costs, books);
    }
}

/// <summary>The rules of one document, in memory: prices any quantity of its items without asking again.</summary>
public sealed class PriceBook
{
    private readonly Currency currency;
    private readonly DateOnly date;
    private readonly PricePolicy policy;
    private readonly PricingSettings settings;
    private readonly Text? graded;
    private readonly IReadOnlyDictionary<Id<Category>, long[]> groups;
    private readonly Func<long, IEnumerable<PriceCandidate>> rules;
    private readonly Func<Id<Item>, decimal?> cost;
    private readonly ExchangeRate? books;

    internal PriceBook(Currency currency, DateOnly date, Grade? grade, PricingSettings settings, IReadOnlyDictionary<Id<Category>, long[]> groups, IReadOnlyDictionary<Id<Category>, Category> tree,
        IReadOnlyDictionary<Id<PriceList>, PriceList> lists, IEnumerable<PriceRule> rules, IReadOnlyDictionary<Id<Item>, (decimal Cost, Currency Currency)> costs, ExchangeRate? books)
        // A cost that no rate leads to is not compared.
        : this(currency, date, grade, settings, PolicyOf(settings, currency), groups, Candidates(rules, lists, tree).ToLookup(c => c.Rule.SubjectId) is var known ? subject => known[subject] : null!,
            item => costs.TryGetValue(item, out var of) ? CostIn(currency, of, books) : null) => this.books = books;

    /// <param name="rules">The rules that hold on the day for the customer, by their subject.</param>
    /// <param name="cost">Of one base unit, in the currency; null where none is known.</param>
    internal PriceBook(Currency currency, DateOnly date, Grade? grade, PricingSettings settings, PricePolicy policy, IReadOnlyDictionary<Id<Category>, long[]> groups, Func<long, IEnumerable<PriceCandidate>> rules, Func<Id<Item>, decimal?> cost)
    {
        (this.currency, this.date, this.settings, this.policy, this.groups, this.rules, this.cost, Grade) = (currency, date, settings, policy, groups, rules, cost, grade);
        graded = grade?.Names.AsText();
    }

    /// <summary>The grade it prices by.</summary>
    public Grade? Grade { get; }

    /// <summary>The price of so many of an item, with how it came about.</summary>
    /// <param name="agreed">What one base unit costs us this time, where that is not the item's cost: a supplier ships it.</param>
    public PriceTrace Of(ItemCard item, Quantity quantity, (decimal Cost, Currency Currency)? agreed = null)
    {
        var path = item.Category is { } category && groups.TryGetValue(category, out var above) ? above : [];
        var ask = new PriceAsk
        {
            Units = item.Units, SalesUnit = item.SalesUnit, Quantity = quantity, Currency = currency, Date = date, Grade = graded,
            ListPrice = item.ListPrice(currency, quantity.Unit, date), Cost = agreed is { } told ? CostIn(currency, told, books) : cost(item.Id), Margin = MarginFor(path),
        };
        return PriceCalculation.Of(ask, path.Prepend(0).Append(item.Id.Value).SelectMany(rules), policy);
    }

    /// <summary>What a cost is in the currency of the price, at the day's rate; null where no rate leads there.</summary>
    private static decimal? CostIn(Currency currency, (decimal Cost, Currency Currency) of, ExchangeRate? books) =>
        of.Currency == currency ? of.Cost : books is { } rate && rate.To == of.Currency ? of.Cost * rate.Per / rate.Rate : null;

    internal static IEnumerable<PriceCandidate> Candidates(IEnumerable<PriceRule> rules, IReadOnlyDictionary<Id<PriceList>, PriceList> lists, IReadOnlyDictionary<Id<Category>, Category> tree)
    {
        var names = lists.Values.ToDictionary(l => l.Id, l => l.Names.AsText());
        return rules.Select(r => r.CategoryId is { } group && tree.TryGetValue(group, out var category)
            ? new PriceCandidate(r, lists[r.ListId], names[r.ListId], category.Depth + 1, category.Names.AsText()) : new PriceCandidate(r, lists[r.ListId], names[r.ListId], 0, null));
    }

    /// <summary>The least margin: that of the grade and the narrowest group before that of the group, of the grade, of all.</summary>
    private decimal? MarginFor(long[] path) => settings.Floors
        .Where(f => (f.GradeId is null || f.GradeId == Grade?.Id) && (f.CategoryId is null || path.Contains(f.CategoryId.Value.Value)))
        .OrderByDescending(f => f.CategoryId is { } group ? Array.IndexOf(path, group.Value) + 1 : 0).ThenByDescending(f => f.GradeId is not null).ThenByDescending(f => f.Margin)
        .Select(f => (decimal?)f.Margin).FirstOrDefault();

    internal static PricePolicy PolicyOf(PricingSettings settings, Currency currency)
    {
        var rounding = settings.Roundings.Find(r => r.Currency == currency);
        return new([.. settings.Order], settings.Choice, settings.DiscountOn, settings.Floor, rounding?.Decimals ?? Math.Min(currency.Decimals + 2, 6), rounding?.Rounding ?? Rounding.HalfUp);
    }
}
