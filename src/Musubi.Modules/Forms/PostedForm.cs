using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Musubi.Kernel;

namespace Musubi.Modules.Forms;

/// <summary>
/// A form as a person filled it in: every word kept as typed, so that nothing is lost when it is refused,
/// and the refusals beside their fields. Field names are the paths of the use case's input: <c>Code</c>, <c>Lines[2].Quantity</c>.
/// </summary>
public sealed partial class PostedForm
{
    private readonly Dictionary<string, string[]> typed = new(StringComparer.Ordinal);
    private readonly List<Refusal> refusals = [];
    private readonly OrderedDictionary<string, ShownField> shown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True once something was posted: what was typed stands, rather than what is stored.</summary>
    public bool IsPosted { get; private init; }

    public IReadOnlyList<Refusal> Refusals => refusals;

    public IEnumerable<string> Names => typed.Keys;

    public static PostedForm Of(HttpContext http)
    {
        var form = new PostedForm { IsPosted = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType };
        if (form.IsPosted)
        {
            foreach (var (name, values) in http.Request.Form)
                form.typed[name] = [.. values.Select(v => v?.Replace("\0", "", StringComparison.Ordinal) ?? "")];
            form.Settle();
        }
        return form;
    }

    /// <summary>A form that nobody filled in: for buttons that post nothing but themselves.</summary>
    public static PostedForm Blank => new();

    /// <summary>The form with this name: what was posted if it was this one, else an empty one. For pages with several forms whose fields share names.</summary>
    public PostedForm Named(string name) => IsPosted && Handler == name ? this : new();

    /// <summary>The name of the form that was posted; empty while nothing was.</summary>
    public string Handler => IsPosted ? Value("_handler") : "";

    /// <summary>Shows a stored input in the fields. Once something was posted, that stands, and the stored is kept to compare with.</summary>
    public PostedForm Fill(object? stored)
    {
        if (stored is null)
            return this;
        Stored = new();
        Stored.Spread(stored, "");
        if (!IsPosted)
            Spread(stored, "");
        return this;
    }

    public string Value(string name) => typed.TryGetValue(name, out var values) && values.Length > 0 ? values[0] : "";

    public IReadOnlyList<string> Values(string name) => typed.TryGetValue(name, out var values) ? values : [];

    public bool IsOn(string name) => Value(name) is "true" or "on";

    public void Set(string name, string value) => typed[name] = [value];

