using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Taxes;

/// <summary>Sets the rate of a country and category from a day on; a second one for the same day replaces the first.</summary>
[Needs(CatalogPermission.SetTaxes)]
internal sealed class SetTaxRate(CatalogDb db, IdSource ids) : IUseCase<SetTaxRate.Input, Id<TaxRate>>
{
    public sealed record Input
    {
        /// <summary>ISO 3166-1 alpha-2.</summary>
        public string Country { get; init; } = "";
        public TaxCategory Category { get; init; }
        public DateOnly? From { get; init; }

        /// <summary>10 for 10 %, up to four decimals.</summary>
        public decimal? Percent { get; init; }
    }

    public async Task<Result<Id<TaxRate>>> Run(Input input, CancellationToken ct)
    {
        var country = input.Country.Trim().ToUpperInvariant();
        var found = new List<Refusal>();
        if (!Countries.Exists(country))
            found.Add(Refusal.Unreadable(nameof(input.Country), Words.Country, input.Country, "JP, CN"));
        if (!input.Category.HasRate)
            found.Add(new("catalog.bears-no-rate", Words.BearsNoRate.With(input.Category.Name), Words.BearsNoRateAdvice, nameof(input.Category)));
        if (input.From is null)
            found.Add(Refusal.Missing(nameof(input.From), Words.From));
        if (input.Percent is not { } percent)
            found.Add(Refusal.Missing(nameof(input.Percent), Words.TaxRate));
        else if (percent is < 0 or > 100 || !decimal.IsInteger(percent * 10_000))
            found.Add(new("catalog.out-of-range", Words.OutOfRange.With(Words.TaxRate, percent, 100), Words.OutOfRangeAdvice, nameof(input.Percent)));
        else if (input.Category == TaxCategory.Zero && percent != 0)
            found.Add(new("catalog.zero-is-zero", Words.ZeroIsZero, Words.ZeroIsZeroAdvice, nameof(input.Percent)));
        if (found.Count > 0)
            return found;

        var from = input.From!.Value;
        var rate = await db.TaxRates.SingleOrDefaultAsync(r => r.Country == country && r.Category == input.Category && r.From == from, ct);
        if (rate is null)
            db.TaxRates.Add(rate = new() { Id = ids.Next<TaxRate>(), Country = country, Category = input.Category, From = from });
        rate.Fraction = input.Percent!.Value / 100;
        return rate.Id;
    }
}
