using CsCheck;

namespace Musubi.Kernel.Tests;

public class RoundingTests
{
    [Theory]
    [InlineData(Rounding.HalfUp, "3", "-3", "3", "2", "4")]
    [InlineData(Rounding.HalfEven, "2", "-2", "3", "2", "4")]
    [InlineData(Rounding.HalfDown, "2", "-2", "3", "2", "3")]
    [InlineData(Rounding.Down, "2", "-2", "2", "2", "3")]
    [InlineData(Rounding.Up, "3", "-3", "3", "3", "4")]
    [InlineData(Rounding.Floor, "2", "-3", "2", "2", "3")]
    [InlineData(Rounding.Ceiling, "3", "-2", "3", "3", "4")]
    public void Each_rounding_does_what_its_name_says(Rounding rounding, params string[] expected)
    {
        decimal[] given = [2.5m, -2.5m, 2.51m, 2.49m, 3.5m];
        Assert.Equal(expected, given.Select(x => rounding.Round(x).ToString("0")));
    }

    [Fact]
    public void Prices_round_to_tens_and_hundreds_of_yen()
    {
        Assert.Equal(1_200m, Rounding.HalfUp.Round(1_249m, -2));
        Assert.Equal(1_250m, Rounding.Up.Round(1_241m, -1));
    }

    [Fact]
    public void Dividing_integers_agrees_with_rounding_decimals() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 64], Gen.Bool, Any.Rounding).Sample((above, below, flipped, rounding) =>
        {
            var divisor = flipped ? -below : below;
            return rounding.Divide(above, divisor) == (Int128)rounding.Round((decimal)above / divisor);
        });

    [Fact]
    public void Rounding_that_speaks_of_size_mirrors_at_zero() =>
        Gen.Select(Gen.Decimal[-10_000, 10_000], Gen.Int[0, 4], Gen.OneOf(Rounding.HalfUp, Rounding.HalfEven, Rounding.HalfDown, Rounding.Down, Rounding.Up))
            .Sample((x, decimals, rounding) => rounding.Round(-x, decimals) == -rounding.Round(x, decimals));
}
