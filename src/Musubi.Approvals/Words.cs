using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Kernel;

namespace Musubi.Approvals;

public static class Words
{
    public static readonly Text Approvals = new("承認", "审批", "Approvals");
    public static readonly Text Approval = new("承認", "审批", "Approval");
    public static readonly Text Request = new("承認申請", "审批申请", "Approval request");
    public static readonly Text Inbox = new("承認待ち", "待我审批", "To approve");
    public static readonly Text MyRequests = new("自分の申請", "我的申请", "My requests");
    public static readonly Text AllRequests = new("すべての申請", "全部申请", "All requests");

    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Discount = new("値引率", "折扣率", "Discount rate");
    public static readonly Text Margin = new("粗利率", "毛利率", "Margin rate");
    public static readonly Text OverCredit = new("与信超過額", "超信用额度", "Over credit");
    public static readonly Text Department = new("部署", "部门", "Department");
    public static readonly Text Reason = new("理由", "原因", "Reason");
    public static readonly Text Comment = new("コメント", "评论", "Comment");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Document = new("伝票", "单据", "Document");
    public static readonly Text DocumentKind = new("伝票の種類", "单据类型", "Kind of document");
    public static readonly Text Submitter = new("申請者", "申请人", "Submitted by");
    public static readonly Text SubmittedAt = new("申請日時", "申请时间", "Submitted");
    public static readonly Text Waiting = new("経過", "已等待", "Waiting");
    public static readonly Text Person = new("担当", "人员", "Who");
    public static readonly Text AskedNow = new("承認者", "审批人", "Asked now");

    public static readonly Text Approve = new("承認する", "批准", "Approve");
    public static readonly Text Refuse = new("却下する", "驳回", "Refuse");
    public static readonly Text SendBack = new("差し戻す", "退回", "Send back");
    public static readonly Text Withdraw = new("取り下げる", "撤回申请", "Withdraw");
    public static readonly Text HandOver = new("代理を頼む", "转交他人", "Hand over");
    public static readonly Text HandOverTo = new("代わりに回答する人", "代为答复的人", "Who answers instead");
    public static readonly Text HandOverFor = new("だれの代わり", "代替谁", "In whose place");
    public static readonly Text WordsOrReason = new("コメント（却下・差し戻しでは必須）", "意见（驳回、退回时必填）", "Words (a reason, to refuse or send back)");
    public static readonly Text BackTo = new("差し戻し先", "退回到", "Send back to");
    public static readonly Text ToSubmitter = new("申請者", "申请人", "The submitter");
    public static readonly Text Answer = new("回答", "答复", "Answer");
    public static readonly Text WithdrawSure = new("この申請を取り下げます。伝票は下書きに戻り、直してもう一度申請できます。", "将撤回该申请。单据会回到草稿状态，修改后可重新提交。", "This withdraws the request. The document goes back to its draft; mend it and submit it again.");
    public static readonly Text Step = new("手順", "步骤", "Step");
    public static readonly Text StepN = new("手順{0}", "第{0}步", "Step {0}");
    public static readonly Text Rule = new("承認ルール", "审批规则", "Approval rule");
    public static readonly Text WithoutRule = new("標準の承認", "默认审批", "The standing approver");
    public static readonly Text NobodyAnswers = new("今この手順に回答できる人がいません。役割や部署を確かめるか、代理を設定してください。", "目前没有人能答复该步骤。请检查角色和部门，或设置代理。", "Nobody can answer this step now. Look at roles and heads, or hand it over.");
    public static readonly Text InsteadOf = new("{0}さんの代理", "代替{0}", "for {0}");
    public static readonly Text HandedTo = new("{0}さんから{1}さんへ代理を依頼", "{0}转交给{1}", "{0} handed over to {1}");
    public static readonly Text TakenBack = new("再確認のため無効", "已作废，需重新审批", "asked again since");
    public static readonly Text Earlier = new("以前の申請", "以前的申请", "Earlier requests");
    public static readonly Text ReminderCount = new("督促{0}回", "已催办{0}次", "reminded {0} times");
    public static readonly Text HolderOf = new("「{0}」の役割", "角色“{0}”", "role {0}");
    public static readonly Text HeadOf = new("{0}の部門長", "{0}负责人", "head of {0}");
    public static readonly Text OwnHead = new("申請元の部門長", "申请部门负责人", "head of the document's department");
    public static readonly Text GoneRole = new("削除された役割", "已删除的角色", "a role that is gone");
    public static readonly Text MaySetRules = new("承認ルールの設定", "设置审批规则", "set who approves what");

    public static readonly Text Approved = new("承認しました。", "已批准。", "Approved.");
    public static readonly Text ApprovedAndDone = new("承認しました。すべての承認がそろいました。", "已批准，审批全部完成。", "Approved. Nobody else is asked.");
    public static readonly Text RefusedSaid = new("却下しました。", "已驳回。", "Refused.");
    public static readonly Text SentBackSaid = new("差し戻しました。", "已退回。", "Sent back.");
    public static readonly Text WithdrawnSaid = new("申請を取り下げました。", "已撤回申请。", "Withdrawn.");
    public static readonly Text HandedOver = new("{0}さんに代理を頼みました。", "已转交给{0}。", "Handed over to {0}.");

    public static Text Of(RequestState state) => state switch
    {
        RequestState.Open => new("承認待ち", "审批中", "Waiting for approval"),
        RequestState.Granted => new("承認済み", "已批准", "Approved"),
        RequestState.Refused => new("却下", "已驳回", "Refused"),
        RequestState.SentBack => new("差し戻し", "已退回", "Sent back"),
        _ => new("取り下げ", "已撤回", "Withdrawn"),
    };

    public static string ToneOf(RequestState state) => state switch { RequestState.Open => "amber", RequestState.Granted => "green", RequestState.Refused => "red", RequestState.SentBack => "blue", _ => "" };

    public static Text Of(Verdict verdict) => verdict switch
    {
        Verdict.Approved => new("承認", "批准", "Approved"),
        Verdict.Refused => new("却下", "驳回", "Refused"),
        _ => new("差し戻し", "退回", "Sent back"),
    };

    public static Text Of(StepMode mode) => mode switch
    {
        StepMode.Any => new("いずれか1人", "任意一人", "any one"),
        StepMode.All => new("全員", "全部", "all"),
        _ => new("人数を指定", "指定人数", "so many"),
    };

    /// <summary>2 of 3.</summary>
    public static Text Of(StepMode mode, int count, int places) => mode == StepMode.Count ? new Text("{1}人中{0}人", "{1}人中{0}人", "{0} of {1}").With(Math.Min(count, places), places) : Of(mode);

    public static Text Of(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => new("以上", "大于等于", "at least"),
        Comparison.Over => new("を超える", "大于", "over"),
        Comparison.AtMost => new("以下", "小于等于", "at most"),
        Comparison.Under => new("未満", "小于", "under"),
        Comparison.Is => new("が次に等しい", "等于", "is"),
        Comparison.IsNot => new("が次と異なる", "不等于", "is not"),
        _ => new("が不明", "未知", "is not known"),
    };
}
