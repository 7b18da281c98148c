namespace Musubi.Approvals.Requests;

/// <summary>
/// Who can fill which place of a step, and how many places are filled: the whole arithmetic of approving, without a database.
/// A person has one voice a step, however many places they could fill; 'two of three' means two people.
/// </summary>
internal static class Voices
{
    /// <summary>How many places these voices fill: a maximum matching, so that the order of answering never matters.</summary>
    /// <param name="voices">For each person who said yes, the places they can fill.</param>
    public static int Filled(IReadOnlyList<IReadOnlyList<int>> voices)
    {
        var holder = new Dictionary<int, int>();
        return Enumerable.Range(0, voices.Count).Count(voice => Seat(voice, []));

        bool Seat(int voice, HashSet<int> tried)
        {
            foreach (var place in voices[voice])
            {
                if (!tried.Add(place))
                    continue;
                if (!holder.TryGetValue(place, out var sitting) || Seat(sitting, tried))
                {
                    holder[place] = voice;
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>The yes of one more counts only if it fills a place that the others leave.</summary>
    public static bool Helps(IReadOnlyList<IReadOnlyList<int>> voices, IReadOnlyList<int> more) => more.Count > 0 && Filled([.. voices, more]) > Filled(voices);

    /// <summary>The places a person can fill, and for whom.</summary>
    /// <param name="holders">For each place of the step, who holds it by role, name or office.</param>
    /// <param name="barred">Whose voice does not count: the submitter, unless the rule lets them. Nobody lends it to a stand-in either.</param>
    public static IReadOnlyList<Voice> Of(long person, IReadOnlyList<IReadOnlySet<long>> holders, StandIns standIns, long? barred)
    {
        if (person == barred)
            return [];
        return [.. from place in Enumerable.Range(0, holders.Count)
                   from holder in holders[place]
                   where holder != barred && standIns.Speaks(person, holder)
                   group holder by place into g
                   select new Voice(g.Key, g.Contains(person) && standIns.Speaks(person, person) ? person : g.Min())];
    }
}

/// <param name="For">Whose place it is: the person's own, or that of somebody they stand in for.</param>
public readonly record struct Voice(int Place, long For);

/// <summary>Who speaks for whom: absences by date, and single requests handed over.</summary>
internal sealed class StandIns
{
    private readonly Dictionary<long, long> handedTo = [];
    private readonly HashSet<(long Absent, long Delegate)> absences;

    /// <param name="handovers">In the order in which they were made: each gives away everything its giver speaks for.</param>
    public StandIns(IEnumerable<(long From, long To)> handovers, IEnumerable<(long Absent, long Delegate)> absences)
    {
        this.absences = [.. absences];
        foreach (var (from, to) in handovers)
        {
            handedTo.TryAdd(from, from);
            foreach (var place in handedTo.Where(h => h.Value == from).Select(h => h.Key).ToList())
                handedTo[place] = to;
        }
    }

    /// <summary>A person speaks for a holder who handed over to them, or handed over to nobody and is themself or lets them stand in today.</summary>
    public bool Speaks(long person, long holder)
    {
        var place = handedTo.GetValueOrDefault(holder, holder);
        return place == person || absences.Contains((place, person));
    }
}
