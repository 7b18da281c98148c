using CsCheck;
using Musubi.Catalog;
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

    private static TaxedDocument Taxed(TaxRule rule, Currency currency, params decimal[] amounts) =>
        DocumentTax.Of([.. amounts.Select(a => new TaxableLine(TaxCategory.Standard, currency == Currency.CNY ? Rate.OfPercent(13) : Ten, Money.Of(a, currency)))], rule, currency);

    [Theory]
    [InlineData(Rounding.Down, 31)]
    [InlineData(Rounding.HalfUp, 32)]
    [InlineData(Rounding.Up, 32)]
    public void The_issuer_chooses_how_to_round_once(Rounding rounding, long tax) =>
        Assert.Equal(Yen(tax), Taxed(new(TaxPolicy.OncePerRate, rounding), Currency.JPY, 105, 105, 105).Tax);

    [Fact]
    public void Of_prices_that_hold_the_tax_it_is_taken_out_once_per_rate()
    {
        var taxed = Taxed(new(TaxPolicy.OncePerRate, Rounding.Down, PriceBasis.Inclusive), Currency.JPY, 115, 115, 115);

        // 345 x 10/110 = 31.36
        Assert.Equal((Yen(314), Yen(31), Yen(345)), (taxed.Net, taxed.Tax, taxed.Total));
        Assert.Equal(Yen(314), Money.Sum(taxed.Lines.Select(l => l.Net), Currency.JPY));
    }

    [Fact]
    public void In_China_each_line_is_rounded_half_up_to_the_fen() =>
        Assert.Equal(Money.Of(3.93m, Currency.CNY), Taxed(TaxRule.For("CN", Rounding.Down), Currency.CNY, 10.05m, 10.05m, 10.05m).Tax);

    [Fact]
    public void In_China_what_an_inclusive_total_leaves_stands_on_the_last_line()
    {
        var taxed = Taxed(TaxRule.For("CN", Rounding.Down, PriceBasis.Inclusive), Currency.CNY, 10.05m, 10.05m, 10.05m);

        // 10.05 x 13/113 = 1.156 each, 30.15 x 13/113 = 3.469 in all.
        Assert.Equal([116, 116, 115], taxed.Lines.Select(l => l.Tax.Minor));
        Assert.Equal(Money.Of(30.15m, Currency.CNY), taxed.Total);
    }

    [Fact]
    public void Japan_has_its_way_and_China_hers()
    {
        Assert.Equal(new TaxRule(TaxPolicy.OncePerRate, Rounding.Down), TaxRule.For("JP", Rounding.Down));
        Assert.Equal(new TaxRule(TaxPolicy.PerLine, Rounding.HalfUp), TaxRule.For("CN", Rounding.Down));
    }

    [Fact]
    public void Lines_sum_to_the_document_in_every_policy_and_sign() =>
        Gen.Select(Gen.Long[-100_000, 100_000].Array[1, 15], Gen.Bool, Gen.Bool, Gen.Enum<Rounding>()).Sample((amounts, perLine, inclusive, rounding) =>
        {
            var taxed = DocumentTax.Of([.. amounts.Select((a, i) => new TaxableLine(TaxCategory.Standard, i % 3 == 0 ? Eight : Ten, Yen(a)))],
                new(perLine ? TaxPolicy.PerLine : TaxPolicy.OncePerRate, rounding, inclusive ? PriceBasis.Inclusive : PriceBasis.Exclusive), Currency.JPY);
            Assert.Equal(taxed.Net, Money.Sum(taxed.Lines.Select(l => l.Net), Currency.JPY));
            Assert.Equal(taxed.Tax, Money.Sum(taxed.Lines.Select(l => l.Tax), Currency.JPY));
            Assert.Equal(taxed.Tax, Money.Sum(taxed.Rates.Select(r => r.Tax), Currency.JPY));
            if (inclusive)
                Assert.Equal(Yen(amounts.Sum()), taxed.Total);
        });
}
