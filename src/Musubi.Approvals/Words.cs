using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Kernel;

namespace Musubi.Approvals;

internal static class Words
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
    public static readonly Text ApproveOf = new("承認 {0}（{1}）", "批准 {0}（{1}）", "Approve {0} ({1})");
    public static readonly Text Refuse = new("却下する", "驳回", "Refuse");
    public static readonly Text SendBack = new("差し戻す", "退回", "Send back");
    public static readonly Text Withdraw = new("取り下げる", "撤回申请", "Withdraw");
    public static readonly Text HandOver = new("代理を頼む", "转交他人", "Hand over");
    public static readonly Text HandOverTo = new("代わりに回答する人", "代为答复的人", "Who answers instead");
    public static readonly Text HandOverFor = new("だれの代わり", "代替谁", "In whose place");
    public static readonly Text StillAsked = new("承認待ち", "尚待审批", "Still to approve");
    public static readonly Text WordsOrReason = new("コメント（却下・差し戻しでは必須）", "意见（驳回、退回时必填）", "Comment (required to refuse or send back)");
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
    public static readonly Text ReminderCount = new("督促{0}回", "已催办{0}次", "reminded {0} {0:time|times}");
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

    public static readonly Text About = new("内容", "内容", "About");
    public static readonly Text Chosen = new("件選択中", "条已选择", "selected");
    public static readonly Text ChooseNone = new("選択を解除", "取消选择", "Select none");
    public static readonly Text ChooseAll = new("すべて選択", "全选", "Select all");
    public static readonly Text RefuseOr = new("却下・差し戻し", "驳回/退回", "Refuse…");
    public static readonly Text KeyMove = new("移動", "移动", "Move");
    public static readonly Text KeyPick = new("選択", "选择", "Select");
    public static readonly Text WaitBesides = new("ルールのない書類も、あなたの承認を待っています。", "未设规则的单据也在等待您审批。", "Documents without an approval rule wait for you too.");
    public static readonly Text NothingWaits = new("承認待ちの申請はありません", "没有待您审批的申请", "Nothing waits for you");
    public static readonly Text NothingWaitsAdvice = new("あなたが承認者になると、ここに並びます。", "轮到您审批时会显示在这里。", "What you are asked to approve will stand here.");
    public static readonly Text NoneSubmittedAdvice = new("承認が必要な伝票を申請すると、ここに並びます。", "提交需要审批的单据后会显示在这里。", "Documents submitted for approval will stand here.");
    public static readonly Text NoSuchRequest = new("この申請は見られません", "无法查看该申请", "This request is not open to you");
    public static readonly Text NoSuchRequestAdvice = new("申請者と承認者だけが見られます。", "只有申请人和审批人可以查看。", "Who submitted it and who is asked can see it.");
    public static readonly Text OpenDocument = new("伝票を開く", "打开单据", "Open the document");

    public static readonly Text Rules = new("承認ルール", "审批规则", "Approval rules");
    public static readonly Text AddRule = new("ルールを追加", "添加规则", "Add a rule");
    public static readonly Text RuleName = new("ルール名", "规则名称", "Rule name");
    public static readonly Text Order = new("順", "顺序", "No.");
    public static readonly Text When = new("条件", "条件", "Asked when");
    public static readonly Text Always = new("いつも", "始终", "in every case");
    public static readonly Text Period = new("期間", "期间", "In force");
    public static readonly Text From = new("開始日", "开始日期", "First day");
    public static readonly Text Until = new("終了日", "结束日期", "Last day");
    public static readonly Text Up = new("上へ", "上移", "Move up");
    public static readonly Text Down = new("下へ", "下移", "Move down");
    public static readonly Text Applies = new("該当", "适用", "applies");
    public static readonly Text TryOut = new("どのルールが当てはまるか試す", "试算适用的规则", "Try: which rule would apply?");
    public static readonly Text WhichRule = new("試す", "试算", "Try");
    public static readonly Text RuleApplies = new("「{0}」が当てはまります。", "适用“{0}”。", "'{0}' applies.");
    public static readonly Text NobodyAsked = new("当てはまるルールがありません。承認なしで進みます。", "没有适用的规则，无需审批即可继续。", "No rule applies. It goes on without approval.");
    public static readonly Text NoRuleFree = new("ルールがないので、承認なしで進みます。", "没有规则，无需审批。", "No rules: it goes on without approval.");
    public static readonly Text NoRuleAsks = new("ルールがないときは、「{0}」の役割の1人が承認します。", "没有规则时，由角色“{0}”中的一人审批。", "Without a rule, one holder of the role {0} approves.");
    public static readonly Text NothingToApprove = new("承認できる伝票の種類がありません", "没有可审批的单据类型", "No kind of document can be approved");
    public static readonly Text NoSuchRule = new("この承認ルールはありません", "没有该审批规则", "There is no such rule");
    public static readonly Text RemoveRuleSure = new("このルールを削除します。申請中のものは、そのまま続きます。", "将删除该规则。已提交的申请继续按原规则进行。", "The rule goes. Requests already open go on as they were asked.");
    public static readonly Text RuleRemoved = new("ルールを削除しました。", "已删除规则。", "The rule is gone.");
    public static readonly Text SaveAndMore = new("保存して手順を続ける", "保存并继续编辑步骤", "Save and go on with steps");
    public static readonly Text ConditionsLegend = new("条件（すべて満たすとき。空ならいつも）", "条件（全部满足时；留空则始终适用）", "Conditions (all must hold; none means always)");
    public static readonly Text StepsLegend = new("承認の手順（上から順に）", "审批步骤（从上到下）", "Steps, one after another");
    public static readonly Text StepsHint = new("同じ役割を2回選ぶと、その役割の2人が必要になります。承認者のない手順は保存されません。", "同一角色选两次，则需要该角色的两个人。没有审批人的步骤不会保存。", "A role chosen twice asks for two of its people. A step without approvers is not kept.");
    public static readonly Text Fact = new("項目", "项目", "Figure");
    public static readonly Text ComparisonWord = new("比べ方", "比较", "Comparison");
    public static readonly Text Value = new("値", "值", "Compared with");
    public static readonly Text HowManyOf = new("必要な承認", "所需批准", "Needed");
    public static readonly Text HowMany = new("人数", "人数", "How many");
    public static readonly Text HowManyHint = new("「人数を指定」のとき", "选择“指定人数”时填写", "for 'so many'");
    public static readonly Text ApproverN = new("手順{0}の承認者{1}", "第{0}步审批人{1}", "Step {0}, approver {1}");
    public static readonly Text HeadsLegend = new("部門長", "部门负责人", "Heads of departments");
    public static readonly Text RolesLegend = new("役割", "角色", "Roles");
    public static readonly Text PeopleLegend = new("個人", "个人", "People");
    public static readonly Text RemindAfter = new("督促までの営業時間", "催办前的工作小时数", "Remind after business hours");
    public static readonly Text RemindHint = new("平日9〜18時で数えます。空なら督促しません。", "按工作日9–18点计算，留空则不催办。", "Counted Monday to Friday, nine to six. Empty: never.");
    public static readonly Text OwnAllowed = new("申請者本人も承認できる", "允许申请人本人审批", "The submitter may approve as well");

    public static readonly Text Heads = new("部門長の設定", "部门负责人设置", "Department heads");
    public static readonly Text HeadsHint = new("承認ルールで「部門長」を選ぶと、ここで決めた人に回ります。", "审批规则中选择“部门负责人”时，将交由此处指定的人员。", "Rules that ask the head of a department ask these people.");
    public static readonly Text Delegation = new("代理設定", "代理设置", "Delegation");
    public static readonly Text Delegations = new("不在と代理", "休假与代理人", "Delegations");
    public static readonly Text AddDelegation = new("代理を設定", "设置代理", "Name a stand-in");
    public static readonly Text DelegationHint = new("不在の間、代理の人もあなたの分を承認できます。あなた自身の申請は承認できません。", "不在期间，代理人可代您审批，但不能审批您自己的申请。", "While you are away they can answer for you, but not approve what you submitted yourself.");
    public static readonly Text Absent = new("不在の人", "不在人员", "Who is away");
    public static readonly Text Myself = new("自分", "本人", "Myself");
    public static readonly Text AllKinds = new("すべての伝票", "全部单据", "All documents");
    public static readonly Text NoDelegations = new("代理の設定はありません", "没有代理设置", "Nobody is away");
    public static readonly Text NoDelegationsAdvice = new("休暇や出張の前に設定しておくと、承認が止まりません。", "休假或出差前设置好，审批就不会中断。", "Name a stand-in before you leave, and nothing waits for you.");
    public static readonly Text NowAway = new("不在中", "不在中", "away now");
    public static readonly Text NotBegun = new("予定", "预定", "to come");
    public static readonly Text Over = new("終了", "已结束", "over");
    public static readonly Text EndNow = new("終了する", "结束", "End it");
    public static readonly Text Ended = new("代理を終了しました。", "代理已结束。", "The delegation has ended.");

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
