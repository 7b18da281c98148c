using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance;

/// <summary>Of receivables, payables, payments and tax.</summary>
internal static partial class Words
{
    public static readonly Text Party = new("取引先", "往来单位", "Party");
    public static readonly Text SalesOrder = new("受注", "销售订单", "sales order");
    public static readonly Text Supplier = new("仕入先", "供应商", "Supplier");
    public static readonly Text OpenItem = new("未消込明細", "未核销明细", "open item");
    public static readonly Text OpenItems = new("未消込明細", "未核销明细", "Open items");
    public static readonly Text CreditNote = new("赤伝", "红字账单", "credit note");
    public static readonly Text CreditNotes = new("赤伝・返品", "红字账单", "Credit notes");
    public static readonly Text IssueCredit = new("赤伝を発行", "开具红字账单", "Issue a credit note");
    public static readonly Text CreditWhole = new("残り全額を赤伝にする", "将剩余全额冲红", "Credit all that is left");
    public static readonly Text Credited = new("赤伝済", "已冲红", "Credited");
    public static readonly Text CreditNow = new("赤伝にする額", "冲红金额", "Credit now");
    public static readonly Text CreditIssued = new("赤伝を発行しました。", "红字账单已开具。", "The credit note was issued.");
    public static readonly Text OriginalInvoice = new("元の請求書", "原账单", "Original invoice");
    public static readonly Text Bill = new("仕入請求", "供应商账单", "supplier's bill");
    public static readonly Text Bills = new("仕入請求", "供应商账单", "Bills");
    public static readonly Text EnterBill = new("仕入請求を入力", "录入供应商账单", "Enter a bill");
    public static readonly Text EnterSupplierCredit = new("仕入値引・返品を入力", "录入供应商红字账单", "Enter a supplier's credit note");
    public static readonly Text SupplierNumber = new("仕入先の伝票番号", "供应商单据号", "Supplier's number");
    public static readonly Text Basis = new("税込・税抜の別", "计税方式", "Tax basis");
    public static readonly Text BasisHint = new("税区分を付けた明細の金額", "指填写了税类别的明细金额", "Of lines with a tax category");
    public static readonly Text TaxedSale = new("売上・{0}", "销项·{0}", "Sale, {0}");
    public static readonly Text TaxedPurchase = new("仕入・{0}", "进项·{0}", "Purchase, {0}");
    public static readonly Text TaxedWithoutInvoice = new("仕入・{0}（適格請求書なし）", "进项·{0}（无抵扣发票）", "Purchase, {0}, no qualified invoice");
    public static readonly Text Qualified = new("適格請求書", "可抵扣发票", "Qualified invoice");
    public static readonly Text BySupplier = new("仕入先の登録による", "按供应商登记", "As the supplier is registered");
    public static readonly Text TaxCategory = new("税区分", "税类别", "Tax category");
    public static readonly Text Deductible = new("控除できる税額", "可抵扣税额", "Deductible tax");
    public static readonly Text DeductibleShare = new("控除割合", "抵扣比例", "Deductible share");
    public static readonly Text NotDeductible = new("控除できない税額（取得原価に含む）", "不可抵扣税额（计入成本）", "Tax not deductible, part of the cost");
    public static readonly Text Allocation = new("消込", "核销", "allocation");
    public static readonly Text Allocations = new("消込", "核销", "Allocations");
    public static readonly Text Payment = new("入出金", "收付款", "payment");
    public static readonly Text Payments = new("入出金", "收付款", "Payments");
    public static readonly Text Balances = new("債権と債務", "应收应付", "What is owed");
    public static readonly Text ReceivePayment = new("入金を入力", "录入收款", "Enter a payment received");
    public static readonly Text MakePayment = new("支払を入力", "录入付款", "Enter a payment made");
    public static readonly Text PaymentAmount = new("入出金額", "收付金额", "Amount transferred");
    public static readonly Text ReceivedAmount = new("入金額", "收款金额", "Amount received");
    public static readonly Text PaidAmount = new("支払額", "付款金额", "Amount paid");
    public static readonly Text Fee = new("振込手数料", "银行手续费", "Bank fee");
    public static readonly Text FeeHeldBack = new("当社負担で差し引かれた額", "由本公司承担并已被扣除的金额", "Held back on the way, borne by us");
    public static readonly Text FeeBesides = new("当社負担で別に引き落とされる額", "由本公司承担、另行扣款的金额", "Taken from the bank besides, borne by us");
    public static readonly Text Discount = new("割引", "现金折扣", "Discount");
    public static readonly Text WriteOff = new("差異・貸倒れ", "差额、坏账", "Difference, bad debt");
    private static readonly Text SmallDifference = new("少額差異", "零星差额", "Small difference");
    private static readonly Text BadDebt = new("貸倒れ", "坏账", "Bad debt");

