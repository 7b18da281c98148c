using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;

namespace Musubi.Inventory;

internal static partial class Words
{
    public static readonly Text Inventory = new("在庫", "库存", "Inventory");
    public static readonly Text Item = new("品目", "物料", "Item");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text Warehouse = new("倉庫", "仓库", "Warehouse");
    public static readonly Text Bin = new("棚番", "货位", "Bin");
    public static readonly Text Lot = new("ロット", "批次", "Lot");
    public static readonly Text Move = new("入出庫", "出入库", "Stock move");

    public static readonly Text Kind = new("区分", "类别", "Type");
    public static readonly Text Date = new("日付", "日期", "Date");
    public static readonly Text Code = new("コード", "编码", "Code");
    public static readonly Text Reference = new("参照番号", "参考号", "Reference number");
    public static readonly Text Note = new("備考", "备注", "Note");
    public static readonly Text ToWarehouse = new("移動先", "调入仓库", "To warehouse");
    public static readonly Text ToAdjust = new("在庫の調整と棚卸", "调整与盘点库存", "adjust and count stock");
    public static readonly Text SameWarehouse = new("移動元と移動先が同じです。", "调出与调入仓库相同。", "It goes where it comes from.");
    public static readonly Text SameWarehouseAdvice = new("別の倉庫を選んでください。", "请选择其他仓库。", "Choose another warehouse.");
    public static readonly Text TooManyLines = new("明細が{0}行あります。", "明细有{0}行。", "There are {0} lines.");
    public static readonly Text TooManyLinesAdvice = new("{0}行までに分けてください。", "请拆分为每单不超过{0}行。", "Split the document: {0} lines fit in one.");
    public static readonly Text WrongUnit = new("{0} に単位「{1}」はありません。", "{0}没有单位“{1}”。", "{0} does not come in '{1}'.");
    public static readonly Text WrongUnitAdvice = new("使える単位：{0}", "可用单位：{0}", "Its units are {0}.");
    public static readonly Text HasNoLots = new("{0} はロットで管理していません。", "{0}未启用批次管理。", "{0} is not kept in lots.");
    public static readonly Text HasNoLotsAdvice = new("ロットと期限を空欄にするか、品目のロット管理を設定してください。", "请清空批次和有效期，或在物料中启用批次管理。", "Leave lot and expiry empty, or turn on tracking for the item.");
    public static readonly Text NotNegative = new("数量は正の数で入力してください。", "数量请输入正数。", "Quantities are positive here.");
    public static readonly Text NotNegativeAdvice = new("減らすには「出庫」か「在庫調整」を使います。", "减少请使用“出库”或“库存调整”。", "To take away, post an issue or an adjustment.");
    public static readonly Text QuantityRange = new("数量が大きすぎるか、小数が6桁を超えています。", "数量过大或小数超过6位。", "The quantity is too large or finer than six decimals.");
    public static readonly Text QuantityRangeAdvice = new("10億までの数を、小数6桁以内で入力してください。", "请输入不超过10亿、小数不超过6位的数。", "Enter up to a thousand million, to six decimals.");
    public static readonly Text CodeTaken = new("コード {0} は使われています。", "编码{0}已被使用。", "The code {0} is taken.");
    public static readonly Text CodeTakenAdvice = new("別のコードにしてください。", "请使用其他编码。", "Choose another.");
    public static readonly Text NotEmpty = new("{0} に在庫があります。", "{0}中仍有库存。", "Something still lies in {0}.");
    public static readonly Text NotEmptyAdvice = new("先に在庫を移してください。", "请先调出库存。", "Move it elsewhere first.");

    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Receipt = new("入庫伝票", "入库单", "Goods receipt");
    public static readonly Text NotAReceipt = new("原価を足せる入庫の明細がありません。", "没有可追加成本的入库明细。", "It has no receipt to add a cost to.");
    public static readonly Text NotAReceiptAdvice = new("金額のある入庫伝票を選んでください。", "请选择有金额的入库单。", "Choose a receipt that has costs.");
    public static readonly Text NothingToSpreadBy = new("按分の基準がすべて0です。", "分摊基准全部为0。", "There is nothing to spread it by.");
    public static readonly Text NothingToSpreadByAdvice = new("別の基準を選ぶか、品目に重量を登録してください。", "请选择其他基准，或为物料登记重量。", "Choose another basis, or give the items a weight.");

