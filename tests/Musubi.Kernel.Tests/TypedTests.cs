using CsCheck;

namespace Musubi.Kernel.Tests;

public class TypedTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_day_in_a_sentence_is_written_as_its_language_writes_days()
    {
        var said = new Text("{0}から", "自{0}起", "from {0}").With(Today);

        Assert.Equal(("2026/11/23から", "自2026-11-23起", "from 23/11/2026"), (said.Ja, said.Zh, said.En));
    }

    [Fact]
    public void English_has_a_word_for_one_and_a_word_for_many_and_the_figure_chooses()
    {
        var said = new Text("{0:N0}行を保存しました。", "已保存{0:N0}行。", "{0:N0} {0:line was|lines were} saved.");

        Assert.Equal(["1 line was saved.", "0 lines were saved.", "1,200 lines were saved."], new[] { 1, 0, 1200 }.Select(n => said.With(n).En));
        Assert.Equal("1,200行を保存しました。", said.With(1200).Ja);
    }

    [Theory]
    [InlineData("2026/11/23", "2026-11-23")]
    [InlineData("２０２６／１１／２３", "2026-11-23")]
    [InlineData("2026-11-3", "2026-11-03")]
    [InlineData("2026.11.23", "2026-11-23")]
    [InlineData("2026年11月23日", "2026-11-23")]
    [InlineData("20261123", "2026-11-23")]
    [InlineData("26/11/23", "2026-11-23")]
    [InlineData("261123", "2026-11-23")]
    [InlineData("12/1", "2026-12-01")]
    [InlineData("12月1日", "2026-12-01")]
    [InlineData("12月1日(火)", "2026-12-01")]
    [InlineData("12月1日（周二）", "2026-12-01")]
    [InlineData("12月1号 (星期二)", "2026-12-01")]
    [InlineData("1201", "2026-12-01")]
    [InlineData("5", "2026-11-05")]
    [InlineData("５日", "2026-11-05")]
    [InlineData("R8.11.23", "2026-11-23")]
    [InlineData("r8/11/23", "2026-11-23")]
    [InlineData("R081123", "2026-11-23")]
    [InlineData("令和8年11月23日", "2026-11-23")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("㋿元年5月1日", "2019-05-01")]
    [InlineData("H31.4.30", "2019-04-30")]
    [InlineData("平成32年4月1日", "2020-04-01")]
    [InlineData("S64.1.7", "1989-01-07")]
    [InlineData("明治6年1月1日", "1873-01-01")]
    [InlineData("t", "2026-11-23")]
    [InlineData("今日", "2026-11-23")]
    [InlineData("昨天", "2026-11-22")]
    [InlineData("明日", "2026-11-24")]
    [InlineData("月末", "2026-11-30")]
    [InlineData("+7", "2026-11-30")]
    [InlineData("＋７", "2026-11-30")]
    [InlineData("-23", "2026-10-31")]
    public void A_japanese_or_chinese_clerk_types_year_month_day(string typed, string expected)
    {
        Assert.Equal(expected, Read(typed, Language.Japanese));
        Assert.Equal(expected, Read(typed, Language.Chinese));
    }

    [Theory]
    [InlineData("23/11/2026", "2026-11-23")]
    [InlineData("23.11.26", "2026-11-23")]
    [InlineData("1/12", "2026-12-01")]
    [InlineData("0112", "2026-12-01")]
    [InlineData("231126", "2026-11-23")]
    [InlineData("23112026", "2026-11-23")]
    [InlineData("20112026", "2026-11-20")]
    [InlineData("20261123", "2026-11-23")]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026/11/23", "2026-11-23")]
    [InlineData("23 Nov 2026", "2026-11-23")]
    [InlineData("Nov 23, 2026", "2026-11-23")]
    [InlineData("23-nov-26", "2026-11-23")]
    [InlineData("1 December", "2026-12-01")]
    [InlineData("23/11/2026 (Mon)", "2026-11-23")]
    [InlineData("2026年11月23日", "2026-11-23")]
    [InlineData("R8.11.23", "2026-11-23")]
    [InlineData("today", "2026-11-23")]
    [InlineData("EOM", "2026-11-30")]
    [InlineData("5", "2026-11-05")]
    public void An_english_clerk_types_day_month_year(string typed, string expected) => Assert.Equal(expected, Read(typed, Language.English));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026/02/29")]
    [InlineData("31")]
    [InlineData("2026/13/01")]
    [InlineData("H1.1.7")]
    [InlineData("R0.5.1")]
    [InlineData("0226/11/23")]
    [InlineData("1/2/3/4")]
    [InlineData("23 Foo 2026")]
    [InlineData("+99999999")]
    [InlineData("２３日ごろ")]
    [InlineData("+")]
    public void What_is_no_day_is_refused_never_moved(string? typed) =>
        Assert.All(Languages.All, language => Assert.Equal((false, default), (DateInput.TryParse(typed, Today, language, out var date), date)));

    [Fact]
    public void A_date_written_in_a_language_is_read_back_the_same() =>
        Gen.Select(Any.Day, Any.Language, Gen.OneOf("d", "O")).Sample((day, language, format) =>
            DateInput.TryParse(day.ToString(format, language.Culture), Today, language, out var read) && read == day);

    [Fact]
    public void A_date_written_by_era_is_read_back_the_same() =>
        Gen.Int[new DateOnly(1873, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
            DateInput.TryParse(Era.Write(day), Today, Language.Japanese, out var read) && read == day);

    [Fact]
    public void Eras_change_on_their_days()
    {
        Assert.Equal("平成31年4月30日", Era.Write(new(2019, 4, 30)));
        Assert.Equal("令和元年5月1日", Era.Write(new(2019, 5, 1)));
        Assert.Equal("昭和64年1月7日", Era.Write(new(1989, 1, 7)));
    }

    [Fact]
    public void Only_the_width_changes_never_the_meaning()
    {
        Assert.Equal("ABC-101 ¥", Digits.ToAscii("ＡＢＣ－１０１　￥"));
        Assert.Equal("10²½①㈱㎏サーバーｶﾞ", Digits.ToAscii("10²½①㈱㎏サーバーｶﾞ"));
    }

    [Fact]
    public void Readings_are_brought_to_one_spelling()
    {
        Assert.Equal("株式会社ガープ1①", Kana.ToFullWidth("株式会社ｶﾞｰﾌﾟ1①"));
        Assert.Equal("カブシキヴゞ".Replace('ゞ', 'ヾ'), Kana.ToKatakana("かぶｼｷゔゞ"));
    }

    private static string? Read(string typed, Language language) =>
        DateInput.TryParse(typed, Today, language, out var date) ? date.ToString("O", null) : null;
}
