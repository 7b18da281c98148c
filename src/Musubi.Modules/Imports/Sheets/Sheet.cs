using System.Text;
using Musubi.Kernel;

namespace Musubi.Modules.Imports.Sheets;

public enum SheetFormat { Csv, Xlsx }

/// <summary>How a file is written: found by evidence, and may be overruled by the person who sent it.</summary>
/// <param name="Encoding">A name of <see cref="TextEncoding.All"/>; empty for a workbook.</param>
/// <param name="Delimiter">Between cells; NUL for a workbook.</param>
/// <param name="Headers">The header row as written.</param>
/// <param name="HeaderLine">Its line in the file, from 1.</param>
public sealed record SheetShape(SheetFormat Format, string Encoding, char Delimiter, IReadOnlyList<string> Headers, int HeaderLine);

/// <summary>A row as written.</summary>
/// <param name="Line">Its line in the file (the row number in a workbook), from 1: what the person sees in their own program.</param>
/// <param name="Trouble">Why it cannot be read as it stands; null when it can.</param>
/// <param name="IsEnd">Nothing after it can be read either.</param>
public readonly record struct SheetRow(int Line, string[] Cells, Refusal? Trouble = null, bool IsEnd = false);

/// <summary>Reads tables that people bring: text with separators in the encodings of Japan and China, and Excel workbooks.</summary>
public static class Sheet
{
    /// <summary>64 MB: a hundred thousand rows of forty columns.</summary>
    public const int MostBytes = 64 << 20;
    public const int MostRows = 200_000, MostColumns = 256, MostCell = 32_767;
    private const int LookedAt = 20;

    /// <summary>Finds out how a file is written and where its header stands, or says what to do with a file that cannot be read.</summary>
    /// <param name="encoding">The person's word on the encoding; null to judge by evidence.</param>
    /// <param name="knownHeader">Whether a word is a header that is expected here: evidence where the bytes alone leave doubt.</param>
    public static Result<SheetShape> Recognise(byte[] bytes, string? encoding = null, Func<string, bool>? knownHeader = null)
    {
        if (bytes.Length == 0)
            return ImportWords.EmptyFile;
        if (bytes.Length > MostBytes)
            return ImportWords.TooBig(bytes.Length);
        if (Foreign(bytes) is { } foreign)
            return foreign;
        if (XlsxReader.IsZip(bytes))
            return WithHeader(SheetFormat.Xlsx, "", '\0', [.. Read(bytes, SheetFormat.Xlsx, "", '\0').Take(LookedAt)]);

        var found = encoding is not null && TextEncoding.All.ContainsKey(encoding) ? encoding : TextEncoding.Of(bytes, knownHeader);
        if (found is null)
            return ImportWords.NotATable;
        var candidates = ",\t;|".Select(d => (Delimiter: d, Rows: (IReadOnlyList<SheetRow>)[.. Read(bytes, SheetFormat.Csv, found, d).Take(LookedAt)])).ToList();
        var (delimiter, rows) = candidates.MaxBy(c => Evenness(c.Rows));
        return WithHeader(SheetFormat.Csv, found, delimiter, rows);
    }

    /// <summary>The rows below the header, read as they are consumed.</summary>
    public static IEnumerable<SheetRow> Rows(byte[] bytes, SheetShape shape)
    {
        var count = 0;
        foreach (var row in Read(bytes, shape.Format, shape.Encoding, shape.Delimiter))
        {
            if (row.Line <= shape.HeaderLine && !row.IsEnd)
                continue;
            if (++count > MostRows)
            {
                yield return new(row.Line, [], ImportWords.TooManyRows(MostRows), IsEnd: true);
                yield break;
            }
            if (row.Cells.Length > shape.Headers.Count && row.Trouble is null && row.Cells.Skip(shape.Headers.Count).Any(c => c.Length > 0))
                yield return row with { Trouble = ImportWords.MoreCellsThanHeaders(row.Cells.Length, shape.Headers.Count) };
            else
                yield return row;
        }
    }

