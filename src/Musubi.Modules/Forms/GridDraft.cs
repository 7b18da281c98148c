using Musubi.Kernel;

namespace Musubi.Modules.Forms;

/// <summary>A document being typed in a line grid, as the grid sends it to be previewed: every value as typed.</summary>
public sealed record GridDraft
{
    public Dictionary<string, string?> Fields { get; init; } = [];
    public List<Dictionary<string, object?>> Lines { get; init; } = [];

    /// <summary>As the form it will be when posted, so that preview and saving read it alike.</summary>
    public PostedForm AsForm(string list)
    {
        var form = new PostedForm();
        foreach (var (name, value) in Fields)
            form.Set(name, value ?? "");
        for (var i = 0; i < Lines.Count; i++)
        {
            foreach (var (key, value) in Lines[i])
                form.Set($"{list}[{i}].{key}", value?.ToString() ?? "");
        }
        return form;
    }

    /// <summary>The draft as the use case's input, as far as it can be read: one cell that cannot leaves its line out, not the others. What could not is told with <see cref="GridPreview.Saying"/>.</summary>
    public (Result<TInput> Input, IReadOnlyList<Refusal> Unread) Read<TInput>(string list, Language language, DateOnly today) => AsForm(list).ReadTheRest<TInput>(language, today);
}

public sealed record GridTotal(Text Label, string Value, bool Strong = false);

/// <summary>What the grid shows beside what was typed: figures for its readonly cells, totals, and refusals by cell.</summary>
public sealed record GridPreview
{
    public IReadOnlyList<Dictionary<string, object?>> Lines { get; init; } = [];
    public IReadOnlyList<GridTotal> Totals { get; init; } = [];
    public IReadOnlyDictionary<string, string> Refusals { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing could be computed: only the refusals.</summary>
    public static GridPreview Refused(int lines, string list, IReadOnlyList<Refusal> refusals) => new()
    {
        Lines = [.. Enumerable.Range(0, lines).Select(i => Line(i, list, refusals))],
        Refusals = refusals.Where(r => r.Field is { } field && !field.StartsWith(list + "[", StringComparison.Ordinal))
            .GroupBy(r => r.Field!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().ToString(), StringComparer.Ordinal),
    };

    /// <summary>The same, with what could not be read of the draft beside its cells and fields; a line with such a cell says nothing else.</summary>
    public GridPreview Saying(string list, IReadOnlyList<Refusal> unread)
    {
        if (unread.Count == 0)
            return this;
        var told = Refused(Lines.Count, list, unread);
        return this with
        {
            Lines = [.. Lines.Select((line, i) => unread.Any(r => r.Field?.StartsWith($"{list}[{i}].", StringComparison.Ordinal) == true) ? told.Lines[i] : line)],
            Refusals = told.Refusals.Concat(Refusals.Where(r => !told.Refusals.ContainsKey(r.Key))).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The refusals of one line, by column.</summary>
    public static Dictionary<string, object?> Line(int index, string list, IEnumerable<Refusal> refusals)
    {
        var path = $"{list}[{index}].";
        return new()
        {
            ["refusals"] = refusals.Where(r => r.Field?.StartsWith(path, StringComparison.Ordinal) == true)
                .GroupBy(r => r.Field![path.Length..], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().ToString(), StringComparer.Ordinal),
        };
    }
}
