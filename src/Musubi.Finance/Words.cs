using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

internal static partial class Words
{
    public static readonly Text Invoice = new("請求書", "账单", "invoice");
    public static readonly Text Invoices = new("請求書", "账单", "Invoices");
    public static readonly Text JournalEntry = new("仕訳", "会计凭证", "journal entry");
    public static readonly Text JournalEntries = new("仕訳帳", "凭证簿", "Journal");
    public static readonly Text Accounts = new("勘定科目", "会计科目", "Accounts");
    public static readonly Text Account = new("勘定科目", "会计科目", "Account");
    public static readonly Text AccountFilter = new("勘定科目（コードまたは名称）", "会计科目（编码或名称）", "Account, by code or name");
    public static readonly Text Number = new("番号", "编号", "Number");
    public static readonly Text Date = new("日付", "日期", "Date");
    public static readonly Text CustomersOrder = new("客先注文番号", "客户订单号", "Customer's order number");
    public static readonly Text TheirOrder = new("貴社注文番号", "贵方订单号", "Your order number");
    public static readonly Text TotalWithTax = new("合計（税込）", "价税合计", "Total, tax included");
    public static readonly Text SupplyDate = new("取引年月日", "交易日期", "Date of supply");
    public static readonly Text InvoiceDate = new("請求日", "开票日期", "Invoice date");
    public static readonly Text Due = new("支払期日", "到期日", "Due");
    public static readonly Text Customer = new("得意先", "客户", "Customer");
    public static readonly Text Source = new("元の伝票", "来源单据", "Source");
    public static readonly Text Net = new("税抜金額", "不含税金额", "Net");
    public static readonly Text Tax = new("消費税", "税额", "Tax");
    public static readonly Text TaxAt = new("消費税 {0}", "税额 {0}", "Tax {0}");
    public static readonly Text TaxBase = new("{0} 対象", "{0} 计税金额", "Taxable at {0}");
    public static readonly Text Total = new("合計", "合计", "Total");
    public static readonly Text Debit = new("借方", "借方", "Debit");
    public static readonly Text Credit = new("貸方", "贷方", "Credit");
    public static readonly Text Description = new("摘要", "摘要", "Description");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text UnitPrice = new("単価", "单价", "Unit price");
    public static readonly Text TaxRate = new("税率", "税率", "Tax rate");
    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Code = new("コード", "编码", "Code");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text Type = new("区分", "类别", "Type");
    public static readonly Text Role = new("転記での役割", "过账角色", "Part in postings");
    public static readonly Text PostingGroup = new("転記グループ", "过账组", "Posting group");
    public static readonly Text Recorded = new("記録日時", "记录时间", "Recorded");
    public static readonly Text Posted = new("転記済", "已过账", "Posted");
    public static readonly Text Issued = new("発行済", "已开具", "Issued");
    public static readonly Text Lines = new("明細", "明细", "Lines");
    public static readonly Text SetUp = new("標準の勘定科目を用意する", "建立标准会计科目", "Set up the standard accounts");
    public static readonly Text SetUpAdvice = new("「標準の勘定科目を用意する」を押すと、自社の国の科目表・会計年度・仕訳に使う科目がそろいます。", "点击“建立标准会计科目”，即可备齐本国科目表、会计年度和记账所用科目。", "'Set up the standard accounts' gives you the chart of your country, the fiscal years, and the accounts that documents book to.");
    public static readonly Text SetUpDone = new("勘定科目を{0}件用意しました。", "已建立{0}个会计科目。", "{0} {0:account was|accounts were} set up.");

