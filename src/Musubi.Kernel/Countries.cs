namespace Musubi.Kernel;

/// <summary>Countries by their ISO 3166-1 alpha-2 codes, with their names in three languages.</summary>
public static class Countries
{
    private static readonly Dictionary<string, Text> Names = Read();

    private static readonly string[] Near = ["JP", "CN", "TW", "HK", "KR", "US", "GB", "DE", "FR", "SG", "TH", "VN"];

    private static readonly Dictionary<Language, IReadOnlyList<string>> Sorted = Languages.All.ToDictionary(l => l,
        l => (IReadOnlyList<string>)[.. Near.Concat(Names.Keys.Except(Near).OrderBy(c => Names[c].In(l), StringComparer.Create(l.Culture, ignoreCase: false)).ThenBy(c => c, StringComparer.Ordinal))]);

    /// <summary>All codes, as the reader looks for them: those traded with most from here first, the rest by name.</summary>
    public static IReadOnlyList<string> All => Sorted[Languages.Current];

    public static bool Exists(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>As the reader calls it; the code itself where there is no such country.</summary>
    public static Text Name(string code) => Names.TryGetValue(code, out var name) ? name : Text.Same(code);

    private static Dictionary<string, Text> Read()
    {
        using var reader = new StreamReader(typeof(Countries).Assembly.GetManifestResourceStream("countries.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'))
            .ToDictionary(c => c[0], c => new Text(c[2], c[3], c[1]), StringComparer.Ordinal);
    }
}
