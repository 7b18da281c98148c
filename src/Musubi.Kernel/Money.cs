using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// An amount of one currency, stored as a whole number of its minor units (yen, fen, cents), so that it sums and sorts as an integer in any database.
/// Amounts of two currencies never mix: adding or comparing them is a programming error and throws <see cref="InvalidOperationException"/>.
/// What does not fit 64 bits throws <see cref="OverflowException"/>.
/// </summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money : IComparable<Money>, IFormattable
{
    /// <summary>The amount in minor units: 1234 is ¥1,234 and US$12.34.</summary>
    public long Minor { get; init; }

    public Currency Currency { get; init; }

    /// <summary>The amount in major units, with the decimals of its currency. Computed: queries sum and sort <see cref="Minor"/>.</summary>
    public decimal Amount
    {
        get
        {
            var size = (ulong)(Int128.Abs(Minor));
            return new decimal((int)size, (int)(size >> 32), 0, Minor < 0, (byte)Currency.Decimals);
        }
    }

    /// <summary>The largest figure, in major units, a line of a document may carry as quantity, price or amount: ten thousand such lines still add up within 64 bits.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    public bool IsZero => Minor == 0;
    public bool IsNegative => Minor < 0;

    public static Money Zero(Currency currency) => new() { Currency = currency };

    /// <summary>So many yen, fen, cents.</summary>
    public static Money OfMinor(long minor, Currency currency) => new() { Minor = minor, Currency = currency };

    /// <summary>An amount in major units, rounded to the currency's minor unit in the way named.</summary>
    public static Money Of(decimal amount, Currency currency, Rounding rounding) =>
        new() { Minor = (long)rounding.Round(amount * Roundings.PowerOfTen(currency.Decimals)), Currency = currency };

    /// <summary>
    /// An amount in major units that fits the currency; one with more decimals is a programming error. Where figures come from a
    /// computation, name the rounding.
    /// </summary>
    public static Money Of(decimal amount, Currency currency) =>
        Fits(amount, currency, out var money)
            ? money
            : throw new ArgumentException($"{amount} does not fit {currency}, which has {currency.Decimals} decimals.", nameof(amount));

    /// <summary>The sum; zero of that currency when there is none.</summary>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) => amounts.Aggregate(Zero(currency), (sum, next) => sum + next);

    public static Money operator +(Money a, Money b) => new() { Minor = checked(a.Minor + b.Minor), Currency = Same(a, b) };
    public static Money operator -(Money a, Money b) => new() { Minor = checked(a.Minor - b.Minor), Currency = Same(a, b) };
    public static Money operator -(Money a) => a with { Minor = checked(-a.Minor) };
    public static Money operator *(Money a, int times) => a with { Minor = checked(a.Minor * times) };

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other)
    {
        _ = Same(this, other);
        return Minor.CompareTo(other.Minor);
    }

    public static Money Min(Money a, Money b) => a <= b ? a : b;
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>The size, without the sign.</summary>
    public Money Abs() => Minor < 0 ? -this : this;

    /// <summary>Multiplied by a factor, rounded once to the minor unit.</summary>
    public Money Times(decimal factor, Rounding rounding) => Of(Amount * factor, Currency, rounding);

    /// <summary>The bare figures for a table cell, with separators and the currency's decimals: <c>1,234</c>, <c>-1,234.50</c>.</summary>
    public string Figures(CultureInfo culture) => Written(Amount, culture);

    /// <summary>The same in a statement of the books: a Japanese one has a triangle before what is negative (<c>△1,234</c>), others a minus.</summary>
    public string InStatement(CultureInfo culture) => Minor < 0 && Languages.Of(culture.Name) == Language.Japanese ? "△" + Written(Math.Abs(Amount), culture) : Figures(culture);

    /// <summary>With its sign in the reader's language: <c>¥1,234</c>, <c>CN¥1,234.50</c>, <c>-US$5.00</c>, <c>CHF 12.00</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <param name="format">null or <c>G</c>: with the symbol; <c>N</c>: bare figures; <c>C</c>: with the ISO code, <c>JPY 1,234</c>.</param>
    /// <param name="formatProvider">A culture, of which the language counts; null is the reader's.</param>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture;
        var mark = format switch
        {
            null or "" or "G" => Currency.SymbolIn(Languages.Of(culture.Name)),
            "C" => Currency.Code,
            "N" => "",
            _ => throw new FormatException($"Money has no format '{format}'; it has G, N and C."),
        };
        var space = mark.Length > 0 && char.IsAsciiLetter(mark[^1]) ? "\u00A0" : "";
        return (Minor < 0 ? "-" : "") + mark + space + Written(Math.Abs(Amount), culture);
    }

    /// <summary>
    /// Reads an amount as typed or pasted: full-width digits, separators, ¥ 円 元 $ or the code, and △ ▲ − or parentheses for a negative.
    /// False when it is no figure, bears another currency's mark, or has more decimals than the currency: nothing is rounded behind the typist's back.
    /// </summary>
    public static bool TryParse(string? typed, Currency currency, out Money money)
    {
        money = Zero(currency);
        return Digits.TryParse(typed, out var amount, currency.Marks) && Fits(amount, currency, out money);
    }

    /// <summary>Whether the amount has no more decimals than its currency, and what it then is.</summary>
    public static bool Fits(decimal amount, Currency currency, out Money money)
    {
        money = Zero(currency);
        if (Math.Abs(amount) > long.MaxValue) return false;
        var minor = amount * Roundings.PowerOfTen(currency.Decimals);
        if (!decimal.IsInteger(minor) || minor is < long.MinValue or > long.MaxValue) return false;
        money = OfMinor((long)minor, currency);
        return true;
    }

    private string Written(decimal amount, CultureInfo culture) => amount.ToString("N" + Currency.Decimals, Languages.Of(culture.Name).Culture);

    private static Currency Same(Money a, Money b) =>
        a.Currency == b.Currency
            ? a.Currency
            : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not mix; convert one with an exchange rate first.");
}

