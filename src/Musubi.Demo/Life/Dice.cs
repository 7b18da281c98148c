namespace Musubi.Demo.Life;

/// <summary>Chance from a seed (SplitMix64): the same on every machine and in every version.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to one less than that.</summary>
    public int Below(int sides) => (int)(Next() % (ulong)sides);

    public int From(int least, int most) => least + Below(most - least + 1);

    /// <summary>So often of a hundred times.</summary>
    public bool Happens(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> some) => some[Below(some.Count)];

    /// <summary>One of them, the heavier the likelier.</summary>
    public T Of<T>(IReadOnlyList<(int Weight, T What)> some)
    {
        var at = Below(some.Sum(s => s.Weight));
        return some.First(s => (at -= s.Weight) < 0).What;
    }

    /// <summary>So many of them, none twice, in any order.</summary>
    public List<T> Some<T>(IEnumerable<T> of, int most)
    {
        var (left, taken) = (of.ToList(), new List<T>());
        while (taken.Count < most && left.Count > 0)
        {
            var at = Below(left.Count);
            taken.Add(left[at]);
            left.RemoveAt(at);
        }
        return taken;
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
