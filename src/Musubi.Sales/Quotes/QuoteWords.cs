using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

internal static class QuoteWords
{
    public static readonly Text Quote = new("見積", "报价单", "quote");
    public static readonly Text Quotes = new("見積", "报价", "Quotes");
    public static readonly Text NewQuote = new("見積を作成", "新建报价单", "New quote");
    public static readonly Text EditQuote = new("見積の変更", "修改报价单", "Edit quote");
    public static readonly Text Number = new("見積番号", "报价单号", "Quote number");
    public static readonly Text Date = new("見積日", "报价日期", "Quote date");
    public static readonly Text ValidUntil = new("有効期限", "有效期至", "Valid until");
    public static readonly Text ValidHint = new("空欄は見積日から{0}日", "留空则为报价日起{0}天", "Empty: {0} {0:day|days} from the date");
    public static readonly Text Reference = new("客先照会番号", "客户询价号", "Customer's inquiry number");
    public static readonly Text Owner = new("作成者", "制单人", "Written by");
    public static readonly Text SentOn = new("提出日", "发出日期", "Sent on");
    public static readonly Text AnsweredOn = new("回答日", "答复日期", "Answered on");
    public static readonly Text Part = new("区分", "类别", "Part");
    public static readonly Text Options = new("案の名称", "方案名称", "Names of the options");
    public static readonly Text OptionsHint = new("区分にA・B…を選んだ明細は、お客様がどれか一つを選ぶ案になります。", "类别选A、B…的明细为可选方案，由客户选择其一。", "Lines marked A, B … are alternatives: the customer chooses one of them.");
    public static readonly Text TotalsByOption = new("案ごとの合計", "各方案合计", "Totals by option");
    public static readonly Text Option = new("案", "方案", "Option");
    public static readonly Text OptionName = new("案の名前", "方案名", "Name of the option");
    public static readonly Text Extras = new("オプション品", "可选附加", "Optional extras");
    public static readonly Text AlwaysIn = new("共通", "共同部分", "In every option");
    public static readonly Text NotIncluded = new("合計に含みません", "不计入合计", "not in the totals");
    public static readonly Text TotalOf = new("{0} 合計", "{0} 合计", "Total, {0}");
    public static readonly Text Send = new("提出する", "发出报价", "Send it");
    public static readonly Text SentNow = new("見積を提出済みにしました。", "报价单已发出。", "The quote was sent.");
    public static readonly Text WaitsNow = new("承認を申請しました。承認されると提出済みになります。", "已提交审批，批准后即为已发出。", "It waits for approval, and counts as sent once it is given.");
    public static readonly Text Revise = new("改訂する", "修订", "Revise");
    public static readonly Text RevisedNow = new("改訂版を作成しました。", "已制作修订版。", "A revision was made.");
    public static readonly Text Discard = new("破棄する", "放弃草稿", "Discard draft");
    public static readonly Text DiscardSure = new("この下書きを破棄しますか。", "确定放弃此草稿吗？", "Discard this draft?");
    public static readonly Text Discarded = new("下書きを破棄しました。", "草稿已放弃。", "The draft was discarded.");
    public static readonly Text Extend = new("期限を延ばす", "延长有效期", "Extend validity");
    public static readonly Text Extended = new("有効期限を延ばしました。", "有效期已延长。", "The validity was extended.");
    public static readonly Text NewValidUntil = new("新しい有効期限", "新有效期", "New last day");
    public static readonly Text Decline = new("失注にする", "登记未成交", "Mark as declined");
    public static readonly Text DeclinedNow = new("失注を記録しました。", "已登记未成交。", "It was recorded as declined.");
    public static readonly Text Loss = new("失注の理由", "未成交原因", "Why it was declined");
    public static readonly Text LossWords = new("失注の詳細", "未成交详情", "In the customer's words");
    public static readonly Text Accept = new("受注にする", "转为订单", "Accept into an order");
    public static readonly Text AcceptedNow = new("受注の下書きを作成しました。単価は見積のとおりです。", "已生成订单草稿，单价按报价单。", "A draft order was made, at the quote's prices.");
    public static readonly Text Chosen = new("選ばれた案", "选定方案", "Chosen option");
    public static readonly Text ChooseOption = new("お客様が選んだ案", "客户选定的方案", "The option the customer chose");
    public static readonly Text ChooseExtras = new("追加するオプション品", "附加项目", "Extras the customer adds");
    public static readonly Text CopyQuote = new("複製", "复制", "Copy");
    public static readonly Text Saved = new("見積を保存しました。", "报价单已保存。", "The quote was saved.");
    public static readonly Text Paper = new("見積書", "报价单", "Quotation");
    public static readonly Text Versions = new("版", "版本", "Versions");
    public static readonly Text Changes = new("変更点を見る", "查看变更", "What changed");
    public static readonly Text Compare = new("版の比較", "版本对比", "Versions side by side");
    public static readonly Text NoChanges = new("内容は同じです。", "内容相同。", "They say the same.");
    public static readonly Text Former = new("前の版", "前一版", "Former version");
    public static readonly Text Later = new("この版", "本版", "This version");
    public static readonly Text Field = new("項目", "项目", "What");
    public static readonly Text Expired = new("期限切れ", "已过期", "Expired");
    public static readonly Text ExpiredAdvice = new("受注にするには、改訂するか有効期限を延ばしてください。", "如需转为订单，请修订或延长有效期。", "To accept it, revise it or extend its validity.");
    public static readonly Text Validity = new("期限", "有效性", "Validity");
    public static readonly Text StillValid = new("有効", "有效", "Still valid");
    public static readonly Text ReturnedFor = new("差し戻しの理由", "退回原因", "Given back because");
    public static readonly Text NewerVersion = new("新しい版があります。", "已有新版本。", "There is a newer version.");
    public static readonly Text RevisionUnderWay = new("改訂版を作成中です。", "修订版正在制作中。", "A revision is being written.");
    public static readonly Text ExpireSoon = new("今週中に期限が切れる自分の見積", "本周内到期的本人报价", "of your quotes expire within a week");
    public static readonly Text AwaitCustomer = new("回答待ちの自分の見積", "等待客户答复的本人报价", "of your quotes await their customer");
    public static readonly Text ExpiredMine = new("期限が切れた自分の見積", "已过期的本人报价", "of your quotes have expired");
    public static readonly Text FollowUp = new("確認する", "跟进", "Follow up");
    public static readonly Text OpenQuotes = new("回答待ちの見積", "待答复报价", "Quotes awaiting the customer");
    public static readonly Text AllQuotes = new("すべての見積", "全部报价", "All quotes");
    public static readonly Text QuotedOpen = new("提出中の見積額", "待答复报价额", "Quoted and open");
    public static readonly Text BelowFloorLines = new("下限価格を割る行数", "低于底价的行数", "Lines below the floor price");
    public static readonly Text LineDiscount = new("行の値引率（最大）", "单行最大折扣率", "Largest discount on a line");
    public static readonly Text AskApproval = new("承認を申請する", "提交审批", "Ask for approval");
    public static readonly Text MustBeApproved = new("下限価格を割る明細があるため、提出には承認が要ります。", "有明细低于底价，发出前须经审批。", "A line lies below its floor price: sending it needs an approval.");

