namespace Musubi.Kernel.Tests;

/// <summary>The vectors of Japan's National Tax Agency (インボイス Q&amp;A 問57) and of China's VAT practice.</summary>
public class TaxVectors
{
    private static readonly Rate Ten = Rate.OfPercent(10);

    [Fact]
    public void Three_lines_of_105_yen_bear_31_yen_of_tax_when_rounded_once_per_invoice()
    {
        var lines = Enumerable.Repeat(Money.Of(105, Currency.JPY), 3).ToList();
        Assert.Equal(Money.Of(31, Currency.JPY), Ten.Of(Money.Sum(lines, Currency.JPY), Rounding.Down));

        // Per line it would be 30: not allowed on a qualified invoice.
        Assert.Equal(Money.Of(30, Currency.JPY), Money.Sum(lines.Select(line => Ten.Of(line, Rounding.Down)), Currency.JPY));
    }

    [Theory]
    [InlineData(1_100, 10, 100)]
    [InlineData(1_080, 8, 80)]
    [InlineData(999, 10, 90)]
    [InlineData(107, 8, 7)]
    public void Tax_within_a_gross_amount_is_taken_out_of_it(int gross, int percent, int tax) =>
        Assert.Equal(Money.Of(tax, Currency.JPY), Rate.OfPercent(percent).Within(Money.Of(gross, Currency.JPY), Rounding.Down));

    [Fact]
    public void Chinese_tax_is_rounded_half_up_to_the_fen() =>
        Assert.Equal(Money.Of(1.31m, Currency.CNY), Rate.OfPercent(13).Of(Money.Of(10.05m, Currency.CNY), Rounding.HalfUp));

    [Fact]
    public void A_credit_note_bears_the_mirrored_tax() =>
        Assert.Equal(Money.Of(-31, Currency.JPY), Ten.Of(Money.Of(-315, Currency.JPY), Rounding.Down));
}
