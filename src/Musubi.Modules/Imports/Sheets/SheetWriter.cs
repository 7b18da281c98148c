using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Imports.Sheets;

/// <summary>Writes a table in the form it came in: same format, same encoding, same separator.</summary>
internal static class SheetWriter
{
    public static void Write(Stream to, SheetFormat format, string encoding, char delimiter, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (format == SheetFormat.Xlsx)
            Workbook(to, rows);
        else
            Text(to, TextEncoding.All.GetValueOrDefault(encoding, TextEncoding.All[TextEncoding.Utf8]), delimiter, rows);
    }

    private static void Text(Stream to, Encoding encoding, char delimiter, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new StreamWriter(to, encoding, leaveOpen: true) { NewLine = "\r\n" };
        var special = new[] { '"', '\r', '\n', delimiter };
        foreach (var row in rows)
            writer.WriteLine(string.Join(delimiter, row.Select(ListExport.Harmless).Select(c => c.IndexOfAny(special) >= 0 ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)));
    }

    /// <summary>All cells are text: nothing a file says is ever computed.</summary>
    private static void Workbook(Stream to, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Musubi" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        using var sheet = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new XmlWriterSettings { CloseOutput = true, CheckCharacters = false });
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        var line = 0;
        foreach (var row in rows)
        {
            sheet.WriteStartElement("row", Main);
            sheet.WriteAttributeString("r", (++line).ToString(CultureInfo.InvariantCulture));
            foreach (var cell in row)
            {
                sheet.WriteStartElement("c", Main);
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is", Main);
                sheet.WriteStartElement("t", Main);
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(string.Concat(cell.Where(c => c is '\t' or '\n' or '\r' || XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
                sheet.WriteEndElement();
            }
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
        sheet.WriteEndElement();

        void Part(string path, string xml)
        {
            using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open());
            writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
            writer.Write(xml);
        }
    }
}
