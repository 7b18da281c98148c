using System.Text;
using Musubi.Kernel;
using Musubi.Print.Blocks;

namespace Musubi.Print.Tests;

public sealed class PrintDocumentTests
{
    private static readonly DateOnly Made = new(2026, 11, 23);

    private static PrintDocument Bill(Language language, int lines) => new()
    {
        Title = "請求書 INV-2611-00012", Language = language, Made = Made, Foot = "結工業株式会社  登録番号 T7999901000612",
        Blocks =
        [
            new Beside(
                new Side(3, new Paragraph("請求書", TextStyle.Title), new Space(6), new Paragraph("株式会社 髙島屋日本橋店 御中", new(12f, true)), new Space(4), new Paragraph("〒103-8265 東京都中央区日本橋2-4-1\n經理部 﨑山 様", TextStyle.Body)),
                new Side(2, new Facts([("番号", "INV-2611-00012"), ("請求日", "2026年11月23日"), ("お支払期限", "2026年12月31日")]), new Space(6), new Paragraph("结工业株式会社（直接・骨・关）\nMusubi Industries Ltd.", TextStyle.Small), new Seals("担当", "検印", "承認"))),
            new Space(14),
            new Boxed("ご請求金額（税込）", "¥1,234,567"),
            new Space(10),
            new Table(
                [new("品目", Share: 3), new("数量", Align.Right, Width: 60), new("単価", Align.Right, Width: 70), new("税率", Align.Right, Width: 40), new("金額", Align.Right, Width: 80)],
                [
                    .. Enumerable.Range(1, lines).Select(i => new TableRow([i % 3 == 0 ? $"M{i} 六角ボルト（ステンレス・SUS304、全ねじ、長さ50mm、1箱100本入り、RoHS対応品）" : $"M{i} Hexagon bolt 直角尺", $"{i * 10:N0} 本", "12.50", "10%", $"{i * 125:N0}"])),
                    new TableRow(["小計", "", "", "", "1,122,334"], RowTone.Total),
                ]),
        ],
    };

    [Fact]
    public void The_same_document_printed_twice_is_the_same_file() => Assert.Equal(Bill(Language.Japanese, 20).ToPdf(), Bill(Language.Japanese, 20).ToPdf());

    [Fact]
    public void A_long_table_goes_on_over_pages_and_says_how_many_there_are()
    {
        var pdf = Encoding.Latin1.GetString(Bill(Language.Japanese, 150).ToPdf());
        var pages = pdf.Split("/Type /Page\n").Length - 1;
        Assert.InRange(pages, 4, 9);
    }

    [Fact]
    public void Japanese_and_Chinese_readers_get_their_own_form_of_a_character() =>
        Assert.NotEqual(Type.Face.Regular.Shape("直骨", Language.Japanese.Tag).Ids, Type.Face.Regular.Shape("直骨", Language.Chinese.Tag).Ids);

    [Theory]
    [InlineData("髙﨑濵𠮷𠮟", 0), InlineData("龥〇々", 0), InlineData("①㈱ℓ㎡¥€£–…", 0), InlineData("ｱｲｳﾞﾟ", 0), InlineData("株式会社ＡＢＣ１２３", 0), InlineData("增值税价合计 壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整", 0)]
    public void Characters_of_names_and_trade_are_in_the_type_that_ships(string text, int missing) =>
        Assert.Equal(missing, Type.Face.Regular.Shape(text, "ja").Ids.Count(id => id == 0));

    [Fact]
    public void A_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one()
    {
        const string Text = "結び（むすび）は、ERPとCRMを「ひとつ」に結ぶ製品です。受注・出荷・請求、そして入金まで、すべて（本当に）ひとつの台帳で。";
        var type = new Type.Typesetter(Language.Japanese);
        for (var width = 40f; width < 300; width += 7)
        {
            var lines = type.Lines(Text, TextStyle.Body, width);
            Assert.Equal(Text, string.Concat(lines.Select(l => l.Text)));
            Assert.All(lines.Skip(1), l => Assert.DoesNotContain(l.Text[0], "）、。」・"));
            Assert.All(lines.SkipLast(1), l => Assert.DoesNotContain(l.Text[^1], "（「"));
            Assert.All(lines, l => Assert.True(l.Width <= width || l.Text.Length < 2, l.Text));
        }
    }

    [Fact]
    public void A_word_longer_than_the_line_is_cut_rather_than_lost()
    {
        var lines = new Type.Typesetter(Language.English).Lines(new string('x', 500) + " end", TextStyle.Body, 100);
        Assert.Equal(500, lines.Sum(l => l.Text.Count(c => c == 'x')));
        Assert.All(lines, l => Assert.True(l.Width <= 100));
    }

    [Theory, InlineData(""), InlineData("a\0b\tc"), InlineData("\ud83d"), InlineData("👍🏽"), InlineData("مرحبا"), InlineData("x\u0300\u0301")]
    public void Whatever_is_typed_prints(string text) => Assert.NotEmpty(new PrintDocument { Title = text, Language = Language.English, Made = Made, Blocks = [new Paragraph(text), new Table([new("a")], [new([text])])] }.ToPdf());
}