    public static readonly Text Stock = new("在庫", "库存", "Stock");
    public static readonly Text Documents = new("入出庫伝票", "出入库单", "Stock documents");
    public static readonly Text Document = new("伝票", "单据", "Document");
    public static readonly Text NewDocument = new("入出庫を登録", "登记出入库", "Move stock");
    public static readonly Text Lots = new("ロット", "批次", "Lots");
    public static readonly Text Warehouses = new("倉庫と棚番", "仓库与货位", "Warehouses and bins");
    public static readonly Text NewWarehouse = new("倉庫を追加", "新增仓库", "New warehouse");
    public static readonly Text NoWarehouses = new("倉庫がまだありません。", "还没有仓库。", "There is no warehouse yet.");
    public static readonly Text NoWarehousesAdvice = new("最初の倉庫を登録すると、入出庫を始められます。", "登记第一个仓库后即可开始出入库。", "Set up the first one, and stock can move.");
    public static readonly Text Bins = new("棚番", "货位", "Bins");
    public static readonly Text BinsHint = new("空白か改行で区切ります（例 A-01 A-02）。", "以空格或换行分隔（例 A-01 A-02）。", "Separated by spaces or lines, such as A-01 A-02.");
    public static readonly Text QuarantineBins = new("検査待ちの棚", "待检货位", "Quarantine bins");
    public static readonly Text BlockedBins = new("出荷停止の棚", "冻结货位", "Blocked bins");
    public static readonly Text HeldBinsHint = new("ここにある品は引当も出庫もされません。返品の置き場などに。", "其中的货物不预留、不出库，如退货存放处。", "What lies here is neither promised nor picked: where returns wait, say.");
    public static readonly Text BinTwice = new("棚 {0} が二つの欄にあります。", "货位{0}出现在两栏中。", "Bin {0} stands in two fields.");
    public static readonly Text BinTwiceAdvice = new("どちらか一方にしてください。", "请只保留一处。", "Leave it in one of them.");
    public static readonly Text Rules = new("扱い", "规则", "Rules");
    public static readonly Text IsTransit = new("移動中の置き場（積送）", "在途仓", "Goods on their way");
    public static readonly Text MayGoNegative = new("マイナス在庫を許す", "允许负库存", "Stock may go below zero");
    public static readonly Text InUse = new("使用する", "使用中", "In use");
    public static readonly Text NotInUse = new("停止中", "已停用", "Not in use");
    public static readonly Text Number = new("番号", "编号", "Number");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text Unit = new("単位", "单位", "Unit");
    public static readonly Text Expires = new("使用期限", "有效期至", "Expires");
    public static readonly Text Status = new("状態", "状态", "State");
    public static readonly Text OnHand = new("在庫数", "现有量", "On hand");
    public static readonly Text Reserved = new("引当数", "预留量", "Reserved");
    public static readonly Text Free = new("引当可能数", "可用量", "Free to promise");
    public static readonly Text HeldBack = new("出荷停止・期限切れ", "冻结或过期", "Held or expired");
    public static readonly Text Value = new("在庫金額", "库存金额", "Value");
    public static readonly Text ValueEffect = new("在庫金額の増減", "库存金额变动", "Effect on value");
    public static readonly Text BelowZero = new("マイナス在庫", "负库存", "Below zero");
    public static readonly Text Source = new("元の伝票", "来源单据", "Source");
    public static readonly Text By = new("担当者", "操作人", "By");
    public static readonly Text Recorded = new("記録日時", "记录时间", "Recorded");
    public static readonly Text PostedState = new("転記済", "已过账", "Posted");
    public static readonly Text Posted = new("転記しました。", "已过账。", "It was posted.");
    public static readonly Text PostIt = new("転記する", "过账", "Post it");
    public static readonly Text JournalEntry = new("仕訳", "会计凭证", "Journal entry");
    public static readonly Text FromWarehouse = new("移動元", "调出仓库", "From warehouse");
    public static readonly Text FromBin = new("元の棚番", "调出货位", "From bin");
    public static readonly Text ToBin = new("先の棚番", "调入货位", "To bin");
    public static readonly Text Cost = new("原価（合計）", "成本（合计）", "Total cost");
    public static readonly Text EarlierMoves = new("さかのぼって変わった入出庫", "追溯调整的出入库", "Earlier moves it changed");
    public static readonly Text EarlierMovesWhy = new("この伝票により原価が変わった入出庫です。元の記録はそのまま残し、差額を新しい仕訳で記帳しました。", "因本单据而改变成本的出入库。原记录保持不变，差额以新凭证记账。", "Their cost changed because of this document. What stood stays; the difference was booked by new entries.");
    public static readonly Text Reversal = new("取消伝票", "冲销单据", "Reversing document");
    public static readonly Text ReversedKind = new("{0}の取消", "{0}冲销", "{0}, reversal");
    public static readonly Text ReversalOf = new("{0}の取消 {1}", "冲销{0} {1}", "Reversal of {0} {1}");
    /// <summary>What a document is: what it takes back, or that it books what never came of a transfer.</summary>
    public static Text NameOf(StockKind kind, bool reverses, string sourceKind) =>
        reverses ? ReversedKind.With(Of(kind)) : kind == StockKind.Adjustment && sourceKind == "stock_document" ? LostOnTheWay : Of(kind);

