using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Musubi.Kernel;

namespace Musubi.Modules.Imports.Sheets;

/// <summary>
/// The first visible sheet of an Excel workbook, row by row. Reads what the cells show: values of formulas as last computed, dates as dates,
/// codes with the noughts their format gives them; the furigana Excel keeps beside Japanese text is passed over.
/// A workbook that unpacks to more than it may, or is damaged, ends in a row that says so.
/// </summary>
internal static class XlsxReader
{
    private const long MostUnpacked = 768L << 20;
    private const int MostEntries = 4096, MostStrings = 4_000_000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    public static IEnumerable<SheetRow> Rows(byte[] bytes)
    {
        using var rows = RowsOf(bytes).GetEnumerator();
        var line = 0;
        while (true)
        {
            SheetRow row;
            try
            {
                if (!rows.MoveNext())
                    yield break;
                row = rows.Current;
            }
            catch (Bomb)
            {
                row = new(line, [], ImportWords.UnpacksTooBig, IsEnd: true);
            }
            catch (Exception e) when (e is InvalidDataException or XmlException or IOException or FormatException or OverflowException or ArgumentException or NotSupportedException)
            {
                row = new(line, [], ImportWords.DamagedWorkbook, IsEnd: true);
            }
            line = row.Line;
            yield return row;
            if (row.IsEnd)
                yield break;
        }
    }

