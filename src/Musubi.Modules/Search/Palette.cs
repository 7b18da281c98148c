using System.Globalization;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Modules.Search;

/// <summary>One thing the search box leads to.</summary>
/// <param name="Kind">The kind of a record, or <c>act</c>, <c>page</c>, <c>setting</c>.</param>
public sealed record Hit(string Title, string Detail, string Code, string Href, string Kind, string Icon);

public sealed record HitGroup(string Name, IReadOnlyList<Hit> Hits);

/// <summary>One list of records, acts, pages and settings for what was typed: only what the actor may see, only where there is a page to go to.</summary>
public sealed class Palette(IEnumerable<Module> modules, SearchBox box, IEnumerable<IFindByNumber> numbered)
{
    private static readonly Text ActsName = new("操作", "操作", "Acts");
    private static readonly Text PagesName = new("画面", "页面", "Pages");
    private static readonly Text SettingsName = new("設定", "设置", "Settings");

    /// <param name="most">Most hits of records; of acts, pages and settings there are few.</param>
    public async Task<IReadOnlyList<HitGroup>> Find(string typed, Actor actor, int most, CancellationToken ct)
    {
        var subjects = modules.SelectMany(m => m.Subjects).ToDictionary(s => s.Kind, StringComparer.Ordinal);
        List<SearchEntry> found = [.. await box.Find(typed, actor, most, subjects.Keys, ct)];
        foreach (var numbers in numbered)
        {
            if (await numbers.Find(Digits.ToAscii(typed).Trim().ToUpperInvariant(), actor, ct) is { } entry)
                found.Insert(0, entry);
        }
        var records = found.GroupBy(f => f.Kind).Select(g => new HitGroup(Heading(subjects[g.Key].Noun), [.. g.Select(f => Record(f, subjects[f.Kind], actor.Language))]));

        var menu = modules.SelectMany(m => m.Menu).ToLookup(e => e.Department == Department.Administration);
        var ways = new[]
        {
            Ways(ActsName, "act", modules.SelectMany(m => m.Acts), typed, actor),
            Ways(PagesName, "page", menu[false], typed, actor),
            Ways(SettingsName, "setting", menu[true], typed, actor),
        };
        // A whole page name typed means the page; a number typed means the record. Words that are part of both mean the record.
        var folded = Folding.Fold(typed);
        return [.. ways.Where(Named).Concat(records).Concat(ways.Where(w => !Named(w))).Where(g => g.Hits.Count > 0)];

        bool Named(HitGroup group) => group.Hits.Any(h => Folding.Fold(h.Title).StartsWith(folded, StringComparison.Ordinal)) && !found.Any(f => f.Code == folded);
    }

    /// <summary>Nouns stand inside sentences; over a group one begins.</summary>
    private static string Heading(Text noun) => noun.ToString() is [var first, .. var rest] ? char.ToUpper(first, CultureInfo.InvariantCulture) + rest : "";

    private static Hit Record(SearchEntry entry, SubjectPage page, Language language) =>
        new(entry.TitleIn(language), Read(entry.DetailIn(language), language), entry.ShownCode == entry.Title ? "" : entry.ShownCode, string.Format(System.Globalization.CultureInfo.InvariantCulture, page.Href, entry.SubjectId), entry.Kind, page.Icon);

    /// <summary>Days and amounts are stored in one way, and read in the reader's.</summary>
    private static string Read(string detail, Language language) => string.Join(" · ", detail.Split(" · ").Select(part =>
        DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(language switch { Language.Japanese => "yyyy/MM/dd", Language.Chinese => "yyyy-MM-dd", _ => "dd/MM/yyyy" }, CultureInfo.InvariantCulture)
        : part.Split(' ') is [{ Length: 3 } code, var figures] && Currency.TryOf(code, out var currency) && decimal.TryParse(figures, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? Money.Of(amount, currency, Rounding.HalfUp).ToString(null, language.Culture)
        : part));

    private static HitGroup Ways(Text name, string kind, IEnumerable<MenuEntry> entries, string typed, Actor actor)
    {
        var terms = Folding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(name.ToString(), terms.Length == 0 ? [] :
        [
            .. entries.Where(e => actor.May(e.Permission)).Where(e => terms.All(t => Words(e).Contains(t, StringComparison.Ordinal)))
                .Take(6).Select(e => new Hit(e.Name.ToString(), "", "", e.Href, kind, e.Icon)),
        ]);
    }

    /// <summary>Found in any of the three languages: who reads Japanese may still type <c>invoice</c>.</summary>
    private static string Words(MenuEntry entry) => string.Join('\n', Languages.All.Select(l => Folding.Fold(entry.Name.In(l))));
}