    /// <summary>Of an entry that books only what a back-dated document changed of moves after it.</summary>
    public static readonly Text CostCorrected = new("原価の修正（{0}）", "成本调整（{0}）", "Cost corrected: {0}");
    public static readonly Text LostOnTheWay = new("積送差異", "在途差异", "Missing in transit");
    public static readonly Text CameOfIt = new("到着と差異の伝票", "到货与差异单据", "What came of it, and what did not");
    public static readonly Text ReversedState = new("取消済", "已冲销", "Reversed");
    public static readonly Text ReverseIt = new("取り消す", "冲销", "Reverse");
    public static readonly Text ReversedToast = new("取り消しました。", "已冲销。", "It was reversed.");
    public static readonly Text ReversalWhat = new("同じ品目・ロットを同じ置き場に、元の原価で戻す伝票を作ります。元の伝票はそのまま残り、互いにリンクされます。", "将生成一张单据，把相同物料和批次按原成本退回原存放位置。原单据保持不变，两者互相链接。", "A document is made that puts the same goods and lots back where they were, at what they cost. What was posted stays; each is linked to the other.");
    public static readonly Text ToValue = new("在庫の評価", "库存计价", "value stock");
    public static readonly Text WhatItWouldDo = new("転記するとこうなります", "过账后的结果", "What it will do");
    public static readonly Text ValueStays = new("在庫金額は変わりません。", "库存金额不变。", "The value of stock stays as it is.");
    public static readonly Text ThisDocument = new("この伝票", "本单据", "This document");
    public static readonly Text Open = new("開く", "打开", "Open");
    public static readonly Text UsedSinceAdvice = new("すでに使われたか、動かされています。使った伝票を先に取り消すか、元の置き場に戻してください。それができなければ、差を在庫調整で直します。", "已被使用或移走。请先冲销使用它的单据，或移回原存放位置；如不可行，请用库存调整更正差额。", "It was used, or moved, since. Reverse what used it first, or move it back to its place; failing that, put the difference right by an adjustment.");
    public static readonly Text ReversalThenAdvice = new("{0:yyyy/MM/dd} 以降の日付で取り消してください。", "请以{0:yyyy-MM-dd}或之后的日期冲销。", "Date the reversal {0:d MMM yyyy} or later.");
    public static readonly Text ReversalBefore = new("元の伝票の日付 {0:yyyy/MM/dd} より前です。", "早于原单据日期{0:yyyy-MM-dd}。", "The document is dated {0:d MMM yyyy}, later than that.");
    public static readonly Text ReversalBeforeAdvice = new("その日以降の日付にしてください。", "请使用该日或之后的日期。", "Take that day or a later one.");
    public static readonly Text IsReversal = new("取消の伝票は取り消せません。", "冲销单据不能再冲销。", "A reversal is not reversed itself.");
    public static readonly Text IsReversalAdvice = new("必要なら、正しい内容で新しく登録してください。", "如有需要，请按正确内容重新登记。", "Record anew what is right.");
    public static readonly Text NotReversible = new("{0}の伝票は取り消せません。", "{0}单据不能冲销。", "A document of this kind ({0}) is not reversed.");
    public static readonly Text NotNowReversible = new("取り消せない理由", "不能冲销的原因", "Why it cannot be reversed");
    public static readonly Text CountAgainInstead = new("もう一度数えて、棚卸で直してください。", "请重新盘点后更正。", "Count again, and post what you find.");
    public static readonly Text IssueAgainInstead = new("出庫を登録し直してください。", "请重新登记出库。", "Record the issue anew.");
    public static readonly Text AlreadyReversed = new("{0} は {1} で取り消されています。", "{0}已由{1}冲销。", "{0} was reversed by {1}.");
    public static readonly Text AlreadyReversedAdvice = new("正しい内容で新しく登録してください。", "请按正确内容重新登记。", "Record anew what is right.");
    public static readonly Text SomeCameBack = new("一部が {0} で返品されています。", "部分已由{0}退回。", "Some of it came back with {0}.");
    public static readonly Text SomeCameBackAdvice = new("残りは返品として登録してください。", "其余请登记为退货。", "Record the rest as a return.");
    public static readonly Text CostWasAdded = new("{0} で原価が追加されています。", "已由{0}追加成本。", "{0} added a cost to it.");
    public static readonly Text CostWasAddedAdvice = new("先にその伝票を取り消してください。", "请先冲销该单据。", "Reverse that document first.");
    public static readonly Text ReceiptIsReversed = new("この入庫は {0} で取り消されています。", "该入库已由{0}冲销。", "This receipt was reversed by {0}.");
    public static readonly Text SomeHasCome = new("{0} の一部は、到着または不足が記録されています。", "{0}的一部分已登记到货或短缺。", "Some of {0} has come, or was booked as missing.");
    public static readonly Text SomeHasComeAdvice = new("先に到着の伝票 {0} を取り消してください。", "请先冲销到货单据{0}。", "Reverse what records that, {0}, first.");
    public static readonly Text LaterAmounts = new("あとから変わった金額", "后来调整的金额", "Later amounts");
    public static readonly Text LaterAmountsWhy = new("転記のあと、ほかの伝票により原価が変わりました。受払台帳の金額は、これらを含みます。", "过账之后，因其他单据而调整了成本。收发存明细的金额包含这些调整。", "Other documents changed its cost after it was posted. The stock card shows its value with them.");
    public static readonly Text ValueToday = new("現在の金額", "当前金额", "Value now");
    public static readonly Text Why = new("理由", "原因", "Why");
    public static readonly Text BookedOn = new("記帳日", "记账日", "Booked on");
    public static readonly Text OfDay = new("（本来の日付 {0:yyyy/MM/dd}、締め済のため）", "（原日期{0:yyyy-MM-dd}，因已结账）", "(belongs to {0:d MMM yyyy}, which is closed)");
    public static readonly Text AddCost = new("原価を追加する", "追加成本", "Add a cost");
    public static readonly Text SpreadBy = new("按分の基準", "分摊基准", "Spread by");
    public static readonly Text IsBillDifference = new("仕入請求書との差額（運賃・関税などではない）", "与供应商账单的差额（非运费、关税等）", "A difference of the supplier's bill (not freight or duty)");
    public static readonly Text StockCard = new("受払台帳", "收发存明细", "Stock card");
    public static readonly Text WhereItLies = new("置き場", "存放位置", "Where it lies");
    public static readonly Text WhereItWent = new("どこから来て、どこへ行ったか", "来源与去向", "Where it came from and went");
    public static readonly Text NothingThere = new("在庫はありません。", "没有库存。", "Nothing lies there.");
    public static readonly Text Method = new("評価方法", "计价方法", "Valued by");
    public static readonly Text AsOf = new("基準日", "截至", "As of");
    public static readonly Text Show = new("表示", "显示", "Show");
    public static readonly Text StoodOn = new("{0:yyyy/MM/dd} 時点", "截至{0:yyyy-MM-dd}", "On {0:d MMM yyyy}");
    public static readonly Text Balance = new("残数", "结存数量", "Left after it");
    public static readonly Text Worth = new("残高", "结存金额", "Worth");
    public static readonly Text SupplierLot = new("仕入先ロット", "供应商批次", "Supplier's lot");
    public static readonly Text HoldOrRelease = new("保留・解除", "冻结与解冻", "Hold or release");