    public static readonly Text Section = new("表示区分", "报表项目", "Section");
    public static readonly Text Reason = new("理由", "原因", "Reason");
    public static readonly Text FiscalYear = new("会計年度", "会计年度", "fiscal year");
    public static readonly Text FiscalYears = new("会計年度", "会计年度", "Fiscal years");
    public static readonly Text SeeYears = new("会計年度を見る", "查看会计年度", "See the fiscal years");
    public static readonly Text Period = new("会計期間", "会计期间", "Period");
    public static readonly Text FirstMonth = new("期首の月", "起始月份", "First month");
    public static readonly Text DayInYear = new("含まれる日", "年度内任一日", "A day in it");
    public static readonly Text OpenYear = new("会計年度を追加", "添加会计年度", "Open a fiscal year");
    public static readonly Text YearsOpened = new("会計年度を{0}件追加しました。", "已添加{0}个会计年度。", "{0} fiscal {0:year was|years were} opened.");
    public static readonly Text Open = new("未締め", "未结账", "Open");
    public static readonly Text Closed = new("締め済", "已结账", "Closed");
    public static readonly Text Lock = new("締める", "结账", "Close the books");
    public static readonly Text Reopen = new("再開", "反结账", "Reopen");
    public static readonly Text LockThrough = new("{0:yyyy年M月} までの{1}を締めました。", "{0:yyyy年M月}及以前的{1}已结账。", "{1} is closed through {0:MMMM yyyy}.");
    public static readonly Text Reopened = new("{0:yyyy年M月} の{1}を再開しました。", "{0:yyyy年M月}的{1}已反结账。", "{1} of {0:MMMM yyyy} is open again.");
    public static readonly Text PeriodChanges = new("締めと再開の記録", "结账与反结账记录", "Closed and reopened");
    public static readonly Text By = new("担当者", "操作人", "By");
    public static readonly Text When = new("日時", "时间", "When");
    public static readonly Text Act = new("操作", "操作", "Act");
    public static readonly Text Area = new("範囲", "范围", "Area");
    public static readonly Text LockSure = new("{0:yyyy年M月} までの{1}を締めます。締めた期間には、{2}を入力できなくなります。", "将对{0:yyyy年M月}及以前的{1}结账，结账后不能再录入{2}。", "Close {1} through {0:MMMM yyyy}? Nothing more can be posted there: {2}.");
    public static readonly Text ReopenSure = new("{0:yyyy年M月} の{1}を再開します。{2}を再び入力でき、報告済みの試算表・消費税・在庫金額が変わることがあります。開くのはこの期間だけで、終わったらもう一度締めてください。理由は記録に残ります。", "将对{0:yyyy年M月}的{1}反结账：可重新录入{2}，已报出的试算表、税额和存货金额可能因此改变。仅开放该期间，完成后请再次结账。原因会留存记录。", "Open {1} of {0:MMMM yyyy} again? These can be posted there once more: {2}. The trial balance, tax and stock value you reported may change. Only this period opens; close it again when you are done. The reason is kept.");
    public static readonly Text StaysClosed = new("{0}は閉じたままです。", "{0}仍处于结账状态。", "These stay closed: {0}.");
    public static readonly Text StaysClosedAdvice = new("それぞれの列で再開できます。", "可在各自的列中反结账。", "Each is reopened in its own column.");
    public static readonly Text ClosesWith = new("{1:yyyy年M月}～{2:yyyy年M月} の{0}期間をまとめて締めます。", "将一并结账{1:yyyy年M月}至{2:yyyy年M月}共{0}个期间。", "Closes {0} periods together, {1:MMMM yyyy} to {2:MMMM yyyy}.");
    public static readonly Text ClosesToday = new("この期間はまだ終わっていません（{0:yyyy/MM/dd} まで）。今日の日付でも記帳できなくなります。", "该期间尚未结束（至{0:yyyy-MM-dd}）：今天的日期也将无法记账。", "The period is not over, it runs to {0:dd/MM/yyyy}: nothing can be dated today either.");
    public static readonly Text Comma = new("、", "、", ", ");
    public static readonly Text StillOpen = new("この期間までに、まだ終わっていないもの", "截至该期间尚未完成的事项", "Not finished up to this period");
    public static readonly Text StillOpenAdvice = new("このまま締めると、次に開いている期間の日付で記帳することになります。", "如现在结账，这些事项须记入之后开放的期间。", "Closed now, these will have to be dated in a period that is open later.");
    public static readonly Text NothingUnfinished = new("この期間までに終わっていないものはありません。", "截至该期间没有未完成的事项。", "Nothing is unfinished up to this period.");
    public static readonly Text DraftVouchers = new("下書きの振替伝票", "草稿手工凭证", "vouchers in draft");
    public static readonly Text SubmittedVouchers = new("承認待ちの振替伝票", "待审核的手工凭证", "vouchers that wait for approval");
    public static readonly Text RecurringDue = new("起票していない定期仕訳", "未生成的定期凭证", "recurring vouchers not written");
    public static readonly Text NotRevalued = new("期末レートで換算替えしていない外貨残高", "未做期末调汇的外币余额", "foreign balances not revalued");
    public static Text PeriodActOf(PeriodAct act) => act switch
    {
        PeriodAct.Locked => Lock,
        PeriodAct.Reopened => Reopen,
        PeriodAct.YearClosed => CloseYear,
        _ => ReopenYear,
    };

    public static readonly Text MonthsFromTo = new("{0:yyyy年M月}～{1:yyyy年M月}", "{0:yyyy年M月}至{1:yyyy年M月}", "{0:MMMM yyyy} to {1:MMMM yyyy}");
    public static readonly Text MonthOf = new("{0:yyyy年M月}", "{0:yyyy年M月}", "{0:MMMM yyyy}");
    public static readonly Text NoYears = new("会計年度がまだありません。", "尚无会计年度。", "There is no fiscal year yet.");

