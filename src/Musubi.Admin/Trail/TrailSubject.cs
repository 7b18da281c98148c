using System.Text.Json;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Admin.Trail;

/// <summary>What a line of the trail is about, as people call it: the kind of record, its number and name, and the part of it that was written.</summary>
internal static class TrailSubject
{
    private static readonly string[] Known = ["Number", "Code", "Name", "NameJa", "Names.Ja", "Names.Zh", "Names.En", "Title", "FileName", "LegalName", "ItemCode", "CustomerName", "Date"];

    /// <param name="found">Number and title as the search knows them, on two lines; null where it does not.</param>
    /// <param name="fields">What was written of the record itself; null of a part.</param>
    public static string Said(string kind, string table, string? found, string? fields)
    {
        var name = found is not null ? string.Join(' ', found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()) : fields is not null ? NameIn(fields) : "";
        var part = table == kind || TrailWords.Kind(table).Ja == table ? "" : $"· {TrailWords.Kind(table)}";
        return string.Join(' ', new[] { TrailWords.Kind(kind).ToString(), name, part }.Where(w => w.Length > 0));
    }

    private static string NameIn(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        foreach (var known in Known)
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
