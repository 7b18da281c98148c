using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Taxes;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>The rates of value-added tax by country, category and day.</summary>
public sealed class TaxRates(MusubiDb db)
{
    private TaxTable? table;

    /// <summary>The rate that holds on a day. Refused where none is set for that country.</summary>
    public async Task<Result<Rate>> For(string country, TaxCategory category, DateOnly date, CancellationToken ct) => (await Table(ct)).For(country, category, date);

    /// <summary>All rates, read once a scope: they are a few dozen rows.</summary>
    public async Task<TaxTable> Table(CancellationToken ct) =>
        table ??= await db.Masters.Of<TaxRate, TaxTable>("", async () => new(await db.Set<TaxRate>().AsNoTracking().OrderBy(r => r.Country).ThenBy(r => r.From).ToListAsync(ct)), ct);
}

/// <summary>The rates, in memory.</summary>
public sealed class TaxTable(IEnumerable<TaxRate> rates)
{
    private readonly ILookup<(string Country, TaxCategory Category), TaxRate> rates = rates.OrderBy(r => r.From).ToLookup(r => (r.Country, r.Category));

    public IEnumerable<string> Countries => rates.Select(r => r.Key.Country).Distinct().Order(StringComparer.Ordinal);

    public Result<Rate> For(string country, TaxCategory category, DateOnly date) =>
        !category.HasRate ? Rate.Zero
        : rates[(country, category)].LastOrDefault(r => r.From <= date) is { } rate ? Rate.OfFraction(rate.Fraction)
        : new Refusal("catalog.no-tax-rate",
            new Text("{0}の「{1}」には、{2:yyyy/MM/dd}時点の税率がありません。", "{0}的“{1}”在{2:yyyy-MM-dd}没有税率。", "{0} has no rate for '{1}' on {2:d MMM yyyy}.").With(Kernel.Countries.Name(country), category.Name, date),
            new Text("税率の画面（/items/taxes）で設定してください。", "请在税率页面（/items/taxes）中设置。", "Set one on the page of taxes (/items/taxes)."));

    /// <summary>The rates of a country and category in the order of their days.</summary>
    public IEnumerable<TaxRate> Of(string country, TaxCategory category) => rates[(country, category)];
}