    public static readonly Text Dimension = new("分析軸", "分析维度", "dimension");
    public static readonly Text Dimensions = new("分析軸", "分析维度", "Dimensions");
    public static readonly Text NewDimension = new("新しい分析軸", "新建分析维度", "New dimension");
    public static readonly Text Values = new("値", "维度值", "Values");
    public static readonly Text PartOf = new("上位", "上级", "Part of");
    public static readonly Text InUse = new("使用", "使用", "In use");
    public static readonly Text NameJa = new("日本語名", "日语名称", "Japanese name");
    public static readonly Text NameZh = new("中国語名", "中文名称", "Chinese name");
    public static readonly Text NameEn = new("英語名", "英语名称", "English name");
    public static readonly Text Currency = new("通貨", "币种", "Currency");
    public static readonly Text ExchangeRate = new("為替レート", "汇率", "Exchange rate");
    public static readonly Text ExchangeRates = new("為替レート", "汇率", "Exchange rates");
    public static readonly Text EnterRate = new("レートを登録", "登记汇率", "Enter a rate");
    public static readonly Text RatePer = new("外貨の単位", "外币单位", "Per units");
    public static readonly Text RateIn = new("為替レート（{0}）", "汇率（{0}）", "Rate in {0}");
    public static readonly Text DeleteRatesSure = new("選んだレートを削除します。転記済みの仕訳は変わりません。", "将删除所选汇率，已过账凭证不受影响。", "Delete these rates? Entries already posted keep theirs.");

    public static readonly Text Voucher = new("振替伝票", "手工凭证", "voucher");
    public static readonly Text Vouchers = new("振替伝票", "手工凭证", "Vouchers");
    public static readonly Text NewVoucher = new("振替伝票の起票", "新建手工凭证", "New voucher");
    public static readonly Text EditVoucher = new("伝票の変更", "修改凭证", "Edit voucher");
    public static readonly Text Submit = new("承認を依頼", "提交审核", "Submit for approval");
    public static readonly Text SaveAndSubmit = new("保存して承認を依頼", "保存并提交审核", "Save and submit");
    public static readonly Text SavedNotSubmitted = new("保存しましたが、承認は依頼できませんでした。{0}", "已保存，但未能提交审核。{0}", "It was saved, but not submitted. {0}");
    public static readonly Text Approve = new("承認する", "审核通过", "Approve");
    public static readonly Text Return = new("差し戻す", "退回", "Send back");
    public static readonly Text WaitsForApproval = new("承認できる人", "可审核的人", "Who may approve");
    public static readonly Text WaitsForMe = new("自分", "本人", "Myself");
    public static readonly Text Withdraw = new("取り下げる", "撤回申请", "Withdraw");
    public static readonly Text WithdrawnToast = new("取り下げました。", "已撤回。", "It was withdrawn.");
    public static readonly Text AccrualEntry = new("振戻仕訳", "转回凭证", "Reversing entry");
    public static readonly Text ReverseVoucher = new("赤伝で取り消す", "冲销", "Reverse it");
    public static readonly Text Reversal = new("取消仕訳", "冲销凭证", "Reversal");
    public static readonly Text ReversalDate = new("取消日", "冲销日期", "Date of the reversal");
    public static readonly Text ReversedToast = new("取り消しました。", "已冲销。", "It was reversed.");
    public static readonly Text Submitted = new("承認を依頼しました。", "已提交审核。", "It was submitted.");
    public static readonly Text Approved = new("承認し、転記しました。", "已审核并过账。", "It was approved and posted.");
    public static readonly Text Returned = new("差し戻しました。", "已退回。", "It was sent back.");
    public static readonly Text ReturnedFor = new("差し戻し：", "退回原因：", "Sent back:");
    public static readonly Text Copy = new("複製", "复制", "Copy");
    public static readonly Text DeleteVoucherSure = new("この下書きを削除します。", "将删除此草稿。", "Delete this draft?");
    public static readonly Text WillBook = new("転記される内容", "将过账的内容", "What it will post");
    public static readonly Text MadeBy = new("起票者", "制单人", "Written by");
    public static readonly Text ApprovedBy = new("承認者", "审核人", "Approved by");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text LineNo = new("行", "行", "Line");
    public static readonly Text Memo = new("明細摘要", "行摘要", "Line memo");
    public static readonly Text InDocument = new("伝票の通貨", "单据币种", "In the document's currency");
    public static readonly Text ReverseOn = new("振戻日", "转回日期", "Auto-reverse on");
    public static readonly Text ReverseOnHint = new("見越・繰延のとき。承認と同時に、この日付の反対仕訳も転記します。", "用于预提、待摊；审核时同时过账该日的反向凭证。", "For accruals: the opposite entry is posted on that day as it is approved.");
    public static readonly Text RateHint = new("空にすると当日のレートを使います。", "留空则使用当日汇率。", "Leave it empty for the day's rate.");
    public static readonly Text Difference = new("差額", "差额", "Difference");
    public static readonly Text AccrualReason = new("見越・繰延の振戻", "预提待摊转回", "Accrual taken back");
    public static readonly Text Recurring = new("定期仕訳", "定期凭证", "Recurring vouchers");
    public static readonly Text WriteDue = new("期日の来たものを起票", "生成到期凭证", "Create due vouchers");
    public static readonly Text NoRecurring = new("定期仕訳はまだありません。", "尚无定期凭证。", "No voucher comes round yet.");
    public static readonly Text NoRecurringAdvice = new("転記済みの振替伝票を手本に、家賃やリース料などを登録できます。", "可以以已过账的手工凭证为模板，登记房租、租赁费等。", "Take a posted voucher as the pattern: rent, leases.");
    public static readonly Text EveryMonths = new("間隔", "间隔", "How often");
    public static readonly Text NextDayHint = new("月末日を選ぶと、毎回その月の末日になります。", "选择月末日时，每次均为当月最后一天。", "The last day of a month stays the last day of each.");
    public static readonly Text NextDay = new("次回", "下次日期", "Next on");
    public static readonly Text Until = new("終了日", "结束日期", "Last day");
    public static readonly Text Pattern = new("手本の伝票", "模板凭证", "Voucher to copy");
    public static readonly Text GoesOn = new("継続中", "进行中", "Running");
    public static readonly Text Paused = new("停止中", "已停用", "Set aside");