    public static readonly Text NoLines = new("明細がありません。", "没有明细。", "There are no lines.");
    public static readonly Text NoLinesAdvice = new("品目と数量を1行以上入力してください。", "请至少录入一行物料和数量。", "Enter at least one item with a quantity.");
    public static readonly Text NotGoods = new("{0} は在庫を持たない品目です。", "{0}不是库存物料。", "{0} is not kept in stock.");
    public static readonly Text NotGoodsAdvice = new("商品として登録された品目を選んでください。", "请选择登记为商品的物料。", "Choose an item that is goods.");
    public static readonly Text NoOpenPeriod = new("{0:yyyy/MM/dd} を含む開いた会計期間がありません。", "{0:yyyy-MM-dd}没有开放的会计期间。", "No open period takes {0:d MMM yyyy}.");
    public static readonly Text NoOpenPeriodAdvice = new("会計 > 会計年度 で年度を開いてください。", "请在 财务 > 会计年度 中开启年度。", "Open a fiscal year under Finance > Fiscal years.");
    public static readonly Text MoreThanIssued = new("出庫は {0}、うち返品済みは {1} です。", "原出库{0}，其中已退{1}。", "{0} were issued, of which {1} have come back.");
    public static readonly Text ReturnBefore = new("返品日が、元の出庫 {0:yyyy/MM/dd} より前です。", "退货日期早于原出库日期{0:yyyy-MM-dd}。", "It would come back before it left on {0:d MMM yyyy}.");
    public static readonly Text OneSerial = new("製造番号 {0} は1個だけです。", "序列号{0}只能有一件。", "There is one piece with the serial number {0}.");
    public static readonly Text OneSerialAdvice = new("1個ずつ、別の製造番号で入力してください。", "请逐件以不同的序列号录入。", "Enter one piece a line, each with its own number.");
    public static readonly Text Short = new("{0} は {1} 必要ですが、{2}にあるのは {3}（うち引当 {4}、保留・期限切れ {5}）です。", "{0}需要{1}，但{2}现有{3}（其中已预留{4}，冻结或过期{5}）。", "{1} of {0} are asked; in {2} lie {3}, of which {4} are reserved and {5} held or expired.");
    public static readonly Text ShortElsewhere = new("他の倉庫に {0} あります。移動するか、数量を減らしてください。", "其他仓库有{0}，请调拨或减少数量。", "Other warehouses have {0}: transfer them, or ask for less.");
    public static readonly Text ShortPromised = new("引当を解除するか、数量を減らしてください。", "请解除预留或减少数量。", "Release what is reserved, or ask for less.");
    public static readonly Text ShortBy = new("{0}引当先：{1}。", "{0}预留给：{1}。", "{0} Reserved: {1}.");
    public static readonly Text ReserveAdvice = new("引き当てる数量を入力してください。", "请输入要预留的数量。", "Enter how much is to be kept.");
    public static readonly Text ShortAdvice = new("入荷を待つか、数量を減らしてください。", "请等待到货或减少数量。", "Wait for goods to come, or ask for less.");
    public static readonly Text ShortLots = new("{0}ロット：{1}。", "{0}批次：{1}。", "{0} Lots: {1}.");
    public static readonly Text LotOf = new("{0} に {1}", "{0}：{1}", "{1} of {0}");
    public static readonly Text LotUntil = new("{0} に {1}（期限 {2:yyyy/MM/dd}）", "{0}：{1}（有效期至{2:yyyy-MM-dd}）", "{1} of {0} (until {2:d MMM yyyy})");
    public static readonly Text ComesExpired = new("ロット {0} の期限 {1:yyyy/MM/dd} は、入庫日 {2:yyyy/MM/dd} に切れています（在庫 {3}）。", "批次{0}的有效期{1:yyyy-MM-dd}在入库日{2:yyyy-MM-dd}已过（现有{3}）。", "Lot {0} expired on {1:d MMM yyyy}, before it came on {2:d MMM yyyy}; {3} of it lie here.");
    public static readonly Text ComesExpiredAdvice = new("期限を確かめてください。本当に切れていれば仕入先に返します。手元に残す分は、在庫調整で入れてから廃棄してください。", "请核对有效期。确已过期的请退还供应商；需留下的请以库存调整登记后报废。", "Check the expiry. What has expired goes back to the supplier; what stays is taken in by an adjustment, and scrapped.");
    public static readonly Text DaysLeft = new("残り日数", "剩余天数", "Days left");
    public static readonly Text ExpiredMark = new("期限切れ", "已过期", "Expired");
    public static readonly Text ExpiresSoon = new("30日以内", "30天内到期", "Within 30 days");
    public static readonly Text LastsLonger = new("31日以上・期限なし", "31天以上或无期限", "Longer, or without an expiry");
    public static readonly Text Expiry = new("期限の状態", "有效期状态", "Expiry");
    public static readonly Text LotHeld = new("ロット {0}（在庫 {3}）は{2}のため出せません。", "批次{0}（现有{3}）处于{2}状态，不能出库。", "Lot {0}, of which {3} lie here, is {2} and must not leave.");
    public static readonly Text LotExpired = new("ロット {0}（在庫 {3}）は {1:yyyy/MM/dd} に期限が切れています。", "批次{0}（现有{3}）已于{1:yyyy-MM-dd}过期。", "Lot {0}, of which {3} lie here, expired on {1:d MMM yyyy}.");
    public static readonly Text LotHeldAdvice = new("別のロットを選ぶか、ロットの画面で保留を解除してください。出せない品は廃棄で処理します。", "请选择其他批次，或在批次页面解除冻结。不能出库的请作报废处理。", "Choose another lot, or release this one on its page. What must never leave is scrapped.");
    public static readonly Text LotExpiredAdvice = new("別のロットを選んでください。期限の登録が誤りなら、ロットの画面で直します。使えない品は廃棄で処理します。", "请选择其他批次。如有效期登记有误，请在批次页面更正。不能使用的请作报废处理。", "Choose another lot. If the expiry is wrong, correct it on the lot's page; what cannot be used is scrapped.");
    public static readonly Text NameTheLot = new("保留・期限切れのロットを出すには、ロットを指定してください。", "如需转出冻结或过期的批次，请指定批次。", "To take what is held or expired, name its lot.");
    public static readonly Text NameTheBin = new("検査待ち・出荷停止の棚から出すには、棚番を指定してください。", "如需从待检或冻结的货位转出，请指定货位。", "To take what lies in a bin that is held, name the bin.");
    public static readonly Text NotBelowHere = new("{0}品目はマイナス在庫を許していますが、{1}は許していません。", "{0}该物料允许负库存，但{1}不允许。", "{0} The item may go below zero, but {1} does not let it.");
    public static readonly Text NotBelowHereAdvice = new("倉庫の設定で「マイナス在庫を許す」を選ぶか、先に入庫を記録してください。", "请在仓库设置中选择“允许负库存”，或先登记入库。", "Let stock go below zero in the warehouse's settings, or record the receipt first.");
    public static readonly Text ShortThen = new("{0}：この日付で出すと、{1}の在庫が {2:yyyy/MM/dd} に {3} マイナスになります。この日付で出せるのは {4} です。", "{0}：按此日期出库，{1}的库存在{2:yyyy-MM-dd}将为负{3}。此日期最多可出{4}。", "{0}: dated so early, {1} would be {3} below zero on {2:d MMM yyyy}. On that date {4} can leave.");
    public static readonly Text ShortThenAdvice = new("{0:yyyy/MM/dd} 以降の日付にするか、{1} までに減らしてください。入庫の記録もれなら、先に入庫を登録します。", "请改为{0:yyyy-MM-dd}或之后的日期，或减至{1}以内。如漏记入库，请先登记入库。", "Date it {0:d MMM yyyy} or later, or take no more than {1}. If a receipt is missing, record it first.");
    public static readonly Text LotIn = new("{0}のロット {1} ", "{0}批次{1}", "lot {1} in {0}");
    public static readonly Text Future = new("{0:yyyy/MM/dd} はまだ来ていない日付です。", "{0:yyyy-MM-dd}尚未到来。", "{0:d MMM yyyy} is yet to come.");
    public static readonly Text FutureAdvice = new("入出庫は実際に動いた日（{0:yyyy/MM/dd} まで）で記録します。これからの分は引当か、倉庫間移動の到着予定日を使ってください。", "出入库请以实际发生日期（至{0:yyyy-MM-dd}）登记。将来的数量请使用预留或调拨的预计到货日。", "Moves are recorded on the day they happen, {0:d MMM yyyy} at the latest. For what is to come, reserve it, or send a transfer with the day it is expected.");
    public static readonly Text Decimals = new("{0} は小数{1}桁までです。", "{0}最多{1}位小数。", "{0} has at most {1} decimals.");
    public static readonly Text DecimalsAdvice = new("端数を処理してください。", "请处理尾数。", "Round it.");
    public static readonly Text CostRange = new("原価は0以上で入力してください。", "成本请输入0以上的数。", "A cost is zero or more.");
    public static readonly Text CostRangeAdvice = new("値引きなどで安くなった分は、入庫のあとに「原価を追加する」でマイナスの金額を入力します。", "因折扣等减少的部分，请在入库后通过“追加成本”录入负数金额。", "What it costs less is added to the receipt afterwards, as a negative amount.");
    public static readonly Text OtherExpiry = new("ロット {0} の期限は {1:yyyy/MM/dd} と登録されています。入力は {2:yyyy/MM/dd} です。", "批次{0}登记的有效期为{1:yyyy-MM-dd}，本次录入为{2:yyyy-MM-dd}。", "Lot {0} is known to expire on {1:d MMM yyyy}, not on {2:d MMM yyyy}.");
    public static readonly Text NoExpiryYet = new("ロット {0} は期限なしで登録されています。入力は {1:yyyy/MM/dd} です。", "批次{0}登记为无有效期，本次录入为{1:yyyy-MM-dd}。", "Lot {0} is known without an expiry, not with {1:d MMM yyyy}.");
    public static readonly Text OtherExpiryAdvice = new("現品の表示を確かめてください。登録が誤りならロットの画面で直し、別の品なら別のロット番号にします。", "请核对实物标识。如登记有误，请在批次页面更正；如为另一批货，请使用其他批号。", "Look at the goods. If what is known is wrong, correct it on the lot's page; if they are others, give them another lot number.");
    public static readonly Text AdjustedWhy = new("調整の理由（備考）", "调整原因（备注）", "Why it is adjusted");
    public static readonly Text Entry = new("{0} {1}", "{0} {1}", "{0} {1}");

