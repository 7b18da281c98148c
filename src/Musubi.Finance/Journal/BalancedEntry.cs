using Musubi.Finance.Accounts;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>One side of an entry: debit is positive, credit negative.</summary>
public sealed record Posting
{
    public required AccountPart Account { get; init; }

    /// <summary>In the currency of the document.</summary>
    public required Money Amount { get; init; }

    /// <summary>The same in the currency of the books, where history fixed it: what is settled was booked at another day's rate. The other lines take the entry's rate, and what is left over is booked as exchange gain or loss.</summary>
    public Money? InBooks { get; init; }

    /// <summary>Of this line; they win over those of the whole entry.</summary>
    public Dimensions Dimensions { get; init; } = Dimensions.None;

    /// <summary>What stands on this line alone.</summary>
    public string Memo { get; init; } = "";

    public static Posting Debit(AccountPart account, Money amount) => new() { Account = account, Amount = amount };
    public static Posting Credit(AccountPart account, Money amount) => new() { Account = account, Amount = -amount };
}

/// <summary>Names an account by the part it plays rather than by its code, so that posting rules know no chart.</summary>
public sealed record AccountPart(AccountRole? Role, string? PostingGroup = null)
{
    public static readonly AccountPart Receivable = new(AccountRole.Receivable);
    public static readonly AccountPart OutputTax = new(AccountRole.OutputTax);
    public static readonly AccountPart Bank = new(AccountRole.Bank);
    public static AccountPart Revenue(string postingGroup) => new(AccountRole.Revenue, postingGroup);

    /// <summary>This very account, which a person chose.</summary>
    public static AccountPart Of(Id<Account> account) => new((AccountRole?)null) { Account = account };

    public static implicit operator AccountPart(AccountRole role) => new(role);

    public Id<Account>? Account { get; private init; }
}

/// <summary>
/// A journal entry that cannot exist unbalanced: debits equal credits, exactly. The only way into the ledger.
/// </summary>
public sealed class BalancedEntry
{
    private BalancedEntry(IReadOnlyList<Posting> postings, Text description) => (Postings, Description) = (postings, description);

    public IReadOnlyList<Posting> Postings { get; }
    public Text Description { get; }

    /// <summary>Postings of nothing are left out. An imbalance or an empty entry is a fault of the posting rule, not of the user.</summary>
    public static BalancedEntry Of(Text description, IEnumerable<Posting> postings)
    {
        var lines = postings.Where(p => !p.Amount.IsZero || p.InBooks is { IsZero: false }).ToList();
        if (lines.Count == 0)
            throw new InvalidOperationException($"'{description.En}' books nothing.");
        Balance(description, lines, lines.Select(l => l.Amount));
        // Where every line's amount in the books is fixed, nothing is left for the rate to even out.
        if (lines.All(p => p.InBooks is not null))
            Balance(description, lines, lines.Select(l => l.InBooks!.Value));
        return new(lines, description);
    }

    /// <summary>
    /// An exchange: one currency against another, each line with its amount in the books. It balances there, and in no other currency.
    /// </summary>
    public static BalancedEntry Exchange(Text description, IEnumerable<Posting> postings)
    {
        var lines = postings.Where(p => !p.Amount.IsZero || p.InBooks is { IsZero: false }).ToList();
        if (lines.Count == 0)
            throw new InvalidOperationException($"'{description.En}' books nothing.");
        Balance(description, lines, lines.Select(l => l.InBooks ?? throw new InvalidOperationException($"'{description.En}': an exchange says what each line is in the books.")));
        return new(lines, description);
    }

    private static void Balance(Text description, List<Posting> lines, IEnumerable<Money> amounts)
    {
        foreach (var currency in amounts.GroupBy(a => a.Currency))
        {
            if (currency.Sum(a => a.Minor) is not 0 and var difference)
                throw new InvalidOperationException($"'{description.En}' is out of balance by {difference} minor units of {currency.Key}: {string.Join(", ", lines.Select(p => $"{p.Account} {p.Amount}"))}.");
        }
    }
}
