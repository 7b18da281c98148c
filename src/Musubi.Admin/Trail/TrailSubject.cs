using System.Text.Json;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Admin.Trail;

/// <summary>What a line of the trail is about, as people call it: the kind of record, its number and name, and the part of it that was written.</summary>
internal static class TrailSubject
{
    private static readonly string[] First = ["Number", "Code", "Name"], Last = ["Title", "FileName", "LegalName", "ItemCode", "CustomerName", "Date", "From"];

    /// <param name="found">The record as the search knows it; null where it does not.</param>
    /// <param name="fields">What was written of the record itself; null of a part.</param>
    public static string Said(string kind, string table, SearchEntry? found, string? fields)
    {
        var name = found is not null ? string.Join(' ', new[] { found.ShownCode, found.TitleIn(Languages.Current) }.Where(w => w.Length > 0).Distinct()) : fields is not null ? NameIn(fields) : "";
        var part = table == kind || TrailWords.Kind(table).Ja == table ? "" : $"· {TrailWords.Kind(table)}";
        return string.Join(' ', new[] { TrailWords.Kind(kind).ToString(), name, part }.Where(w => w.Length > 0));
    }

    /// <summary>Where its name stands, that in the reader's language before the others.</summary>
    private static IEnumerable<string> Named(Language language) =>
        new[] { language, Language.Japanese, Language.Chinese, Language.English }.Distinct().Select(l => l.Tag[..2]).Select(t => char.ToUpperInvariant(t[0]) + t[1..]).SelectMany(t => new[] { "Name" + t, "Names." + t });

    private static string NameIn(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        foreach (var known in First.Concat(Named(Languages.Current)).Concat(Last))
        {
            if (document.RootElement.TryGetProperty(known, out var pair) && pair.ValueKind == JsonValueKind.Array)
            {
                var said = pair.EnumerateArray().LastOrDefault(v => v.ValueKind == JsonValueKind.String);
                if (said.ValueKind == JsonValueKind.String && said.GetString() is { Length: > 0 } name)
                    return name;
            }
        }
        return "";
    }
}