    public static readonly Text MadeFrom = new("使った原料・部品のロット", "所用原料批次", "Made from");
    public static readonly Text MadeInto = new("このロットから作られたもの", "由本批次制成", "Made into");
    public static readonly Text Consumed = new("使用量", "用量", "Used");
    public static readonly Text ShownAbove = new("（上に表示）", "（见上）", "(shown above)");
    public static readonly Text RecordMadeFrom = new("使ったロットを記録する", "登记所用批次", "Record what it was made from");
    public static readonly Text ConsumedItem = new("使った品目", "所用物料", "Item used");
    public static readonly Text ConsumedLot = new("使ったロット", "所用批次", "Lot used");
    public static readonly Text NothingMadeFrom = new("まだ記録がありません。", "尚无登记。", "Nothing is recorded yet.");
    public static readonly Text Departures = new("出荷先（このロットと、ここから作られたもの）", "发往何处（本批次及其制成品）", "Where it went, with all that was made of it");
    public static readonly Text NothingLeft = new("まだ出庫されていません。", "尚未出库。", "Nothing of it has left.");
    public static readonly Text Unlink = new("系譜を取り消す", "撤销谱系", "Take back");
    public static readonly Text UnlinkSure = new("この系譜の記録を取り消します。よろしいですか。", "将撤销该谱系登记，确定吗？", "Take back this record?");
    public static readonly Text MadeOfItself = new("{0} は {1} の原料をたどった先にあるため、循環します。", "{0}已是{1}的来源之一，会形成循环。", "{0} already went into {1}: it would be made of itself.");
    public static readonly Text MadeOfItselfAdvice = new("ロット番号を確かめてください。", "请核对批号。", "Check the lot numbers.");
    public static readonly Text LinkStands = new("入出庫伝票による記録のため、取り消せません。", "由出入库单登记，不能撤销。", "A stock document recorded it.");
    public static readonly Text LinkStandsAdvice = new("伝票の側で取り消してください。", "请撤销相应单据。", "Take back the document.");
    public static readonly Text OnItsWay = new("積送中", "在途", "In transit");
    public static readonly Text Shipped = new("出荷日", "发出日", "Shipped");
    public static readonly Text Expected = new("到着予定日", "预计到货日", "Expected");
    public static readonly Text Sent = new("出荷数", "发出数量", "Sent");
    public static readonly Text Remaining = new("未着数", "未到数量", "Not come yet");
    public static readonly Text Came = new("到着数", "到货数量", "Has come");
    public static readonly Text CameOn = new("到着日", "到货日", "Came on");
    public static readonly Text ItCame = new("到着を記録", "登记到货", "Record arrival");
    public static readonly Text TakesTime = new("すぐには着かない（積送中にする）", "需要运输时间（转为在途）", "It takes time: goods are on their way");
    public static readonly Text TakesTimeHint = new("到着を記録するまで、移動先の在庫にはなりません。", "登记到货之前，不计入调入仓库。", "They are in transit until their arrival is recorded.");
    public static readonly Text RestIsMissing = new("残りは届かない（差異として処理）", "其余不再到货（按差异处理）", "The rest will not come: book it as missing");
    public static readonly Text RestIsMissingHint = new("届かなかった分を在庫調整で減らします。", "未到部分以库存调整减少。", "What did not come is taken away by an adjustment.");
    public static readonly Text NoTransitsAdvice = new("倉庫間移動で「すぐには着かない」を選ぶと、到着までここに並びます。", "调拨时选择“需要运输时间”，到货前会显示在这里。", "Transfers that take time stand here until they have come.");
    public static readonly Text NothingOnItsWay = new("この移動に未着の品はありません。", "该调拨没有未到的货物。", "Nothing of this transfer is on its way.");
    public static readonly Text NothingOnItsWayAdvice = new("「積送中」の一覧から選んでください。", "请从“在途”列表中选择。", "Choose one of the list of what is on its way.");
    public static readonly Text ArrivesBefore = new("{0:yyyy/MM/dd} の出荷より前の日付です。", "早于发出日{0:yyyy-MM-dd}。", "It was shipped on {0:d MMM yyyy}, later than that.");
    public static readonly Text ArrivesBeforeAdvice = new("出荷日以降の日付にしてください。", "请使用发出日或之后的日期。", "Enter that day or a later one.");
    public static readonly Text ExpectedBefore = new("到着予定日が出荷日より前です。", "预计到货日早于发出日。", "It would be there before it leaves.");
    public static readonly Text ExpectedBeforeAdvice = new("出荷日以降の日付にしてください。", "请使用发出日或之后的日期。", "Enter a later day.");
    public static readonly Text MoreCame = new("{0} の未着は {1} です。", "{0}的未到数量为{1}。", "{1} of {0} are on their way.");
    public static readonly Text MoreCameAdvice = new("0からその数までを入力してください。多く届いた分は在庫調整で足します。", "请输入0到该数量。多到的部分请用库存调整增加。", "Enter 0 up to that; what came on top is added by an adjustment.");
    public static readonly Text NothingCame = new("到着数が入力されていません。", "未填写到货数量。", "Nothing has come.");
    public static readonly Text NothingCameAdvice = new("届いた数を入力するか、残りは届かないことを選んでください。", "请输入到货数量，或选择其余不再到货。", "Enter how much came, or say that the rest will not.");
    public static readonly Text OnTheRoad = new("{0}の在庫は、移動の到着でのみ動きます。", "{0}的库存只能通过调拨到货变动。", "What lies in {0} moves only when a transfer arrives.");
    public static readonly Text OnTheRoadAdvice = new("倉庫間移動で「すぐには着かない」を選ぶか、到着を記録してください。", "请在调拨中选择“需要运输时间”，或登记到货。", "Post a transfer that takes time, or say that one has come.");
    public static readonly Text Reservation = new("引当", "预留", "Reservation");
    public static readonly Text Reservations = new("引当", "预留", "Reservations");
    public static readonly Text ReservedFor = new("引当先", "预留给", "For");
    public static readonly Text Needed = new("必要日", "需求日", "Needed on");
    public static readonly Text Priority = new("優先度", "优先级", "Priority");
    public static readonly Text ToRank = new("引当の優先順位の変更", "调整预留优先级", "decide whose turn it is for stock");
    public static readonly Text PriorityRange = new("優先度は0から{0}までです。", "优先级为0到{0}。", "Priorities go from 0 to {0}.");
    public static readonly Text PriorityRangeAdvice = new("通常は0、急ぐほど大きい数にしてください。", "通常为0，越急数字越大。", "0 is usual; the more urgent, the higher.");
    public static readonly Text ReservedForHint = new("お客様名や用途（例：展示会）", "客户名或用途（例：展会）", "A customer, or a purpose such as a fair");
    public static readonly Text UnitHint = new("空欄なら在庫単位", "留空为库存单位", "Empty takes the stock unit");
    public static readonly Text LotHint = new("空欄なら期限の早いものから", "留空则先到期先出", "Empty takes what expires first");
    public static readonly Text Reserve = new("引き当てる", "预留", "Reserve");
    public static readonly Text PinNow = new("棚とロットを確定する（本引当）", "锁定货位与批次（硬预留）", "Pin it to its bin and lot");
    public static readonly Text PinNowHint = new("在庫がある分だけ確定し、残りは順番待ちになります。", "仅锁定现有部分，其余排队等待。", "What is there is pinned; the rest waits its turn.");
    public static readonly Text Pin = new("本引当にする", "转为硬预留", "Pin to its place");
    public static readonly Text IssueIt = new("出庫する", "出库", "Issue it");
    public static readonly Text IssueFor = new("{0} への出庫です。引き当てた分を使います。", "出库给{0}，将使用其预留。", "Goes to {0}, from what is reserved for it.");
    public static readonly Text Release = new("引当を解除", "解除预留", "Release");
    public static readonly Text ReleaseSure = new("引当を解除すると、次の順番の引当先に回ります。よろしいですか。", "解除后将轮到下一个预留对象，确定吗？", "What it holds goes to whose turn is next. Release it?");
    public static readonly Text Released = new("引当を解除しました。", "已解除预留。", "It was released.");
    public static readonly Text Rank = new("順番を変える", "调整顺序", "Change its turn");
    public static readonly Text WhoseTurn = new("この倉庫での順番", "本仓库的排队顺序", "Whose turn it is in this warehouse");
    public static readonly Text WhoseTurnHow = new("優先度の高い順、必要日の早い順、登録の早い順です。本引当は動きません。", "按优先级高低、需求日先后、登记先后排序。硬预留不受影响。", "Higher priority first, then who needs it earlier, then who asked first. What is pinned stays pinned.");
    public static readonly Text Waiting = new("不足", "短缺", "Waiting for");
    public static readonly Text Waits = new("入荷待ち", "待货", "Waits");
    public static readonly Text AllThere = new("確保済", "已备齐", "All there");
    public static readonly Text NothingReserved = new("引当はありません。", "没有预留。", "Nothing is reserved.");
    public static readonly Text NoReservation = new("この引当は、すでに出庫されたか解除されています。", "该预留已出库或已解除。", "This reservation was used up or released.");
    public static readonly Text NoReservationAdvice = new("一覧から今の引当を確認してください。", "请从列表查看当前预留。", "See in the list what is reserved now.");
    public static readonly Text NoReservationsAdvice = new("お客様や行事のために在庫を確保すると、ここに並びます。", "为客户或活动预留库存后，会显示在这里。", "Keep goods for a customer or a fair, and they stand here.");
    public static readonly Text ByHand = new("手動の引当", "手工预留", "Reserved by hand");
    public static readonly Text WhoHoldsIt = new("引当の状況", "预留情况", "Who holds it");
    public static readonly Text RivalOf = new("{0}に{1}（{2:M月d日}）", "{0} {1}（{2:M月d日}）", "{0} {1} for {2:d MMM}");
    public static readonly Text AndMore = new("ほか{0}件", "等另{0}项", "{0} more");
    public static readonly Text ShortOf = new("{2}に {0} 足りません。在庫は {1} です。", "{2}短缺{0}，现有{1}。", "{0} are missing in {2}, where {1} are on hand.");
    public static readonly Text AlsoIn = new("ほかの倉庫：{0}。", "其他仓库：{0}。", "Elsewhere: {0}.");
    public static readonly Text ShortReserved = new("先に引き当てられているもの {0}：{1}。", "已先预留{0}：{1}。", "{0} are promised before: {1}.");
    public static readonly Text ShortHeld = new("検査待ち・出荷停止 {0}。", "待检或冻结{0}。", "{0} are held back.");
    public static readonly Text ShortExpired = new("必要日までに期限が切れるもの {0}。", "到需求日已过期{0}。", "{0} will have expired by then.");
    public static readonly Text ShortOtherLots = new("ほかのロットには {0} あります。", "其他批次有{0}。", "Other lots have {0}.");
    public static readonly Text HelpOtherLots = new("ロットの指定を外せば引き当てられます。", "取消指定批次即可预留。", "Take any lot, and it can be promised.");
    public static readonly Text HelpArriving = new("{0:yyyy/MM/dd} に {1} 入荷の予定です（{2}）。", "预计{0:yyyy-MM-dd}到货{1}（{2}）。", "{1} arrive on {0:d MMM yyyy} ({2}).");
    public static readonly Text HelpElsewhere = new("{0}から移動すれば足しになります。", "可从{0}调拨。", "Transfer some from {0}.");
    public static readonly Text HelpPriority = new("急ぐ場合は優先度を上げるか、先の引当を解除してください。", "如急需，请提高优先级或解除在先的预留。", "If it is urgent, raise its priority, or release one that comes before.");
    public static readonly Text HelpRelease = new("検査を終えてロットを使用可にするか、検査待ちの棚から移せば引き当てられます。", "检验完成并将批次设为可用，或移出待检货位后即可预留。", "Pass the lots that are held back, or move the goods out of quarantine.");
    public static readonly Text HelpBuy = new("仕入れるか、数量を減らしてください。入荷すると順番に引き当てられます。", "请采购或减少数量。到货后将按顺序预留。", "Buy more, or ask for less. What comes in is allotted in turn.");
    public static readonly Text NoReserveInTransit = new("{0}は移動中の置き場のため、引き当てられません。", "{0}为在途仓，不能预留。", "Goods on their way, in {0}, cannot be reserved.");
    public static readonly Text NoReserveInTransitAdvice = new("到着する倉庫で引き当ててください。", "请在到达仓库预留。", "Reserve them in the warehouse they go to.");

