using Musubi.Finance.OpenItems;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>How far a proposal may be trusted: sure ones are accepted in one go, the others looked at.</summary>
public enum Confidence { Possible, Likely, Sure }

/// <summary>How a party was found for a payer's name.</summary>
public enum PayerFound { ByAmount, Near, SameName, Remembered }

/// <summary>What an amount comes to.</summary>
public enum AmountFound { OneItem, OldestItems, SomeItems, WholeBalance, LessFee, TooLittle, TooMuch, NothingOpen }

/// <summary>A party that may have paid, and what is open with it.</summary>
/// <param name="WeBearFees">The terms say that transfer fees are taken off what is paid.</param>
/// <param name="Items">In the line's currency, credits with them.</param>
internal sealed record PayerCandidate(long PartyId, string PartyName, PayerFound By, bool WeBearFees, IReadOnlyList<OpenItem> Items);

/// <summary>What a deposit may be, with its reason.</summary>
public sealed record MatchProposal
{
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required PayerFound By { get; init; }
    public required AmountFound Found { get; init; }
    public required Confidence Confidence { get; init; }

    /// <summary>Taken off on the way.</summary>
    public required Money Fee { get; init; }

    /// <summary>Positive figures; of credits too.</summary>
    public required IReadOnlyList<(OpenItem Item, Money Amount)> Settles { get; init; }

    /// <summary>What no item takes.</summary>
    public required Money OnAccount { get; init; }
}

/// <summary>Whose deposit it is and what it settles. Pure: the page, the act and the tests ask the same.</summary>
internal static class BankMatching
{
    /// <summary>What banks in Japan take for a transfer, with its tax.</summary>
    private static readonly long[] UsualFees = [110, 145, 165, 220, 275, 330, 385, 440, 495, 550, 605, 660, 715, 770, 825, 880];

    /// <summary>The best first; none where nobody is known by that name or amount.</summary>
    public static IReadOnlyList<MatchProposal> Of(Money amount, IReadOnlyList<PayerCandidate> candidates)
    {
        var found = candidates.Select(c => Of(amount, c)).ToList();
        var exact = found.Count(p => p.Confidence == Confidence.Sure);
        // Two parties that both fit are a question for a person.
        return [.. found.Select(p => p.Confidence == Confidence.Sure && exact > 1 ? p with { Confidence = Confidence.Likely } : p)
            .OrderByDescending(p => p.Confidence).ThenBy(p => p.Found).ThenByDescending(p => p.By).ThenBy(p => p.PartyId)];
    }

    private static MatchProposal Of(Money amount, PayerCandidate of)
    {
        var owed = of.Items.Where(i => i.IsOpen && !i.Amount.IsNegative).OrderBy(i => i.Due).ThenBy(i => i.Id).ToList();
        var credits = of.Items.Where(i => i.IsOpen && i.Amount.IsNegative).ToList();
        var nothing = Money.Zero(amount.Currency);
        var isKnown = of.By is PayerFound.SameName or PayerFound.Remembered;
        var matchables = owed.ConvertAll(i => new Matchable(i.Id, i.Due, i.Remaining));

        if (Matching.Exactly(matchables, amount) is { } exact)
        {
            var kind = exact.Count == 1 ? AmountFound.OneItem : owed.Take(exact.Count).All(i => exact.ContainsKey(i.Id)) ? AmountFound.OldestItems : AmountFound.SomeItems;
            return Proposal(kind, kind == AmountFound.SomeItems ? Known(Confidence.Likely) : Known(Confidence.Sure), nothing, Parts(exact), nothing);
        }
        var balance = Money.Sum(of.Items.Select(i => i.Remaining), amount.Currency);
        if (credits.Count > 0 && balance == amount)
            return Proposal(AmountFound.WholeBalance, Known(Confidence.Sure), nothing, [.. of.Items.Select(i => (i, i.Remaining.Abs()))], nothing);
        foreach (var fee in amount.Currency == Currency.JPY ? UsualFees.Select(f => Money.OfMinor(f, Currency.JPY)) : [])
        {
            if (Matching.Exactly(matchables, amount + fee) is { } less && (less.Count == 1 || owed.Take(less.Count).All(i => less.ContainsKey(i.Id))))
                return Proposal(AmountFound.LessFee, Known(of.WeBearFees ? Confidence.Sure : Confidence.Likely), fee, Parts(less), nothing);
        }
        if (owed.Count == 0)
            return Proposal(AmountFound.NothingOpen, Confidence.Possible, nothing, [], amount);
        var total = Money.Sum(owed.Select(i => i.Remaining), amount.Currency);
        return amount < total
            ? Proposal(AmountFound.TooLittle, Confidence.Possible, nothing, Parts(Matching.OldestFirst(matchables, amount)), nothing)
            : Proposal(AmountFound.TooMuch, Confidence.Possible, nothing, Parts(Matching.OldestFirst(matchables, amount)), amount - total);

        Confidence Known(Confidence most) => isKnown ? most : of.By == PayerFound.Near && most == Confidence.Sure ? Confidence.Likely : Confidence.Possible;

        IReadOnlyList<(OpenItem Item, Money Amount)> Parts(IReadOnlyDictionary<Id<OpenItem>, Money> parts) => [.. owed.Where(i => parts.ContainsKey(i.Id)).Select(i => (i, parts[i.Id]))];

        MatchProposal Proposal(AmountFound kind, Confidence confidence, Money fee, IReadOnlyList<(OpenItem Item, Money Amount)> settles, Money onAccount) => new()
        {
            PartyId = of.PartyId, PartyName = of.PartyName, By = of.By, Found = kind, Confidence = confidence, Fee = fee, Settles = settles, OnAccount = onAccount,
        };
    }
}
