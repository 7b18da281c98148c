using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>A share of something, as a decimal fraction: tax of 10 % is 0.10, a 掛率 of 65 % is 0.65.</summary>
[JsonConverter(typeof(RateJson))]
public readonly record struct Rate : IComparable<Rate>, IFormattable
{
    public static readonly Rate Zero;
    public static readonly Rate Whole = new() { Fraction = 1 };

    /// <summary>0.10 for 10 %.</summary>
    public decimal Fraction { get; init; }

    /// <summary>10 for 10 %.</summary>
    public decimal Percent => Fraction * 100;

    public bool IsZero => Fraction == 0;

    public static Rate OfFraction(decimal fraction) => new() { Fraction = fraction };
    public static Rate OfPercent(decimal percent) => new() { Fraction = percent / 100 };

    /// <summary>This share of an amount, rounded once: the tax on a net sum.</summary>
    public Money Of(Money whole, Rounding rounding) => Money.Of(whole.Amount * Fraction, whole.Currency, rounding);

    /// <summary>The share already inside an amount, r/(1+r) of it, rounded once: the tax in a gross sum. [消費税: 税込金額 × 10/110]</summary>
    public Money Within(Money gross, Rounding rounding) => Money.Of(gross.Amount * Fraction / (1 + Fraction), gross.Currency, rounding);

    /// <summary>What is left of one: 100 % − 30 % = 70 %.</summary>
    public Rate Rest => new() { Fraction = 1 - Fraction };

    public int CompareTo(Rate other) => Fraction.CompareTo(other.Fraction);
    public static bool operator <(Rate a, Rate b) => a.Fraction < b.Fraction;
    public static bool operator >(Rate a, Rate b) => a.Fraction > b.Fraction;
    public static bool operator <=(Rate a, Rate b) => a.Fraction <= b.Fraction;
    public static bool operator >=(Rate a, Rate b) => a.Fraction >= b.Fraction;

    /// <summary><c>10%</c>, <c>7.25%</c>: without trailing zeros, the same in all three languages.</summary>
    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider) => Percent.ToString("#,0.##########", CultureInfo.InvariantCulture) + "%";

    /// <summary>
    /// Reads what stands in a percent field: <c>10</c>, <c>10%</c>, <c>１０％</c> are all 10 %; <c>0.1</c> is a tenth of a per cent.
    /// </summary>
    public static bool TryParse(string? typed, out Rate rate)
    {
        var read = Digits.TryParse(typed, out var percent, "%");
        rate = OfPercent(percent);
        return read;
    }
}

/// <summary>A rate in JSON is its fraction: <c>0.10</c> for 10 % (a string is read too).</summary>
public sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Rate.OfFraction(JsonPair.Figure(ref reader));
    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fraction);
}