    public static Text Of(LotStatus status) => status switch
    {
        LotStatus.Available => new("使用可", "可用", "available"),
        LotStatus.Quarantine => new("検査待ち", "待检", "in quarantine"),
        _ => new("出荷停止", "冻结", "blocked"),
    };

    public static Text Of(ReservationKind kind) => kind == ReservationKind.Hard ? new("本引当", "硬预留", "Pinned") : new("仮引当", "软预留", "In the queue");

    public static string Tone(ReservationKind kind) => kind == ReservationKind.Hard ? "green" : "blue";

    public static Text Of(StockKind kind) => kind switch
    {
        StockKind.Opening => new("期首在庫", "期初库存", "Opening stock"),
        StockKind.Receipt => new("入庫", "入库", "Receipt"),
        StockKind.Issue => new("出庫", "出库", "Issue"),
        StockKind.Return => new("返品入庫", "退货入库", "Return"),
        StockKind.Adjustment => new("在庫調整", "库存调整", "Adjustment"),
        StockKind.Scrap => new("廃棄", "报废", "Scrapping"),
        StockKind.Transfer => new("倉庫間移動", "调拨", "Transfer"),
        StockKind.Count => new("棚卸", "盘点", "Count"),
        StockKind.Revaluation => new("評価替え", "重估", "Revaluation"),
        _ => new("後日原価", "后到成本", "Late cost"),
    };

