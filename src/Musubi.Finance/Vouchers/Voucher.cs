using System.Globalization;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Banking;
using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

public enum VoucherState
{
    Draft,

    /// <summary>Waits for a second person.</summary>
    Submitted,
    Posted,
    Reversed,
}

/// <summary>An entry written by hand (振替伝票): typed by one person, approved by another, and only then in the journal.</summary>
public sealed class Voucher : IVersioned, ISearchable
{
    public required Id<Voucher> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Drawn when it is posted; empty before.</summary>
    public string Number { get; set; } = "";
    public required DateOnly Date { get; set; }
    public required string Description { get; set; }
    public required Currency Currency { get; set; }

    /// <summary>Units of the books' currency for one; null takes the day's.</summary>
    public decimal? Rate { get; set; }

    /// <summary>An accrual is taken back by itself on this day.</summary>
    public DateOnly? ReverseOn { get; set; }
    public VoucherState State { get; set; }

    /// <summary>The bank's line it books; null of any other.</summary>
    public Id<BankLine>? BankLineId { get; init; }

    /// <summary>What the amounts on taxed lines hold.</summary>
    public PriceBasis Basis { get; set; }
    public required long MadeBy { get; set; }
    public required string MadeByName { get; set; }
    public string ApprovedByName { get; set; } = "";

    /// <summary>Why it came back from approval.</summary>
    public string ReturnedFor { get; set; } = "";
    public Id<JournalEntry>? EntryId { get; set; }
    public Id<JournalEntry>? ReversalId { get; set; }
    public List<VoucherLine> Lines { get; init; } = [];

    /// <summary>Once posted; what takes it back stands beside it with its sign turned.</summary>
    public List<TaxRow> Taxes { get; init; } = [];

    /// <summary>What it books on the debit side, in its currency: with the tax that comes on top of what was typed.</summary>
    public long BookedMinor { get; set; }
    public Money Booked => Money.OfMinor(BookedMinor, Currency);

    /// <summary>An accrual's days between its entry and what takes it back: a copy keeps them.</summary>
    public int? ReversedAfter => ReverseOn is { } back ? back.DayNumber - Date.DayNumber : null;

    /// <summary>Why it cannot be changed any more; null while it can.</summary>
    public Refusal? WhyNotEdit() => State == VoucherState.Draft ? null : NotIn(new("変更", "修改", "changing it"));
    public Refusal? WhyNotSubmit() => State == VoucherState.Draft ? null : NotIn(new("承認の依頼", "提交审核", "submitting it"));

    /// <summary>Two pairs of eyes: who wrote it does not approve it. The system itself, which replays and makes demos, does.</summary>
    public Refusal? WhyNotApprove(Actor actor) =>
        State != VoucherState.Submitted ? NotIn(new("承認", "审核", "approving it"))
        : actor.Id == MadeBy && !actor.IsSystem ? new Refusal("finance.own-voucher",
            new Text("自分で起票した伝票は承認できません。", "不能审核自己编制的凭证。", "Nobody approves what they wrote themselves."),
            new Text("承認の権限を持つ別の人に依頼してください。", "请由其他有审核权限的人审核。", "Ask another person who may approve."), Kind: RefusalKind.Forbidden)
        : null;

    public Refusal? WhyNotReturn() => State == VoucherState.Submitted ? null : NotIn(new("差し戻し", "退回", "sending it back"));

    /// <summary>Taking back what was submitted is its author's; others who approve send it back.</summary>
    public Refusal? WhyNotWithdraw(Actor actor) =>
        State != VoucherState.Submitted ? NotIn(new("取り下げ", "撤回", "withdrawing it"))
        : actor.Id != MadeBy && !actor.IsSystem ? new Refusal("finance.not-your-voucher",
            new Text("取り下げられるのは起票者だけです。", "只有制单人可以撤回。", "Only who wrote it can withdraw it."),
            new Text("{0}さんに依頼するか、差し戻してください。", "请联系{0}，或将其退回。", "Ask {0}, or send it back.").With(MadeByName), Kind: RefusalKind.Forbidden)
        : null;

    /// <summary>What took two persons to post is not taken back by its author alone: somebody else does it who could have approved it.</summary>
    public Refusal? WhyNotReverse(Actor actor) =>
        State != VoucherState.Posted || (ReversalId is not null && ReverseOn is null) ? NotIn(new("赤伝での取消", "冲销", "reversing it"))
        : (actor.Id == MadeBy && !actor.IsSystem) || !actor.May(FinancePermission.ApproveVouchers) ? new Refusal("finance.own-reversal",
            actor.Id == MadeBy
                ? new Text("承認された伝票を、起票者だけで取り消すことはできません。", "已审核的凭证不能由制单人单独冲销。", "Who wrote a voucher does not take it back alone once it was approved.")
                : new Text("承認された伝票の取消には、「振替伝票の承認」の権限が必要です。", "冲销已审核的凭证需要“审核手工凭证”权限。", "To take back an approved voucher takes the right to approve vouchers."),
            new Text("「振替伝票の承認」と「転記済伝票の取消」の権限を持つ、起票者以外の人に依頼してください。", "请由制单人以外、有“审核手工凭证”和“冲销已过账凭证”权限的人员冲销。", "Ask somebody who may approve vouchers and reverse posted vouchers, and did not write it."), Kind: RefusalKind.Forbidden)
        : null;

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number.Length > 0 ? Number : Description,
        string.Join(" · ", new[] { Number.Length > 0 ? Description : "", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{Currency.Code} {Booked.Figures(Language.English.Culture)}" }.Where(w => w.Length > 0)),
        [Description, Booked.Figures(Language.English.Culture)], FinancePermission.View, 47);

    private Refusal NotIn(Text act) => new("finance.voucher-state",
        new Text("この伝票は「{0}」なので、{1}はできません。", "该凭证处于“{0}”状态，不能{1}。", "This voucher is {0}: {1} is not possible.").With(Words.StateOf(State), act),
        new Text("画面を更新してください。", "请刷新页面。", "Refresh the page."), Kind: RefusalKind.Conflict);
}

public sealed class VoucherLine : IKnownPart
{
    public required Id<VoucherLine> Id { get; init; }
    public required Id<Voucher> VoucherId { get; init; }
    public required int Position { get; set; }
    public required Id<Account> AccountId { get; set; }
    public required Money Debit { get; set; }
    public required Money Credit { get; set; }
    public required string Memo { get; set; }

    /// <summary>As <see cref="Dimensions.Key"/> writes them.</summary>
    public required string DimensionKey { get; set; }

    /// <summary>As <see cref="LineTax.Key"/> writes it; empty where the line bears no tax.</summary>
    public string Tax { get; set; } = "";
    public (string Kind, long Id) Whole => ("voucher", VoucherId.Value);

    /// <summary>Code and name, while it is being written: for the trail alone.</summary>
    internal string AccountName { get; set; } = "";
    public string KnownAs => AccountName.Length > 0 ? $"{Position} {AccountName}" : "";

    /// <summary>Whether another books the same, wherever it stands.</summary>
    internal bool Says(VoucherLine other) => (AccountId, Debit, Credit, Memo, DimensionKey, Tax) == (other.AccountId, other.Debit, other.Credit, other.Memo, other.DimensionKey, other.Tax);

    internal void Take(VoucherLine other) => (Position, AccountId, Debit, Credit, Memo, DimensionKey, Tax) = (other.Position, other.AccountId, other.Debit, other.Credit, other.Memo, other.DimensionKey, other.Tax);
}