    public static Text MonthsOf(int months) => months switch
    {
        1 => new("毎月", "每月", "Every month"),
        12 => new("毎年", "每年", "Every year"),
        _ => new Text("{0}か月ごと", "每{0}个月", "Every {0} months").With(months),
    };

    public static Text EntryKindOf(Finance.Journal.EntryKind kind) => kind switch
    {
        Finance.Journal.EntryKind.Normal => new("通常", "普通", "Ordinary"),
        Finance.Journal.EntryKind.Reversal => new("取消・振戻", "冲销、转回", "Reversal"),
        Finance.Journal.EntryKind.Opening => new("開始残高", "期初余额", "Opening"),
        Finance.Journal.EntryKind.Closing => new("決算振替", "年度结转", "Closing"),
        _ => new("外貨換算替え", "期末调汇", "Revaluation"),
    };

    public static Text StateOf(Finance.Vouchers.VoucherState state) => state switch
    {
        Finance.Vouchers.VoucherState.Draft => new("下書き", "草稿", "Draft"),
        Finance.Vouchers.VoucherState.Submitted => new("承認待ち", "待审核", "Pending approval"),
        Finance.Vouchers.VoucherState.Posted => Posted,
        _ => new("取消済", "已冲销", "Reversed"),
    };

    public static string ToneOf(Finance.Vouchers.VoucherState state) => state switch
    {
        Finance.Vouchers.VoucherState.Submitted => "amber",
        Finance.Vouchers.VoucherState.Posted => "green",
        _ => "",
    };