    public static Text WriteOffOf(Finance.Payments.PaymentFigures figures) => figures.BadDebt.IsZero ? SmallDifference : BadDebt;
    public static readonly Text WriteOffHint = new("多く入ったときは負の額。少額を超えると貸倒損失になり、備考に理由が必要", "多收时填负数；超出零星差额的计入坏账损失，须在备注写明原因", "Negative where too much came. Beyond a small one it is a bad debt, and the note says why");
    public static readonly Text BankAccount = new("入出金口座", "收付账户", "Bank account");
    public static readonly Text Reference = new("摘要・振込名義", "附言", "Reference");
    public static readonly Text Note = new("備考", "备注", "Note");
    public static readonly Text Rate = new("為替レート", "汇率", "Exchange rate");
    public static readonly Text DayRateHint = new("空欄はその日のレート", "留空则用当日汇率", "Empty takes the day's rate");
    public static readonly Text LeaveOnAccount = new("未充当のまま記帳する", "留作未核销款入账", "Leave it on account");
    public static readonly Text PostAhead = new("先日付で記帳する", "以将来日期入账", "Post it ahead");
    public static readonly Text ExchangeDifference = new("為替差損益", "汇兑损益", "Exchange difference");
    public static readonly Text OneIs = new("{0} {1} ＝ {2} {3}", "{0} {1} = {2} {3}", "{0} {1} = {2} {3}");
    public static readonly Text Remaining = new("残高", "余额", "Remaining");
    public static readonly Text RemainingInBooks = new("残高（帳簿通貨）", "余额（本位币）", "Remaining in the books");
    public static readonly Text SettledNow = new("消込額", "核销金额", "Settle");
    public static readonly Text ToSettle = new("消し込める額", "可核销金额", "To settle with");
    public static readonly Text SettledInAll = new("消込額合計", "核销合计", "Settled in all");
    public static readonly Text OnAccount = new("未充当の残り", "未核销余额", "Left on account");
    public static readonly Text OldestFirst = new("古い期日から自動消込", "按到期日自动核销", "Settle the oldest first");
    public static readonly Text ExactMatch = new("一致する明細を探す", "查找金额相符的明细", "Find what matches exactly");
    public static readonly Text ClearAmounts = new("消込額を消す", "清空核销金额", "Clear");
    public static readonly Text ShowItems = new("明細を表示", "显示明细", "Show open items");
    public static readonly Text NoExactMatch = new("金額が一致する明細の組み合わせはありません。", "没有金额正好相符的明细组合。", "No items come to this amount exactly.");
    public static readonly Text NoExactMatchAdvice = new("「古い期日から自動消込」を使うか、金額を入力してください。", "请使用“按到期日自动核销”，或手工输入金额。", "Settle the oldest first, or type amounts beside the items.");
    public static readonly Text EntryPreview = new("転記される仕訳", "将生成的凭证", "Entry to be posted");
    public static readonly Text Book = new("記帳する", "入账", "Post");
    public static readonly Text BookedDone = new("記帳しました。", "已入账。", "It was posted.");
    public static readonly Text TakeBack = new("取り消す", "冲销", "Take back");
    public static readonly Text TakenBack = new("取り消しました。消込はすべて外れました。", "已冲销，所有核销均已撤销。", "It was taken back; nothing is settled by it any more.");
    public static readonly Text RevaluedInAging = new("外貨換算替えによる差額", "期末调汇差额", "Difference by revaluation");
    public static readonly Text OnControl = new("統制勘定の残高", "统驭科目余额", "On the control account");
    public static readonly Text CancelBill = new("取り消す", "冲销", "Cancel it");
    public static readonly Text CancelBillSure = new("取消の仕訳を記帳し、請求書番号を再び使えるようにします。元の伝票は残ります。", "将生成冲销凭证，供应商账单号可再次使用，原单据保留。", "This posts the reversal and frees the supplier's number. The document stays.");
    public static readonly Text BillCancelled = new("取り消しました。", "已冲销。", "It was cancelled.");
    public static readonly Text CancelledState = new("取消済", "已冲销", "Cancelled");
    public static readonly Text CancelDateHint = new("空欄は伝票の日付", "留空则为单据日期", "Empty: the bill's own day");
    public static readonly Text TakeBackSure = new("取消の仕訳を記帳し、消込をすべて外します。元の伝票は残ります。", "将生成冲销凭证并撤销全部核销，原单据保留。", "This posts the reversal and undoes every allocation. The document stays.");
    public static readonly Text Undo = new("消込を外す", "撤销核销", "Undo");
    public static readonly Text Undone = new("消込を外しました。", "核销已撤销。", "The allocation was undone.");
    public static readonly Text UndoSure = new("この消込を外すと、両方の明細が未消込に戻ります。", "撤销后，两张单据恢复为未核销。", "Both items will be open again.");
    public static readonly Text UndoneMark = new("取消済", "已冲销", "Taken back");
    public static readonly Text UndoneRow = new("外した消込", "已撤销的核销", "Undone");
    public static readonly Text Allocate = new("消し込む", "核销", "Allocate");
    public static readonly Text AllocateTitle = new("消込", "核销", "Allocate items");
    public static readonly Text AllocatedCount = new("{0}件を消し込みました。", "已核销{0}笔。", "{0} {0:allocation was|allocations were} made.");
    public static readonly Text NoOpenItems = new("この取引先に未消込の明細はありません。", "该往来单位没有未核销明细。", "Nothing is open with this party.");
    public static readonly Text NoOpenItemsAdvice = new("記帳すると、全額が未充当の残りになります。", "入账后全额作为未核销余额。", "Posted now, all of it stays on account.");
    public static readonly Text ChooseParty = new("取引先を選ぶと、未消込の明細が期日順に並びます。", "选择往来单位后，按到期日列出未核销明细。", "Choose a party to see its open items by due date.");
    public static readonly Text DaysLate = new("{0}日超過", "逾期{0}天", "{0} {0:day|days} late");
    public static readonly Text Side = new("区分", "方向", "Side");
    public static readonly Text Document = new("伝票", "单据", "Document");
    public static readonly Text Direction = new("入出金", "收付", "In or out");
    public static readonly Text OpeningReceivables = new("開始残高（売掛）", "期初应收", "Opening receivables");
    public static readonly Text OpeningPayables = new("開始残高（買掛）", "期初应付", "Opening payables");
    public static readonly Text ImportTakenBack = new("取り込みの取消 {0}", "撤销导入 {0}", "Import undone: {0}");
    public static readonly Text PartyCode = new("取引先コード", "往来单位编码", "Party code");
    public static readonly Text EnterOpening = new("開始残高の明細を入力", "录入期初明细", "Enter an opening item");
    public static readonly Text Settles = new("消込先", "核销对象", "Settles");
    public static readonly Text SettledBy = new("入金・消込", "收款与核销", "Settled by");
    public static readonly Text NothingSettled = new("まだ消し込まれていません。", "尚未核销。", "Nothing has been settled yet.");
    /// <summary>What is taken off without goods coming back.</summary>
    public static readonly Text Allowance = new("値引", "折让", "Allowance");
    public static readonly Text OpenMark = new("未消込", "未核销", "Not settled");
    public static readonly Text PartMark = new("一部消込", "部分核销", "Partly settled");
    public static readonly Text SettledMark = new("消込済", "已核销", "Settled");
    public static readonly Text OverdueMark = new("期日超過", "已逾期", "Overdue");
    public static readonly Text Keys = new("Enter・↓ で次の行、= で残高を充てる", "Enter 或 ↓ 到下一行，= 填入余额", "Enter or ↓: next line; =: the whole of it");

