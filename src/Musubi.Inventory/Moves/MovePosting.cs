using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>What moves of stock book: inventory by posting group, against what the move was for.</summary>
public static class MovePosting
{
    /// <summary>One effect on the value of stock: more is positive.</summary>
    public sealed record Effect(string PostingGroup, AccountRole Against, long Minor);

    /// <returns>Null where nothing is to be booked.</returns>
    public static BalancedEntry? For(Text description, IEnumerable<Effect> effects, Currency currency)
    {
        var grouped = effects.GroupBy(e => (e.PostingGroup, e.Against)).OrderBy(g => g.Key.PostingGroup, StringComparer.Ordinal).ThenBy(g => g.Key.Against)
            .Select(g => (g.Key.PostingGroup, g.Key.Against, Amount: Money.OfMinor(g.Sum(e => e.Minor), currency))).Where(g => !g.Amount.IsZero).ToList();
        return grouped.Count == 0 ? null : BalancedEntry.Of(description, grouped.SelectMany(g => new[]
        {
            Posting.Debit(new AccountPart(AccountRole.Inventory, g.PostingGroup), g.Amount),
            Posting.Credit(new AccountPart(g.Against, g.PostingGroup), g.Amount),
        }));
    }

    /// <summary>Where a part of a move's value goes: its own account, the variance of prices, or the cost of what was issued too early.</summary>
    public static AccountRole AgainstOf(ValuePart part, AccountRole own) => part switch
    {
        ValuePart.Variance => AccountRole.PurchasePriceVariance,
        ValuePart.Settled => AccountRole.CostOfSales,
        _ => own,
    };
}