    public static readonly Text Report = new("帳表", "报表", "report");
    public static readonly Text Statements = new("試算表・決算書", "试算表与财务报表", "Financial statements");
    public static readonly Text TrialBalance = new("合計残高試算表", "试算平衡表", "Trial balance");
    public static readonly Text ProfitAndLoss = new("損益計算書", "利润表", "Profit and loss");
    public static readonly Text BalanceSheet = new("貸借対照表", "资产负债表", "Balance sheet");
    public static readonly Text GeneralLedger = new("総勘定元帳", "总分类账", "General ledger");
    public static readonly Text FromTo = new("{0:yyyy/MM/dd} ～ {1:yyyy/MM/dd}（{2}）", "{0:yyyy-MM-dd} 至 {1:yyyy-MM-dd}（{2}）", "{0:dd/MM/yyyy} to {1:dd/MM/yyyy} ({2})");
    public static readonly Text AsOf = new("{0:yyyy/MM/dd} 現在（{1}）", "截至{0:yyyy-MM-dd}（{1}）", "On {0:dd/MM/yyyy} ({1})");
    public static readonly Text SumOf = new("{0} 計", "{0}合计", "{0}, total");
    public static readonly Text BroughtForward = new("前期繰越", "期初余额", "Brought forward");
    public static readonly Text BroughtForwardMonth = new("前月繰越", "上月结转", "Brought forward");
    public static readonly Text BroughtForwardDay = new("繰越", "承前余额", "Brought forward");
    public static readonly Text SoFar = new("累計", "累计", "Total so far");
    public static readonly Text CarriedOver = new("次頁繰越", "转下页", "Carried over");
    public static readonly Text Balance = new("残高", "余额", "Balance");
    public static readonly Text OtherSide = new("相手科目", "对方科目", "Other side");
    public static readonly Text Sundry = new("諸口", "多科目", "Sundry");
    public static readonly Text YearBefore = new("前年同期", "上年同期", "Prior year");
    public static readonly Text AtYearStart = new("期首", "年初数", "At the start of the year");
    public static readonly Text TotalAssets = new("資産合計", "资产总计", "Total assets");
    public static readonly Text TotalLiabilities = new("負債・純資産合計", "负债和所有者权益总计", "Total liabilities and equity");
    public static readonly Text EarnedBefore = new("純利益（前期分・未決算）", "净利润（以前年度・未年结）", "Result of earlier years, not yet closed");
    public static readonly Text EarnedThisYear = new("純利益（当期分・未決算）", "净利润（本年度・未年结）", "Result of this year, not yet closed");
    public static readonly Text DifferenceOfPart = new("差額（部門などで絞り込んだ貸借対照表は一致しないことがあります）", "差额（按部门等筛选的资产负债表不一定平衡）", "Difference: the balance sheet of a department or project need not balance");
    public static readonly Text GrossProfit = new("売上総利益", "毛利", "Gross profit");
    public static readonly Text OperatingProfit = new("営業利益", "营业利润", "Operating profit");
    public static readonly Text OrdinaryProfit = new("経常利益", "经常性利润", "Ordinary profit");
    public static readonly Text ProfitBeforeTax = new("税引前当期純利益", "利润总额", "Profit before tax");
    public static readonly Text NetProfit = new("当期純利益", "净利润", "Net profit");
    public static readonly Text FirstDay = new("開始日", "开始日期", "First day");
    public static readonly Text AllOfThem = new("すべて", "全部", "All");
    public static readonly Text NoSuchDay = new("日付を読み取れないため、表示していません。", "日期无法识别，因此未显示。", "Nothing is shown, for a date cannot be read.");
    public static readonly Text NoSuchDayAdvice = new("日付を直して「適用」を押してください。", "请修改日期，然后点击“应用”。", "Put the date right, then press Apply.");
    public static readonly Text DaysTurned = new("開始日が終了日より後でした。", "开始日期晚于结束日期。", "The first day was after the last.");
    public static readonly Text DaysTurnedAdvice = new("入れ替えて表示しています。違うときは日付を直してください。", "已互换后显示；如不正确，请修改日期。", "They are shown the other way round. Change them if that is not what was meant.");
    public static readonly Text ShowReport = new("適用", "应用", "Apply");
    public static readonly Text ThisMonth = new("今月", "本月", "This month");
    public static readonly Text LastMonth = new("先月", "上月", "Last month");
    public static readonly Text ThisYear = new("今年度", "本年度", "This year");
    public static readonly Text LastYear = new("前年度", "上年度", "Last year");
    public static readonly Text NothingBooked = new("この期間の記帳はありません。", "该期间没有记账。", "Nothing was booked in these days.");
    public static readonly Text NothingBookedAdvice = new("期間や分析軸の条件を変えてください。", "请更改期间或维度条件。", "Choose other days, or fewer dimensions.");
    public static readonly Text Reverses = new("取り消した仕訳", "冲销的凭证", "Takes back");
    public static readonly Text ReversedBy = new("取消仕訳", "冲销凭证", "Taken back by");
    public static readonly Text NewAccount = new("新しい勘定科目", "新建会计科目", "New account");
    public static readonly Text AccountMap = new("勘定の割り当て", "科目对应", "Account map");
    public static readonly Text AccountMapHint = new("転記の役割ごとに使う科目を決めます。転記グループが空の行は、ほかのすべてに使います。", "为每个过账角色指定科目；过账组为空的行适用于其他所有情况。", "Which account plays each part. A line without a posting group is for all others.");
    public static readonly Text IsControl = new("補助元帳と一致させる（統制勘定）", "统驭科目", "Kept by documents (control account)");
    public static readonly Text IsControlHint = new("振替伝票では使えません。", "不能用于手工凭证。", "Vouchers cannot use it.");
    public static readonly Text IsRevalued = new("外貨残高を期末に換算替えする", "期末调汇", "Revalue foreign balances");
    public static readonly Text IsRevaluedHint = new("外貨建ての預金・債権・債務など。", "外币存款、债权、债务等。", "Bank accounts, receivables and payables in foreign currency.");
    public static readonly Text CloseYear = new("決算", "年度结账", "Close the year");
    public static readonly Text CloseYearSure = new("{0}を決算します。損益を繰越利益剰余金に振り替え、すべての期間を締めます。", "对{0}进行年结：结转损益至未分配利润，并关闭所有期间。", "Close {0}? The result goes to retained earnings, and every period is closed.");
    public static readonly Text CloseYearFrom = new("{0}は {1:yyyy/MM/dd} から決算できます。", "{0}自{1:yyyy-MM-dd}起可以年结。", "{0} can be closed from {1:dd/MM/yyyy}.");
    public static readonly Text ProfitCarried = new("繰越利益剰余金に振り替える利益", "结转至未分配利润的利润", "Profit to retained earnings");
    public static readonly Text LossCarried = new("繰越利益剰余金に振り替える損失", "结转至未分配利润的亏损", "Loss to retained earnings");
    public static readonly Text NothingEarned = new("損益がないので、振替仕訳はありません。", "没有损益，不产生结转凭证。", "Nothing was earned or spent: there is no entry to post.");
    public static readonly Text LaterMonthsClosed = new("後の月が {0:yyyy年M月} まで締められています。", "之后的月份已结账至{0:yyyy年M月}。", "Later months are closed, through {0:MMMM yyyy}.");
    public static readonly Text LaterMonthsClosedAdvice = new("取り消して数字を直すと、締めた月の繰越残高と報告済みの貸借対照表も変わります。", "取消后若更改数字，已结账月份的期初余额和已报出的资产负债表也会变化。", "What is put right in the year also changes the balances those months brought forward, and the balance sheets you reported.");
    public static readonly Text YearClosed = new("{0}を決算しました。", "{0}已年结。", "{0} is closed.");
    public static readonly Text ReopenYear = new("決算の取消", "取消年结", "Undo the year end");
    public static readonly Text ReopenYearSure = new("{0}の決算を取り消します。振替仕訳を取り消し、最後の期間を開きます。", "取消{0}的年结：冲销结转凭证，并开放最后一个期间。", "Undo the year end of {0}? Its closing entry is reversed and the last period stands open.");
    public static readonly Text YearReopened = new("{0}の決算を取り消しました。", "{0}的年结已取消。", "The year end of {0} was undone.");

