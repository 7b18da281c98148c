using System.Globalization;

namespace Musubi.Kernel;

/// <summary>
/// A word or sentence in all three languages. It cannot be made with one missing, so a missing translation does not compile.
/// Renders in the language of the reader: <c>@Words.Customer</c> in a page is enough.
/// </summary>
public sealed record Text(string Ja, string Zh, string En) : IFormattable
{
    /// <summary>Something that is the same in every language: a name, a code, a number already written.</summary>
    public static Text Same(string everywhere) => new(everywhere, everywhere, everywhere);

    /// <summary>Something that is written anew in each language.</summary>
    public static Text Of(Func<Language, string> written) => new(written(Language.Japanese), written(Language.Chinese), written(Language.English));

    public string In(Language language) => language switch { Language.Japanese => Ja, Language.Chinese => Zh, _ => En };

    /// <summary>
    /// Fills <c>{0}</c>, <c>{1}</c>… in each language, with figures and dates as that language writes them;
    /// an argument that is itself a <see cref="Text"/> speaks the same language. What one of a thing is called apart from many, which
    /// English alone does, is said by the figure: <c>{0} {0:line was|lines were} saved</c>.
    /// </summary>
    public Text With(params object?[] values)
    {
        return Of(Fill);
        string Fill(Language language) => string.Format(language == Language.English ? Counting.English : language.Culture, In(language), values.Select(v => v is Text t ? t.In(language) : v).ToArray());
    }

    public override string ToString() => In(Languages.Current);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is CultureInfo culture ? In(Languages.Of(culture.Name)) : ToString();

    /// <summary>Chooses between the word for one and the word for many; all else is written as the culture writes it.</summary>
    private sealed class Counting(CultureInfo culture) : IFormatProvider, ICustomFormatter
    {
        public static readonly Counting English = new(Language.English.Culture);

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => format?.IndexOf('|', StringComparison.Ordinal) is int bar and >= 0
            ? arg is 1 or 1L or 1m or "1" ? format[..bar] : format[(bar + 1)..]
            : arg is IFormattable figure ? figure.ToString(format, culture) : arg?.ToString() ?? "";
    }
}