    public static Text Of(QuotePart part) => part switch
    {
        QuotePart.Always => AlwaysIn,
        QuotePart.Extra => Extras,
        _ => new Text("{0}案", "方案{0}", "Option {0}").With(part.ToString()),
    };

    /// <summary>An alternative by its letter and name.</summary>
    public static Text Of(QuotePart part, string name) => name.Length == 0 ? Of(part) : new Text("{0} {1}", "{0} {1}", "{0}: {1}").With(Of(part), name);

    public static Text Of(QuoteLoss loss) => loss switch
    {
        QuoteLoss.Price => new("価格", "价格", "The price"),
        QuoteLoss.LeadTime => new("納期", "交期", "The time of delivery"),
        QuoteLoss.Specification => new("仕様が合わない", "规格不符", "It was not what they need"),
        QuoteLoss.Competitor => new("他社に決定", "选择了同行", "They chose a competitor"),
        QuoteLoss.Postponed => new("計画の延期・中止", "计划推迟或取消", "They put it off"),
        _ => new("その他", "其他", "Something else"),
    };

    /// <summary>The state within a sentence.</summary>
    public static Text StateOf(QuoteState state) => state switch
    {
        QuoteState.Draft => new("下書き", "草稿", "a draft"),
        QuoteState.Waiting => new("承認待ち", "待审批", "awaiting approval"),
        QuoteState.Sent => new("提出済", "已发出", "sent"),
        QuoteState.Accepted => new("受注済", "已转订单", "accepted"),
        QuoteState.Declined => new("失注", "未成交", "declined"),
        _ => new("旧版", "旧版", "superseded"),
    };

    public static Text BadgeOf(QuoteState state) => state switch
    {
        QuoteState.Draft => Words.Draft,
        QuoteState.Waiting => new("承認待ち", "待审批", "Awaiting approval"),
        QuoteState.Sent => new("提出済", "已发出", "Sent"),
        QuoteState.Accepted => new("受注済", "已转订单", "Accepted"),
        QuoteState.Declined => new("失注", "未成交", "Declined"),
        _ => new("旧版", "旧版", "Superseded"),
    };

    /// <summary>As a badge shows it, to which being expired belongs.</summary>
    public static (Text Name, string Tone) MarkOf(QuoteState state, bool expired) => expired ? (Expired, "red") : (BadgeOf(state), state switch
    {
        QuoteState.Waiting => "amber",
        QuoteState.Sent => "blue",
        QuoteState.Accepted => "green",
        _ => "",
    });
}
