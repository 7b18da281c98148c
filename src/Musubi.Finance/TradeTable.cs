using Musubi.Kernel;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Finance;

/// <summary>Front door to the lines and taxes of a trade document on paper: quotes, orders and invoices print them alike.</summary>
public static class TradeTable
{
    /// <param name="TaxRate">As a fraction.</param>
    public sealed record Line(string Description, Quantity Quantity, decimal UnitPrice, decimal TaxRate, Money Net);

    /// <param name="Rate">As a fraction.</param>
    public sealed record TaxLine(decimal Rate, Money Net, Money Tax);

    /// <param name="reducedBelow">Rates below this one are marked as reduced, as a Japanese qualified invoice must; zero where none is.</param>
    public static IReadOnlyList<Block> Of(IReadOnlyList<Line> lines, IReadOnlyList<TaxLine> taxes, Money net, Money tax, decimal reducedBelow, Language language)
    {
        var culture = language.Culture;
        return
        [
            new Table(
                [new(In(Words.Description)), new(In(Words.Quantity), Align.Right, Width: 74), new(In(Words.UnitPrice), Align.Right, Width: 72), new(In(Words.TaxRate), Align.Right, Width: 46), new(In(Words.Amount), Align.Right, Width: 84)],
                lines.Select(l => new TableRow([l.Description + Mark(l.TaxRate), l.Quantity.ToString(null, culture), l.UnitPrice.ToString("#,0.######", culture), Rate.OfFraction(l.TaxRate).ToString(), l.Net.Figures(culture)]))),
            new Space(8),
            new Beside(
                new Side(1, new Paragraph(lines.Any(l => Mark(l.TaxRate).Length > 0) ? In(ReducedLegend) : "", TextStyle.Small)),
                new Side(1, new Table(
                    [new(In(Words.TaxRate)), new(In(Words.Net), Align.Right), new(In(Words.Tax), Align.Right)],
                    [
                        .. taxes.OrderByDescending(t => t.Rate).Select(t => new TableRow([Rate.OfFraction(t.Rate) + Mark(t.Rate), t.Net.Figures(culture), t.Tax.Figures(culture)])),
                        new TableRow([In(Words.Total), net.Figures(culture), tax.Figures(culture)], RowTone.Total),
                    ]))),
        ];

        string In(Text text) => text.In(language);
        string Mark(decimal rate) => rate > 0 && rate < reducedBelow ? " ※" : "";
    }

    private static readonly Text ReducedLegend = new("※ 軽減税率対象", "※ 适用优惠税率", "※ taxed at the reduced rate");
}
