using System.Globalization;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Reports;

/// <summary>How a row of a report reads.</summary>
public enum ReportRowKind { Line, Heading, Subtotal, Total }

/// <summary>
/// A table that speaks for itself: a statement, an aging. The same on screen, as CSV and as a workbook; a cell links to what it is made of.
/// </summary>
public sealed record Report
{
    public required Text Title { get; init; }

    /// <summary>Of what and when: the period, the currency, what it was narrowed to.</summary>
    public required Text Of { get; init; }
    public required IReadOnlyList<ReportColumn> Columns { get; init; }
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>What its headings name. In plain rows each bears its heading in a column of that name.</summary>
    public Text? Headings { get; init; }

    /// <summary>What its files are called, beside the days; its title where nothing is said.</summary>
    public string? File { get; init; }

    /// <summary>The days it is of; only the last where it shows how things stood on a day. Its files are named by them, not by the day they were made.</summary>
    public (DateOnly? From, DateOnly To)? Days { get; init; }

    /// <summary>A file's name: a customer's may hold what no file's name can.</summary>
    public string FileName(string ending, DateOnly today)
    {
        var (from, to) = Days ?? (null, today);
        var name = string.Join('_', (File ?? Title.ToString()).Split([.. Path.GetInvalidFileNameChars(), .. "\\/:*?\"<>|"]));
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{(from is null ? "" : $"{from:yyyyMMdd}-")}{to:yyyyMMdd}.{ending}");
    }

    /// <summary>More follows under this address.</summary>
    public string? Next { get; init; }

    /// <summary>
    /// As a list's rows, for the files that lists are written to: row kinds and links fall away. Where all is in one currency the headings name it, and the figures stand
    /// alone; a column that says the currency stands only where rows differ in it.
    /// </summary>
    public (IReadOnlyList<(ListColumn Column, int At)> Columns, IAsyncEnumerable<ListRow> Rows) AsList()
    {
        var currencies = Rows.SelectMany(r => r.Cells).Select(c => c.Value).OfType<Money>().Select(m => m.Currency).Distinct().Take(2).ToList();
        var only = currencies.Count == 1 ? currencies[0].Code : null;
        return ([.. (Headings is null ? Columns : Columns.Prepend(new("heading", Headings, CellKind.Text))).Select((c, i) => (Column(c), i))], Each(only is not null));

        ListColumn Column(ReportColumn c) => only is not null && c.Kind == CellKind.Money
            ? new(c.Key, InCurrency.With(c.Name, only), CellKind.Figure, true, null, null, false) : new(c.Key, c.Name, c.Kind, true, null, null, false);
    }

    private async IAsyncEnumerable<ListRow> Each(bool bare)
    {
        await Task.CompletedTask;
        object? heading = null;
        foreach (var row in Rows)
        {
            var cells = Columns.Select((_, i) => i < row.Cells.Count ? row.Cells[i].Value is Money money && bare ? money.Amount : row.Cells[i].Value : null);
            if (Headings is null)
                yield return new(0, "", [.. cells]);
            else if (row.Kind == ReportRowKind.Heading)
                heading = row.Cells[0].Value;
            else
                yield return new(0, "", [.. cells.Prepend(heading)]);
        }
    }

    /// <summary>What something is, and the currency its figures are in.</summary>
    public static readonly Text InCurrency = new("{0}（{1}）", "{0}（{1}）", "{0} ({1})");
}

public sealed record ReportColumn(string Key, Text Name, CellKind Kind);

public sealed record ReportRow(ReportRowKind Kind, params IReadOnlyList<ReportCell> Cells)
{
    /// <summary>How far it is set in, 0 to 4.</summary>
    public int Depth { get; init; }
}

/// <param name="Value">As of a list's cell: string, Text, Money, DateOnly or null.</param>
/// <param name="Href">What the figure is made of.</param>
public sealed record ReportCell(object? Value, string? Href = null)
{
    public static implicit operator ReportCell(string? text) => new(text, null);
    public static implicit operator ReportCell(Text? text) => new(text, null);
    public static implicit operator ReportCell(Money? money) => new(money, null);
}
