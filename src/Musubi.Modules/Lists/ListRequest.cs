using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Musubi.Modules.Lists;

/// <summary>What the URL asks of a list: <c>?q=suzuki&amp;sort=-name&amp;f.kind=company&amp;cols=code,name&amp;view=12</c>. Every state of a list is one address.</summary>
public sealed record ListRequest
{
    public const int UsualSize = 50;

    public string? Text { get; init; }

    /// <summary>Column key, with a leading minus for descending. Null: as the list is by itself.</summary>
    public string? Sort { get; init; }

    /// <summary>By filter key. Several values of one filter mean any of them; several filters mean all of them.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Filters { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Keys of the columns to show, in order; empty for those that the list shows by itself.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The day at whose end the rows are asked for, of a list that knows the past; null for now.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The saved view this started from: its id, or <c>all</c> for none, though the reader has a default.</summary>
    public string? View { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    /// <summary>The number of the first row of the page among all, as far as paging has counted.</summary>
    public long First { get; init; } = 1;
    public int Size { get; init; } = UsualSize;

    /// <summary>True when the address says nothing but which view, so that what the view saved is to be shown.</summary>
    public bool IsBare => Text is null && Sort is null && Filters.IsEmpty && Columns.IsEmpty && On is null && After is null && Before is null;

    public static ListRequest Of(IQueryCollection query) => new()
    {
        Text = Word(query["q"]),
        Sort = Word(query["sort"]),
        Filters = query.Where(p => p.Key.StartsWith("f.", StringComparison.Ordinal)).SelectMany(p => Values(p.Key[2..], p.Value)).Concat(Spans(query))
            .GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
        // The form of chosen columns posts one a box; an address people pass on names them in one word.
        Columns = [.. query["cols"].Concat(query["col"]).OfType<string>().SelectMany(c => c.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)],
        On = DateOnly.TryParseExact(Word(query["on"]), Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
        View = Word(query["view"]),
        After = Word(query["after"]),
        Before = Word(query["before"]),
        First = long.TryParse(query["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first > 0 ? first : 1,
        Size = int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : UsualSize,
    };

    /// <summary>From an address as it was saved.</summary>
    public static ListRequest Of(string query) => Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>The same rows from their first page on.</summary>
    public ListRequest FromStart() => this with { After = null, Before = null, First = 1 };

    public ListRequest With(string filter, IEnumerable<string> values)
    {
        var kept = values.ToImmutableArray();
        return FromStart() with { Filters = kept.Length == 0 ? Filters.Remove(filter) : Filters.SetItem(filter, kept) };
    }

    public ListRequest Without(string filter, string value) => With(filter, Filters.TryGetValue(filter, out var values) ? values.Remove(value) : []);

    /// <summary>Its part of the address as pairs, in a fixed order, so that the same state has one address.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        if (View is not null)
            yield return new("view", View);
        if (Text is not null)
            yield return new("q", Text);
        foreach (var (key, values) in Filters)
        {
            foreach (var value in values)
                yield return new("f." + key, value);
        }
        if (On is { } on)
            yield return new("on", on.ToString(Iso, CultureInfo.InvariantCulture));
        if (Sort is not null)
            yield return new("sort", Sort);
        if (Columns.Length > 0)
            yield return new("cols", string.Join(',', Columns));
        if (Size != UsualSize)
            yield return new("size", Size.ToString(CultureInfo.InvariantCulture));
        if (After is not null)
            yield return new("after", After);
        else if (Before is not null)
            yield return new("before", Before);
        if (First > 1)
            yield return new("n", First.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The query string with its question mark; empty when there is nothing to say.</summary>
    public string Query()
    {
        var query = new StringBuilder();
        foreach (var (key, value) in Pairs())
            query.Append(query.Length == 0 ? '?' : '&').Append(key).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        return query.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(string key, IEnumerable<string?> values) =>
        key.EndsWith(FromEnd, StringComparison.Ordinal) || key.EndsWith(ToEnd, StringComparison.Ordinal) ? []
        : values.Select(Word).OfType<string>().Select(v => KeyValuePair.Create(key, v));

    /// <summary>A span of days, or of amounts, comes from its form as two fields, <c>f.date.from</c> and <c>f.date.to</c>; in an address it is one word.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Spans(IQueryCollection query) =>
        query.Keys.Where(k => k.StartsWith("f.", StringComparison.Ordinal)).Select(k => k[2..])
            .Select(k => k.EndsWith(FromEnd, StringComparison.Ordinal) ? k[..^FromEnd.Length] : k.EndsWith(ToEnd, StringComparison.Ordinal) ? k[..^ToEnd.Length] : "").Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(k => KeyValuePair.Create(k, $"{Word(query[$"f.{k}{FromEnd}"])}..{Word(query[$"f.{k}{ToEnd}"])}"))
            .Where(span => Days.TryParse(span.Value, out _) || Amounts.TryParse(span.Value, out _));

    private const string FromEnd = ".from", ToEnd = ".to", Iso = "yyyy-MM-dd";

    private static string? Word(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
