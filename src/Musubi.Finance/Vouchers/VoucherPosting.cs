using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>What a voucher books: its lines as they were typed.</summary>
public static class VoucherPosting
{
    /// <summary>Why its lines are no entry; null when they balance.</summary>
    public static Refusal? WhyNot(Voucher voucher)
    {
        var debit = Money.Sum(voucher.Lines.Select(l => l.Debit), voucher.Currency);
        var credit = Money.Sum(voucher.Lines.Select(l => l.Credit), voucher.Currency);
        if (debit.IsZero && credit.IsZero)
            return new("finance.empty-entry", new Text("金額が入力されていません。", "未填写金额。", "There is no amount."), new Text("明細を入力してください。", "请填写明细。", "Enter the lines."), "Lines");
        return debit == credit ? null : new("finance.unbalanced",
            new Text("貸借が一致しません。借方 {0}、貸方 {1}、差額 {2}。", "借贷不平衡：借方{0}，贷方{1}，差额{2}。", "Debits {0} and credits {1} differ by {2}.").With(debit, credit, (debit - credit).Abs()),
            debit.IsZero || credit.IsZero
                ? new Text("すべて同じ側に入っています。反対側の科目を入力してください。", "金额都在同一方，请填写对方科目。", "All amounts are on one side. Enter the account of the other.")
                : new Text("差額の科目を確かめてください。", "请核对差额对应的科目。", "Check the account the difference belongs to."), "Lines");
    }

    public static BalancedEntry For(Voucher voucher) => BalancedEntry.Of(Text.Same(voucher.Description), voucher.Lines.OrderBy(l => l.Position).Select(l => new Posting
    {
        Account = AccountPart.Of(l.AccountId), Amount = l.Debit - l.Credit, Memo = l.Memo, Dimensions = Dimensions.Read(l.DimensionKey),
    }));

    public static EntrySource Source(Voucher voucher, string number, Currency books) => new()
    {
        Kind = "voucher", Id = voucher.Id.Value, Number = number, Date = voucher.Date, Area = PeriodArea.General,
        Rate = voucher.Rate is { } rate && voucher.Currency != books ? ExchangeRate.Of(voucher.Currency, books, rate) : null,
    };
}
