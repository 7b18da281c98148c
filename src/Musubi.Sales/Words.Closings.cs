using Musubi.Kernel;
using Musubi.Parties.Terms;

namespace Musubi.Sales;

/// <summary>Of closing bills.</summary>
internal static partial class Words
{
    public static readonly Text ClosingBill = new("請求書（締）", "结账单", "closing bill");
    public static readonly Text ClosingBills = new("締め請求", "结账单", "Closing bills");
    public static readonly Text CloseBills = new("締め請求を行う", "结账开票", "Close bills");
    public static readonly Text CloseChosen = new("選んだ得意先を締める", "对所选客户结账", "Close the chosen");
    public static readonly Text CloseBillsSure = new("得意先 {1}社を {0} で締め、未請求の出荷を請求します。今回請求額の合計：{2}", "将对{1}家客户按{0}结账，并对未开票的发货开票。本期账单金额合计：{2}", "Close {1} customers on {0}, and bill what was delivered? Their bills come to {2}.");
    public static readonly Text ChosenToClose = new("{0}社を選択　{1}", "已选{0}家　{1}", "{0} chosen, {1}");
    public static readonly Text ClosingCustomers = new("締める得意先", "待结账客户", "Customers to close");
    public static readonly Text BillNumber = new("請求番号", "结账单号", "Bill number");
    public static readonly Text Payer = new("請求先", "开票对象", "Billed to");
    public static readonly Text Period = new("対象期間", "对账期间", "Period covered");
    public static readonly Text ClosingDate = new("締日", "结账日", "Closing day");
    public static readonly Text Due = new("支払期日", "到期日", "Due");
    public static readonly Text TaxUnit = new("消費税の計算", "税额计算", "Tax computed");
    public static readonly Text PreviousBill = new("前回請求額", "上期账单金额", "Last bill");
    public static readonly Text PaidSince = new("入金額", "收款金额", "Paid since");
    public static readonly Text AdjustedSince = new("調整額", "调整金额", "Adjusted");
    public static readonly Text CarriedOver = new("繰越額", "结转金额", "Carried over");
    public static readonly Text SalesOfPeriod = new("今回売上額", "本期销售额", "Sales this time");
    public static readonly Text ThisBill = new("今回請求額", "本期账单金额", "This bill");
    public static readonly Text BilledDeliveries = new("請求した出荷", "已开票的发货", "Deliveries billed");
    public static readonly Text DocumentsOfPeriod = new("期間の伝票", "本期单据", "Documents of the period");
    public static readonly Text BeforePeriod = new("繰越分", "期前", "from before");
    public static readonly Text TaxByRate = new("税率別の内訳", "按税率汇总", "By tax rate");
    public static readonly Text Currency = new("通貨", "币种", "Currency");
    public static readonly Text CustomersCurrency = new("得意先の取引通貨", "客户的交易币种", "The customer's own");
    public static readonly Text Documents = new("伝票", "单据", "Document");
    public static readonly Text DocumentNumber = new("番号", "编号", "Number");
    public static readonly Text DocumentDate = new("日付", "日期", "Date");
    public static readonly Text TaxableAt = new("{0} 対象", "{0} 计税金额", "Taxable at {0}");
    public static readonly Text Taxable = new("対象額（税抜）", "计税金额", "Taxable");
    public static readonly Text UnitPrice = new("単価", "单价", "Unit price");
    public static readonly Text SlipTotal = new("伝票計（税込）", "单据合计（含税）", "slip total, with tax");
    public static readonly Text Stands = new("発行済", "已开具", "Issued");
    public static readonly Text UndoneMark = new("締め解除済", "已撤销结账", "Closing undone");
    public static readonly Text StandsMark = new("有効", "有效", "In force");
    public static readonly Text UndoneOn = new("解除日", "撤销日期", "Undone on");
    public static readonly Text UndoReason = new("解除の理由", "撤销原因", "Why it is undone");
    public static readonly Text UndoClosing = new("締めを解除", "撤销结账", "Undo the closing");
    public static readonly Text UndoClosingSure = new("この締めで発行した請求書を赤伝にし、出荷を請求待ちに戻します。請求番号は残ります。", "将冲红本次结账开具的账单，并使发货恢复为待开票；结账单号保留。", "The invoices it issued are credited, and its deliveries wait to be billed again. Its number stays.");
    public static readonly Text UndoGatheredSure = new("この締めを解除します。個別に発行した請求書・赤伝はそのまま残り、次の締めに載ります。請求番号は残ります。", "将撤销本次结账。单独开具的账单、红字账单保持不变，计入下一次结账；结账单号保留。", "The closing is undone. Invoices and credit notes of their own stay as they are, and go on the next bill. Its number stays.");
    public static readonly Text ClosingUndoneCredited = new("締めを解除し、赤伝{0}件を {1:yyyy/MM/dd} 付から発行しました。", "已撤销结账，并自{1:yyyy-MM-dd}起开具{0}张红字账单。", "The closing was undone; {0} credit notes were issued, the first of {1:dd/MM/yyyy}.");
    public static readonly Text WhyNotUndone = new("締めを解除できない理由", "不能撤销结账的原因", "Why it cannot be undone");
    public static readonly Text CreditedOn = new("請求書 {0}（{1}）の赤伝を {2:yyyy/MM/dd} 付で発行", "以{2:yyyy-MM-dd}冲红账单{0}（{1}）", "Invoice {0}, {1}: credited on {2:dd/MM/yyyy}");
    public static readonly Text CreditedLater = new("（請求日 {0:yyyy/MM/dd} の期間は締め済み）", "（开票日期{0:yyyy-MM-dd}所在期间已结账）", "(its own period, of {0:dd/MM/yyyy}, is closed)");
    public static readonly Text MoreCredits = new("ほか{0}件", "另{0}张", "and {0} more");
    public static readonly Text BackDated = new("赤伝は過去の日付（{0:yyyy/MM/dd} から）で記帳され、その期間の売上と消費税が減ります。", "红字账单以过去的日期（自{0:yyyy-MM-dd}起）入账，该期间的销售额和税额将减少。", "The credit notes are dated back, from {0:dd/MM/yyyy}: sales and tax of that period become less.");
    public static readonly Text BackDatedAdvice = new("報告済みの期間なら、先にその期間を締めてください。締めた期間のあとの日付になります。", "如该期间已申报，请先对其结账，红字账单将改用之后的日期。", "If that period is reported already, close it first: they are then dated after it.");
    public static readonly Text ClosingUndone = new("締めを解除しました。", "已撤销结账。", "The closing was undone.");
    public static readonly Text UndoneBecause = new("締め解除 {0}：{1}", "撤销结账 {0}：{1}", "Closing {0} undone: {1}");
    public static readonly Text DeliveriesToBill = new("未請求の出荷", "未开票发货", "Not billed");
    public static readonly Text ClosedAlready = new("この締日で締め済み", "该结账日已结账", "Closed already on this day");
    public static readonly Text NobodyCloses = new("この日に締める得意先はありません。", "该日没有需要结账的客户。", "Nobody's bills are to be closed on this day.");
    public static readonly Text NobodyClosesAdvice = new("締日を選んでください。締日は取引先の支払条件で決まります。", "请选择结账日；结账日由往来单位的付款条件决定。", "Choose another day. Closing days are in the terms of the customers.");
    public static readonly Text ClosingAhead = new("締日 {0} はまだ来ていません。その日以降に締められます。", "结账日{0}尚未到，届时才能结账。", "{0} has not come: it can be closed from that day on.");
    public static readonly Text Show = new("表示", "显示", "Show");
    public static readonly Text CustomersToClose = new("締めを待つ得意先", "待结账的客户", "customers wait for their closing bill");
    public static readonly Text OwnDocuments = new("個別に発行した請求書・赤伝", "单独开具的账单、红字账单", "Invoices and credit notes of their own");
    public static readonly Text OtherDocuments = new("ご入金・その他", "收款及其他", "Payments and others");

    public static Text Of(TaxUnit unit) => unit == Parties.Terms.TaxUnit.Bill ? new("締めごとに一括", "按结账单", "once on the closing bill") : new("納品ごと", "按发货单", "on each delivery");
}
