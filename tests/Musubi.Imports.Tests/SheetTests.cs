using System.IO.Compression;
using System.Text;
using CsCheck;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Imports.Tests;

/// <summary>Files as people bring them.</summary>
public sealed class SheetTests
{
    private const string Japanese = "株式会社商店東京都区町丁目製作所工業電機部品営業課長様あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほアイウエオカキクケコサシスセソタチツテトー";
    private const string Chinese = "有限公司上海市北京路号贸易发展科技机械电子零件客户名称地址电话联系人税务登记银行账户销售采购库存单位数量金额规格型号备注";

    private static Gen<string> Words(string letters) => Gen.Int[0, letters.Length - 1].Select(i => letters[i]).Array[4, 12].Select(c => new string(c));

    private static byte[] File(string encoding, string text, bool mark = true)
    {
        var bytes = TextEncoding.All[encoding];
        return [.. mark ? bytes.GetPreamble() : [], .. bytes.GetBytes(text)];
    }

    [Theory]
    [InlineData(TextEncoding.Utf8, true)]
    [InlineData(TextEncoding.Utf8, false)]
    [InlineData(TextEncoding.ShiftJis, false)]
    [InlineData(TextEncoding.Utf16, true)]
    public void Japanese_text_is_recognised_in_each_encoding_it_comes_in(string encoding, bool mark) =>
        Words(Japanese).Array[6].Sample(words =>
        {
            var shape = Sheet.Recognise(File(encoding, $"{words[0]}a,{words[1]}b\r\n{words[2]},{words[3]}\r\n{words[4]},{words[5]}\r\n", mark)).Value;
            return shape.Encoding == encoding && shape.Headers[0] == words[0] + "a";
        });

    [Theory]
    [InlineData(TextEncoding.Utf8, true)]
    [InlineData(TextEncoding.Utf8, false)]
    [InlineData(TextEncoding.Gb18030, false)]
    public void Chinese_text_is_recognised_in_each_encoding_it_comes_in(string encoding, bool mark) =>
        Words(Chinese).Array[6].Sample(words =>
        {
            var shape = Sheet.Recognise(File(encoding, $"{words[0]}a;{words[1]}b\n{words[2]};{words[3]}\n{words[4]};{words[5]}\n", mark)).Value;
            return shape.Encoding == encoding && shape.Delimiter == ';' && shape.Headers[0] == words[0] + "a";
        });

