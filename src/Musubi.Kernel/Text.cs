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

    public string In(Language language) => language switch { Language.Japanese => Ja, Language.Chinese => Zh, _ => En };

    /// <summary>
    /// Fills <c>{0}</c>, <c>{1}</c>… in each language, with figures and dates as that language writes them;
    /// an argument that is itself a <see cref="Text"/> speaks the same language.
    /// </summary>
    public Text With(params object?[] values)
    {
        return new(Fill(Language.Japanese), Fill(Language.Chinese), Fill(Language.English));
        string Fill(Language language) => string.Format(language.Culture, In(language), values.Select(v => v is Text t ? t.In(language) : v).ToArray());
    }

    public override string ToString() => In(Languages.Current);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is CultureInfo culture ? In(Languages.Of(culture.Name)) : ToString();
}
