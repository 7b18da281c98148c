using System.Text.Json;
using CsCheck;

namespace Musubi.Kernel.Tests;

public class MoneyTests
{
    private static readonly Money Price = Money.Of(-1_234.5m, Currency.USD);

    [Fact]
    public void What_is_written_in_a_language_is_read_back_the_same() =>
        Gen.Select(Any.Money, Any.Language, Gen.OneOf("G", "N", "C")).Sample((money, language, format) =>
            Money.TryParse(money.ToString(format, language.Culture), money.Currency, out var read) && read == money);

    [Fact]
    public void Money_survives_json() => Any.Money.Sample(money => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)) == money);

    [Fact]
    public void Money_in_json_shows_the_decimals_of_its_currency()
    {
        Assert.Equal("""{"amount":1234.50,"currency":"USD"}""", JsonSerializer.Serialize(Money.Of(1_234.5m, Currency.USD)));
        Assert.Equal("""{"amount":-1234,"currency":"JPY"}""", JsonSerializer.Serialize(Money.Of(-1_234m, Currency.JPY)));
        Assert.Equal(Price, JsonSerializer.Deserialize<Money>("""{"currency":"usd","note":{"a":[1]},"amount":"-1234.5"}"""));
    }

    [Theory]
    [InlineData("""{"amount":0.5,"currency":"JPY"}""")]
    [InlineData("""{"amount":1,"currency":"ZZZ"}""")]
    [InlineData("""{"amount":1}""")]
    [InlineData("""{"currency":"JPY"}""")]
    [InlineData("""{"amount":1e30,"currency":"JPY"}""")]
    [InlineData("""{"amount":true,"currency":"JPY"}""")]
    [InlineData("12")]
    public void Json_that_is_no_money_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void The_yen_sign_stands_alone_only_where_no_one_can_mistake_it()
    {
        var (yen, yuan) = (Money.Of(1_234, Currency.JPY), Money.Of(1_234.5m, Currency.CNY));
        Assert.Equal(["¥1,234", "JP¥1,234", "JP¥1,234"], Languages.All.Select(l => yen.ToString(null, l.Culture)));
        Assert.Equal(["CN¥1,234.50", "¥1,234.50", "CN¥1,234.50"], Languages.All.Select(l => yuan.ToString(null, l.Culture)));
        Assert.Equal("-US$1,234.50", Price.ToString(null, Language.Japanese.Culture));
        Assert.Equal("CHF\u00A05.00", Money.Of(5, Currency.CHF).ToString(null, Language.English.Culture));
        Assert.Equal("-1,234.50", Price.Figures(Language.Chinese.Culture));
    }

    [Fact]
    public void A_text_writes_money_in_each_of_its_languages() =>
        Assert.Equal(new Text("合計 ¥50", "合计 JP¥50", "Total JP¥50"), new Text("合計 {0}", "合计 {0}", "Total {0}").With(Money.Of(50, Currency.JPY)));

    [Fact]
    public void A_loss_bears_a_triangle_in_a_japanese_statement_and_a_minus_in_others()
    {
        var loss = Money.OfMinor(-1234, Currency.JPY);

        Assert.Equal(["△1,234", "-1,234", "-1,234"], new[] { Language.Japanese, Language.Chinese, Language.English }.Select(l => loss.InStatement(l.Culture)));
        Assert.Equal("1,234", loss.Abs().InStatement(Language.Japanese.Culture));
        Assert.Equal(loss.Abs().Minor, Money.TryParse(loss.InStatement(Language.Japanese.Culture), Currency.JPY, out var read) ? -read.Minor : 0);
    }

    [Theory]
    [InlineData("1234", 1234)]
    [InlineData(" １，２３４ ", 1234)]
    [InlineData("￥1,234", 1234)]
    [InlineData("1,234円", 1234)]
    [InlineData("１２３４　円", 1234)]
    [InlineData("JPY 1,234", 1234)]
    [InlineData("1,234.00", 1234)]
    [InlineData("△1,234", -1234)]
    [InlineData("▲ ¥1,234", -1234)]
    [InlineData("¥-1,234", -1234)]
    [InlineData("−1234", -1234)]
    [InlineData("ー１２３４", -1234)]
    [InlineData("(1,234)", -1234)]
    [InlineData("（￥１，２３４）", -1234)]
    [InlineData("+5", 5)]
    [InlineData("-0", 0)]
    [InlineData("9,223,372,036,854,775,807", long.MaxValue)]
    public void Yen_are_read_as_clerks_write_them(string typed, long yen)
    {
        Assert.True(Money.TryParse(typed, Currency.JPY, out var read));
        Assert.Equal(Money.OfMinor(yen, Currency.JPY), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("¥")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData(",123")]
    [InlineData("1234,567")]
    [InlineData("1.5")]
    [InlineData("1.2.3")]
    [InlineData("--5")]
    [InlineData("(-5)")]
    [InlineData("1,234-")]
    [InlineData("$5")]
    [InlineData("5元")]
    [InlineData("10²")]
    [InlineData("½")]
    [InlineData("9,223,372,036,854,775,808")]
    [InlineData("123456789012345678901234567890")]
    public void What_is_no_amount_of_yen_is_refused_rather_than_guessed(string? typed) => Assert.False(Money.TryParse(typed, Currency.JPY, out _));

    [Fact]
    public void Yuan_and_dollars_are_read_with_their_marks()
    {
        Assert.True(Money.TryParse("12.5元", Currency.CNY, out var yuan));
        Assert.True(Money.TryParse("＄12.50", Currency.USD, out var dollars));
        Assert.Equal((1_250, 1_250), (yuan.Minor, dollars.Minor));
        Assert.False(Money.TryParse("HK$12.50", Currency.USD, out _));
    }

    [Fact]
    public void Amounts_of_two_currencies_do_not_mix()
    {
        var (yen, dollar) = (Money.Of(1, Currency.JPY), Money.Of(1, Currency.USD));
        Assert.Throws<InvalidOperationException>(() => yen + dollar);
        Assert.Throws<InvalidOperationException>(() => yen < dollar);
        Assert.NotEqual(Money.Zero(Currency.JPY), Money.Zero(Currency.USD));
    }

    [Fact]
    public void What_does_not_fit_is_not_cut_off()
    {
        var most = Money.OfMinor(long.MaxValue, Currency.JPY);
        Assert.Throws<OverflowException>(() => most + Money.Of(1, Currency.JPY));
        Assert.Throws<OverflowException>(() => Money.Of(1e20m, Currency.JPY, Rounding.Down));
        Assert.Throws<ArgumentException>(() => Money.Of(0.5m, Currency.JPY));
        Assert.Equal(-9_223_372_036_854_775_808m, Money.OfMinor(long.MinValue, Currency.JPY).Amount);
    }

    [Fact]
    public void A_line_is_its_price_times_its_quantity_rounded_once()
    {
        var price = UnitPrice.Of(12.345678m, Currency.USD, Unit.Kilogram);
        Assert.Equal(Money.Of(30.86m, Currency.USD), price.Times(Quantity.Of(2.5m, Unit.Kilogram), Rounding.Down));
        Assert.Throws<InvalidOperationException>(() => price.Times(Quantity.Of(1, Unit.Gram), Rounding.Down));
        Assert.Equal("US$12.345678/kg", price.ToString(null, Language.English.Culture));
        Assert.Equal("¥12.5/個", UnitPrice.Of(12.50m, Currency.JPY, Unit.Piece).ToString(null, Language.Japanese.Culture));
        Assert.Equal(UnitPrice.Of(100, Currency.JPY, Unit.Piece), UnitPrice.Of(2_400, Currency.JPY, Unit.Box).Per(Unit.Piece, Rational.Of(24), 2, Rounding.HalfUp));
    }

    [Fact]
    public void Prices_and_exchange_rates_survive_json()
    {
        var price = UnitPrice.Of(12.345678m, Currency.USD, Unit.Kilogram);
        Assert.Equal("""{"price":12.345678,"currency":"USD","unit":"KGM"}""", JsonSerializer.Serialize(price, JsonSerializerOptions.Web));
        Assert.Equal(price, JsonSerializer.Deserialize<UnitPrice>(JsonSerializer.Serialize(price)));
        var rate = ExchangeRate.Of(Currency.USD, Currency.JPY, 155.25m);
        Assert.Equal("""{"from":"USD","to":"JPY","rate":155.25,"per":1}""", JsonSerializer.Serialize(rate, JsonSerializerOptions.Web));
        Assert.Equal(rate, JsonSerializer.Deserialize<ExchangeRate>(JsonSerializer.Serialize(rate)));
    }

    [Fact]
    public void Won_quoted_per_hundred_become_yen_and_back()
    {
        var quoted = ExchangeRate.Of(Currency.KRW, Currency.JPY, 10.85m, per: 100);
        var yen = quoted.Convert(Money.Of(50_000, Currency.KRW), Rounding.HalfUp);
        Assert.Equal(Money.Of(5_425, Currency.JPY), yen);
        Assert.Equal(Money.Of(50_000, Currency.KRW), quoted.ConvertBack(yen, Rounding.HalfUp));
        Assert.Throws<InvalidOperationException>(() => quoted.Convert(yen, Rounding.HalfUp));
    }
}
