using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Musubi.Kernel;

namespace Musubi.Modules.Lists;

/// <summary>Characters of a row that an encoding cannot write.</summary>
/// <param name="Row">What the row begins with.</param>
public sealed record LostCharacters(string Row, string Characters);

/// <summary>
/// A list as a file: the columns, filters and language of the screen, every row that matches, one row in memory at a time.
/// Of money two columns: the bare amount, which a spreadsheet can sum, and its currency.
/// </summary>
public static class ListExport
{
    static ListExport() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encodings a CSV may have, by the word in the address. Japanese and Chinese programs of long standing read their own only.</summary>
    public static Encoding? EncodingOf(string? name) => name switch
    {
        null or "" or "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        "shift_jis" => Encoding.GetEncoding(ShiftJis, new EncoderReplacementFallback("〓"), DecoderFallback.ReplacementFallback),
        "gb18030" => Encoding.GetEncoding("gb18030"),
        _ => null,
    };

    /// <summary>Whether there are characters it cannot write.</summary>
    public static bool MayLose(Encoding encoding) => encoding.CodePage == ShiftJis;

    /// <returns>The rows that lost characters, which stand as 〓 in the file: such a file is not to be handed out.</returns>
    public static async Task<IReadOnlyList<LostCharacters>> WriteCsv(Stream to, Encoding encoding, IReadOnlyList<(ListColumn Column, int At)> columns, IAsyncEnumerable<ListRow> rows, Clock clock, CancellationToken ct)
    {
        await using var file = new StreamWriter(to, encoding, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        var (lost, without) = (new List<LostCharacters>(), MayLose(encoding) ? Encoding.GetEncoding(encoding.CodePage, new EncoderReplacementFallback(""), encoding.DecoderFallback) : null);
        await Line([.. columns.SelectMany(c => Headings(c.Column))]);
        await foreach (var row in rows.WithCancellation(ct))
            await Line([.. columns.SelectMany(c => Values(row.Cells[c.At], c.Column, clock)).Select(Written)]);
        return lost;

        Task Line(string[] cells)
        {
            var line = string.Join(',', cells.Select(Quoted));
            if (without is not null && encoding.GetByteCount(line = Alike(line)) != without.GetByteCount(line))
                lost.Add(new(Array.Find(cells, c => c.Length > 0) ?? "", string.Concat(line.EnumerateRunes().Where(r => without.GetByteCount(r.ToString()) == 0).Distinct())));
            return file.WriteLineAsync(line.AsMemory(), ct);
        }
    }

    private const int ShiftJis = 932;

    /// <summary>The strokes that the programs of one maker write with one character and those of all others with another, which looks the same.</summary>
    private static string Alike(string line) => line.Replace('〜', '～').Replace('−', '－').Replace('‖', '∥').Replace('—', '―');

    /// <summary>Characters held back for each of the ten parts of a workbook. The half million of MiniExcel's own accord make every export a full collection of the heap, which took longer than writing it.</summary>
    private const int Buffer = 1 << 13;

    public static Task WriteExcel(Stream to, Text title, IReadOnlyList<(ListColumn Column, int At)> columns, IAsyncEnumerable<ListRow> rows, Clock clock, CancellationToken ct)
    {
        var headings = new List<string>();
        foreach (var heading in columns.SelectMany(c => Headings(c.Column)))
            headings.Add(headings.Contains(heading) ? $"{heading} ({headings.Count + 1})" : heading);
        var shapes = columns.SelectMany(c => c.Column.Kind == CellKind.Money ? [CellKind.Money, null] : new CellKind?[] { c.Column.Kind })
            .Select((kind, i) => new DynamicExcelColumn(headings[i])
            {
                // No kind is the currency of the amount before it.
                Width = kind switch { null => 8, CellKind.Date => 12, CellKind.Instant => 17, CellKind.Code or CellKind.Money or CellKind.Figure => 16, _ => 28 },
                Format = kind switch { CellKind.Date => "yyyy/mm/dd", CellKind.Instant => "yyyy/mm/dd hh:mm", _ => null },
            }).ToArray();
        var sheet = new string([.. title.ToString().Where(c => !"[]:*?/\\".Contains(c)).Take(31)]);
        return MiniExcel.SaveAsAsync(to, Lines(ct), sheetName: sheet, configuration: new OpenXmlConfiguration { DynamicColumns = shapes, FastMode = true, FreezeRowCount = 1, AutoFilter = true, EnableWriteNullValueCell = false, BufferSize = Buffer }, cancellationToken: ct);

        async IAsyncEnumerable<IDictionary<string, object?>> Lines([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var row in rows.WithCancellation(stop))
                yield return columns.SelectMany(c => Values(row.Cells[c.At], c.Column, clock)).Select((value, i) => KeyValuePair.Create(headings[i], Cell(value))).ToDictionary(StringComparer.Ordinal);
        }
    }

    private static IEnumerable<string> Headings(ListColumn column) =>
        column.Kind == CellKind.Money ? [column.Name.ToString(), Currency.With(column.Name).ToString()] : [column.Name.ToString()];

    private static IEnumerable<object?> Values(object? cell, ListColumn column, Clock clock) => cell switch
    {
        Money money => [money.Amount, money.Currency.Code],
        null when column.Kind == CellKind.Money => [null, null],
        DateTime instant => [clock.Local(instant)],
        _ => [cell],
    };

    private static string Written(object? value) => value switch
    {
        null or false => "",
        true => "1",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        decimal figure => figure.ToString("0.######", CultureInfo.InvariantCulture),
        int or long or short => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(value.ToString() ?? ""),
    };

    private static object? Cell(object? value) => value switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        true => 1,
        null or false => null,
        decimal or DateTime or int or long or short => value,
        _ => Plain(value.ToString() ?? ""),
    };

    /// <summary>A spreadsheet that opens a CSV takes text that begins so for a formula, and a formula may send away what it reads: an apostrophe in front makes it text. A workbook says by itself what is text.</summary>
    internal static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    /// <summary>Without the control characters that no workbook may hold.</summary>
    private static string Plain(string text) => text.Any(IsControl) ? new string([.. text.Where(c => !IsControl(c))]) : text;

    private static bool IsControl(char c) => c < ' ' && c is not ('\t' or '\n' or '\r');

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static readonly Text Currency = new("{0}（通貨）", "{0}（币种）", "{0} (currency)");
}