    private static IEnumerable<SheetRow> Read(byte[] bytes, SheetFormat format, string encoding, char delimiter)
    {
        if (format == SheetFormat.Xlsx)
            return XlsxReader.Rows(bytes);
        return Text();

        IEnumerable<SheetRow> Text()
        {
            using var reader = new StreamReader(new MemoryStream(bytes, writable: false), TextEncoding.All[encoding], detectEncodingFromByteOrderMarks: true);
            foreach (var row in CsvReader.Read(reader, delimiter))
                yield return row;
        }
    }

    /// <summary>The header is the first row that is about as wide as the table: titles and dates above it are passed over.</summary>
    private static Result<SheetShape> WithHeader(SheetFormat format, string encoding, char delimiter, IReadOnlyList<SheetRow> rows)
    {
        if (rows.FirstOrDefault(r => r.IsEnd) is { Trouble: { } trouble })
            return trouble;
        if (rows.Count == 0)
            return ImportWords.EmptyFile;
        var widest = rows.Max(Filled);
        var header = rows.First(r => Filled(r) * 2 > widest);
        var headers = header.Cells.Select(c => c.ReplaceLineEndings(" ").Trim()).ToList();
        while (headers.Count > 0 && headers[^1].Length == 0)
            headers.RemoveAt(headers.Count - 1);
        if (headers.Count > MostColumns)
            return ImportWords.TooManyColumns(headers.Count, MostColumns);
        if (header.Trouble is { } why)
            return why;
        var twice = headers.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            return ImportWords.HeaderTwice(twice.Key, header.Line);
        return new SheetShape(format, encoding, delimiter, headers, header.Line);

        static int Filled(SheetRow row) => row.Cells.Count(c => c.Length > 0);
    }

    /// <summary>How much a delimiter makes of the first rows: many columns, alike in every row.</summary>
    private static int Evenness(IReadOnlyList<SheetRow> rows)
    {
        var widths = rows.Where(r => !r.IsEnd).Select(r => r.Cells.Length).ToList();
        if (widths.Count == 0)
            return 0;
        var usual = widths.GroupBy(w => w).MaxBy(g => (g.Count(), g.Key))!;
        return usual.Key == 1 ? 1 : 2 + (usual.Count() * 100 / widths.Count * 10) + Math.Min(usual.Key, 9);
    }

    private static Refusal? Foreign(byte[] bytes)
    {
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, 16));
        if (head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            return ImportWords.OldExcel;
        if (head.StartsWith("%PDF"u8) || head.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }) || head.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }))
            return ImportWords.NotATable;
        return null;
    }
}

/// <summary>The encodings that tables come in, and which of them a file is in.</summary>
public static class TextEncoding
{
    public const string Utf8 = "UTF-8", ShiftJis = "Shift_JIS", Gb18030 = "GB18030", Utf16 = "UTF-16", Utf16BigEndian = "UTF-16BE";
    private const int Sample = 256 << 10;

    public static readonly IReadOnlyDictionary<string, Encoding> All = new Dictionary<string, Encoding>(StringComparer.Ordinal)
    {
        [Utf8] = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        [ShiftJis] = Page(932),
        [Gb18030] = Page(54936),
        [Utf16] = new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [Utf16BigEndian] = new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    };

