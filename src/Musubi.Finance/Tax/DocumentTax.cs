using Musubi.Catalog;
using Musubi.Kernel;

namespace Musubi.Finance.Tax;

/// <summary>How tax is rounded over a document.</summary>
public enum TaxPolicy
{
    /// <summary>Once per rate per document: Japan's qualified invoice. Per-line rounding then summing is not allowed there. [NTA Q&amp;A 問57, 基通1-8-15]</summary>
    OncePerRate,

    /// <summary>On each line, half up to the fen: China's VAT.</summary>
    PerLine,
}

/// <summary>Whether the amounts on a document's lines hold the tax. The two are not mixed within one document.</summary>
public enum PriceBasis { Exclusive, Inclusive }

/// <summary>How a document is taxed: where it is rounded, how, and what its prices hold.</summary>
public sealed record TaxRule(TaxPolicy Policy, Rounding Rounding, PriceBasis Basis = PriceBasis.Exclusive)
{
    /// <summary>A country's own way. Japan leaves the rounding to the issuer [基通1-8-15]; China's VAT is rounded half up on each line.</summary>
    public static TaxRule For(string country, Rounding rounding, PriceBasis basis = PriceBasis.Exclusive) =>
        country == "CN" ? new(TaxPolicy.PerLine, Rounding.HalfUp, basis) : new(TaxPolicy.OncePerRate, rounding, basis);
}

/// <summary>A line to be taxed. The amount holds the tax or not, as the document's <see cref="PriceBasis"/> says.</summary>
public readonly record struct TaxableLine(TaxCategory Category, Rate Rate, Money Amount);

/// <summary>A line's part of the whole: parts sum to the document exactly. Where tax is rounded once per rate, the tax of a line is only its share, and is not printed.</summary>
public readonly record struct TaxedLine(Money Net, Money Tax);

/// <summary>The tax of one rate on a document: what it is levied on, and how much.</summary>
public sealed record RateTax(Rate Rate, Money Net, Money Tax)
{
    public TaxCategory Category { get; init; }
}

/// <summary>A document with its tax.</summary>
/// <param name="Lines">In the order given.</param>
/// <param name="Rates">The highest rate first; the tax of a rate is that of its lines.</param>
public sealed record TaxedDocument(IReadOnlyList<TaxedLine> Lines, IReadOnlyList<RateTax> Rates, Money Net, Money Tax)
{
    public Money Total => Net + Tax;
}

/// <summary>Computes the tax of a document from its lines' amounts.</summary>
public static class DocumentTax
{
    public static IReadOnlyList<RateTax> Of(IEnumerable<(Rate Rate, Money Net)> lines, TaxPolicy policy, Rounding rounding) =>
        lines.Select(l => new TaxableLine(TaxCategory.Standard, l.Rate, l.Net)).ToList() is { Count: > 0 } all ? Of(all, new TaxRule(policy, rounding), all[0].Amount.Currency).Rates : [];

    public static TaxedDocument Of(IReadOnlyList<TaxableLine> lines, TaxRule rule, Currency currency)
    {
        var taxed = new TaxedLine[lines.Count];
        var rates = new List<RateTax>();
        foreach (var group in Enumerable.Range(0, lines.Count).GroupBy(i => (lines[i].Category, lines[i].Rate)).OrderByDescending(g => g.Key.Rate).ThenBy(g => g.Key.Category))
        {
            var at = group.ToList();
            var taxes = Taxes([.. at.Select(i => lines[i].Amount)], group.Key.Rate, rule);
            for (var n = 0; n < at.Count; n++)
            {
                var amount = lines[at[n]].Amount;
                taxed[at[n]] = new(rule.Basis == PriceBasis.Inclusive ? amount - taxes[n] : amount, taxes[n]);
            }
            rates.Add(new(group.Key.Rate, Money.Sum(at.Select(i => taxed[i].Net), currency), Money.Sum(taxes, currency)) { Category = group.Key.Category });
        }
        return new(taxed, rates, Money.Sum(rates.Select(r => r.Net), currency), Money.Sum(rates.Select(r => r.Tax), currency));
    }

    /// <summary>The tax of each line of one rate.</summary>
    private static Money[] Taxes(IReadOnlyList<Money> amounts, Rate rate, TaxRule rule)
    {
        Func<Money, Money> tax = rule.Basis == PriceBasis.Inclusive ? amount => rate.Within(amount, rule.Rounding) : amount => rate.Of(amount, rule.Rounding);
        if (rule.Policy == TaxPolicy.OncePerRate)
            return Steps(amounts, tax);
        var taxes = amounts.Select(tax).ToArray();
        // China: where the price holds the tax, what lines rounded apart differ from the tax in their sum stands on the last one (尾差).
        if (rule.Basis == PriceBasis.Inclusive && taxes.Length > 0)
            taxes[^1] += tax(Money.Sum(amounts, amounts[0].Currency)) - Money.Sum(taxes, amounts[0].Currency);
        return taxes;
    }

    /// <summary>Each line bears what it adds to the tax of those before it, so that the parts sum to the tax of the whole, whatever their signs.</summary>
    private static Money[] Steps(IReadOnlyList<Money> amounts, Func<Money, Money> tax)
    {
        var parts = new Money[amounts.Count];
        for (var (i, sum, before) = (0, Money.Zero(amounts[0].Currency), Money.Zero(amounts[0].Currency)); i < amounts.Count; i++)
        {
            sum += amounts[i];
            var now = tax(sum);
            (parts[i], before) = (now - before, now);
        }
        return parts;
    }
}