/// <summary>
/// Money in JSON: <c>{"amount":1234.50,"currency":"USD"}</c>. The amount is a decimal number in major units (a string is read too),
/// and must fit the currency.
/// </summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (amount, currency) = JsonPair.Read<Currency>(ref reader, "amount", "currency", options);
        return Money.Fits(amount, currency, out var money)
            ? money
            : throw new JsonException($"{amount} does not fit {currency}, which has {currency.Decimals} decimals.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        JsonPair.Write(writer, "amount", value.Amount, "currency", value.Currency.Code);
}

/// <summary>A figure and what it counts, as a JSON object of two members in either order.</summary>
internal static class JsonPair
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static (decimal Figure, T Of) Read<T>(ref Utf8JsonReader reader, string figureName, string ofName, JsonSerializerOptions options)
        where T : struct
    {
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException($"Expected an object with \"{figureName}\" and \"{ofName}\".");
        decimal? figure = null;
        T? of = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (string.Equals(name, figureName, StringComparison.OrdinalIgnoreCase)) figure = Figure(ref reader);
            else if (string.Equals(name, ofName, StringComparison.OrdinalIgnoreCase)) of = JsonSerializer.Deserialize<T>(ref reader, options);
            else reader.Skip();
        }

        return (figure ?? throw new JsonException($"\"{figureName}\" is missing."), of ?? throw new JsonException($"\"{ofName}\" is missing."));
    }

    public static void Write(Utf8JsonWriter writer, string figureName, decimal figure, string ofName, string of)
    {
        writer.WriteStartObject();
        writer.WriteNumber(figureName, figure);
        writer.WriteString(ofName, of);
        writer.WriteEndObject();
    }

    public static decimal Figure(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
        JsonTokenType.String when decimal.TryParse(reader.GetString(), Plain, CultureInfo.InvariantCulture, out var text) => text,
        _ => throw new JsonException("Expected a decimal number."),
    };
}
