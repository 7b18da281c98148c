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

/// <summary>The tax of one rate on a document: what it is levied on, and how much.</summary>
public sealed record RateTax(Rate Rate, Money Net, Money Tax);

/// <summary>Computes the tax of a document from its lines' net amounts.</summary>
public static class DocumentTax
{
    public static IReadOnlyList<RateTax> Of(IEnumerable<(Rate Rate, Money Net)> lines, TaxPolicy policy, Rounding rounding) =>
    [
        .. lines.GroupBy(l => l.Rate).OrderByDescending(g => g.Key.Fraction).Select(g =>
        {
            var net = Money.Sum(g.Select(l => l.Net), g.First().Net.Currency);
            var tax = policy == TaxPolicy.OncePerRate ? g.Key.Of(net, rounding) : Money.Sum(g.Select(l => g.Key.Of(l.Net, rounding)), net.Currency);
            return new RateTax(g.Key, net, tax);
        }),
    ];
}