    public static readonly Text Aging = new("売掛金・買掛金年齢表", "账龄表", "Aging");
    public static readonly Text InBooks = new("帳簿通貨", "本位币", "In the books");
    public static readonly Text TaxSide = new("売上・仕入", "销项／进项", "Output or input");
    public static readonly Text Span = new("対象期間", "对账期间", "Period covered");
    public static readonly Text Statement = new("取引明細書", "往来对账单", "Statement of account");
    public static readonly Text TaxSummary = new("消費税集計表", "增值税汇总表", "Tax summary");
    public static readonly Text AtDay = new("基準日", "截止日", "On the day");
    public static readonly Text NotDue = new("期日前", "未到期", "Not due");
    public static readonly Text DaysBetween = new("{0}～{1}日", "{0}–{1}天", "{0}–{1} days");
    public static readonly Text DaysOver = new("{0}日超", "超过{0}天", "Over {0} days");
    public static readonly Text CurrentMonth = new("当月", "本月", "Current month");
    public static readonly Text MonthsAgo = new("{0}か月前", "{0}个月前", "{0} {0:month|months} ago");
    public static readonly Text MonthsOver = new("{0}か月以前", "{0}个月及以前", "{0} {0:month|months} and older");
    public static readonly Text Age = new("経過", "账龄", "Ageing");
    public static readonly Text NothingOpen = new("未消込の明細はありません。", "没有未核销明细。", "Nothing is open.");
    public static readonly Text NothingOpenAdvice = new("基準日を変えると、その日の残高を確認できます。", "更改截止日可查看当日余额。", "Another day shows what was open then.");
    public static readonly Text FirstOf = new("{1}件のうち{0}件を表示しています。すべてはファイルで確認できます。", "共{1}条，显示{0}条；全部请导出文件查看。", "{0} of {1} are shown; the file has all.");
    public static readonly Text Charged = new("発生", "发生", "Charges");
    public static readonly Text PaidOrCredited = new("入金・支払・値引", "收付及冲减", "Payments and credits");
    public static readonly Text CarriedIn = new("繰越", "上期结转", "Carried in");
    public static readonly Text ClosingBalance = new("期末残高", "期末余额", "Closing balance");
    public static readonly Text NoMovements = new("この期間の取引はありません。", "该期间没有往来。", "Nothing happened in this span.");
    public static readonly Text Documents = new("伝票数", "单据数", "Documents in all");
    public static readonly Text TaxRowOf = new("{0}：{1} {2}", "{0}：{1} {2}", "{0}: {1} {2}");
    public static readonly Text TaxRowOfShare = new("{0}：{1} {2}（控除割合 {3}）", "{0}：{1} {2}（抵扣比例{3}）", "{0}: {1} {2}, {3} deductible");
    public static readonly Text DocumentsIn = new("伝票 {0}件", "{0}张单据", "{0} {0:document|documents}");
    public static readonly Text TaxLinesIn = new("税率ごとに {0}件", "按税率共{0}条", "{0}, one for each rate of a document");
    public static readonly Text TaxOwed = new("差引納付税額", "应纳税额", "Tax to pay");
    public static readonly Text TaxRefund = new("差引還付税額", "留抵/应退税额", "Tax to get back");
    public static readonly Text NoTax = new("この期間の課税取引はありません。", "该期间没有应税交易。", "Nothing was taxed in this span.");
    public static readonly Text NoTaxAdvice = new("請求書・仕入請求・税区分のある振替伝票を記帳すると集計されます。", "账单及带税类别的凭证入账后会在此汇总。", "Invoices, bills and taxed vouchers are summed here once posted.");

