using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Modules.Reports;

/// <summary>Whose report it is. The company's own page gives the name.</summary>
public interface IReportOwner
{
    Task<string> Name(CancellationToken ct);
}

/// <summary>A report on paper, for the file or the tax adviser: whose, of what and when, the table with its titles on every page.</summary>
public static class ReportPaper
{
    private const int Figures = 82, Days = 64;

    /// <summary>More columns than these lie across.</summary>
    private const int Upright = 6;

    public static PrintDocument Of(Report report, string owner, Language language, DateOnly made)
    {
        var (mixed, wide) = (IsOfManyCurrencies(report), report.Columns.Count > Upright);
        var columns = report.Columns.Select((c, i) => c.Kind switch
        {
            CellKind.Money or CellKind.Figure => new TableColumn(c.Name.In(language), Align.Right, Width: mixed ? Figures + 16 : Figures),
            CellKind.Date => new(c.Name.In(language), Width: Days),
            _ => new TableColumn(c.Name.In(language), Share: i == 0 && !wide ? 2 : 1),
        }).ToList();
        return new()
        {
            Title = report.Title.In(language), Language = language, Made = made, Author = owner, Foot = owner, Paper = wide ? Paper.A4Landscape : Paper.A4,
            Blocks =
            [
                new Paragraph(report.Title.In(language), TextStyle.Title), new Space(4),
                new Beside(new Side(1, new Paragraph(owner, TextStyle.Strong)), new Side(1, new Paragraph(report.Of.In(language), TextStyle.Small))), new Space(10),
                new Table(columns, report.Rows.Select(r => new TableRow([.. report.Columns.Select((c, i) => i < r.Cells.Count ? Shown(r.Cells[i].Value, language, mixed) : "")], Tone(r.Kind), r.Depth))),
            ],
        };
    }

    private static bool IsOfManyCurrencies(Report report) => report.Rows.SelectMany(r => r.Cells).Select(c => c.Value).OfType<Money>().Select(m => m.Currency).Distinct().Skip(1).Any();

    private static RowTone Tone(ReportRowKind kind) => kind switch { ReportRowKind.Heading => RowTone.Group, ReportRowKind.Line => RowTone.Plain, _ => RowTone.Total };

    private static string Shown(object? value, Language language, bool withCurrency) => value switch
    {
        null => "",
        Money money => (withCurrency ? money.Currency.Code + " " : "") + money.InStatement(language.Culture),
        DateOnly day => day.ToString("d", language.Culture),
        Text text => text.In(language),
        IFormattable other => other.ToString(null, language.Culture),
        _ => value.ToString() ?? "",
    };
}
