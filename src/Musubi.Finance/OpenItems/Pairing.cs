using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>Chosen parts of items, debits and credits, to pairs: in the order given, each credit is used up before the next. Pure.</summary>
internal static class Pairing
{
    /// <summary>The two sides must come to the same.</summary>
    public static List<Pair> Of(IReadOnlyList<(OpenItem Item, Money Amount)> debits, IReadOnlyList<(OpenItem Item, Money Amount)> credits)
    {
        var pairs = new List<Pair>();
        var (d, c) = (0, 0);
        for (var (debit, credit) = (Left(debits, 0), Left(credits, 0)); d < debits.Count && c < credits.Count;)
        {
            var amount = Money.Min(debit, credit);
            if (!amount.IsZero)
                pairs.Add(new(debits[d].Item, credits[c].Item, amount));
            (debit, credit) = (debit - amount, credit - amount);
            if (debit.IsZero)
                debit = Left(debits, ++d);
            if (credit.IsZero)
                credit = Left(credits, ++c);
        }
        return d == debits.Count && c == credits.Count ? pairs : throw new InvalidOperationException("What is settled on both sides differs.");
    }

    private static Money Left(IReadOnlyList<(OpenItem Item, Money Amount)> parts, int at) => at < parts.Count ? parts[at].Amount : default;
}
