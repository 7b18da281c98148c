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
    /// <summary>More columns than these lie across.</summary>
    private const int Upright = 6;

    public static PrintDocument Of(Report report, string owner, Language language, DateOnly made)
    {
        var (mixed, wide) = (IsOfManyCurrencies(report), report.Columns.Count > Upright);
        List<TableRow> rows = [.. report.Rows.Select(r => new TableRow([.. report.Columns.Select((c, i) => i < r.Cells.Count ? Shown(r.Cells[i].Value, language, mixed) : "")], Tone(r.Kind), r.Depth))];
        var columns = report.Columns.Select((c, i) => c.Kind switch
        {
            CellKind.Money or CellKind.Figure => new TableColumn(c.Name.In(language), Align.Right, Fits: true),
            CellKind.Date or CellKind.Code => new(c.Name.In(language), Fits: true),
            _ => new TableColumn(c.Name.In(language), Share: Length(rows, i)),
        }).ToList();
        return new()
        {
            Title = report.Title.In(language), Language = language, Made = made, Author = owner, Foot = owner, Paper = wide ? Paper.A4Landscape : Paper.A4,
            Blocks =
            [
                new Paragraph(report.Title.In(language), TextStyle.Title), new Space(4),
                new Beside(new Side(1, new Paragraph(owner, TextStyle.Strong)), new Side(1, new Paragraph(report.Of.In(language), TextStyle.Small))), new Space(10),
                new Table(columns, rows),
            ],
        };
    }

    /// <summary>How long the words of a column are, in half widths: columns of words share what figures leave by it, none so little that a word does not fit.</summary>
    private static int Length(List<TableRow> rows, int column) =>
        Math.Clamp(rows.Where(r => r.Tone != RowTone.Group).Select(r => r.Cells[column].Sum(c => c < 0x1100 ? 1 : 2)).DefaultIfEmpty().Max(), 10, 60);

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
