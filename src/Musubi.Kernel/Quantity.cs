using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// So much of a unit, stored as a whole number of millionths, so that it sums and sorts as an integer in any database.
/// Quantities of two units never mix: adding or comparing them is a programming error and throws <see cref="InvalidOperationException"/>.
/// </summary>
[JsonConverter(typeof(QuantityJson))]
public readonly record struct Quantity : IComparable<Quantity>, IFormattable
{
    /// <summary>Millionths in one.</summary>
    public const long Scale = 1_000_000;

    /// <summary>The value in millionths: 2_500_000 is 2.5.</summary>
    public long Millionths { get; init; }

    public Unit Unit { get; init; }

    /// <summary>The value, without trailing zeros. Computed: queries sum and sort <see cref="Millionths"/>.</summary>
    public decimal Value => Millionths / (decimal)Scale;

    public bool IsZero => Millionths == 0;
    public bool IsNegative => Millionths < 0;

    public static Quantity Zero(Unit unit) => new() { Unit = unit };

    /// <summary>
    /// A value of up to six decimals; one with more is a programming error. Where figures come from a computation, name the rounding.
    /// </summary>
    public static Quantity Of(decimal value, Unit unit) =>
        Fits(value, unit, out var quantity)
            ? quantity
            : throw new ArgumentException($"{value} has more than six decimals or is too large.", nameof(value));

    public static Quantity Of(decimal value, Unit unit, Rounding rounding) =>
        new() { Millionths = (long)rounding.Round(value * Scale), Unit = unit };

    /// <summary>The sum; zero of that unit when there is none.</summary>
    public static Quantity Sum(IEnumerable<Quantity> quantities, Unit unit) => quantities.Aggregate(Zero(unit), (sum, next) => sum + next);

    public static Quantity operator +(Quantity a, Quantity b) => new() { Millionths = checked(a.Millionths + b.Millionths), Unit = Same(a, b) };
    public static Quantity operator -(Quantity a, Quantity b) => new() { Millionths = checked(a.Millionths - b.Millionths), Unit = Same(a, b) };
    public static Quantity operator -(Quantity a) => a with { Millionths = checked(-a.Millionths) };
    public static Quantity operator *(Quantity a, int times) => a with { Millionths = checked(a.Millionths * times) };

    public static bool operator <(Quantity a, Quantity b) => a.CompareTo(b) < 0;
    public static bool operator >(Quantity a, Quantity b) => a.CompareTo(b) > 0;
    public static bool operator <=(Quantity a, Quantity b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Quantity a, Quantity b) => a.CompareTo(b) >= 0;

    public int CompareTo(Quantity other)
    {
        _ = Same(this, other);
        return Millionths.CompareTo(other.Millionths);
    }

    public static Quantity Min(Quantity a, Quantity b) => a <= b ? a : b;
    public static Quantity Max(Quantity a, Quantity b) => a >= b ? a : b;

    public Quantity Abs() => Millionths < 0 ? -this : this;

    /// <summary>Multiplied by a factor, rounded once to the millionth.</summary>
    public Quantity Times(decimal factor, Rounding rounding) => Of(Value * factor, Unit, rounding);

    /// <summary>
    /// The same in another unit, of which one of this unit makes <paramref name="factor"/>: 3 boxes at 24 are 72 pieces. Rounded once
    /// to the millionth.
    /// </summary>
    public Quantity In(Unit other, Rational factor, Rounding rounding) =>
        new() { Millionths = checked((long)rounding.Divide((Int128)Millionths * factor.Numerator, factor.Denominator)), Unit = other };

    /// <summary>The same in another unit of its kind. Between kinds is a programming error: ask <see cref="Unit.TryFactor"/> first.</summary>
    public Quantity In(Unit other, Rounding rounding) => Unit.TryFactor(other, out var factor)
        ? In(other, factor, rounding)
        : throw new InvalidOperationException($"{Unit} does not convert to {other} by itself; the item's packs know the factor.");

    /// <summary>The bare figures for a table cell, with separators and without trailing zeros: <c>1,234.5</c>.</summary>
    public string Figures(CultureInfo culture) => Value.ToString("#,0.######", Languages.Of(culture.Name).Culture);

    /// <summary>With its unit in the reader's language: <c>12個</c>, <c>1,234.5 kg</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <param name="format">null or <c>G</c>: with the unit; <c>N</c>: bare figures.</param>
    /// <param name="formatProvider">A culture, of which the language counts; null is the reader's.</param>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture;
        if (format is "N") return Figures(culture);
        if (format is not (null or "" or "G")) throw new FormatException($"A quantity has no format '{format}'; it has G and N.");
        var symbol = Unit.Symbol.In(Languages.Of(culture.Name));
        var close = symbol[0] is '%' or > '\u2E80';
        return Figures(culture) + (close ? "" : "\u00A0") + symbol;
    }

    /// <summary>
    /// Reads a quantity as typed or pasted: full-width digits, separators, with or without the unit's code or symbol.
    /// False when it is no figure, bears another unit, or has more than six decimals.
    /// </summary>
    public static bool TryParse(string? typed, Unit unit, out Quantity quantity)
    {
        quantity = Zero(unit);
        return Digits.TryParse(typed, out var value, unit.Marks) && Fits(value, unit, out quantity);
    }

    internal static bool Fits(decimal value, Unit unit, out Quantity quantity)
    {
        quantity = Zero(unit);
        if (Math.Abs(value) > long.MaxValue) return false;
        var millionths = value * Scale;
        if (!decimal.IsInteger(millionths) || millionths is < long.MinValue or > long.MaxValue) return false;
        quantity = new() { Millionths = (long)millionths, Unit = unit };
        return true;
    }

    private static Unit Same(Quantity a, Quantity b) =>
        a.Unit == b.Unit ? a.Unit : throw new InvalidOperationException($"{a.Unit} and {b.Unit} do not mix; convert one first.");
}

/// <summary>A quantity in JSON: <c>{"value":2.5,"unit":"KGM"}</c>, up to six decimals (a string is read too).</summary>
public sealed class QuantityJson : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (value, unit) = JsonPair.Read<Unit>(ref reader, "value", "unit", options);
        return Quantity.Fits(value, unit, out var quantity)
            ? quantity
            : throw new JsonException($"{value} has more than six decimals or is too large.");
    }

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        JsonPair.Write(writer, "value", value.Value, "unit", value.Unit.Code);
}