    public static readonly Text Revaluation = new("外貨換算替え", "期末调汇", "Revaluation");
    public static readonly Text RevaluationHint = new("外貨残高を選んだ日のレートで評価し、翌日に振り戻します。", "按所选日期的汇率评估外币余额，次日自动转回。", "Foreign balances at the rate of a day, taken back on the day after.");
    public static readonly Text RevaluationBack = new("外貨換算替えの振戻", "期末调汇转回", "Reversal of the revaluation");
    public static readonly Text RateSince = new("レートの日付", "汇率日期", "Rate of");
    public static readonly Text OldRate = new("{0} のレートは {1:yyyy/MM/dd} のもので、{2}日前です。", "{0}汇率为{1:yyyy-MM-dd}的，已过{2}天。", "The rate of {0} is that of {1:dd/MM/yyyy}, {2} {2:day|days} earlier.");
    public static readonly Text OldRateAdvice = new("{0:yyyy/MM/dd} のレートを登録してください。それより新しい相場がなければ「古いレートで換算する」を選んでください。", "请先登记{0:yyyy-MM-dd}的汇率；如无更新的汇率，请勾选“按旧汇率折算”。", "Enter the rate of {0:dd/MM/yyyy} first. If there is no newer quotation, choose to go by the old rate.");
    public static readonly Text WithOldRates = new("古いレートで換算する", "按旧汇率折算", "Go by the old rate");
    public static readonly Text RateMeant = new("このレートで間違いない", "汇率无误", "This rate is meant");
    public static readonly Text AccruedBy = new("この日の見越は転記済みです。", "该日的暂估已过账。", "This day was accrued.");
    public static readonly Text AccruedSince = new("その後の変更で差額が生じています。差額だけを追加で転記し、同じく翌日付で振り戻します。", "之后的变化产生了差额；可仅补充过账该差额，同样于次日转回。", "What changed since makes a difference. Only that is posted besides, and taken back on the day after as well.");
    public static readonly Text RevaluedBy = new("この日の換算替えは転記済みです。", "该日的期末调汇已过账。", "This day was revalued.");
    public static readonly Text RevaluedAdvice = new("翌日付で振り戻されています。", "已于次日转回。", "It is taken back on the day after.");
    public static readonly Text RevaluedSince = new("その後の記帳や新しいレートで差額が生じています。差額だけを追加で転記し、同じく翌日付で振り戻します。", "之后的记账或新汇率产生了差额；可仅补充过账该差额，同样于次日转回。", "Entries or rates that came later make a difference. Only that is posted besides, and taken back on the day after as well.");
    public static readonly Text RevalueFurther = new("差額を追加で転記", "补充过账差额", "Post the difference besides");
    public static readonly Text Revalue = new("換算替えを転記", "过账调汇", "Post the revaluation");
    public static readonly Text RevalueSure = new("{0:yyyy/MM/dd} 付で換算差額を転記し、{1:yyyy/MM/dd} 付で振り戻します。", "将以{0:yyyy-MM-dd}过账汇兑差额，并以{1:yyyy-MM-dd}转回。", "Post the differences on {0:dd/MM/yyyy} and take them back on {1:dd/MM/yyyy}?");
    public static readonly Text WasRevalued = new("{0}件の外貨残高を換算替えしました。", "已对{0}项外币余额调汇。", "{0} foreign {0:balance was|balances were} revalued.");
    public static readonly Text NothingToRevalue = new("換算差額はありませんでした。", "没有汇兑差额。", "There was no difference.");
    public static readonly Text ForeignBalance = new("外貨残高", "外币余额", "Foreign balance");
    public static readonly Text Booked = new("帳簿残高", "账面余额", "As booked");
    public static readonly Text Worth = new("換算額", "折算金额", "At the rate");
    public static readonly Text NoForeign = new("外貨残高のある換算対象の科目はありません。", "没有需要调汇的外币余额。", "No account to revalue has a foreign balance.");
    public static readonly Text NoForeignAdvice = new("勘定科目の「外貨残高を期末に換算替えする」を確認してください。", "请检查会计科目的“期末调汇”设置。", "Look at the accounts marked to be revalued.");
    public static readonly Text OpeningBalances = new("開始残高", "期初余额", "Opening balances");
    public static readonly Text AccountCode = new("勘定科目コード", "会计科目编码", "Account code");
    public static readonly Text DimensionNo = new("分析軸{0}", "分析维度{0}", "Dimension {0}");
    public static readonly Text DimensionCellHint = new("値のコードか名称。複数の分析軸にあるときは「分析軸コード=値コード」", "值的编码或名称；存在于多个维度时写“维度编码=值编码”", "Code or name of a value; where several dimensions have it, DIMENSION=VALUE");
    public static readonly Text OpeningHint = new("旧システムの残高試算表を貼り付けられます。差額は開始残高勘定に入ります。", "可从旧系统的试算表粘贴；差额计入期初余额科目。", "Paste the trial balance of the old books. The difference goes to the opening account.");
    public static readonly Text OpeningDate = new("開始日", "启用日期", "Books begin on");
    public static readonly Text OpeningPosted = new("転記済みの開始残高：", "已过账的期初余额：", "Opening balances posted:");
    public static readonly Text OpeningFurther = new("転記済みの開始残高に加える", "加到已过账的期初余额", "Add to what is posted");
    public static readonly Text OpeningSure = new("開始残高を転記します。", "将过账期初余额。", "Post the opening balances?");
    public static readonly Text PostOpening = new("開始残高を転記", "过账期初余额", "Post opening balances");

