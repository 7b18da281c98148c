using Musubi.Finance.Banking;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>Of banks' files and their matching.</summary>
internal static partial class Words
{
    public static readonly Text BankLine = new("銀行明細", "银行流水", "bank line");
    public static readonly Text BankLines = new("銀行明細", "银行流水", "Bank lines");
    public static readonly Text MatchDeposits = new("入金消込", "收款核销", "Match deposits");
    public static readonly Text TakeBankFile = new("銀行明細を取り込む", "导入银行流水", "Take in a bank's file");
    public static readonly Text BankFile = new("銀行のファイル", "银行文件", "The bank's file");
    public static readonly Text BankFileHint = new("CSV・Excel（Shift_JIS、UTF-8、GB18030）、または全銀形式（振込入金通知・入出金取引明細）", "CSV、Excel（Shift_JIS、UTF-8、GB18030），或日本全银格式", "CSV or Excel in Shift_JIS, UTF-8 or GB18030, or the fixed records of Japanese banks");
    public static readonly Text BankFileSafe = new("同じ明細は二度取り込まれません。期間が重なるファイルもそのまま取り込めます。", "同一明细不会重复导入，期间重叠的文件也可直接导入。", "A line is kept once: files may overlap.");
    public static readonly Text Deposit = new("入金額", "收入金额", "Deposit");
    public static readonly Text Withdrawal = new("出金額", "支出金额", "Withdrawal");
    public static readonly Text SignedAmount = new("入出金額（出金は負）", "收支金额（支出为负）", "Amount, negative when it left");
    public static readonly Text SignedHint = new("入金と出金が一つの列のとき", "收支在同一列时使用", "Where one column has both");
    public static readonly Text PayerName = new("振込依頼人名", "付款人名称", "Payer");
    public static readonly Text BankNumber = new("取引番号", "流水号", "Bank's number");
    public static readonly Text BankAccountCode = new("口座（勘定科目コード）", "银行账户（科目编码）", "Bank account, by its code");
    public static readonly Text KnownPayer = new("振込名義", "付款人户名", "name it pays under");
    public static readonly Text MatchedTo = new("消込の候補", "核销候选", "Proposal");
    public static readonly Text NoProposal = new("候補なし", "无候选", "None found");
    public static readonly Text EnteredAlready = new("入力済み", "已录入", "Entered already");
    public static readonly Text MatchEntered = new("この入金と照合", "与此收款核对", "It is this payment");
    public static readonly Text LineMatched = new("入力済みの入金と照合しました。新しい記帳はありません。", "已与录入的收款核对，未另行入账。", "It was matched to the payment entered before. Nothing was booked again.");
    public static readonly Text AcceptOf = new("消込 {0}（{1}）", "核销 {0}（{1}）", "Allocate {0} ({1})");
    public static readonly Text Accept = new("消し込む", "核销", "Allocate");
    public static readonly Text AcceptSure = new("確実な {0} 件をまとめて消し込む", "一并核销{0}笔确定的收款", "Book the {0} that are sure");
    public static readonly Text Assign = new("手で割り当てる", "手工指定", "Assign by hand");
    public static readonly Text AssignTitle = new("入金の割り当て", "指定收款", "Assign a deposit");
    public static readonly Text Ignore = new("対象外にする", "设为不处理", "Set aside");
    public static readonly Text IgnoreHint = new("利息、口座間の振替など、得意先の入金ではないもの。記帳は「振替伝票で記帳」から。", "利息、账户间划转等非客户收款；入账请用“编制手工凭证”。", "Interest, transfers of our own: no customer's payment. Book it by 'Book by voucher'.");
    public static readonly Text WriteVoucherOfLine = new("振替伝票で記帳", "编制手工凭证", "Book by voucher");
    public static readonly Text TakeUp = new("対象に戻す", "恢复为待处理", "Take it up again");
    public static readonly Text LineBooked = new("入金を消し込みました。", "收款已核销。", "The deposit was booked.");
    public static readonly Text LineIgnored = new("対象外にしました。", "已设为不处理。", "It was set aside.");
    public static readonly Text LineTakenUp = new("対象に戻しました。", "已恢复为待处理。", "It waits again.");
    public static readonly Text NoDeposits = new("消込を待つ入金はありません。", "没有待匹配的银行流水。", "No deposit waits to be matched.");
    public static readonly Text NoDepositsAdvice = new("銀行からダウンロードしたファイルを取り込んでください。", "请导入从银行下载的文件。", "Take in a file from your bank.");
    public static readonly Text DepositsWait = new("消込を待つ入金", "待匹配的银行流水", "deposits wait to be matched");
    public static readonly Text FeeTakenOff = new("手数料 {0}", "手续费{0}", "fee {0}");
    public static readonly Text ToAccount = new("未充当 {0}", "留作预收{0}", "{0} on account");
    public static readonly Text AndMore = new("ほか{0}件", "等另{0}笔", "and {0} more");
    public static readonly Text KeyMove = new("移動", "移动", "move");
    public static readonly Text BankDay = new("入金日", "入账日期", "Value date");

