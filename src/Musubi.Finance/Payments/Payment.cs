using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

public enum PaymentDirection { Received, Made }

/// <summary>How much of a payment has settled something.</summary>
public enum PaymentState { Unallocated, Partly, Allocated, TakenBack }

/// <summary>Money received from a customer (入金) or paid to a supplier (支払). Booked once; what is wrong is taken back and entered anew.</summary>
public sealed class Payment : IVersioned, ISearchable
{
    public required Id<Payment> Id { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }
    public required PaymentDirection Direction { get; init; }

    /// <summary>Whose items it settles, and its name on that day.</summary>
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>The bank account or cash it moved.</summary>
    public required Id<Account> BankId { get; init; }

    /// <summary>What was transferred: what came in; what the supplier got.</summary>
    public required Money Amount { get; init; }

    /// <summary>Bank fee that we bear: of a payment received it was held back on the way and counts as paid; of one made it leaves the bank besides.</summary>
    public required Money Fee { get; init; }

    /// <summary>Discount for paying early: given to the customer, or taken by us.</summary>
    public required Money Discount { get; init; }

    /// <summary>A small difference let go; negative where a little too much came.</summary>
    public required Money WriteOff { get; init; }

    /// <summary>What it settles in all; what no item took of it stays on account.</summary>
    public required Money Total { get; init; }
    public required string Reference { get; init; }
    public required string Note { get; init; }
    public required Id<Journal.JournalEntry> EntryId { get; init; }
    public required Id<OpenItem> ItemId { get; init; }

    /// <summary>Of the discount and the fee.</summary>
    public List<TaxRow> Taxes { get; init; } = [];

    /// <summary>When, why and by which entry it was taken back.</summary>
    public DateOnly? ReversedOn { get; private set; }
    public string Reason { get; private set; } = "";
    public Id<Journal.JournalEntry>? ReversalId { get; private set; }

    internal PaymentFigures Figures => new(Amount, Fee, Discount, WriteOff);

    public bool IsReversed => ReversedOn is not null;

    public Refusal? WhyNotReverse() => ReversedOn is not { } day ? null : new Refusal("payment.reversed",
        new Text("{0} は {1:yyyy/MM/dd} に取り消されています。", "{0}已于{1:yyyy-MM-dd}冲销。", "{0} was taken back on {1:dd/MM/yyyy}.").With(Number, day),
        new Text("正しい内容で入力し直してください。", "请按正确内容重新录入。", "Enter it anew with what is right."), Kind: RefusalKind.Conflict);

    /// <param name="total">What it settles in all.</param>
    /// <param name="left">What of it settles nothing yet; both without a sign.</param>
    public static PaymentState StateOf(bool takenBack, long total, long left) =>
        takenBack ? PaymentState.TakenBack : left == 0 ? PaymentState.Allocated : left == total ? PaymentState.Unallocated : PaymentState.Partly;

    public PaymentState StateWith(OpenItem item) => StateOf(IsReversed, item.Amount.Abs().Minor, item.Remaining.Abs().Minor);

    internal void Reverse(DateOnly on, string reason, Id<Journal.JournalEntry> entry) => (ReversedOn, Reason, ReversalId) = (on, reason, entry);

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, PartyName, [PartyName, Reference, Amount.Figures(Language.English.Culture)], FinancePermission.View, 45);
}
