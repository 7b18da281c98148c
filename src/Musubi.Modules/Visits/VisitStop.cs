using Musubi.Kernel;

namespace Musubi.Modules.Visits;

/// <summary>
/// A stop of the first visit: a knot that stands, shown on a record of this very company. A module brings those of its own house; who walks past them, and how far they came, is
/// <see cref="VisitGuide"/>'s.
/// </summary>
public interface IVisitStop
{
    VisitStop Stop { get; }

    /// <summary>The address of the record it is best seen on, for somebody who holds all its rights; null where there is none yet.</summary>
    Task<string?> Find(Actor actor, CancellationToken ct);
}

/// <summary>What a stop says.</summary>
/// <param name="Key">One word, in addresses and in what is kept of the visit: <c>grade</c>.</param>
/// <param name="Place">Its place among all stops; of too many the last are left out.</param>
/// <param name="Title">The knot, as short as a heading.</param>
/// <param name="Benefit">What it is good for, in one sentence.</param>
/// <param name="Look">What to look at on the page it leads to.</param>
/// <param name="Permissions">All that its page asks of its reader.</param>
public sealed record VisitStop(string Key, int Place, string Icon, Text Title, Text Benefit, Text Look, params string[] Permissions);