    public static Text Of(BankLineState state) => state switch
    {
        BankLineState.Waiting => new("消込待ち", "待核销", "To match"),
        BankLineState.Booked => new("消込済", "已核销", "Matched"),
        BankLineState.Ignored => new("対象外", "不处理", "Set aside"),
        _ => new("出金", "支出", "Outgoing"),
    };

    public static string ToneOf(BankLineState state) => state switch { BankLineState.Waiting => "amber", BankLineState.Booked => "green", _ => "" };

    public static Text Of(Confidence confidence) => confidence switch
    {
        Confidence.Sure => new("確実", "确定", "Sure"),
        Confidence.Likely => new("有力", "较可能", "Likely"),
        _ => new("要確認", "待确认", "Possible"),
    };

    public static string ToneOf(Confidence confidence) => confidence switch { Confidence.Sure => "green", Confidence.Likely => "blue", _ => "amber" };

    /// <summary>Why a proposal is made: by what the party was found, and what the amount comes to.</summary>
    public static Text WhyOf(MatchProposal proposal) => new Text("{0}、{1}", "{0}，{1}", "{0}; {1}").With(proposal.By switch
    {
        PayerFound.Remembered => new("以前この名義で入金", "曾以此户名付款", "paid under this name before"),
        PayerFound.SameName => new("名義が一致", "户名一致", "the name is the same"),
        PayerFound.Near => new("名義が近い", "户名相近", "the name is near"),
        _ => new Text("名義は不明", "户名不明", "the name is not known"),
    }, proposal.Found switch
    {
        AmountFound.OneItem => new("金額が一致", "金额一致", "the amount is that of one item"),
        AmountFound.OldestItems => new Text("古い順の{0}件の合計と一致", "等于最早{0}笔之和", "the amount is that of the {0} oldest items").With(proposal.Settles.Count),
        AmountFound.SomeItems => new Text("{0}件の合計と一致", "等于{0}笔之和", "the amount is that of {0} {0:item|items}").With(proposal.Settles.Count),
        AmountFound.WholeBalance => new("値引・返品を引いた残高と一致", "等于扣除红字后的余额", "the amount is the balance less credits"),
        AmountFound.LessFee => new Text("手数料 {0} を引いた額と一致", "扣除手续费{0}后一致", "the amount less a fee of {0}").With(proposal.Fee),
        AmountFound.TooLittle => new("残高に足りない", "少于余额", "less than is open"),
        AmountFound.TooMuch => new Text("残高より {0} 多い", "比余额多{0}", "{0} more than is open").With(proposal.OnAccount),
        _ => new Text("未消込の明細がない", "没有未核销明细", "nothing is open"),
    });
}