    [Fact]
    public void Half_width_kana_is_told_from_Chinese_by_the_headers_that_are_expected()
    {
        var file = File(TextEncoding.ShiftJis, "ｺｰﾄﾞ,ﾅﾏｴ\r\n1,ﾔﾏﾓﾄ\r\n2,ﾄﾖﾀ\r\n");
        Assert.Equal(TextEncoding.ShiftJis, Sheet.Recognise(file, null, word => word == "ｺｰﾄﾞ").Value.Encoding);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a\tb\n1,5\t2\n", '\t')]
    [InlineData("a;b;c\n1,5;2,5;3\n2;3,1;4\n", ';')]
    [InlineData("名称\n\"Smith, John\"\n", ',')]
    public void The_separator_is_what_makes_even_columns(string text, char delimiter) =>
        Assert.Equal(delimiter, Sheet.Recognise(Encoding.UTF8.GetBytes(text)).Value.Delimiter);

    [Fact]
    public void Quotes_line_feeds_and_kept_noughts_are_read_as_Excel_wrote_them()
    {
        var rows = Rows("code,note\r\n=\"007\",\"one\"\"two\"\"\r\nthree\"\r\n\r\n8,\"a,b\"\r\n");
        Assert.Equal(["007", "one\"two\"\r\nthree"], rows[0].Cells);
        Assert.Equal(["8", "a,b"], rows[1].Cells);
        Assert.Equal([2, 5], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("", "import.empty-file")]
    [InlineData("\r\n\r\n", "import.empty-file")]
    [InlineData("code,code\n1,2\n", "import.header-twice")]
    [InlineData("%PDF-1.7", "import.not-a-table")]
    [InlineData("code,name\n1,\"never closed\n2,x\n", "import.quote-not-closed")]
    public void What_cannot_be_read_is_refused_with_a_reason(string text, string code)
    {
        var refusal = Assert.Single(Sheet.Recognise(Encoding.UTF8.GetBytes(text)).Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.NotNull(refusal.Advice);
    }

    [Fact]
    public void A_program_named_as_a_table_is_refused()
    {
        byte[] program = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[5000]];
        Assert.Equal("import.not-a-table", Sheet.Recognise(program).Refusals[0].Code);
        Assert.Equal("import.not-a-table", Sheet.Recognise([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100], .. "a,b\n"u8]).Refusals[0].Code);
    }

    [Fact]
    public void A_million_columns_are_refused_without_being_kept() =>
        Assert.Equal("import.too-many-columns", Sheet.Recognise(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 1_000_000)) + "\n1\n")).Refusals[0].Code);

    [Fact]
    public void A_row_with_characters_that_cannot_be_read_is_named_and_the_rest_is_read()
    {
        byte[] file = [.. "code,name\n1,あいう\n2,"u8, 0xE3, 0x81, .. "\n3,えお\n4,かきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん\n5,かきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ\n"u8];
        var shape = Sheet.Recognise(file).Value;
        var rows = Sheet.Rows(file, shape).ToList();
        Assert.Equal(TextEncoding.Utf8, shape.Encoding);
        Assert.Equal("import.broken-characters", rows.Single(r => r.Line == 3).Trouble!.Code);
        Assert.All(rows.Where(r => r.Line != 3), r => Assert.Null(r.Trouble));
    }

    [Fact]
    public void A_title_above_the_table_is_passed_over()
    {
        var shape = Sheet.Recognise(Encoding.UTF8.GetBytes("得意先一覧 2026年4月\n\ncode,name,phone\n1,a,2\n")).Value;
        Assert.Equal((3, "code"), (shape.HeaderLine, shape.Headers[0]));
    }

    [Fact]
    public void A_workbook_shows_what_Excel_shows()
    {
        var file = Workbook("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>日付</t></is></c><c r="C1" t="inlineStr"><is><t>数</t></is></c><c r="D1" t="inlineStr"><is><t>式</t></is></c></row>
            <row r="2"><c r="A2" s="2"><v>7</v></c><c r="B2" s="1"><v>46113</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2" t="str"><f>A1&amp;B1</f><v>ok</v></c></row>
            <row r="4"><c r="A4" t="s"><v>0</v></c><c r="D4"><f>NOW()</f></c></row>
            """);
        var shape = Sheet.Recognise(file).Value;
        var rows = Sheet.Rows(file, shape).ToList();
        Assert.Equal("東京", shape.Headers[0]);
        Assert.Equal(["00007", "2026-04-01", "0.3", "ok"], rows[0].Cells);
        Assert.Equal((4, "import.formula"), (rows[1].Line, rows[1].Trouble!.Code));
    }

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_refused()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open()))
                workbook.Write("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>""");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet><sheetData><!--"u8);
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 800; i++)
                sheet.Write(spaces);
        }
        Assert.Equal("import.unpacks-too-big", Sheet.Recognise(file.ToArray()).Refusals[0].Code);
    }

    private static List<SheetRow> Rows(string text)
    {
        var file = Encoding.UTF8.GetBytes(text);
        return [.. Sheet.Rows(file, Sheet.Recognise(file).Value)];
    }

    private static byte[] Workbook(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("xl/workbook.xml", $"""<workbook xmlns="{Main}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>""");
            Part("xl/sharedStrings.xml", $"""<sst xmlns="{Main}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si></sst>""");
            Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="00000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>""");
            Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");

            void Part(string path, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(xml);
            }
        }
        return file.ToArray();
    }
}
