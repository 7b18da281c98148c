using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Why an answer was not taken, and what to do instead.</summary>
internal static class Refusals
{
    public static Refusal Over(ApprovalRequest request) => new("approvals.over",
        new Text("この申請はすでに「{0}」になっています。", "该申请已是“{0}”状态。", "This request is already {0}.").With(Words.Of(request.State)),
        new Text("最新の状態を確認してください。", "请查看最新状态。", "Look at how it stands now."), Kind: RefusalKind.Conflict)
    { Href = Href(request) };

    public static Refusal MovedOn(ApprovalRequest request) => new("approvals.moved-on",
        new Text("開いている間に、手順{0}に進んでいます。", "在您打开期间，该申请已进入第{0}步。", "The request has moved to step {0} meanwhile.").With(request.Step + 1),
        new Text("内容を確かめて、もう一度回答してください。", "请确认内容后重新答复。", "Look at it again, then answer."), Kind: RefusalKind.Conflict)
    { Href = Href(request) };

    public static Refusal Changed(ApprovalRequest request) => new("approvals.changed",
        new Text("{0} は、申請の後に内容が変わっています。", "{0}在申请之后内容已变更。", "{0} was changed after it was submitted.").With(request.Title),
        new Text("{0}さんに、もう一度申請するよう伝えてください。差し戻すこともできます。", "请通知{0}重新提交，也可以退回。", "Ask {0} to submit it again, or send it back.").With(request.SubmitterName), Kind: RefusalKind.Conflict);

    public static Refusal Gone(ApprovalRequest request) => new("approvals.document-gone",
        new Text("{0} は削除されています。", "{0}已被删除。", "{0} is no longer there.").With(request.Title),
        new Text("申請者に取り下げを依頼してください。", "请申请人撤回该申请。", "Ask its submitter to withdraw the request."), Kind: RefusalKind.Conflict);

    public static Refusal Own(ApprovalRequest request) => new("approvals.own",
        new Text("自分の申請（{0}）には回答できません。", "不能审批自己的申请（{0}）。", "You submitted {0} yourself.").With(request.Title),
        new Text("ほかの承認者の回答を待つか、取り下げてください。", "请等待其他审批人答复，或撤回申请。", "Wait for the others who are asked, or withdraw it."), Kind: RefusalKind.Forbidden);

    public static Refusal NotAsked(Text asked) => new("approvals.not-asked",
        new Text("この申請の今の手順では、あなたは承認者ではありません。", "您不是该申请当前步骤的审批人。", "You are not among those who are asked now."),
        new Text("承認者は{0}です。必要なら代理を設定してもらってください。", "当前审批人为{0}，如有需要请对方设置代理。", "{0} is asked. Have them hand it over to you if you are to answer.").With(asked), Kind: RefusalKind.Forbidden);

    public static Refusal AlreadySaid(ApprovalAnswer answer) => new("approvals.already-said",
        new Text("この手順には、すでに回答しています。", "您已答复过该步骤。", "You have answered this step already."),
        new Text("ほかの承認者の回答を待っています。", "正在等待其他审批人答复。", "It waits for the others now."), Kind: RefusalKind.Conflict);

    public static Refusal Filled(string by) => new("approvals.filled",
        new Text("あなたの分は、{0}さんがすでに承認しています。", "您的席位已由{0}批准。", "{0} has already answered in the place you would fill.").With(by),
        new Text("回答は不要です。", "无需再答复。", "Nothing is left for you to do."), Kind: RefusalKind.Conflict);

    public static Refusal NoReason(Text name) => Refusal.Missing("Words", name) with { Code = "approvals.no-reason" };

    public static string Href(ApprovalRequest request) => $"/approvals/requests/{request.Id}";
}
