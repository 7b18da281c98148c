using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>One side of an entry: debit is positive, credit negative.</summary>
public sealed record Posting
{
    public required AccountPart Account { get; init; }
    public required Money Amount { get; init; }

    public static Posting Debit(AccountPart account, Money amount) => new() { Account = account, Amount = amount };
    public static Posting Credit(AccountPart account, Money amount) => new() { Account = account, Amount = -amount };
}

/// <summary>Names an account by the part it plays rather than by its code, so that posting rules know no chart.</summary>
public sealed record AccountPart(Accounts.AccountRole Role, string? PostingGroup = null)
{
    public static readonly AccountPart Receivable = new(Accounts.AccountRole.Receivable);
    public static readonly AccountPart OutputTax = new(Accounts.AccountRole.OutputTax);
    public static readonly AccountPart Bank = new(Accounts.AccountRole.Bank);
    public static AccountPart Revenue(string postingGroup) => new(Accounts.AccountRole.Revenue, postingGroup);
}

/// <summary>
/// A journal entry that cannot exist unbalanced: in each currency debits equal credits, exactly. The only way into the ledger.
/// </summary>
public sealed class BalancedEntry
{
    private BalancedEntry(IReadOnlyList<Posting> postings, Text description) => (Postings, Description) = (postings, description);

    public IReadOnlyList<Posting> Postings { get; }
    public Text Description { get; }

    /// <summary>Postings of nothing are left out. An imbalance or an empty entry is a fault of the posting rule, not of the user.</summary>
    public static BalancedEntry Of(Text description, IEnumerable<Posting> postings)
    {
        var lines = postings.Where(p => !p.Amount.IsZero).ToList();
        if (lines.Count == 0)
            throw new InvalidOperationException($"'{description.En}' books nothing.");
        foreach (var currency in lines.GroupBy(p => p.Amount.Currency))
        {
            if (currency.Sum(p => p.Amount.Minor) is not 0 and var difference)
                throw new InvalidOperationException($"'{description.En}' is out of balance by {difference} minor units of {currency.Key}: {string.Join(", ", currency.Select(p => $"{p.Account} {p.Amount}"))}.");
        }
        return new(lines, description);
    }
}
