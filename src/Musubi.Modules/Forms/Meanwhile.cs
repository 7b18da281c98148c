using System.Globalization;
using System.Text.Json;
using Musubi.Data.Audit;
using Musubi.Kernel;

namespace Musubi.Modules.Forms;

/// <summary>Someone saved while I was editing: where what I typed and what they saved differ.</summary>
/// <param name="By">Who saved, and when (UTC); null where the trail does not tell.</param>
/// <param name="Own">It was the reader, in another tab or on another device.</param>
public sealed record Meanwhile(IReadOnlyList<Difference> Differences, string? By, DateTime? At, bool Own);

/// <summary>A field, or a whole list, that now has two values.</summary>
/// <param name="Keep">Whose value is meant: that of the one who changed it. Null when both did: a person must choose.</param>
public sealed record Difference(string Name, Text Label, string Mine, string Theirs, Side? Keep);

public enum Side { Mine, Theirs }

internal sealed record ShownField(string Name, Text? Label, Func<PostedForm, string>? Say);

/// <summary>
/// Two people edited the same document. The form remembers what its reader saw (a print of every field, <see cref="Seen"/>), so that a field only one
/// of them touched is that one's; for the rest the reader chooses. Lists are compared and chosen whole: half of one and half of the other is neither.
/// </summary>
public sealed partial class PostedForm
{
    private const string KeepField = "_keep.", SeenField = "_seen", TheirsField = "_theirs", TextField = ".Text";

    /// <summary>What is stored now, as the form was filled with it.</summary>
    public PostedForm? Stored { get; private set; }

    /// <summary>Set after a post that was refused because someone saved first.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    /// <summary>Prints of the fields as their reader first saw them, to travel with the form; null when nothing versioned is edited.</summary>
    public string? Seen => IsPosted && Meanwhile is null
        ? Value(SeenField) is { Length: > 0 } seen ? seen : null
        : Stored?.Value("Version") is { Length: > 0 } ? JsonSerializer.Serialize(Stored.Units().ToDictionary(u => u, Stored.Print, StringComparer.Ordinal)) : null;

    /// <summary>What they saved, where it differs, to travel with the form until its reader has chosen.</summary>
    public string? Theirs => Meanwhile is null ? null
        : JsonSerializer.Serialize(Stored!.typed.Where(t => Meanwhile.Differences.Any(d => d.Name == UnitOf(Bare(t.Key)))).ToDictionary());

    /// <summary>What a chosen record is called, for its field and for whoever compares: an id alone tells nobody which.</summary>
    public void Call(string name, string words)
    {
        Stored?.Set(name + TextField, words);
        if (!IsPosted)
            Set(name + TextField, words);
    }

    public static string KeepName(Difference difference) => KeepField + difference.Name;

    /// <summary>
    /// Sets what was typed beside what someone saved first. From here on the form saves over their version, as its reader decides.
    /// Nothing happens where the page knows nothing newer than what was typed on.
    /// </summary>
    /// <param name="mine">The input as it was read from this form.</param>
    public void Meet(object mine, string? by, DateTime? at, bool own = false)
    {
        if (Stored is null || Stored.Value("Version") == Value("Version"))
            return;
        var my = new PostedForm();
        my.Spread(mine, "");
        var seen = Prints(Value(SeenField));
        if (seen.GetValueOrDefault("Version") != Print("Version"))
            seen.Clear();
        var differences =
            from name in my.Units().Union(Stored.Units(), StringComparer.Ordinal)
            where name is not ("Id" or "Version") && (shown.ContainsKey(name) || typed.Keys.Any(k => UnitOf(k) == name))
            let myPrint = my.Print(name)
            let theirPrint = Stored.Print(name)
            where myPrint != theirPrint
            let before = seen.TryGetValue(name, out var print) ? print : seen.Count > 0 ? Nothing : null
            let field = shown.GetValueOrDefault(name)
            orderby shown.IndexOf(name)
            select new Difference(name, field?.Label ?? Text.Same(name), Say(field, this, name), Say(field, Stored, name),
                before == theirPrint ? Side.Mine : before == myPrint ? Side.Theirs : null);
        Meanwhile = new([.. differences], by, at, own);
        Set("Version", Stored.Value("Version"));
    }

    /// <summary>The document stands on the page in this version: what the buttons there mean, unless one was pressed on an older page.</summary>
    public void Stands(int version)
    {
        Standing = version;
        if (!IsPosted)
            Set("Version", Written(version));
    }

    /// <summary>Pressed on an older page, with nothing typed to set beside what was saved: the page shows what stands, and the next press means that.</summary>
    public void LookAgain()
    {
        if (Standing is { } version && Meanwhile is null)
            Set("Version", Written(version));
    }

    private int? Standing { get; set; }

    private static string Written(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string Say(ShownField? field, PostedForm form, string name) => field?.Say is { } say ? say(form) : string.Join(", ", form.Values(name));

    /// <summary>Where the reader chose what was saved by the other, that is what was typed.</summary>
    private void Settle()
    {
        if (!typed.Remove(TheirsField, out var kept))
            return;
        var choices = typed.Where(t => t.Key.StartsWith(KeepField, StringComparison.Ordinal)).ToList();
        foreach (var (name, _) in choices)
            typed.Remove(name);
        var theirs = FromJson<string[]>(kept[0]);
        foreach (var unit in choices.Where(c => c.Value is [nameof(Side.Theirs)]).Select(c => c.Key[KeepField.Length..]))
        {
            foreach (var mine in typed.Keys.Where(k => UnitOf(k) == unit || k == unit + ".Text").ToList())
                typed.Remove(mine);
            foreach (var (name, values) in theirs.Where(t => UnitOf(Bare(t.Key)) == unit))
                typed[name] = values;
        }
    }

    /// <summary>A list is chosen whole: <c>Lines[2].Quantity</c> is of <c>Lines</c>.</summary>
    private static string UnitOf(string path) => path.IndexOf('[', StringComparison.Ordinal) is var at and > 0 ? path[..at] : path;

    /// <summary>The field that <c>Lines[2].Item.Text</c> gives words to.</summary>
    private static string Bare(string path) => path.EndsWith(TextField, StringComparison.Ordinal) ? path[..^TextField.Length] : path;

    private IEnumerable<string> Units() => typed.Where(t => t.Key[0] != '_' && Bare(t.Key) == t.Key).Select(t => UnitOf(t.Key)).Distinct(StringComparer.Ordinal);

    private static readonly string Nothing = AuditEntry.HashOf("")[..16];

    private string Print(string unit) => AuditEntry.HashOf(string.Join('\n', typed
        .Where(t => UnitOf(t.Key) == unit && Bare(t.Key) == t.Key && t.Value.Any(v => v.Length > 0)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={string.Join('\t', t.Value)}")))[..16];

    private static Dictionary<string, string> Prints(string json) => FromJson<string>(json);

    private static Dictionary<string, T> FromJson<T>(string json)
    {
        try
        {
            return json.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, T>>(json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
