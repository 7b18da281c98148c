using System.Text.Json;
using CsCheck;

namespace Musubi.Kernel.Tests;

public class QuantityTests
{
    [Fact]
    public void What_is_written_in_a_language_is_read_back_the_same() =>
        Gen.Select(Any.Quantity, Any.Language, Gen.OneOf("G", "N")).Sample((quantity, language, format) =>
            Quantity.TryParse(quantity.ToString(format, language.Culture), quantity.Unit, out var read) && read == quantity);

    [Fact]
    public void A_quantity_survives_json() =>
        Any.Quantity.Sample(quantity => JsonSerializer.Deserialize<Quantity>(JsonSerializer.Serialize(quantity)) == quantity);

    [Fact]
    public void A_quantity_shows_no_trailing_zeros()
    {
        var quantity = Quantity.Of(1_234.50m, Unit.Kilogram);
        Assert.Equal("1,234.5\u00A0kg", quantity.ToString(null, Language.Japanese.Culture));
        Assert.Equal("""{"value":1234.5,"unit":"KGM"}""", JsonSerializer.Serialize(quantity));
        Assert.Equal(["12個", "12件", "12\u00A0pcs"], Languages.All.Select(l => Quantity.Of(12, Unit.Piece).ToString(null, l.Culture)));
    }

    [Theory]
    [InlineData("１２．５ｋｇ", 12_500_000)]
    [InlineData("12.5 KGM", 12_500_000)]
    [InlineData("△0.000001", -1)]
    public void Kilograms_are_read_as_clerks_write_them(string typed, long millionths)
    {
        Assert.True(Quantity.TryParse(typed, Unit.Kilogram, out var read));
        Assert.Equal(millionths, read.Millionths);
    }

    [Theory]
    [InlineData("12 lb")]
    [InlineData("0.0000001")]
    [InlineData("9,223,372,036,854.775808")]
    public void What_is_no_such_quantity_is_refused(string typed) => Assert.False(Quantity.TryParse(typed, Unit.Kilogram, out _));

    [Fact]
    public void Boxes_become_pieces_and_pieces_boxes_again()
    {
        var box = Rational.Of(24);
        var pieces = Quantity.Of(3, Unit.Box).In(Unit.Piece, box, Rounding.Down);
        Assert.Equal(Quantity.Of(72, Unit.Piece), pieces);
        Assert.Equal(Quantity.Of(3, Unit.Box), pieces.In(Unit.Box, box.Inverse, Rounding.Down));
    }

    [Fact]
    public void There_and_back_is_exact_where_the_factor_is_exact_and_the_step_between_whole() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 1_000], Gen.Long[1, 1_000], Any.Rounding).Sample((n, above, below, rounding) =>
        {
            var factor = Rational.Of(above, below);
            var start = new Quantity { Millionths = n * below, Unit = Unit.Box };
            return start.In(Unit.Piece, factor, rounding).In(Unit.Box, factor.Inverse, rounding) == start;
        });

    [Fact]
    public void Every_pair_of_units_of_one_kind_converts_there_and_back_exactly() =>
        Gen.Select(Any.Unit, Any.Unit).Sample((a, b) =>
            !a.TryFactor(b, out var there) || (b.TryFactor(a, out var back) && there * back == Rational.One));

    [Theory]
    [InlineData("LBR", "GRM", "453.59237")]
    [InlineData("INH", "MMT", "25.4")]
    [InlineData("YRD", "FOT", "3")]
    [InlineData("FTK", "CMK", "929.0304")]
    [InlineData("GLL", "LTR", "3.785411784")]
    [InlineData("LBR", "ONZ", "16")]
    [InlineData("WEE", "HUR", "168")]
    [InlineData("GRO", "DZN", "12")]
    [InlineData("ANN", "MON", "12")]
    public void A_unit_is_worth_what_its_definition_says(string from, string to, string factor)
    {
        Assert.True(Unit.Of(from).TryFactor(Unit.Of(to), out var found));
        Assert.Equal(Rational.Of(decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture)), found);
    }

    [Theory]
    [InlineData("XBX", "H87")]
    [InlineData("CEL", "KEL")]
    [InlineData("MON", "DAY")]
    [InlineData("KGM", "LTR")]
    public void Where_no_fixed_factor_holds_nothing_converts(string from, string to) => Assert.False(Unit.Of(from).TryFactor(Unit.Of(to), out _));

    [Fact]
    public void A_code_of_the_companys_own_is_a_pack()
    {
        var crate = Unit.Of("通い箱");
        Assert.Equal((UnitKind.Pack, false, "通い箱"), (crate.Kind, crate.IsStandard, crate.Name.In(Language.English)));
        Assert.True(crate.TryFactor(crate, out var one));
        Assert.Equal(Rational.One, one);
        Assert.False(Unit.TryOf("two words", out _));
    }

    [Fact]
    public void Units_are_found_by_what_people_write()
    {
        foreach (var (written, unit) in new[] { ("ＫＧ", Unit.Kilogram), ("千克", Unit.Kilogram), ("キログラム", Unit.Kilogram), ("個", Unit.Piece), ("ダース", Unit.Dozen) })
        {
            Assert.True(Unit.TryFind(written, out var found), written);
            Assert.Equal(unit, found);
        }
    }

    [Fact]
    public void Equal_fractions_are_equal_however_they_are_written()
    {
        Assert.Equal(new Rational { Numerator = 1, Denominator = 2 }, new Rational { Numerator = 2, Denominator = 4 });
        Assert.Equal(new Rational { Numerator = 1, Denominator = 2 }.GetHashCode(), new Rational { Numerator = 2, Denominator = 4 }.GetHashCode());
        Assert.Equal(default, Rational.Of(0));
        Assert.True(Rational.TryParse("１／１２", out var twelfth));
        Assert.Equal(("1/12", twelfth), (twelfth.ToString(), JsonSerializer.Deserialize<Rational>(JsonSerializer.Serialize(twelfth))));
        Assert.False(Rational.TryParse("1/0", out _));
    }

    [Theory]
    [InlineData("10", "0.1")]
    [InlineData("10%", "0.1")]
    [InlineData("１０％", "0.1")]
    [InlineData("7.25 %", "0.0725")]
    [InlineData("-5%", "-0.05")]
    public void A_percentage_is_read_as_it_stands(string typed, string fraction)
    {
        Assert.True(Rate.TryParse(typed, out var rate));
        Assert.Equal(decimal.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture), rate.Fraction);
    }

    [Fact]
    public void A_rate_survives_its_figures_and_json() => Gen.Int[-2_000_000, 2_000_000].Select(n => Rate.OfFraction(n / 1_000_000m)).Sample(rate =>
        Rate.TryParse(rate.ToString(), out var read) && read == rate && JsonSerializer.Deserialize<Rate>(JsonSerializer.Serialize(rate)) == rate);
}
