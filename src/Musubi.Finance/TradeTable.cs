using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Finance;

/// <summary>Front door to the lines and taxes of a trade document on paper: quotes, orders and invoices print them alike.</summary>
public static class TradeTable
{
    /// <param name="TaxRate">As a fraction.</param>
    public sealed record Line(string Description, Quantity Quantity, decimal UnitPrice, decimal TaxRate, Money Net)
    {
        /// <summary>Stands above it where a group of lines begins.</summary>
        public string? Heading { get; init; }

        /// <summary>Null says no more than its rate.</summary>
        public TaxCategory? Category { get; init; }
    }

    /// <param name="Rate">As a fraction.</param>
    public sealed record TaxLine(decimal Rate, Money Net, Money Tax)
    {
        /// <summary>Null says no more than its rate.</summary>
        public TaxCategory? Category { get; init; }
    }

    /// <summary>A rate as papers bear it; what is free of tax says why.</summary>
    /// <param name="rate">As a fraction.</param>
    public static Text RateOf(decimal rate, TaxCategory? category) => (category ?? TaxCategory.Standard).At(Rate.OfFraction(rate));

    /// <param name="reducedBelow">Rates below this one are marked as reduced, as a Japanese qualified invoice must; zero where none is.</param>
    public static IReadOnlyList<Block> Of(IReadOnlyList<Line> lines, IReadOnlyList<TaxLine> taxes, Money net, Money tax, decimal reducedBelow, Language language)
    {
        return
        [
            LinesOf(lines, reducedBelow, language),
            .. Sum(lines.Any(l => Mark(l.TaxRate, reducedBelow).Length > 0), taxes, net, tax, reducedBelow, language),
        ];
    }

    /// <summary>The same of amounts, of which some have a quantity: what is credited of lines.</summary>
    public static IReadOnlyList<Block> OfAmounts(IReadOnlyList<(string Description, Quantity? Quantity, decimal UnitPrice, TaxCategory Category, decimal TaxRate, Money Net)> lines, IReadOnlyList<TaxLine> taxes, Money net, Money tax, decimal reducedBelow, Language language) =>
    [
        new Table(
            [new(Words.Description.In(language)), new(Words.Quantity.In(language), Align.Right, Width: 74), new(Words.UnitPrice.In(language), Align.Right, Width: 72), new(Words.TaxRate.In(language), Align.Right, Width: lines.Any(l => l.Category is TaxCategory.Zero) ? 84 : 46), new(Words.Amount.In(language), Align.Right, Width: 84)],
            lines.Select(l => new TableRow([Marked(l.Description, Mark(l.TaxRate, reducedBelow)), l.Quantity?.ToString(null, language.Culture) ?? "", l.Quantity is null ? "" : PriceOf(l.UnitPrice, l.Net.Currency, language), RateOf(l.TaxRate, l.Category).In(language), l.Net.Figures(language.Culture)]))),
        .. Sum(lines.Any(l => Mark(l.TaxRate, reducedBelow).Length > 0), taxes, net, tax, reducedBelow, language),
    ];

    /// <summary>The rate below which a rate is a reduced one, in the land of the sender; zero where papers need not say so.</summary>
    public static async Task<decimal> ReducedBelow(IServiceProvider services, Letterhead head, DateOnly date, CancellationToken ct) =>
        head.Company.Country == "JP" && await services.GetRequiredService<TaxRates>().For("JP", TaxCategory.Standard, date, ct) is { Ok: true, Value: var rate } ? rate.Fraction : 0;

    private static IReadOnlyList<Block> Sum(bool hasReduced, IReadOnlyList<TaxLine> taxes, Money net, Money tax, decimal reducedBelow, Language language) =>
    [
        new Space(8),
        new Beside(
            new Side(1, Legend(hasReduced, language)),
            new Side(1, new Table(
                [new(Words.TaxRate.In(language)), new(Words.Net.In(language), Align.Right), new(Words.Tax.In(language), Align.Right)],
                [
                    .. taxes.OrderByDescending(t => t.Rate).Select(t => new TableRow([RateOf(t.Rate, t.Category).In(language) + Mark(t.Rate, reducedBelow), t.Net.Figures(language.Culture), t.Tax.Figures(language.Culture)])),
                    new TableRow([Words.Total.In(language), net.Figures(language.Culture), tax.Figures(language.Culture)]),
                    new TableRow([Words.TotalWithTax.In(language), "", (net + tax).ToString(null, language.Culture)], RowTone.Total),
                ]))),
    ];

    /// <summary>The lines alone, where what they come to is told otherwise: by option.</summary>
    public static Block LinesOf(IReadOnlyList<Line> lines, decimal reducedBelow, Language language) => new Table(
        [new(Words.Description.In(language)), new(Words.Quantity.In(language), Align.Right, Width: 74), new(Words.UnitPrice.In(language), Align.Right, Width: 72), new(Words.TaxRate.In(language), Align.Right, Width: lines.Any(l => l.Category is TaxCategory.Zero) ? 84 : 46), new(Words.Amount.In(language), Align.Right, Width: 84)],
        lines.SelectMany(l => (TableRow[])
        [
            .. l.Heading is { } heading ? new[] { new TableRow([heading, "", "", "", ""], RowTone.Group) } : [],
            new TableRow([Marked(l.Description, Mark(l.TaxRate, reducedBelow)), l.Quantity.ToString(null, language.Culture), PriceOf(l.UnitPrice, l.Net.Currency, language), RateOf(l.TaxRate, l.Category).In(language), l.Net.Figures(language.Culture)]),
        ]));

    /// <summary>The price of one unit as papers bear it: with the decimals of its currency, and more where it has more.</summary>
    public static string PriceOf(decimal price, Currency currency, Language language) => price.ToString($"#,0.{new string('0', currency.Decimals)}{new string('#', 6 - currency.Decimals)}", language.Culture);

    /// <summary>What the mark of reduced rates means; empty where none bears it.</summary>
    public static Block LegendOf(IReadOnlyList<Line> lines, decimal reducedBelow, Language language) =>
        Legend(lines.Any(l => Mark(l.TaxRate, reducedBelow).Length > 0), language);

    private static Paragraph Legend(bool hasReduced, Language language) => new(hasReduced ? ReducedLegend.In(language) : "", TextStyle.Small);

    /// <summary>The mark stands behind the name of what is sold, before what else is said of it below.</summary>
    public static string Marked(string description, string mark) => description.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? description.Insert(end, mark) : description + mark;

    private static string Mark(decimal rate, decimal reducedBelow) => rate > 0 && rate < reducedBelow ? " ※" : "";

    private static readonly Text ReducedLegend = new("※ 軽減税率対象", "※ 适用优惠税率", "※ taxed at the reduced rate");
}
