using System.Globalization;

namespace Musubi.Kernel;

/// <summary>The languages every word of Musubi exists in.</summary>
public enum Language { Japanese, Chinese, English }

/// <summary>What follows from a language: its tag, its culture, its own name.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.Japanese, Language.Chinese, Language.English];

    private static readonly CultureInfo Ja = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo Zh = Chinese();
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Days as every page writes them: 2026-11-30. [GB/T 7408]</summary>
    private static CultureInfo Chinese()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("zh-CN").Clone();
        culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
        return CultureInfo.ReadOnly(culture);
    }

    /// <summary>The language of the request or job at hand, read from the current UI culture. English where it is none of the three.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.Name);

    /// <summary>A BCP 47 tag to a language: <c>ja*</c>, <c>zh*</c>, anything else is English.</summary>
    public static Language Of(string? tag) => tag switch
    {
        not null when tag.StartsWith("ja", StringComparison.OrdinalIgnoreCase) => Language.Japanese,
        not null when tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Language.Chinese,
        _ => Language.English,
    };

    extension(Language language)
    {
        /// <summary>The tag for <c>lang</c> attributes and headers.</summary>
        public string Tag => language switch { Language.Japanese => "ja", Language.Chinese => "zh-Hans", _ => "en" };

        /// <summary>Dates and figures as readers of this language expect them.</summary>
        public CultureInfo Culture => language switch { Language.Japanese => Ja, Language.Chinese => Zh, _ => En };

        /// <summary>The language in its own words.</summary>
        public string OwnName => language switch { Language.Japanese => "日本語", Language.Chinese => "简体中文", _ => "English" };
    }
}