    private static Encoding Page(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>The encoding by evidence: a mark at the beginning, sequences that only UTF-8 has, then which of Shift_JIS and GB18030 makes common words of the bytes. Null: no text.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes, Func<string, bool>? knownHeader = null)
    {
        if (bytes.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
            return Utf8;
        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }))
            return Utf16;
        if (bytes.StartsWith(new byte[] { 0xFE, 0xFF }))
            return Utf16BigEndian;
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        if (sample.Contains((byte)0))
            return Nuls(sample);
        if (IsUtf8(bytes))
            return Utf8;
        var japanese = Japanese(sample);
        var chinese = Chinese(sample);
        if (knownHeader is not null)
        {
            japanese += 40 * Known(sample, All[ShiftJis], knownHeader);
            chinese += 40 * Known(sample, All[Gb18030], knownHeader);
        }
        return Math.Max(japanese, chinese) < 0 ? null : japanese >= chinese ? ShiftJis : Gb18030;
    }

    /// <summary>Every other byte NUL is UTF-16 without its mark; a stray NUL leaves the text to be judged, and its row to be refused.</summary>
    private static string? Nuls(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        if (odd > sample.Length / 8 && even == 0)
            return Utf16;
        if (even > sample.Length / 8 && odd == 0)
            return Utf16BigEndian;
        if ((even + odd) * 50 > sample.Length)
            return null;
        var rest = sample.ToArray().Where(b => b != 0).ToArray();
        return Of(rest);
    }

    /// <summary>Valid throughout, or so nearly that a broken character is damage and no other encoding.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return true;
        int good = 0, bad = 0;
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status != System.Buffers.OperationStatus.Done)
                bad++;
            else if (used > 1)
                good++;
            bytes = bytes[used..];
        }
        return bad * 50 < good;
    }

    /// <summary>Kana and the kanji of the first level speak for Shift_JIS; half-width kana little, for Chinese read as Shift_JIS is full of them.</summary>
    private static int Japanese(ReadOnlySpan<byte> bytes)
    {
        int score = 0, count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
                continue;
            count++;
            if (lead is >= 0xA1 and <= 0xDF)
            {
                score += lead is 0xDE or 0xDF ? 2 : 0;
                continue;
            }
            if (i + 1 == bytes.Length)
                break;
            var trail = bytes[++i];
            if (lead is 0x80 or 0xA0 or > 0xFC || trail is < 0x40 or 0x7F or > 0xFC)
                score -= 30;
            else if (lead is 0x82 && trail is >= 0x9F and <= 0xF1 || lead is 0x83 && trail <= 0x96)
                score += 5;
            else if (lead is 0x81)
                score += 2;
            else if (lead is 0x82)
                score += 2;
            else if (lead is >= 0x88 and <= 0x97 || lead is 0x98 && trail <= 0x72)
                score += 4;
            else if (lead is >= 0x98 and <= 0x9F or >= 0xE0 and <= 0xEA)
                score -= 1;
            else if (lead is 0x87 or 0xFA or 0xFB or 0xFC or 0xED or 0xEE)
                score += 0;
            else
                score -= 8;
        }
        return count == 0 ? 0 : score;
    }

    /// <summary>The hanzi of GB 2312's first level speak for GB18030; those of the extension, which Japanese read as GB18030 is full of, against.</summary>
    private static int Chinese(ReadOnlySpan<byte> bytes)
    {
        var score = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
                continue;
            if (i + 1 == bytes.Length)
                break;
            var trail = bytes[++i];
            if (lead is 0x80 or 0xFF || trail is < 0x30 or 0x7F or 0xFF || trail is > 0x39 and < 0x40)
                score -= 30;
            else if (trail is >= 0x30 and <= 0x39)
            {
                // Four bytes: rare characters.
                score -= i + 2 < bytes.Length && bytes[i + 1] is >= 0x81 and <= 0xFE && bytes[i + 2] is >= 0x30 and <= 0x39 ? 2 : 30;
                i += 2;
            }
            else if (lead is >= 0xB0 and <= 0xD7 && trail >= 0xA1)
                score += 4;
            else if (lead is 0xA1 or 0xA3 && trail >= 0xA1)
                score += 2;
            else if (lead is >= 0xD8 and <= 0xF7 && trail >= 0xA1)
                score += 1;
            else if (lead is >= 0x81 and <= 0xA0 || trail < 0xA1)
                score -= 2;
        }
        return score;
    }

    private static int Known(ReadOnlySpan<byte> sample, Encoding encoding, Func<string, bool> knownHeader)
    {
        var end = sample.IndexOf((byte)'\n');
        var line = encoding.GetString(end < 0 ? sample : sample[..end]);
        return line.Split([',', '\t', ';', '"', '\r', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(h => h.Any(c => c > 0x7F)).Count(knownHeader);
    }
}
