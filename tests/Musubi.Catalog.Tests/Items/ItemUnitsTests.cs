using CsCheck;
using Musubi.Kernel;

namespace Musubi.Catalog.Tests.Items;

public sealed class ItemUnitsTests
{
    private static readonly Unit Case = Unit.Of("XCS"), Coil = Unit.Of("COIL");
    private static readonly ItemUnits Bearings = new(Unit.Piece, 0, [(Unit.Box, Rational.Of(12), 0), (Case, Rational.Of(24), 0)]);
    private static readonly ItemUnits Wire = new(Unit.Kilogram, 3, [(Coil, Rational.Of(25, 2), 0)]);

    [Fact]
    public void Three_cases_of_24_are_72_pieces() => Assert.Equal(Quantity.Of(72, Unit.Piece), Bearings.Convert(Quantity.Of(3, Case), Unit.Piece).Value);

    [Fact]
    public void Two_coils_of_twelve_and_a_half_kilograms_are_25_kilograms() => Assert.Equal(Quantity.Of(25, Unit.Kilogram), Wire.Convert(Quantity.Of(2, Coil), Unit.Kilogram).Value);

    [Fact]
    public void An_item_kept_in_kilograms_converts_to_grams_unasked() => Assert.Equal(Quantity.Of(12_500, Unit.Gram), Wire.Convert(Quantity.Of(1, Coil), Unit.Gram).Value);

    [Fact]
    public void Thirty_pieces_are_no_number_of_cases_and_the_refusal_says_what_would_be()
    {
        var refusal = Assert.Single(Bearings.Convert(Quantity.Of(30, Unit.Piece), Case).Refusals);
        Assert.Equal("catalog.not-whole", refusal.Code);
        Assert.Contains("24", refusal.Advice!.En, StringComparison.Ordinal);
        Assert.Contains("48", refusal.Advice.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_case_is_refused_though_a_millionth_could_hold_it() => Assert.False(Bearings.Convert(Quantity.Of(12, Unit.Piece), Case).Ok);

    [Fact]
    public void Thirty_pieces_rounded_up_are_two_cases() => Assert.Equal(Quantity.Of(2, Case), Bearings.Convert(Quantity.Of(30, Unit.Piece), Case, Rounding.Up).Value);

    [Fact]
    public void Metres_are_no_unit_of_bearings() => Assert.Equal("catalog.no-conversion", Assert.Single(Bearings.Convert(Quantity.Of(1, Unit.Metre), Unit.Piece).Refusals).Code);

    [Fact]
    public void The_price_of_a_case_divides_to_the_piece() =>
        Assert.Equal(UnitPrice.Of(100, Currency.JPY, Unit.Piece), Bearings.Convert(UnitPrice.Of(2400, Currency.JPY, Case), Unit.Piece, 2, Rounding.HalfUp).Value);

    [Fact]
    public void What_converts_comes_back_the_same_whatever_the_packs() =>
        Gen.Select(Gen.Long[1, 1000], Gen.Long[1, 1000], Gen.Long[1, 1000], Gen.Long[1, 1000], Gen.Long[-1_000_000_000, 1_000_000_000]).Sample((n1, d1, n2, d2, millionths) =>
        {
            var units = new ItemUnits(Unit.Kilogram, 6, [(Case, Rational.Of(n1, d1), 6), (Coil, Rational.Of(n2, d2), 6)]);
            var quantity = new Quantity { Millionths = millionths, Unit = Case };
            var there = units.Convert(quantity, Coil);
            return !there.Ok || units.Convert(there.Value, Case) is { Ok: true } back && back.Value == quantity;
        });

    [Fact]
    public void The_way_over_a_third_unit_is_the_straight_way() =>
        Gen.Select(Gen.Long[1, 1000], Gen.Long[1, 1000], Gen.Long[1, 1000], Gen.Long[1, 1000]).Sample((n1, d1, n2, d2) =>
        {
            var units = new ItemUnits(Unit.Piece, 0, [(Case, Rational.Of(n1, d1), 0), (Coil, Rational.Of(n2, d2), 0)]);
            return units.TryFactor(Case, Coil, out var straight) && units.TryFactor(Case, Unit.Piece, out var first) && units.TryFactor(Unit.Piece, Coil, out var second) && straight == first * second;
        });
}
