using System.Globalization;
using System.Text.Json;
using Musubi.Data.Audit;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>One row's change, in words and figures as the reader writes them.</summary>
/// <param name="local">The reader's own clock.</param>
/// <param name="records">What the records that fields name are called, by id.</param>
internal sealed class RowChange(AuditEntry entry, Dictionary<string, TrailWord> words, Func<DateTime, DateTime> local, IReadOnlyDictionary<long, string> records)
{
    private const string Minor = ".Minor", Millionths = ".Millionths";

    /// <summary>What a part is known by where none of its fields has a name.</summary>
    private static readonly string[] Known = ["KnownAs", "ItemCode", "Code", "Number", "Name", "Description", "Unit", "Country"];

    /// <summary>Each as [before, after]; a mark that stands alone for a secret is its after.</summary>
    private readonly Dictionary<string, JsonElement[]> fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(entry.Fields!)!
        .ToDictionary(f => f.Key, f => f.Value.ValueKind == JsonValueKind.Array && f.Value.GetArrayLength() == 2 ? f.Value.EnumerateArray().ToArray() : [default, f.Value], StringComparer.Ordinal);

    /// <summary>What its table is called; null where it has no name.</summary>
    public Text? Name => words.GetValueOrDefault(entry.Table)?.Name;

    public bool MaySee(Actor reader) => words.GetValueOrDefault(entry.Table)?.Permission is not { } permission || reader.May(permission);

    /// <summary>The fields that have names and that the reader may see.</summary>
    public List<FieldChange> Told(Actor reader)
    {
        var told = new List<FieldChange>();
        var which = IsChangedPart ? Known.Select(k => fields.TryGetValue(k, out var same) && same[0].ToString() == same[1].ToString() ? Text(same[1], k) : null).FirstOrDefault(k => k is { Length: > 0 }) : null;
        foreach (var (field, values) in fields)
        {
            var bare = Bare(field);
            if ((words.GetValueOrDefault($"{entry.Table}.{field}") ?? words.GetValueOrDefault($"{entry.Table}.{bare}")) is not { } word || (word.Permission ?? words.GetValueOrDefault(entry.Table)?.Permission) is { } permission && !reader.May(permission))
                continue;
            // Of a part that changed and does not say which it is, figures without their line tell nobody anything.
            if (bare != field && IsChangedPart && which is null)
                continue;
            // An amount whose currency did not change does not say which it is.
            if (field.EndsWith(Minor, StringComparison.Ordinal) && CurrencyOf(bare + ".Currency", 0) is null && CurrencyOf(bare + ".Currency", 1) is null)
                continue;
            var (before, after) = (Said(field, word, values, 0), Said(field, word, values, 1));
            if (before != after)
                told.Add(new(which is null ? word.Name : OfLine.With(which, word.Name), before, after));
        }
        return told;
    }

    /// <summary>Every field, by its name where it has one: for who reads the trail itself.</summary>
    public IReadOnlyList<(string Name, string? Before, string? After)> Whole() =>
        [.. fields.Select(f => (f.Key, f.Value, Word: words.GetValueOrDefault($"{entry.Table}.{f.Key}") ?? words.GetValueOrDefault($"{entry.Table}.{Bare(f.Key)}") ?? new TrailWord(f.Key, Kernel.Text.Same(f.Key))))
            .Select(f => (f.Word.Name.ToString(), Said(f.Key, f.Word, f.Value, 0), Said(f.Key, f.Word, f.Value, 1)))];