    public static Text AgingOf(Finance.OpenItems.OwedSide side) => side == Finance.OpenItems.OwedSide.Receivable ? new("売掛金年齢表", "应收账款账龄表", "Receivables aging") : new("買掛金年齢表", "应付账款账龄表", "Payables aging");

    public static Text UnallocatedOf(Finance.OpenItems.OwedSide side) => side == Finance.OpenItems.OwedSide.Receivable ? new("未消込の入金・赤伝", "未核销的收款及红字", "Unallocated") : new("未消込の支払・値引", "未核销的付款及红字", "Unallocated");

    public static Text SideOf(Finance.OpenItems.OwedSide side) => side == Finance.OpenItems.OwedSide.Receivable ? new("売掛", "应收", "Receivable") : new("買掛", "应付", "Payable");

    public static Text AgeByOf(Finance.Aging.AgeBy by) => by == Finance.Aging.AgeBy.Due ? new("期日から", "按到期日", "Past due") : new("発生月から", "按发生月份", "By month");

    public static Text TaxDirectionOf(Finance.Tax.TaxDirection direction) => direction == Finance.Tax.TaxDirection.Output ? new("売上に係る消費税", "销项税额", "Output tax") : new("仕入に係る消費税", "进项税额", "Input tax");

    public static Text BasisOf(Finance.Tax.PriceBasis basis) => basis == Finance.Tax.PriceBasis.Exclusive ? new("税抜", "不含税", "Tax exclusive") : new("税込", "含税", "Tax inclusive");

