using System.ComponentModel.DataAnnotations.Schema;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>A name people gave, in the languages they gave it in. At least one is there; the others fall back to it.</summary>
[ComplexType]
public sealed record Names
{
    public const int MaxLength = 200;

    public string Ja { get; init; } = "";
    public string Zh { get; init; } = "";
    public string En { get; init; } = "";

    public static Names Of(string ja, string zh = "", string en = "") => new() { Ja = ja, Zh = zh, En = en };

    /// <summary>In a language, or the next best: Japanese and Chinese readers make more of English than of each other's script.</summary>
    public string In(Language language) => language switch
    {
        Language.Japanese => First(Ja, En, Zh),
        Language.Chinese => First(Zh, En, Ja),
        _ => First(En, Ja, Zh),
    };

    /// <summary>With another name in one language.</summary>
    public Names With(Language language, string name) => language switch { Language.Japanese => this with { Ja = name }, Language.Chinese => this with { Zh = name }, _ => this with { En = name } };

    public Text AsText() => Text.Of(In);

    /// <summary>Trimmed, with half-width kana as full-width.</summary>
    public Names Tidy() => new() { Ja = Kana.ToFullWidth(Ja).Trim(), Zh = Zh.Trim(), En = En.Trim() };

    public IEnumerable<string> All() => new[] { Ja, Zh, En }.Where(n => n.Length > 0);

    public override string ToString() => In(Languages.Current);

    /// <summary>At least one, and none too long.</summary>
    public void Check(string field, List<Refusal> found)
    {
        if (!All().Any(n => !string.IsNullOrWhiteSpace(n)))
            found.Add(Refusal.Missing($"{field}.{nameof(Ja)}", Words.Name) with { Advice = Words.OneNameIsEnough });
        foreach (var (key, name) in new[] { (nameof(Ja), Ja), (nameof(Zh), Zh), (nameof(En), En) })
        {
            if (name.Length > MaxLength)
                found.Add(Refusal.TooLong($"{field}.{key}", Words.Name, name.Length, MaxLength));
        }
    }

    private static string First(string best, string next, string last) => best.Length > 0 ? best : next.Length > 0 ? next : last;
}