    /// <summary>The state as a badge shows it.</summary>
    public static Text Badge(LotStatus status) => status switch
    {
        LotStatus.Available => new("使用可", "可用", "Available"),
        LotStatus.Quarantine => new("検査待ち", "待检", "Quarantine"),
        _ => new("出荷停止", "冻结", "Blocked"),
    };

    public static string Tone(LotStatus status) => status switch { LotStatus.Available => "green", LotStatus.Quarantine => "amber", _ => "red" };

    public static readonly Text ValuationOf = new("{0} の評価", "{0}的计价", "How {0} is valued");
    public static readonly Text HowItIsValued = new("評価の設定", "计价设置", "Valuation");
    public static readonly Text OpeningStock = new("期首在庫", "期初库存", "Opening stock");
    public static readonly Text ItemCode = new("品目コード", "物料编码", "Item code");
    public static readonly Text MovedSince = new("{0} には、この取り込みのほかに{1:N0}件の入出庫があります。", "{0}除此导入外还有 {1:N0} 笔出入库。", "{0} has {1:N0} {1:move|moves} besides this import.");
    public static readonly Text MovedSinceAdvice = new("在庫調整か評価替えで訂正してください。", "请用库存调整或重估更正。", "Put it right by an adjustment or a revaluation.");
    public static readonly Text StandardCost = new("標準原価（基本単位あたり）", "标准成本（每基本单位）", "Standard cost of one base unit");
    public static readonly Text StandardHint = new("標準原価法のときだけ使います。", "仅用于标准成本法。", "For items valued at standard cost.");
    public static readonly Text MayGoNegativeHint = new("倉庫の側でも許している場合に限ります。", "仅当仓库也允许时有效。", "Only in warehouses that allow it too.");
    public static readonly Text NewStandard = new("標準原価の改定", "修订标准成本", "New standard cost");
    public static readonly Text Revalue = new("評価替え", "重估", "Revalue");
    public static readonly Text PostRevaluation = new("評価替えを転記", "过账重估", "Post revaluation");
    public static readonly Text NewUnitCost = new("新しい単価（基本単位あたり）", "新单价（每基本单位）", "New cost of one base unit");
    public static readonly Text MethodStands = new("{0} はすでに {1} で入出庫が評価されています。", "{0}的出入库已按{1}计价。", "Moves of {0} are already valued by {1}.");
    public static readonly Text MethodStandsAdvice = new("評価方法は最初の入出庫の前に限り変更できます。変更するには新しい品目に振り替えてください。", "计价方法只能在首次出入库之前更改。如需更改，请转到新物料。", "The method can change only before the first move. To change it, move the stock to a new item.");
    public static readonly Text UnitCostRange = new("単価 {0} は範囲外です。", "单价{0}超出范围。", "A cost of {0} is out of range.");
    public static readonly Text UnitCostRangeAdvice = new("0以上10億以下を、小数6桁以内で入力してください。", "请输入0至10亿、小数不超过6位的数。", "Enter 0 to a thousand million, to six decimals.");
    public static readonly Text ValueOnDay = new("{0:yyyy/MM/dd} 終了時点の在庫金額", "{0:yyyy-MM-dd}日终库存金额", "Value at the end of {0:d MMM yyyy}");
    public static readonly Text ValueNow = new("現在の在庫金額", "当前库存金额", "Value of stock now");
    public static readonly Text OnDayNote = new("会計の在庫勘定の残高と一致します。引当は現在の在庫だけに表示し、ロットの状態は現在のものです。", "与会计库存科目余额一致。预留仅在当前库存中显示，批次状态为当前状态。", "It is the balance of the inventory accounts. Reservations are shown for now only, and lots with the state they have now.");
    public static readonly Text NoWarehouse = new("使用中の倉庫がありません。", "没有使用中的仓库。", "No warehouse is in use.");
    public static readonly Text NoWarehouseAdvice = new("先に倉庫を登録してください。", "请先登记仓库。", "Set up a warehouse first.");

    public static Text Of(Valuation.ValuationMethod method) => method switch
    {
        Valuation.ValuationMethod.MovingAverage => new("移動平均法", "移动加权平均", "Moving average"),
        Valuation.ValuationMethod.Fifo => new("先入先出法", "先进先出", "First in, first out"),
        _ => new("標準原価", "标准成本", "Standard cost"),
    };

    public static Text Of(ValueReason reason) => reason switch
    {
        ValueReason.Original => new("当初", "原始", "Original"),
        ValueReason.Backdated => new("前の日付の入出庫が入ったため", "因补录了更早日期的出入库", "A move was put in before it"),
        ValueReason.Reversed => new("前の入出庫が取り消されたため", "因冲销了之前的出入库", "A move before it was reversed"),
        ValueReason.LateCost => new("後から届いた原価", "后到成本", "A cost came late"),
        _ => new("前の日付の評価替え", "更早日期的重估", "Revalued on an earlier day"),
    };

    public static Text Of(Moves.SpreadBy by) => by switch
    {
        Moves.SpreadBy.Value => new("金額", "金额", "Amount"),
        Moves.SpreadBy.Quantity => new("数量", "数量", "Quantity"),
        _ => new("重量", "重量", "Weight"),
    };
}