    public static Text StateOf(PaymentState state) => state switch
    {
        PaymentState.Unallocated => OpenMark,
        PaymentState.Partly => PartMark,
        PaymentState.Allocated => SettledMark,
        _ => UndoneMark,
    };

    public static string ToneOf(PaymentState state) => state switch { PaymentState.Unallocated => "amber", PaymentState.Partly => "blue", PaymentState.Allocated => "green", _ => "red" };

    public static Text DirectionOf(PaymentDirection direction) => direction == PaymentDirection.Received ? new("入金", "收款", "Received") : new("支払", "付款", "Made");

    public static Text KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Invoice => new("請求書", "账单", "Invoice"),
        ItemKind.BillReversal => new("取消", "账单作废", "Cancellation"),
        ItemKind.CreditNote => new("赤伝・返品", "红字账单", "Credit note"),
        ItemKind.PaymentReceived => new("入金", "收款", "Payment received"),
        ItemKind.Bill => new("仕入請求", "供应商账单", "Bill"),
        ItemKind.SupplierCredit => new("仕入値引・返品", "供应商红字账单", "Supplier's credit note"),
        ItemKind.PaymentMade => new("支払", "付款", "Payment made"),
        ItemKind.Opening => new("開始残高", "期初余额", "Brought forward"),
        _ => new("取消", "冲销", "Reversal"),
    };

    /// <summary>How far an amount is settled, as lists mark it.</summary>
    /// <param name="untouched">Whether all of it remains.</param>
    public static Mark MarkOf(bool open, bool untouched) => new(open ? untouched ? OpenMark : PartMark : SettledMark, !open ? "green" : untouched ? "" : "amber");

    /// <summary>How far an item is settled, and whether it is late.</summary>
    public static Mark SettledOf(OpenItem item, DateOnly today) => item.IsLate(today) ? new(OverdueMark, "red") : MarkOf(item.IsOpen, item.Remaining == item.Amount);
}
