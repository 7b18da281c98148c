using System.Globalization;

namespace Musubi.Kernel.Tests;

public sealed class ChineseCapitalsTests
{
    // The first four are the examples of 支付结算办法 附件一.
    [Theory]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("107000.53", "壹拾万零柒仟元伍角叁分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("100000000", "壹亿元整")]
    [InlineData("100000001.01", "壹亿零壹元零壹分")]
    [InlineData("-88.80", "负捌拾捌元捌角整")]
    [InlineData("1234567890123", "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元整")]
    public void An_amount_in_capital_numerals_reads_as_a_bank_would_write_it(string amount, string written) =>
        Assert.Equal(written, ChineseCapitals.Write(decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Fact]
    public void Finer_than_a_fen_cannot_be_written() => Assert.Throws<ArgumentOutOfRangeException>(() => ChineseCapitals.Write(1.005m));
}
