using System.Text;
using Musubi.Kernel;
using Text = Musubi.Kernel.Text;

namespace Musubi.Finance.Accounts;

/// <summary>The accounts a company's books begin with, by its country. They lie in <c>Charts</c>, with where they come from.</summary>
internal static class ChartTemplate
{
    /// <param name="Parts">Each with the posting group it is for; empty for all others.</param>
    public sealed record Row(string Code, AccountSection Section, Text Name, bool IsControl, bool IsRevalued, IReadOnlyList<(AccountRole Role, string PostingGroup)> Parts);

    public static IReadOnlyList<Row> Of(string country) => Read(country switch { "JP" => "japan.csv", "CN" => "china.csv", _ => "generic.csv" });

    /// <summary>The month in which fiscal years of the country commonly begin.</summary>
    public static int FirstMonth(string country) => country == "JP" ? 4 : 1;

    private static IReadOnlyList<Row> Read(string name)
    {
        using var reader = new StreamReader(typeof(ChartTemplate).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var rows = new List<Row>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            rows.Add(new(cells[0], Enum.Parse<AccountSection>(cells[1]), new(cells[2], cells[3], cells[4]), cells[5].Contains("control", StringComparison.Ordinal), cells[5].Contains("revalued", StringComparison.Ordinal),
                [.. cells[6].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).Select(p => (Enum.Parse<AccountRole>(p[0]), p.ElementAtOrDefault(1) ?? ""))]));
        }
        return rows;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
