using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Modules.Visits;

/// <summary>The first visit as one person finds it: the stops whose pages they may open and whose records are there, in order, and how far they came.</summary>
public sealed class FirstVisit
{
    public required IReadOnlyList<ShownStop> Stops { get; init; }

    /// <summary>They put it away: home greets without it, and it waits in the menu.</summary>
    public required bool IsAway { get; init; }

    public int Seen => Stops.Count(s => s.Seen);

    public ShownStop? At(string? key) => Stops.FirstOrDefault(s => s.Stop.Key == key);

    /// <summary>Where to go on behind a stop: the next that was not seen, around the corner if need be; null when all else was.</summary>
    public ShownStop? After(ShownStop here) => Stops.SkipWhile(s => s != here).Concat(Stops.TakeWhile(s => s != here)).FirstOrDefault(s => s != here && !s.Seen);
}

/// <param name="Number">From 1.</param>
/// <param name="Record">The address of the record it is seen on.</param>
public sealed record ShownStop(VisitStop Stop, int Number, string Record, bool Seen)
{
    /// <summary>The record with the guide beside it: <c>/sales/orders/17?visit=order</c>.</summary>
    public string Href
    {
        get
        {
            var at = Record.IndexOf('#', StringComparison.Ordinal);
            var (path, fragment) = at < 0 ? (Record, "") : (Record[..at], Record[at..]);
            return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}visit={Stop.Key}{fragment}";
        }
    }
}

/// <summary>Who guides newcomers through a company that is there to be looked at. In any other there is no guide.</summary>
public sealed class VisitGuide(IEnumerable<IVisitStop> stops, IEnumerable<IOpenHouse> houses, MusubiDb db)
{
    /// <summary>A visit is short: who sees more of the house sees the first of its stops.</summary>
    public const int Most = 7;

    public async Task<bool> Guides(CancellationToken ct)
    {
        foreach (var house in houses)
        {
            if (await house.IsOpen(ct))
                return true;
        }
        return false;
    }

    /// <summary>Null where nobody is guided, or there is nothing this person may see.</summary>
    public async Task<FirstVisit?> Of(Actor actor, CancellationToken ct)
    {
        if (!await Guides(ct))
            return null;
        var owner = actor.Id;
        var marks = (await db.Set<VisitMark>().AsNoTracking().Where(m => m.OwnerId == owner).Select(m => m.Stop).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var shown = new List<ShownStop>(Most);
        foreach (var stop in stops.Where(s => s.Stop.Permissions.All(actor.May)).OrderBy(s => s.Stop.Place))
        {
            if (shown.Count < Most && await stop.Find(actor, ct) is { } record)
                shown.Add(new(stop.Stop, shown.Count + 1, record, marks.Contains(stop.Stop.Key)));
        }
        return shown.Count == 0 ? null : new() { Stops = shown, IsAway = marks.Contains(VisitMark.Away) };
    }

    internal static readonly Text Noun = new("見学の見どころ", "参观项目", "stop of the visit");
}