    public static Text TypeOf(AccountType type) => type switch
    {
        AccountType.Asset => new("資産", "资产", "Asset"),
        AccountType.Liability => new("負債", "负债", "Liability"),
        AccountType.Equity => new("純資産", "所有者权益", "Equity"),
        AccountType.Revenue => new("収益", "收入", "Revenue"),
        _ => new("費用", "费用", "Expense"),
    };

    public static Text RoleOf(AccountRole role) => role switch
    {
        AccountRole.Receivable => new("売掛金", "应收账款", "receivables"),
        AccountRole.UnbilledSales => new("未請求売掛金", "暂估应收账款", "unbilled receivables"),
        AccountRole.Payable => new("買掛金", "应付账款", "payables"),
        AccountRole.Revenue => new("売上", "销售收入", "sales"),
        AccountRole.OutputTax => new("仮受消費税", "销项税额", "output tax"),
        AccountRole.InputTax => new("仮払消費税", "进项税额", "input tax"),
        AccountRole.Bank => new("預金", "银行存款", "bank"),
        AccountRole.Cash => new("現金", "库存现金", "cash"),
        AccountRole.Inventory => new("棚卸資産", "存货", "stock"),
        AccountRole.InTransit => new("移動中の在庫", "在途存货", "stock in transit"),
        AccountRole.GoodsReceivedNotInvoiced => new("入荷済未請求", "暂估应付账款", "goods received, not invoiced"),
        AccountRole.CostOfSales => new("売上原価", "销售成本", "cost of sales"),
        AccountRole.StockAdjustment => new("棚卸差異", "盘点损益", "stock adjustments"),
        AccountRole.Scrap => new("廃棄損", "报废损失", "scrap"),
        AccountRole.PurchasePriceVariance => new("仕入価格差異", "采购价格差异", "purchase price variances"),
        AccountRole.LandedCostClearing => new("仕入諸掛の仮勘定", "采购费用暂估", "landed cost clearing"),
        AccountRole.PurchaseExpense => new("在庫にしない仕入", "不入库采购", "purchases not stocked"),
        AccountRole.ExchangeGain => new("為替差益（実現）", "汇兑收益（已实现）", "exchange gains, realised"),
        AccountRole.ExchangeLoss => new("為替差損（実現）", "汇兑损失（已实现）", "exchange losses, realised"),
        AccountRole.UnrealisedExchangeGain => new("為替差益（未実現）", "汇兑收益（未实现）", "exchange gains, unrealised"),
        AccountRole.UnrealisedExchangeLoss => new("為替差損（未実現）", "汇兑损失（未实现）", "exchange losses, unrealised"),
        AccountRole.DiscountGiven => new("売上割引", "销售折扣", "discounts given"),
        AccountRole.DiscountTaken => new("仕入割引", "采购折扣", "discounts taken"),
        AccountRole.BankFees => new("振込手数料", "银行手续费", "bank fees"),
        AccountRole.WriteOff => new("貸倒損失", "坏账损失", "bad debts"),
        AccountRole.SmallLoss => new("少額差異（損）", "零星差额（损失）", "small differences, lost"),
        AccountRole.SmallGain => new("少額差異（益）", "零星差额（收益）", "small differences, gained"),
        AccountRole.PrepaymentReceived => new("前受金", "预收账款", "prepayments received"),
        AccountRole.PrepaymentPaid => new("前渡金", "预付账款", "prepayments paid"),
        AccountRole.RetainedEarnings => new("繰越利益剰余金", "未分配利润", "retained earnings"),
        AccountRole.OpeningBalance => new("開始残高", "期初余额", "opening balances"),
        _ => new("端数調整", "尾差调整", "rounding"),
    };

