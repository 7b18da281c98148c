using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// An exact fraction: what one unit is worth in another. A third stays a third, and there-and-back is where one started.
/// Equal fractions are equal however they are written (2/4 = 1/2). What does not fit 64 bits even when reduced throws <see cref="OverflowException"/>.
/// </summary>
[JsonConverter(typeof(RationalJson))]
public readonly record struct Rational : IComparable<Rational>
{
    public static readonly Rational One = new() { Numerator = 1 };

    public long Numerator { get; init; }

    /// <summary>Positive. A database row may hold an unreduced fraction; it still counts right.</summary>
    public long Denominator { get => field == 0 ? 1 : field; init; }

    /// <summary>Reduced, with a positive denominator. A denominator of zero throws <see cref="DivideByZeroException"/>.</summary>
    public static Rational Of(long numerator, long denominator = 1) => Reduced(numerator, denominator);

    /// <summary>The fraction a decimal is: 0.45359237 is 45359237/100000000.</summary>
    public static Rational Of(decimal value)
    {
        var denominator = 1L;
        for (; !decimal.IsInteger(value); value *= 10) denominator = checked(denominator * 10);
        return Of((long)value, denominator);
    }

    public Rational Inverse => Reduced(Denominator, Numerator);

    public static Rational operator *(Rational a, Rational b) => Reduced((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);
    public static Rational operator /(Rational a, Rational b) => a * b.Inverse;

    /// <summary>The nearest decimal, for showing; computing stays with the fraction.</summary>
    public decimal ToDecimal() => (decimal)Numerator / Denominator;

    public int CompareTo(Rational other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);
    public bool Equals(Rational other) => (Int128)Numerator * other.Denominator == (Int128)other.Numerator * Denominator;
    public override int GetHashCode() => ToDecimal().GetHashCode();

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary><c>12</c> or <c>1/12</c>.</summary>
    public override string ToString() =>
        Denominator == 1 ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Reads <c>12</c>, <c>0.5</c>, <c>1/12</c>, full-width too.</summary>
    public static bool TryParse(string? typed, out Rational value)
    {
        value = default;
        var parts = Digits.ToAscii(typed).Split('/');
        if (parts.Length > 2 || !Digits.TryParse(parts[0], out var above)) return false;
        var below = 1m;
        if (parts.Length == 2 && (!Digits.TryParse(parts[1], out below) || below == 0)) return false;
        try
        {
            value = Of(above) / Of(below);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static Rational Reduced(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0) throw new DivideByZeroException("A fraction has no zero below the line.");
        var (a, b) = (Int128.Abs(numerator), Int128.Abs(denominator));
        while (b != 0) (a, b) = (b, a % b);
        if (denominator < 0) a = -a;
        return new() { Numerator = checked((long)(numerator / a)), Denominator = checked((long)(denominator / a)) };
    }
}

/// <summary>A fraction in JSON is a string, <c>"1/12"</c>; a plain number is read too.</summary>
public sealed class RationalJson : JsonConverter<Rational>
{
    public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number) return Rational.Of(JsonPair.Figure(ref reader));
        return Rational.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("Expected a fraction such as \"1/12\".");
    }

    public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
