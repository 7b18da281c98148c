using System.Globalization;

namespace Musubi.Kernel;

/// <summary>A price per unit, of up to six decimals: 単価 may be finer than the coin.</summary>
public readonly record struct UnitPrice : IFormattable
{
    /// <summary>In major units of the currency, per one <see cref="Unit"/>.</summary>
    public decimal Price { get; init; }

    public Currency Currency { get; init; }
    public Unit Unit { get; init; }

    /// <summary>
    /// A price of at most six decimals; a finer one is a programming error. Where figures come from a computation, name the rounding.
    /// </summary>
    public static UnitPrice Of(decimal price, Currency currency, Unit unit) => decimal.IsInteger(price * Quantity.Scale)
        ? new() { Price = price, Currency = currency, Unit = unit }
        : throw new ArgumentException($"{price} has more than six decimals.", nameof(price));

    public static UnitPrice Of(decimal price, Currency currency, Unit unit, int decimals, Rounding rounding) =>
        Of(rounding.Round(price, Math.Min(decimals, 6)), currency, unit);

    /// <summary>The line's amount, rounded once. A quantity of another unit is a programming error.</summary>
    public Money Times(Quantity quantity, Rounding rounding) => quantity.Unit == Unit
        ? Money.Of(Price * quantity.Value, Currency, rounding)
        : throw new InvalidOperationException($"A price per {Unit} does not multiply {quantity.Unit}; convert one first.");

    /// <summary>
    /// The price per another unit, of which one of this unit makes <paramref name="factor"/>: 2,400 a box of 24 is 100 apiece.
    /// </summary>
    public UnitPrice Per(Unit other, Rational factor, int decimals, Rounding rounding) =>
        Of(Price * factor.Denominator / factor.Numerator, Currency, other, decimals, rounding);

    /// <summary>The bare figures for a table cell: at least the currency's decimals, at most six.</summary>
    public string Figures(CultureInfo culture) =>
        Price.ToString("#,0." + new string('0', Currency.Decimals) + new string('#', 6 - Currency.Decimals), Languages.Of(culture.Name).Culture);

    /// <summary><c>¥12.5/個</c>, <c>US$3.25/kg</c>.</summary>
    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture;
        var language = Languages.Of(culture.Name);
        var mark = Currency.SymbolIn(language);
        var space = char.IsAsciiLetter(mark[^1]) ? "\u00A0" : "";
        var size = this with { Price = Math.Abs(Price) };
        return (Price < 0 ? "-" : "") + mark + space + size.Figures(culture) + "/" + Unit.Symbol.In(language);
    }

    /// <summary>
    /// Reads a price as typed, with or without the currency's mark. False when it is no figure or has more than six decimals.
    /// </summary>
    public static bool TryParse(string? typed, Currency currency, Unit unit, out UnitPrice price)
    {
        var read = Digits.TryParse(typed, out var value, currency.Marks) && Math.Abs(value) < long.MaxValue && decimal.IsInteger(value * Quantity.Scale);
        price = new() { Price = read ? value : 0, Currency = currency, Unit = unit };
        return read;
    }
}
