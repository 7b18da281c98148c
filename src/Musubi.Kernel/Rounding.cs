namespace Musubi.Kernel;

/// <summary>
/// How a figure loses its last digits. Every rounding in Musubi names one of these; nothing else calls <see cref="Math.Round(decimal, MidpointRounding)"/>.
/// </summary>
/// <remarks>
/// Signs: "up" and "down" speak of the size of the figure, so that a credit note is the exact mirror of its invoice;
/// <see cref="Floor"/> and <see cref="Ceiling"/> speak of the number line.
/// </remarks>
public enum Rounding
{
    /// <summary>
    /// Half goes away from zero: 四捨五入. China's VAT per line (fen); the euro's conversion (Regulation (EC) 1103/97 art. 5);
    /// and, as one of three, the issuer's choice for Japan's consumption tax.
    /// </summary>
    HalfUp = 0,

    /// <summary>
    /// Half goes to the even neighbour: 四舍六入五成双, "bankers' rounding" (JIS Z 8401 rule A, GB/T 8170). Keeps long sums unbiased:
    /// statistics, laboratory readings.
    /// </summary>
    HalfEven = 1,

    /// <summary>
    /// Half goes toward zero: 五捨六入. Japan's social insurance share withheld from wages: 50 sen and less falls away (note to the
    /// premium tables of 協会けんぽ).
    /// </summary>
    HalfDown = 2,

    /// <summary>
    /// Toward zero: 切捨て. The commonest choice for consumption tax in Japan (基通1-8-15 leaves it to the issuer) and the rule for its
    /// returns (国税通則法 art. 118, 119).
    /// </summary>
    Down = 3,

    /// <summary>Away from zero: 切上げ. Purchase lots and packs; a choice some issuers make for consumption tax.</summary>
    Up = 4,

    /// <summary>Toward minus infinity. Whole periods that have passed, the position of a date in a grid.</summary>
    Floor = 5,

    /// <summary>Toward plus infinity. How many vehicles, pallets or shifts something needs.</summary>
    Ceiling = 6,
}

/// <summary>The rounding itself.</summary>
public static class Roundings
{
    public static readonly IReadOnlyList<Rounding> All = Enum.GetValues<Rounding>();

    extension(Rounding rounding)
    {
        /// <summary>Rounds to so many decimals, 0 to 28. Negative decimals round to tens, hundreds… (−2: to 100 yen).</summary>
        public decimal Round(decimal value, int decimals = 0)
        {
            if (decimals >= 0) return rounding.RoundFraction(value, decimals);
            var step = PowerOfTen(-decimals);
            return rounding.RoundFraction(value / step, 0) * step;
        }

        /// <summary>The whole quotient of two integers. Exact: no digit is lost before the rounding decides.</summary>
        public Int128 Divide(Int128 numerator, Int128 denominator)
        {
            if (denominator < 0) (numerator, denominator) = (-numerator, -denominator);
            var (quotient, rest) = Int128.DivRem(numerator, denominator);
            if (rest == 0) return quotient;
            var sign = Int128.Sign(numerator);
            var half = Int128.Abs(rest).CompareTo(denominator - Int128.Abs(rest));
            var away = rounding switch
            {
                Rounding.HalfUp => half >= 0,
                Rounding.HalfEven => half > 0 || (half == 0 && Int128.IsOddInteger(quotient)),
                Rounding.HalfDown => half > 0,
                Rounding.Down => false,
                Rounding.Up => true,
                Rounding.Floor => sign < 0,
                Rounding.Ceiling => sign > 0,
                _ => throw Unnamed(rounding),
            };
            return away ? quotient + sign : quotient;
        }

        /// <summary>As the setting shows it.</summary>
        public Text Name => rounding switch
        {
            Rounding.HalfUp => new("四捨五入", "四舍五入", "Half up"),
            Rounding.HalfEven => new("四捨五入（偶数丸め）", "四舍六入五成双", "Half to even"),
            Rounding.HalfDown => new("五捨六入", "五舍六入", "Half down"),
            Rounding.Down => new("切り捨て", "舍去尾数", "Round down"),
            Rounding.Up => new("切り上げ", "进位取整", "Round up"),
            Rounding.Floor => new("負の方向へ丸め", "向下取整", "Floor"),
            Rounding.Ceiling => new("正の方向へ丸め", "向上取整", "Ceiling"),
            _ => throw Unnamed(rounding),
        };

#pragma warning disable RS0030 // The one place that may: everyone else names the rounding.
        private decimal RoundFraction(decimal value, int decimals) => rounding switch
        {
            Rounding.HalfUp => Math.Round(value, decimals, MidpointRounding.AwayFromZero),
            Rounding.HalfEven => Math.Round(value, decimals, MidpointRounding.ToEven),
            Rounding.HalfDown => HalfDown(value, decimals),
            Rounding.Down => Math.Round(value, decimals, MidpointRounding.ToZero),
            Rounding.Up => Math.Round(value, decimals, value < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity),
            Rounding.Floor => Math.Round(value, decimals, MidpointRounding.ToNegativeInfinity),
            Rounding.Ceiling => Math.Round(value, decimals, MidpointRounding.ToPositiveInfinity),
            _ => throw Unnamed(rounding),
        };
    }

    private static decimal HalfDown(decimal value, int decimals)
    {
        // .NET has no such mode: of the two neighbours the nearer one, and in a tie the one toward zero.
        var away = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var toward = Math.Round(value, decimals, MidpointRounding.ToZero);
        return Math.Abs(away - value) < Math.Abs(value - toward) ? away : toward;
    }
#pragma warning restore RS0030

    /// <summary>10 to the n, 0 ≤ n ≤ 28, as an exact decimal.</summary>
    internal static decimal PowerOfTen(int n)
    {
        var power = 1m;
        for (; n > 0; n--) power *= 10;
        return power;
    }

    private static ArgumentOutOfRangeException Unnamed(Rounding rounding) => new(nameof(rounding), rounding, "No such rounding.");
}