    /// <summary>The records that its fields name.</summary>
    public static IEnumerable<long> RecordsIn(AuditEntry entry, Dictionary<string, TrailWord> words)
    {
        if (entry.Fields is null || !words.Values.Any(w => w.As == TrailFigure.Record && w.Key.StartsWith(entry.Table + ".", StringComparison.Ordinal)))
            yield break;
        foreach (var (field, pair) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(entry.Fields)!)
        {
            if (words.GetValueOrDefault($"{entry.Table}.{field}") is not { As: TrailFigure.Record } || pair.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var side in pair.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Number))
                yield return side.GetInt64();
        }
    }

    private bool IsChangedPart => entry.Change == AuditChange.Changed && entry.Table != entry.SubjectKind;

    private static readonly Text OfLine = new("{0} {1}", "{0} {1}", "{0} {1}");

    /// <summary>All of a row that came or went.</summary>
    public string InOneLine(List<FieldChange> told)
    {
        // What is not so is not told; what is so is told by its name.
        var (yes, no) = (TimelineWords.Yes.ToString(), TimelineWords.No.ToString());
        var values = told.ConvertAll(t => (t.Name, Value: t.After ?? t.Before ?? "")).FindAll(v => v.Value != no);
        return values.Count > 0
            ? string.Join(" · ", values.Select(v => v.Value == yes ? v.Name.ToString() : values.Count == 1 || v.Name.ToString() == Name?.ToString() ? v.Value : $"{v.Name} {v.Value}"))
            : Known.Select(k => fields.TryGetValue(k, out var pair) ? Text(pair[entry.Change == AuditChange.Deleted ? 0 : 1], k) : null).FirstOrDefault(t => t is { Length: > 0 }) ?? "";
    }

    private string? Said(string field, TrailWord word, JsonElement[] values, int side)
    {
        var value = values[side];
        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => TimelineWords.Yes.ToString(),
            JsonValueKind.False => TimelineWords.No.ToString(),
            JsonValueKind.String when field == "Unit" && Unit.TryOf(value.GetString(), out var unit) => unit.Symbol.ToString(),
            JsonValueKind.String => Text(value, field),
            JsonValueKind.Number when word.As == TrailFigure.Record && value.TryGetInt64(out var record) => records.GetValueOrDefault(record, value.ToString()),
            JsonValueKind.Number when word.As == TrailFigure.UnlessZero && value.TryGetDecimal(out var none) && none == 0 => null,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => Figure(field, word, number, side),
            _ => value.ToString(),
        };
    }

    private string Figure(string field, TrailWord word, decimal number, int side)
    {
        var culture = Languages.Current.Culture;
        var bare = Bare(field);
        if (field.EndsWith(Minor, StringComparison.Ordinal) && (CurrencyOf(bare + ".Currency", side) ?? CurrencyOf(bare + ".Currency", 1 - side)) is { } currency)
            return Money.OfMinor((long)number, currency).ToString(null, culture);
        if (field.EndsWith(Millionths, StringComparison.Ordinal) || word.As == TrailFigure.Millionths)
            return Unit.TryOf(TextAt(bare + ".Unit", side) ?? TextAt("Quantity.Unit", side), out var unit) ? new Quantity { Millionths = (long)number, Unit = unit }.ToString(null, culture) : Written(number / Quantity.Scale);
        if (word.As == TrailFigure.Share)
            return Written(number * 100) + "%";
        if (word.Name.En.Contains('%', StringComparison.Ordinal) || word.Name.Ja.Contains('%', StringComparison.Ordinal))
            return Written(number * 100);
        return (field.EndsWith("Price", StringComparison.Ordinal) || field.EndsWith("Cost", StringComparison.Ordinal)) && TextAt("Currency", side) is { } code ? $"{Written(number)} {code}" : Written(number);

        string Written(decimal figure) => figure.ToString("#,0.######", culture);
    }

    private string? Text(JsonElement value, string field) => value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text ? null
        : words.GetValueOrDefault($"{entry.Table}.{field}={text}")?.Name.ToString() ?? words.GetValueOrDefault("=" + text)?.Name.ToString()
        ?? (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Lists.Days(day, day).ToString()
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) && moment.Kind == DateTimeKind.Utc && text.Length > 10 ? Moment(local(moment)) : text);

    private static string Moment(DateTime local) => $"{new Lists.Days(DateOnly.FromDateTime(local), DateOnly.FromDateTime(local))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private Currency? CurrencyOf(string field, int side) => Currency.TryOf(TextAt(field, side), out var currency) ? currency : null;

    private string? TextAt(string field, int side) => fields.TryGetValue(field, out var pair) && pair[side].ValueKind == JsonValueKind.String ? pair[side].GetString() : null;

    /// <summary>An amount and a quantity are kept in parts; the field is the whole.</summary>
    private static string Bare(string field) =>
        field.EndsWith(Minor, StringComparison.Ordinal) ? field[..^Minor.Length] : field.EndsWith(Millionths, StringComparison.Ordinal) ? field[..^Millionths.Length] : field;
}
