using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>Something that can be settled: how much of it is left, a positive figure.</summary>
public readonly record struct Matchable(Id<OpenItem> Item, DateOnly Due, Money Remaining);

/// <summary>Which items an amount settles. Pure: entry, preview and automatic matching ask the same.</summary>
public static class Matching
{
    private const int MostTries = 200_000;

    /// <summary>The oldest due first, until the amount is used up.</summary>
    public static IReadOnlyDictionary<Id<OpenItem>, Money> OldestFirst(IEnumerable<Matchable> items, Money amount)
    {
        var parts = new Dictionary<Id<OpenItem>, Money>();
        foreach (var item in InOrder(items))
        {
            if (amount.Minor <= 0)
                break;
            var part = Money.Min(item.Remaining, amount);
            parts.Add(item.Item, part);
            amount -= part;
        }
        return parts;
    }

    /// <summary>
    /// Whole items that come to the amount exactly: one alone, else the oldest in a row, else the set that begins with the oldest. Null where there is none, or none
    /// found in reasonable time.
    /// </summary>
    public static IReadOnlyDictionary<Id<OpenItem>, Money>? Exactly(IEnumerable<Matchable> items, Money amount)
    {
        var all = InOrder(items).Where(i => i.Remaining <= amount).ToList();
        if (amount.Minor <= 0 || all.Count == 0)
            return null;
        if (all.FindIndex(i => i.Remaining == amount) is >= 0 and var one)
            return Parts([all[one]]);
        var sum = Money.Zero(amount.Currency);
        for (var n = 0; n < all.Count && sum < amount; n++)
        {
            sum += all[n].Remaining;
            if (sum == amount)
                return Parts(all.Take(n + 1));
        }
        // What is left from each place on: where even all of it is too little, looking further is vain.
        var rest = new long[all.Count + 1];
        for (var i = all.Count - 1; i >= 0; i--)
            rest[i] = rest[i + 1] + all[i].Remaining.Minor;
        var chosen = new List<Matchable>();
        var tries = 0;
        return Find(0, amount.Minor) ? Parts(chosen) : null;

        bool Find(int from, long wanted)
        {
            if (wanted == 0)
                return true;
            if (from == all.Count || rest[from] < wanted || ++tries > MostTries)
                return false;
            if (all[from].Remaining.Minor <= wanted)
            {
                chosen.Add(all[from]);
                if (Find(from + 1, wanted - all[from].Remaining.Minor))
                    return true;
                chosen.RemoveAt(chosen.Count - 1);
            }
            return Find(from + 1, wanted);
        }
    }

    private static Dictionary<Id<OpenItem>, Money> Parts(IEnumerable<Matchable> items) => items.ToDictionary(i => i.Item, i => i.Remaining);

    private static IEnumerable<Matchable> InOrder(IEnumerable<Matchable> items) => items.OrderBy(i => i.Due).ThenBy(i => i.Item);
}
