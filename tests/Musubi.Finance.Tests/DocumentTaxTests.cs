using CsCheck;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Tests;

public class DocumentTaxTests
{
    private static readonly Rate Ten = Rate.OfPercent(10), Eight = Rate.OfPercent(8);

    private static Money Yen(long amount) => Money.OfMinor(amount, Currency.JPY);

    [Fact]
    public void Three_lines_of_105_yen_bear_31_yen_of_tax_not_30()
    {
        var taxes = DocumentTax.Of([(Ten, Yen(105)), (Ten, Yen(105)), (Ten, Yen(105))], TaxPolicy.OncePerRate, Rounding.Down);

        Assert.Equal(new RateTax(Ten, Yen(315), Yen(31)), Assert.Single(taxes));
    }

    [Fact]
    public void Per_line_the_same_three_bear_30()
    {
        var taxes = DocumentTax.Of([(Ten, Yen(105)), (Ten, Yen(105)), (Ten, Yen(105))], TaxPolicy.PerLine, Rounding.Down);

        Assert.Equal(Yen(30), Assert.Single(taxes).Tax);
    }

    [Fact]
    public void Each_rate_is_rounded_on_its_own_and_the_higher_stands_first()
    {
        var taxes = DocumentTax.Of([(Eight, Yen(999)), (Ten, Yen(999))], TaxPolicy.OncePerRate, Rounding.Down);

        Assert.Equal([new RateTax(Ten, Yen(999), Yen(99)), new RateTax(Eight, Yen(999), Yen(79))], taxes);
    }

    [Fact]
    public void Once_per_rate_tax_does_not_depend_on_how_the_amount_is_cut_into_lines() =>
        Gen.Long[0, 10_000_000].Array[1, 20].Sample(amounts =>
        {
            var cut = DocumentTax.Of(amounts.Select(a => (Ten, Yen(a))), TaxPolicy.OncePerRate, Rounding.Down);
            var whole = DocumentTax.Of([(Ten, Yen(amounts.Sum()))], TaxPolicy.OncePerRate, Rounding.Down);
            Assert.Equal(whole, cut);
        });
}