    /// <summary>Several by their first and last, as they follow one another in the statements.</summary>
    public static Text SectionsOf(IReadOnlyList<AccountSection> sections) => sections.Count == 1 ? SectionOf(sections[0]) : FirstToLast.With(SectionOf(sections[0]), SectionOf(sections[^1]));
    private static readonly Text FirstToLast = new("{0}～{1}", "{0}至{1}", "{0} to {1}");
    public static readonly Text AsEarned = new("期間の発生額", "本期发生额", "Earned in these days");
    public static readonly Text AsEarnedHint = new("繰越と決算振替を除いた、損益計算書の金額です。", "不含期初余额和结转分录，与利润表金额一致。", "As the profit and loss has it: nothing brought forward, and without closing entries.");
    public static readonly Text WithBroughtForward = new("繰越と決算振替を含めて表示", "显示期初余额和结转分录", "Show what was brought forward, and closing entries");
    public static readonly Text NothingForward = new("繰越を除く", "不含期初余额", "Nothing brought forward");

    public static Text SectionOf(AccountSection section) => section switch
    {
        AccountSection.CurrentAssets => new("流動資産", "流动资产", "Current assets"),
        AccountSection.FixedAssets => new("固定資産", "非流动资产", "Fixed assets"),
        AccountSection.DeferredAssets => new("繰延資産", "长期待摊资产", "Deferred assets"),
        AccountSection.CurrentLiabilities => new("流動負債", "流动负债", "Current liabilities"),
        AccountSection.LongTermLiabilities => new("固定負債", "非流动负债", "Long-term liabilities"),
        AccountSection.Equity => new("純資産", "所有者权益", "Equity"),
        AccountSection.Sales => new("売上高", "营业收入", "Sales"),
        AccountSection.CostOfSales => new("売上原価", "营业成本", "Cost of sales"),
        AccountSection.OperatingExpenses => new("販売費及び一般管理費", "期间费用", "Operating expenses"),
        AccountSection.OtherIncome => new("営業外収益", "其他收益", "Other income"),
        AccountSection.OtherExpenses => new("営業外費用", "其他费用", "Other expenses"),
        AccountSection.ExtraordinaryGains => new("特別利益", "营业外收入", "Extraordinary gains"),
        AccountSection.ExtraordinaryLosses => new("特別損失", "营业外支出", "Extraordinary losses"),
        _ => new("法人税等", "所得税费用", "Income tax"),
    };

    /// <summary>What closing an area keeps out.</summary>
    public static Text PostedIn(PeriodArea area) => area switch
    {
        PeriodArea.Receivables => new("請求書・赤伝・入金・消込", "账单、红字账单、收款和核销", "invoices, credit notes, payments received, allocations"),
        PeriodArea.Payables => new("仕入請求・支払・消込", "供应商账单、付款和核销", "bills, payments made, allocations"),
        PeriodArea.Inventory => new("入出庫・棚卸・評価替え", "出入库、盘点和重估", "stock movements, counts, revaluations"),
        _ => new("すべての仕訳（売掛・買掛・在庫・振替伝票）", "所有凭证（应收、应付、库存、手工凭证）", "every entry, of receivables, payables, stock and vouchers"),
    };

    /// <summary>The same at the head of a column.</summary>
    public static Text HeadOf(PeriodArea area) => AreaOf(area) is var name ? new(name.Ja, name.Zh, area == PeriodArea.General ? "Ledger" : char.ToUpperInvariant(name.En[0]) + name.En[1..]) : name;

    public static Text AreaOf(PeriodArea area) => area switch
    {
        PeriodArea.Receivables => new("売掛・入金", "应收", "receivables"),
        PeriodArea.Payables => new("買掛・支払", "应付", "payables"),
        PeriodArea.Inventory => new("在庫", "库存", "inventory"),
        _ => new("会計", "总账", "the ledger"),
    };
}
