using System.Linq.Expressions;
using Musubi.Data;
using Musubi.Finance.Accounts;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>Which sub-ledger: what customers owe us, or what we owe suppliers.</summary>
public enum OwedSide { Receivable, Payable }

/// <summary>What document an item stands for.</summary>
public enum ItemKind { Invoice, CreditNote, PaymentReceived, Bill, SupplierCredit, PaymentMade, Opening, Reversal, BillReversal }

/// <summary>
/// What a document left to be settled (未消込明細). Signed as the books are, debit positive: an invoice +, a payment received −, a bill −, a payment made +,
/// so that the remainders of a sub-ledger sum to the balance of its control account.
/// </summary>
/// <remarks>Rows of a sub-ledger: the document and its allocations stand on the trail.</remarks>
[NotAudited]
public sealed class OpenItem : IVersioned
{
    public required Id<OpenItem> Id { get; init; }
    public int Version { get; set; }
    public required OwedSide Side { get; init; }
    public required ItemKind Kind { get; init; }

    /// <summary>Of the document; the item's own id where it was brought forward by hand.</summary>
    public required long DocumentId { get; init; }
    public required string Number { get; init; }
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }

    /// <summary>The control account it was booked on.</summary>
    public required Id<Account> ControlId { get; init; }
    public required Id<Journal.JournalEntry> EntryId { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }

    /// <summary>In the document's currency.</summary>
    public required Money Amount { get; init => field = Remaining = value; }

    /// <summary>The same in the currency of the books, at the rate of its day.</summary>
    public required Money InBooks { get; init => field = RemainingInBooks = value; }

    /// <summary>What no allocation has settled. Of the sign of <see cref="Amount"/>, and never beyond it.</summary>
    public Money Remaining { get; private set; }
    public Money RemainingInBooks { get; private set; }

    /// <summary>Anything remains. Aging and entry of payments read the open ones alone.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>It is owed; else it lessens what is: a payment on account, a credit note.</summary>
    public bool IsOwed => Amount.Minor > 0 == (Side == OwedSide.Receivable);

    /// <summary>Past its day and still owed. What lessens is never late.</summary>
    public bool IsLate(DateOnly day) => IsOpen && IsOwed && Due < day;

    /// <summary>The same in a query, over what is open.</summary>
    public static Expression<Func<OpenItem, AgedItem>> Aged(DateOnly day) => i => new AgedItem
    {
        Id = i.Id, Side = i.Side, PartyId = i.PartyId, Owed = i.Amount.Minor > 0 == (i.Side == OwedSide.Receivable), Late = i.Due < day && i.Amount.Minor > 0 == (i.Side == OwedSide.Receivable),
        Due = i.Due, Date = i.Date, Currency = i.Remaining.Currency, Minor = i.Remaining.Minor, InBooks = i.RemainingInBooks.Minor,
    };

    /// <summary>The closing bill it stands on (請求書（締）); null until one gathers it.</summary>
    public long? ClosingBillId { get; internal set; }

    /// <summary>Settles so much, a positive figure.</summary>
    /// <returns>What that part is in the books, a positive figure: the last part takes all that is left there.</returns>
    internal Money Settle(Money amount)
    {
        if (amount.IsNegative || amount > Remaining.Abs())
            throw new InvalidOperationException($"{Number}: {amount} is more than the {Remaining.Abs()} that remain.");
        var part = InBooksOf(amount);
        Move(amount, part);
        return part;
    }

    /// <summary>What so much of the remainder is in the books.</summary>
    public Money InBooksOf(Money amount) =>
        amount == Remaining.Abs() ? RemainingInBooks.Abs()
        : Money.OfMinor((long)Rounding.HalfUp.Divide((Int128)RemainingInBooks.Abs().Minor * amount.Minor, Remaining.Abs().Minor), InBooks.Currency);

    /// <summary>The rate it was booked at: that of the day where it comes to the same, else the plainest that does. Null in the currency of the books.</summary>
    internal ExchangeRate? BookedAt(ExchangeRate? quoted)
    {
        if (Amount.Currency == InBooks.Currency || Amount.IsZero || InBooks.IsZero)
            return null;
        if (quoted is { } day && Fits(day))
            return day;
        var ratio = InBooks.Amount / Amount.Amount;
        return Enumerable.Range(0, 6).Select(d => Rounding.HalfUp.Round(ratio, d)).Where(r => r > 0).Select(r => ExchangeRate.Of(Amount.Currency, InBooks.Currency, r)).Cast<ExchangeRate?>().FirstOrDefault(r => Fits(r!.Value))
            ?? ExchangeRate.Of(Amount.Currency, InBooks.Currency, Math.Max(Rounding.HalfUp.Round(ratio, 6), 0.000001m));

        bool Fits(ExchangeRate rate) => rate.Convert(Amount, Rounding.HalfUp) == InBooks;
    }

    /// <summary>Takes an allocation back.</summary>
    internal void Unsettle(Money amount, Money inBooks) => Move(-amount, -inBooks);

    private void Move(Money amount, Money inBooks)
    {
        Remaining = Amount.IsNegative ? Remaining + amount : Remaining - amount;
        RemainingInBooks = Amount.IsNegative ? RemainingInBooks + inBooks : RemainingInBooks - inBooks;
        IsOpen = !Remaining.IsZero;
    }
}