    private static IEnumerable<SheetRow> RowsOf(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var budget = new Budget();
        if (zip.Entries.Count > MostEntries)
            throw new Bomb();
        if (Part(zip, "xl/workbook.xml") is not { } workbook)
        {
            yield return new(1, [], ImportWords.NotAWorkbook, IsEnd: true);
            yield break;
        }
        var (sheet, since1904) = FirstSheet(zip, workbook, budget);
        var strings = Strings(Part(zip, "xl/sharedStrings.xml"), budget);
        var formats = Formats(Part(zip, "xl/styles.xml"), budget);

        using var xml = XmlReader.Create(new Metered(sheet.Open(), budget), Xml);
        var cells = new List<string>();
        var line = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            line = xml.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : line + 1;
            cells.Clear();
            Refusal? trouble = null;
            if (!xml.IsEmptyElement)
            {
                using var row = xml.ReadSubtree();
                row.Read();
                while (row.Read())
                {
                    if (row.NodeType != XmlNodeType.Element || row.LocalName != "c")
                        continue;
                    var at = row.GetAttribute("r") is { } address ? ColumnOf(address) : cells.Count;
                    var (text, why) = Cell(row, strings, formats, since1904);
                    if (text.Length == 0 && why is null)
                        continue;
                    if (at >= Sheet.MostColumns)
                    {
                        yield return new(line, [], ImportWords.TooManyColumns(at + 1, Sheet.MostColumns), IsEnd: true);
                        yield break;
                    }
                    while (cells.Count <= at)
                        cells.Add("");
                    cells[at] = text;
                    trouble ??= why;
                }
            }
            if (cells.Exists(c => c.Length > 0) || trouble is not null)
                yield return new(line, [.. cells], trouble);
        }
    }

    private static (string Text, Refusal? Trouble) Cell(XmlReader row, List<string> strings, List<CellFormat> formats, bool since1904)
    {
        var type = row.GetAttribute("t");
        var format = row.GetAttribute("s") is { } s && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var style) && style < formats.Count ? formats[style] : CellFormat.General;
        if (row.IsEmptyElement)
            return ("", null);
        string? value = null;
        var inline = "";
        var formula = false;
        using (var cell = row.ReadSubtree())
        {
            cell.Read();
            cell.Read();
            while (!cell.EOF)
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v")
                    value = cell.ReadElementContentAsString();
                else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is")
                    inline = Rich(cell);
                else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "f")
                {
                    formula = true;
                    cell.Skip();
                }
                else
                    cell.Read();
            }
        }
        if (type == "e")
            return (value ?? "", ImportWords.ErrorInCell(value ?? "#ERROR"));
        if (type == "inlineStr")
            return (inline.Trim(), null);
        if (value is null)
            return ("", formula ? ImportWords.FormulaWithoutValue : null);
        if (value.Length > Sheet.MostCell)
            return ("", ImportWords.CellTooLong(Sheet.MostCell));
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count ? (strings[i], null) : throw new InvalidDataException(),
            "str" or "d" => (value.Trim(), null),
            "b" => (value == "1" ? "TRUE" : "FALSE", null),
            _ => (Number(value, format, since1904), null),
        };
    }

    /// <summary>Excel keeps binary fractions: 0.1 + 0.2 lies in the file as 0.30000000000000004. It shows fifteen digits, and so do we.</summary>
    private static string Number(string value, CellFormat format, bool since1904)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        if (format.IsDate && number is >= 0 and < 2_958_466)
            return Date(number, since1904);
        var digits = 0;
        for (var whole = Math.Abs(decimal.Truncate(number)); whole >= 1; whole /= 10)
            digits++;
        number = Rounding.HalfUp.Round(number, Math.Clamp(15 - digits, 0, 15));
        var text = number.ToString("0.###############", CultureInfo.InvariantCulture);
        return format.Digits > text.Length && decimal.IsInteger(number) && number >= 0 ? text.PadLeft(format.Digits, '0') : text;
    }

    private static string Date(decimal serial, bool since1904)
    {
        var days = (int)decimal.Truncate(serial);
        var seconds = (int)Rounding.HalfUp.Round((serial - days) * 86_400, 0);
        // Day 60 is 29 February 1900, a day that never was.
        var day = since1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, days < 60 ? 31 : 30);
        var at = day.AddDays(days).AddSeconds(seconds);
        return days == 0 && !since1904 ? at.ToString("HH:mm", CultureInfo.InvariantCulture)
            : at.ToString(seconds == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static (ZipArchiveEntry Sheet, bool Since1904) FirstSheet(ZipArchive zip, ZipArchiveEntry workbook, Budget budget)
    {
        string? id = null, fallback = null;
        var since1904 = false;
        using (var xml = XmlReader.Create(new Metered(workbook.Open(), budget), Xml))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr")
                    since1904 = xml.GetAttribute("date1904") is "1" or "true";
                if (xml.LocalName != "sheet")
                    continue;
                var relation = xml.GetAttribute("id", Relations) ?? xml.GetAttribute("r:id");
                fallback ??= relation;
                if (xml.GetAttribute("state") is null or "visible")
                    id ??= relation;
            }
        }
        id ??= fallback;
        var target = "worksheets/sheet1.xml";
        if (Part(zip, "xl/_rels/workbook.xml.rels") is { } relations)
        {
            using var xml = XmlReader.Create(new Metered(relations.Open(), budget), Xml);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") == id)
                    target = xml.GetAttribute("Target") ?? target;
            }
        }
        var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
        return (Part(zip, path) ?? throw new InvalidDataException(), since1904);
    }

    private static List<string> Strings(ZipArchiveEntry? part, Budget budget)
    {
        var strings = new List<string>();
        if (part is null)
            return strings;
        using var xml = XmlReader.Create(new Metered(part.Open(), budget), Xml);
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                strings.Add(Rich(xml).Trim());
                if (strings.Count > MostStrings)
                    throw new Bomb();
            }
            else
                xml.Read();
        }
        return strings;
    }

    /// <summary>The text of a string item, without its phonetic runs. Leaves the reader behind it.</summary>
    private static string Rich(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var text = new StringBuilder();
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                xml.Skip();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
                text.Append(xml.ReadElementContentAsString());
            else
                xml.Read();
            if (text.Length > Sheet.MostCell)
                throw new InvalidDataException();
        }
        xml.Read();
        return text.ToString();
    }

    /// <param name="Digits">How many digits a format of noughts (<c>00000</c>) gives.</param>
    private readonly record struct CellFormat(bool IsDate, int Digits)
    {
        public static CellFormat General => default;
    }

    private static List<CellFormat> Formats(ZipArchiveEntry? part, Budget budget)
    {
        var formats = new List<CellFormat>();
        if (part is null)
            return formats;
        var custom = new Dictionary<int, string>();
        using var xml = XmlReader.Create(new Metered(part.Open(), budget), Xml);
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
                custom[int.Parse(xml.GetAttribute("numFmtId") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture)] = xml.GetAttribute("formatCode") ?? "";
            else if (inCells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
            {
                var id = int.Parse(xml.GetAttribute("numFmtId") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
                formats.Add(custom.TryGetValue(id, out var code) ? Custom(code) : new(id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58, 0));
            }
        }
        return formats;
    }

    private static CellFormat Custom(string code)
    {
        if (code.Length > 1 && code.All(c => c == '0'))
            return new(false, code.Length);
        // Letters of a date outside of quotes, brackets and escapes.
        bool quoted = false, bracket = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = code[i];
            if (c == '\\' || c == '_')
                i++;
            else if (c == '"')
                quoted = !quoted;
            else if (c is '[' or ']')
                bracket = c == '[';
            else if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D' or 'm' or 'h' or 'e' or 'g' && !code.StartsWith("General", StringComparison.OrdinalIgnoreCase))
                return new(true, 0);
        }
        return CellFormat.General;
    }

    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var c in address.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = column * 26 + (c - 'A' + 1);
        return column - 1;
    }

    private static ZipArchiveEntry? Part(ZipArchive zip, string path) =>
        zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    private sealed class Bomb : Exception;

    private sealed class Budget
    {
        private long left = MostUnpacked;

        public int Spend(int bytes) => (left -= bytes) < 0 ? throw new Bomb() : bytes;
    }

    /// <summary>Counts what really comes out; what an archive says of its own size proves nothing.</summary>
    private sealed class Metered(Stream inner, Budget budget) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => budget.Spend(inner.Read(buffer, offset, count));
        public override int Read(Span<byte> buffer) => budget.Spend(inner.Read(buffer));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
