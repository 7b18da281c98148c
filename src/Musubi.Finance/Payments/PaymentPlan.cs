using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.Payments;

/// <summary>A payment as typed.</summary>
public sealed record PaymentDraft
{
    public Id<Party>? Party { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>Null for the company's own bank account.</summary>
    public Id<Account>? Bank { get; init; }

    /// <summary>Null for the currency of the books.</summary>
    public Currency? Currency { get; init; }

    /// <summary>What was transferred, in major units.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Bank fee that we bear.</summary>
    public decimal? Fee { get; init; }
    public decimal? Discount { get; init; }
    public decimal? WriteOff { get; init; }

    /// <summary>What one unit of a foreign currency was worth; null takes the day's rate.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The rate is right, though far from the last.</summary>
    public bool RateMeant { get; init; }

    /// <summary>A day to come is meant: the transfer is ordered, the cheque is dated ahead.</summary>
    public bool Ahead { get; init; }

    /// <summary>That most of it settles nothing although the party has open items is meant: it stays on account.</summary>
    public bool OnAccount { get; init; }
    public string Reference { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>What it settles; the rest stays on account.</summary>
    public List<SettlementLine> Lines { get; init; } = [];
}

/// <summary>A payment and what it settles, checked. Pure: preview and posting ask the same.</summary>
/// <param name="OnAccount">What no item takes.</param>
internal sealed record PaymentPlan(PaymentFigures Figures, Settlement Settles, Money Total, Money OnAccount, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>More than half of it settles nothing: with open items about, that is asked about first.</summary>
    public bool LeavesMuch => (OnAccount + OnAccount) > Total;

    public static PaymentPlan Of(PaymentDraft draft, PaymentDirection direction, Currency currency, long party, IReadOnlyList<OpenItem> items, bool mayWriteOff)
    {
        var refusals = new List<Refusal>();
        var amount = Figure(draft.Amount, "Amount", Words.PaymentAmount);
        var figures = new PaymentFigures(amount, Figure(draft.Fee, "Fee", Words.Fee), Figure(draft.Discount, "Discount", Words.Discount), Figure(draft.WriteOff, "WriteOff", Words.WriteOff, negative: true));
        if (draft.Amount is null)
            refusals.Add(Refusal.Missing("Amount", Words.PaymentAmount));
        if (!figures.DifferenceIsSmall && !mayWriteOff)
            refusals.Add(new("payment.write-off",
                new Text("少額差異 {0} は、{1} を超えています。", "零星差额{0}超过{1}。", "A difference of {0} is above {1}.").With(figures.WriteOff.Abs(), PaymentFigures.SmallDifference(currency)),
                new Text("残額を未消込のまま残してください。貸倒れなら、標準では経営の人が「差額の切り捨て」の権限で、入金額を 0 として入力できます。", "请保留未核销余额；如为坏账，标准设置下可由管理层人员凭“核销差额”权限录入金额为0的收款。", "Leave the rest open. If it is a bad debt, somebody with the right to write off, by default management, can enter it as a payment of 0."), "WriteOff"));
        else if (direction == PaymentDirection.Received && !figures.BadDebt.IsZero && string.IsNullOrWhiteSpace(draft.Note))
            refusals.Add(new("payment.bad-debt-reason",
                new Text("{0} を貸倒れとする理由がありません。", "缺少将{0}作为坏账的原因。", "There is no reason why {0} is a bad debt.").With(figures.BadDebt),
                new Text("「備考」に理由（破産、債権放棄など）を書いてください。書面を備えると、消費税も控除されます。", "请在“备注”中写明原因（破产、放弃债权等）；备有书面证明时可抵减税额。", "Write it in the note: bankruptcy, a waiver. With papers to show for it the tax is deducted as well."), "Note"));
        var total = figures.Total(direction);
        if (refusals.Count == 0 && total.Minor <= 0)
            refusals.Add(new("payment.nothing",
                new Text("消し込む金額が {0} です。", "可核销金额为{0}。", "There are {0} to settle with.").With(total),
                new Text("金額を入力してください。", "请输入金额。", "Type an amount above zero."), "Amount"));

        var settles = Settlement.Of(draft.Lines, items, direction == PaymentDirection.Received ? OwedSide.Receivable : OwedSide.Payable, party, currency);
        refusals.AddRange(settles.Refusals);
        var (owed, credits) = direction == PaymentDirection.Received ? (settles.Debit, settles.Credit) : (settles.Credit, settles.Debit);
        var applied = owed - credits;
        var left = total - applied;
        if (refusals.Count == 0 && applied.IsNegative)
            refusals.Add(new("payment.credits-beyond",
                new Text("消込に使う貸し {0} が、消し込む明細 {1} を超えています。", "用于核销的贷项{0}超过所核销的明细{1}。", "Credits of {0} are more than the items of {1} they settle.").With(credits, owed),
                new Text("明細を増やすか、充てる金額を減らしてください。", "请增加明细或减少抵充金额。", "Choose more items, or take less of the credits."), "Lines"));
        if (refusals.Count == 0 && left.IsNegative)
            refusals.Add(new("payment.too-much-settled",
                new Text("消込額 {0} が、入金・支払の合計 {1} を {2} 超えています。", "核销金额{0}超过收付合计{1}，超出{2}。", "{0} are settled, {2} more than the {1} there are.").With(applied, total, -left),
                new Text("消込額を減らすか、手数料・割引・差額を入力してください。", "请减少核销金额，或填写手续费、折扣、差额。", "Settle less, or enter the fee, discount or difference that explains it."), "Lines"));
        if (refusals.Count == 0 && left > Money.Max(amount, Money.Zero(currency)))
            refusals.Add(new("payment.adjustment-unused",
                new Text("手数料・割引・差額 {0} に、消し込む明細がありません。", "手续费、折扣、差额{0}没有对应的核销明细。", "Fee, discount and difference of {0} settle nothing.").With(left - amount),
                new Text("明細に割り当てるか、0にしてください。", "请分配到明细，或改为0。", "Settle items with them, or leave them out."), "Lines"));
        return new(figures, settles, total, left, refusals);

        Money Figure(decimal? typed, string field, Text name, bool negative = false)
        {
            if (OpenItems.Figures.Read(typed, currency, field, name, refusals) is not { } money)
                return Money.Zero(currency);
            if (money.IsNegative && !negative)
                refusals.Add(OpenItems.Figures.Negative(field, name, money));
            return money;
        }
    }
}
