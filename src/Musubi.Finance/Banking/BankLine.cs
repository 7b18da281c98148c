using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Payments;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>Where a line stands. What left the bank is kept and looked at, and settles nothing here.</summary>
public enum BankLineState { Waiting, Booked, Ignored, Outgoing }

/// <summary>A line of a bank's file (入出金明細), kept once, however often a file brings it. A deposit waits until it is booked, as a payment or by a voucher, or set aside.</summary>
public sealed class BankLine : IVersioned, ISearchable
{
    public required Id<BankLine> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The account of the books that the bank account is.</summary>
    public required Id<Account> BankId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>What came in; negative what left.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who paid, as the bank wrote it, and what that is compared by (<see cref="Banking.PayerKey"/>).</summary>
    public required string Payer { get; init; }
    public required string PayerKey { get; init; }
    public required string Memo { get; init; }

    /// <summary>The bank's own number of it.</summary>
    public required string Number { get; init; }

    /// <summary>What makes it the line it is: of account, day, figures and words, and which of those alike it is.</summary>
    [NotAudited]
    public required string Mark { get; init; }
    public required BankLineState State { get; set; }

    /// <summary>The payment it was booked as; null too where a voucher books it.</summary>
    public Id<Payment>? PaymentId { get; private set; }

    /// <summary>Why it was set aside.</summary>
    public string Reason { get; private set; } = "";

    public Refusal? WhyNotBook() => State switch
    {
        BankLineState.Waiting => null,
        BankLineState.Booked when PaymentId is null => new Refusal("bank.booked", new Text("この入金は振替伝票で記帳済みです。", "该收款已用手工凭证入账。", "This deposit was booked by a voucher."), new Text("やり直すには、その伝票を赤伝で取り消してください。", "如需重做，请红字冲销该凭证。", "To do it anew, reverse that voucher."), Kind: RefusalKind.Conflict) { Href = $"/finance/bank-lines/{Id}" },
        BankLineState.Booked => new Refusal("bank.booked", new Text("この入金は消込済みです。", "该收款已核销。", "This deposit was booked already."), new Text("やり直すには、その入金を取り消してください。", "如需重做，请冲销该收款。", "To do it anew, take its payment back."), Kind: RefusalKind.Conflict) { Href = $"/finance/payments/{PaymentId}" },
        BankLineState.Ignored => new Refusal("bank.ignored", new Text("この入金は対象外にされています（{0}）。", "该收款已设为不处理（{0}）。", "This deposit was set aside: {0}.").With(Reason), new Text("先に対象に戻してください。", "请先恢复为待处理。", "Take it up again first."), Kind: RefusalKind.Conflict),
        _ => new Refusal("bank.outgoing", new Text("これは出金の明細です。", "这是付款明细。", "This line is money that left."), new Text("入金の明細を選んでください。", "请选择收款明细。", "Choose a deposit."), Kind: RefusalKind.Conflict),
    };

    internal void Book(Id<Payment> payment) => (State, PaymentId) = (BankLineState.Booked, payment);

    /// <summary>A voucher of it is posted: it waits no more. What left the bank stays what it is.</summary>
    internal Refusal? BookByVoucher()
    {
        if (State == BankLineState.Booked)
            return WhyNotBook();
        if (State != BankLineState.Outgoing)
            State = BankLineState.Booked;
        return null;
    }

    /// <summary>Its payment or voucher was taken back: it stands as before.</summary>
    internal void Release()
    {
        if (State == BankLineState.Booked)
            (State, PaymentId) = (Reason.Length > 0 ? BankLineState.Ignored : BankLineState.Waiting, null);
    }

    internal void Ignore(string reason) => (State, Reason) = (BankLineState.Ignored, reason);

    internal void TakeUp() => (State, Reason) = (BankLineState.Waiting, "");

    public long SearchId => Id.Value;
    /// <summary>What it is known by: who paid, or where the bank does not say so, what it wrote.</summary>
    public string Said => Payer.Length > 0 ? Payer : Memo;

    public SearchWords SearchWords => new(Number, Said, $"{Date:yyyy-MM-dd} {Amount.Figures(Language.English.Culture)}", [Payer, Memo, Amount.Figures(Language.English.Culture)], FinancePermission.View, 46);
}

/// <summary>Under this name that party pays: learnt from what a person confirmed.</summary>
public sealed class KnownPayer : IPartOf
{
    public required Id<KnownPayer> Id { get; init; }
    public required string PayerKey { get; init; }

    /// <summary>As the bank wrote it, the last time.</summary>
    public required string Payer { get; set; }
    public required long PartyId { get; init; }
    public (string Kind, long Id) Whole => ("party", PartyId);
}
