namespace Musubi.Kernel;

/// <summary>
/// The prefectures of Japan and the provinces of China, with their names in three languages. An address keeps the name that its own post office reads;
/// where a country's parts are not known here, whatever is written stands.
/// </summary>
public static class Subdivisions
{
    /// <summary>Longest first: 自治区 is no 市 of something.</summary>
    private static readonly string[] Endings = ["特別行政区", "特别行政区", "壮族自治区", "チワン族自治区", "回族自治区", "维吾尔自治区", "ウイグル自治区", "自治区", "省", "市", "都", "府", "県", "县"];
    private static readonly string[] EnglishEndings = [" prefecture", " province", "-ken", "-fu", "-to", " shi", " sheng"];
    private static readonly ILookup<string, Text> ByCountry;
    private static readonly Dictionary<(string Country, string Name), Text> ByName = [];

    static Subdivisions()
    {
        using var reader = new StreamReader(typeof(Subdivisions).Assembly.GetManifestResourceStream("subdivisions.tsv")!);
        var all = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t')).Select(c => (Code: c[0], Country: c[0][..2], Name: new Text(c[2], c[3], c[1]))).ToList();
        ByCountry = all.ToLookup(s => s.Country, s => s.Name, StringComparer.Ordinal);
        foreach (var (code, country, name) in all)
        {
            foreach (var written in new[] { code, name.Ja, name.Zh, name.En, Bare(name.Ja), Bare(name.Zh) })
                ByName.TryAdd((country, written.ToUpperInvariant()), name);
        }
    }

    /// <summary>Those of a country in the order of their codes; none where they are not known.</summary>
    public static IEnumerable<Text> Of(string country) => ByCountry[country];

    public static bool Knows(string country) => ByCountry.Contains(country);

    /// <summary>The one that is meant, by its code or by its name in any of the languages, with or without 県 and 省; null when none is.</summary>
    public static Text? Find(string country, string written)
    {
        var name = written.Trim().ToUpperInvariant();
        foreach (var ending in EnglishEndings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                name = name[..^ending.Length];
        }
        return ByName.GetValueOrDefault((country, name)) ?? ByName.GetValueOrDefault((country, Bare(name)));
    }

    /// <summary>As its own post office reads it; as it was written where it is not known.</summary>
    public static string Tidy(string country, string written) => Find(country, written) is { } name ? country == "CN" ? name.Zh : name.Ja : written.Trim();

    /// <summary>As the reader calls it.</summary>
    public static Text Name(string country, string written) => Find(country, written) ?? Text.Same(written);

    private static string Bare(string name) => Endings.FirstOrDefault(e => name.Length > e.Length + 1 && name.EndsWith(e, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
}
