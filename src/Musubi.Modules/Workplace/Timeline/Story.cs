using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Search;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>What happened to a document, newest first: what people wrote, and what they did.</summary>
/// <param name="Older">Send it as <c>before</c> for what happened earlier; null at the beginning of the story.</param>
public sealed record StoryPage(IReadOnlyList<Happening> Happenings, DateTime? Older);

/// <summary>One comment, or one act with everything it changed.</summary>
/// <param name="Comment">Null for acts.</param>
public sealed record Happening(DateTime At, long ActorId, string ActorName, Id<Comment>? Comment, string What, IReadOnlyList<FieldChange> Changes);

/// <param name="Before">Null where there was nothing; likewise <paramref name="After"/>.</param>
public sealed record FieldChange(Text Name, string? Before, string? After);

/// <summary>Reads a document's timeline off the trail and the comments.</summary>
public sealed class Story(MusubiDb db, IEnumerable<Module> modules, CurrentAct current, Clock clock)
{
    private const int PerPage = 30, MostRows = 400, MostChanges = 12;

    public async Task<StoryPage> Read(string kind, long id, Actor reader, DateTime? before, CancellationToken ct)
    {
        var trail = db.Set<AuditEntry>().AsNoTracking().Where(a => a.SubjectKind == kind && a.SubjectId == id);
        var said = db.Set<Comment>().AsNoTracking().Where(c => c.SubjectKind == kind && c.SubjectId == id);
        if (before is { } at)
            (trail, said) = (trail.Where(a => a.At < at), said.Where(c => c.At < at));
        var entries = await trail.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostRows).ToListAsync(ct);
        var comments = await said.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(PerPage + 1).ToListAsync(ct);
        var words = Words();
        await Name(entries, words, reader.Language, ct);

        var acts = Acts(entries).ToList();
        // The oldest act read may have more rows than were read.
        if (entries.Count == MostRows && acts.Count > 1)
            acts.RemoveAt(acts.Count - 1);
        var all = acts.Select(a => Told(kind, a, reader, words)).OfType<Happening>()
            .Concat(comments.Select(c => new Happening(c.At, c.AuthorId, c.AuthorName, c.Id, c.Body, [])))
            .OrderByDescending(h => h.At).ToList();
        var more = all.Count > PerPage || entries.Count == MostRows;
        return new([.. all.Take(PerPage)], more && all.Count > 0 ? all[Math.Min(all.Count, PerPage) - 1].At : null);
    }

    /// <summary>One entry of the trail with every field, named and written as people read it.</summary>
    public async Task<IReadOnlyList<(string Name, string? Before, string? After)>> Whole(AuditEntry entry, CancellationToken ct)
    {
        if (entry.Fields is null)
            return [];
        var words = Words();
        await Name([entry], words, current.Actor.Language, ct);
        return new RowChange(entry, words, Local, records).Whole();
    }

    /// <summary>What the records that entries name are called.</summary>
    private async Task Name(IReadOnlyList<AuditEntry> entries, Dictionary<string, TrailWord> words, Language language, CancellationToken ct)
    {
        var named = entries.SelectMany(e => RowChange.RecordsIn(e, words)).Distinct().ToList();
        if (named.Count > 0)
            records = (await db.Set<SearchEntry>().AsNoTracking().Where(s => EF.Parameter(named).Contains(s.SubjectId)).ToListAsync(ct)).ToDictionary(s => s.SubjectId, s => string.Join(' ', new[] { s.ShownCode, s.TitleIn(language) }.Where(w => w.Length > 0).Distinct()));
    }

    private IReadOnlyDictionary<long, string> records = new Dictionary<long, string>();

    private DateTime Local(DateTime utc) => current.Local(utc, clock);

    private Dictionary<string, TrailWord> Words() => modules.SelectMany(m => m.Trail).DistinctBy(w => w.Key).ToDictionary(w => w.Key, StringComparer.Ordinal);

    /// <summary>Rows that one act wrote, moments apart. The earliest row gives the act its time.</summary>
    private static IEnumerable<List<AuditEntry>> Acts(IEnumerable<AuditEntry> newestFirst)
    {
        var act = new List<AuditEntry>();
        foreach (var entry in newestFirst)
        {
            if (act.Count > 0 && (entry.Table is "comment" or "attachment" || act[^1].Act != entry.Act || act[^1].ActorId != entry.ActorId || act[^1].At - entry.At > TimeSpan.FromSeconds(1)))
            {
                yield return act;
                act = [];
            }
            act.Add(entry);
        }
        if (act.Count > 0)
            yield return act;
    }

    private Happening? Told(string kind, List<AuditEntry> act, Actor reader, Dictionary<string, TrailWord> words)
    {
        var first = act[^1];
        if (first.Table is "comment" && first.Change == AuditChange.Created)
            return null;
        var (what, changes) = first.Table switch
        {
            "comment" => (TimelineWords.TookBack, []),
            "attachment" => ((first.Change == AuditChange.Deleted ? TimelineWords.Removed : TimelineWords.Attached).With(FileName(first)), []),
            _ => (words.GetValueOrDefault(first.Act)?.Name ?? Plainly(kind, act), Changes(kind, act, reader, words)),
        };
        return new(first.At, first.ActorId, first.ActorName, null, what.ToString(), changes);
    }

    private static Text Plainly(string kind, List<AuditEntry> act) => act.FirstOrDefault(e => e.Table == kind)?.Change switch
    {
        AuditChange.Created => TimelineWords.Created,
        AuditChange.Deleted => TimelineWords.Deleted,
        _ => TimelineWords.Changed,
    };

    /// <summary>What changed, by names the modules give; what has no name tells nobody anything. What is new has no before to tell, a part that came or went is told in one line, and nothing is told twice.</summary>
    private IReadOnlyList<FieldChange> Changes(string kind, List<AuditEntry> act, Actor reader, Dictionary<string, TrailWord> words)
    {
        if (act.Any(e => e.Table == kind && e.Change == AuditChange.Created))
            return [];
        return [.. act.Where(e => e.Fields is not null).OrderBy(e => e.Id).SelectMany(e => Of(e, reader, words)).Distinct().Take(MostChanges)];

        IEnumerable<FieldChange> Of(AuditEntry entry, Actor who, Dictionary<string, TrailWord> named)
        {
            var row = new RowChange(entry, named, Local, records);
            var told = row.Told(who);
            return entry.Table == kind || entry.Change == AuditChange.Changed || row.Name is not { } part ? told
                : row.MaySee(who) && row.InOneLine(told) is { Length: > 0 } line ? [entry.Change == AuditChange.Created ? new(part, null, line) : new(part, line, null)]
                : [];
        }
    }

    private static string FileName(AuditEntry entry)
    {
        var fields = entry.Fields is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(entry.Fields)!;
        return fields.TryGetValue(nameof(Attachment.Name), out var name) ? (name[1].ValueKind == JsonValueKind.String ? name[1] : name[0]).ToString() : TimelineWords.File.ToString();
    }
}
