using System.Text.Json;

namespace Musubi.Kernel.Tests;

public class CurrencyTests
{
    [Fact]
    public void Minor_units_are_those_of_iso_4217()
    {
        Assert.Equal((0, 2, 3, 4), (Currency.JPY.Decimals, Currency.CNY.Decimals, Currency.Of("KWD").Decimals, Currency.Of("CLF").Decimals));
        Assert.All(Currency.All, c => Assert.Matches("^[A-Z]{3}$", c.Code));
        Assert.Equal(Currency.All.Count, Currency.All.Distinct().Count());
    }

    [Theory]
    [InlineData("HRK")]
    [InlineData("BGN")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_withdrawn_or_no_money_is_no_currency(string? code) => Assert.False(Currency.TryOf(code, out _));

    [Fact]
    public void A_symbol_means_one_currency_only() =>
        Assert.All(Languages.All, language => Assert.Equal(Currency.All.Count, Currency.All.Select(c => c.SymbolIn(language)).Distinct().Count()));

    [Fact]
    public void A_code_is_read_in_any_case_and_width_and_is_its_json()
    {
        Assert.True(Currency.TryOf(" ｊｐｙ", out var yen));
        Assert.Equal((Currency.JPY, "\"JPY\""), (yen, JsonSerializer.Serialize(yen)));
        Assert.All(Currency.All, c => Assert.Equal(c, JsonSerializer.Deserialize<Currency>(JsonSerializer.Serialize(c))));
    }

    [Fact]
    public void No_currency_is_the_default_and_equals_itself() => Assert.Equal((default, default), (new Currency { Code = "XXX" }, Currency.Of("XXX")));
}