    /// <summary>The lines of a list, <c>Lines</c>: the highest line number that holds anything, + 1. Blank lines at the end are spare paper; beyond <see cref="MostLines"/> nobody typed.</summary>
    public int Count(string list) =>
        typed.Where(t => t.Key.StartsWith(list + "[", StringComparison.Ordinal) && t.Value.Any(v => !string.IsNullOrWhiteSpace(v)))
            .Select(t => int.TryParse(t.Key.AsSpan(list.Length + 1, Math.Max(0, t.Key.IndexOf(']', list.Length) - list.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < MostLines ? i + 1 : 0)
            .DefaultIfEmpty(0).Max();

    private const int MostLines = 10_000;

    /// <summary>The idempotency key the form was rendered with; null when it carried none.</summary>
    public string? Key => Value("_key") is { Length: > 0 and <= 100 } key ? key : null;

    /// <summary>The posted key, kept while the act is refused, or a new one.</summary>
    public string KeyOrNew() => Key ?? Guid.NewGuid().ToString("N");

    /// <summary>A field of the page announces itself: its refusals then stand beside it and no longer on top.</summary>
    /// <param name="say">The value as its reader reads it: the name of a choice, a date in words.</param>
    public void Show(string name, Text? label = null, Func<PostedForm, string>? say = null) => shown[name] = new(name, label, say);

    public IEnumerable<Refusal> At(string name) => refusals.Where(r => string.Equals(r.Field, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first refused field of the page, from the top: it gets the focus.</summary>
    public bool IsFirstRefused(string name) => shown.Keys.FirstOrDefault(n => At(n).Any()) is { } first && string.Equals(first, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refusals that belong to no field on the page: shown on top.</summary>
    public IEnumerable<Refusal> Elsewhere => refusals.Where(r => r.Field is null || !shown.ContainsKey(r.Field));

    /// <summary>The posted form stands in the page's body and says there what was refused of it.</summary>
    public bool SaysItself { get; set; }

    public void Refuse(IEnumerable<Refusal> found) => refusals.AddRange(found);

    /// <summary>Reads the fields into a use case's input. What cannot be read is refused beside its field, all at once.</summary>
    public Result<TInput> Read<TInput>(Language language, DateOnly today)
    {
        var found = new List<Refusal>();
        var json = Node(typeof(TInput), "", found, language, today) ?? new JsonObject();
        if (found.Count > 0)
            return found;
        return Inputs.Read<TInput>(json);
    }

    /// <summary>Reads what can be read, for previews, which save nothing: a field that cannot stands empty, a line with one in it blank, and each is told.</summary>
    internal (Result<TInput> Input, IReadOnlyList<Refusal> Unread) ReadTheRest<TInput>(Language language, DateOnly today)
    {
        var found = new List<Refusal>();
        return (Inputs.Read<TInput>(Node(typeof(TInput), "", found, language, today, blank: true) ?? new JsonObject()), found);
    }

    private JsonNode? Node(Type type, string path, List<Refusal> found, Language language, DateOnly today, bool blank = false)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        // Somebody typed what no record is known by: that is not the same as nothing.
        if (!blank && plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Id<>) && Value(path).Trim().Length == 0 && Value(path + ".Text").Trim() is { Length: > 0 } unknown)
            found.Add((NotKnown with { What = NotKnown.What.With(unknown) }).At(path));
        if (Inputs.IsLeaf(plain))
            return typed.TryGetValue(path, out var values) && values.Length > 0 ? Leaf(plain, path, values[^1], found, language, today) : null;
        if (Inputs.ElementOf(plain) is { } element)
        {
            var list = new JsonArray();
            if (Inputs.IsLeaf(element))
            {
                foreach (var value in Values(path).Where(v => v.Length > 0))
                    list.Add(Leaf(element, path, value, found, language, today));
                return typed.ContainsKey(path) ? list : null;
            }
            for (var i = 0; i < Count(path); i++)
            {
                var before = found.Count;
                var line = Node(element, $"{path}[{i}]", found, language, today, blank) ?? new JsonObject();
                list.Add(blank && found.Count > before ? new JsonObject() : line);
            }
            return list;
        }
        var prefix = path.Length == 0 ? "" : path + ".";
        if (path.Length > 0 && !typed.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal)))
            return null;
        var json = new JsonObject();
        foreach (var property in plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            if (Node(property.PropertyType, prefix + property.Name, found, language, today, blank) is { } value)
                json[property.Name] = value;
        }
        return json;
    }

    private static JsonNode? Leaf(Type type, string path, string raw, List<Refusal> found, Language language, DateOnly today)
    {
        var text = raw.Trim();
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return text is "true" or "on" or "1";
        if (text.Length == 0)
            return null;
        if (type == typeof(DateOnly))
            return DateInput.TryParse(text, today, language, out var date) ? date.ToString("O", CultureInfo.InvariantCulture) : Refuse(NotADate);
        if (type.IsEnum)
            return Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value.ToString() : Refuse(NotAChoice);
        if (type == typeof(Currency) || type == typeof(Unit))
            return text;
        if (decimal.TryParse(Digits.ToAscii(text).Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            if (type == typeof(decimal))
                return number;
            if (number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue)
                return (long)number;
        }
        return Refuse(NotANumber);

        JsonNode? Refuse(Refusal refusal)
        {
            found.Add((refusal with { What = refusal.What.With(text) }).At(path));
            return null;
        }
    }

    private void Spread(object value, string path)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var held = property.GetValue(value);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (held is null)
                continue;
            if (Inputs.IsLeaf(type))
                typed[name] = [Inputs.Write(held)];
            else if (held is IEnumerable list)
            {
                var items = list.Cast<object>().ToList();
                if (Inputs.ElementOf(type) is { } element && Inputs.IsLeaf(element))
                    typed[name] = [.. items.Select(Inputs.Write)];
                else
                    for (var i = 0; i < items.Count; i++)
                        Spread(items[i], $"{name}[{i}]");
            }
            else
                Spread(held, name);
        }
    }

    private static readonly Refusal NotADate = new("not-a-date",
        new Text("「{0}」は日付として読めません。", "“{0}”不是有效的日期。", "'{0}' is not a date."),
        new Text("2026/11/23 のように入力してください。", "请按 2026/11/23 的格式输入。", "Type it like 23/11/2026."));

    private static readonly Refusal NotKnown = new("not-known",
        new Text("「{0}」は登録がないか、まだ選ばれていません。", "“{0}”未登记，或尚未选定。", "'{0}' is not known, or not chosen yet."),
        new Text("一覧から選んでください。", "请从列表中选择。", "Choose one from the list."));

    private static readonly Refusal NotANumber = new("not-a-number",
        new Text("「{0}」は数値として読めません。", "“{0}”不是有效的数字。", "'{0}' is not a number here."),
        new Text("数字で入力してください。", "请输入数字。", "Type figures only."));

    private static readonly Refusal NotAChoice = new("not-a-choice",
        new Text("「{0}」は選択肢にありません。", "“{0}”不在可选项中。", "'{0}' is not one of the choices."),
        new Text("一覧から選んでください。", "请从列表中选择。", "Choose one from the list."));
}
