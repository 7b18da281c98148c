using Musubi.Inventory.Counts;
using Musubi.Kernel;

namespace Musubi.Inventory;

internal static partial class Words
{
    public static readonly Text CountsWait = new("転記待ちの棚卸", "待过账的盘点", "counts wait to be posted");
    public static readonly Text StockCount = new("棚卸", "盘点", "Stock count");
    public static readonly Text StockCounts = new("棚卸", "盘点", "Stock counts");
    public static readonly Text CountLine = new("棚卸の明細", "盘点明细", "Line of the count");
    public static readonly Text PlanCount = new("棚卸を計画", "计划盘点", "Plan a count");
    public static readonly Text StartCount = new("棚卸を開始", "开始盘点", "Begin counting");
    public static readonly Text RecordCount = new("数量を入力", "录入数量", "Type quantities");
    public static readonly Text SubmitCount = new("提出する", "提交", "Hand in");
    public static readonly Text ReturnCount = new("差し戻す", "退回", "Send back");
    public static readonly Text PostCount = new("差異を転記する", "过账差异", "Post differences");
    public static readonly Text CancelCount = new("中止する", "取消盘点", "Cancel the count");
    public static readonly Text CancelCountSure = new("この棚卸を中止しますか。入力した数量は残りますが、転記されません。", "确定取消该盘点吗？已录入的数量会保留，但不会过账。", "Cancel this count? What was typed stays to be read, and nothing is posted.");
    public static readonly Text PostCountSure = new("差異 {0} 行を在庫に反映し、仕訳を記帳します。", "将把{0}行差异计入库存并生成凭证。", "{0} {0:difference changes the stock and is|differences change the stock and are} booked.");
    public static readonly Text RefreshPage = new("画面を更新してください。", "请刷新页面。", "Refresh the page.");
    public static readonly Text CountIsIn = new("棚卸 {0} は「{1}」なので、「{2}」はできません。", "盘点{0}处于“{1}”状态，不能“{2}”。", "Count {0} is {1}: “{2}” is not possible.");
    public static readonly Refusal OwnCount = new("inventory.own-count",
        new Text("許容差を超えた棚卸は、数えた人や提出した人には転記できません。", "超出允差的盘点不能由盘点人或提交人过账。", "Who counted does not post a count beyond tolerance."),
        new Text("棚卸の転記の権限を持つ別の人に依頼してください。", "请由其他有盘点过账权限的人处理。", "Ask another person who may post counts."), Kind: RefusalKind.Forbidden);
    public static readonly Refusal CountByRule = new("inventory.count-by-rule",
        new Text("この棚卸は、承認ルールにもとづいて承認者に回っています。", "该盘点正按审批规则由审批人处理。", "An approval rule decides who approves this count."),
        new Text("「承認」の欄から回答してください。", "请在“审批”栏答复。", "Answer in its approval panel."), Kind: RefusalKind.Conflict);

    public static readonly Text CountDaysRange = new("間隔は1～{0}日で入力してください。", "间隔请输入1至{0}天。", "Enter 1 to {0} days.");
    public static readonly Text TolerancePercentRange = new("許容差は0～100％で入力してください。", "允差请输入0至100%。", "Enter 0 to 100 percent.");
    public static readonly Text ToleranceValueRange = new("許容額は0以上で入力してください。", "允差金额请输入0或以上。", "Enter 0 or more.");
    public static readonly Text MostItemsRange = new("品目数は1～{0}で入力してください。", "物料数请输入1至{0}。", "Enter 1 to {0} items.");
    public static readonly Text NothingToCountOnTheRoad = new("積送中の置き場は数えられません。", "在途仓不能盘点。", "Goods on their way cannot be counted.");
    public static readonly Text NothingToCountOnTheRoadAdvice = new("倉庫を選んでください。", "请选择仓库。", "Choose a warehouse.");
    public static readonly Text CountOverlaps = new("この倉庫では棚卸 {0} が進んでいます。", "该仓库正在进行盘点{0}。", "Count {0} is going on in this warehouse.");
    public static readonly Text CountOverlapsAdvice = new("先にその棚卸を転記するか、中止してください。同じ置き場を二重に数えると、差異が二度記帳されます。", "请先过账或取消该盘点。同一货位重复盘点会使差异记账两次。", "Post or cancel that one first: a place counted twice would have its difference booked twice.");
    public static readonly Text PlaceIsCounted = new("この置き場は別の棚卸で数えています。", "该货位正在另一盘点中。", "This place is being counted in another count.");
    public static readonly Text NothingToCount = new("この倉庫には在庫がありません。", "该仓库没有库存。", "Nothing lies in this warehouse.");
    public static readonly Text NothingToCountAdvice = new("在庫のある倉庫を選んで、計画し直してください。", "请选择有库存的仓库重新计划。", "Plan a count of one that holds stock.");
    public static readonly Text NothingIsDue = new("棚卸の時期が来た品目はありません。", "没有到期需盘点的物料。", "No item is due to be counted.");
    public static readonly Text NothingIsDueAdvice = new("区分の選択を広げるか、棚卸の設定で間隔を短くしてください。", "请扩大分类选择，或在盘点设置中缩短间隔。", "Choose more classes, or shorten the intervals in the settings.");
    public static readonly Text CountNotNegative = new("数えた数量は0以上です。", "盘点数量不能为负。", "A shelf holds nothing or more.");
    public static readonly Text CountNotNegativeAdvice = new("何もなければ0を入力してください。", "没有则输入0。", "Enter 0 where nothing lies.");
    public static readonly Text OneSerialCounted = new("製造番号の品目は1個か0個です。", "序列号物料只能为1件或0件。", "A piece with a serial number is there once, or not.");
    public static readonly Text DiffersIn = new("{0} / 差異 {1}行", "{0} / {1}行有差异", "{0} / {1} {1:line differs|lines differ}");
    public static readonly Text NotCountedYet = new("まだ数えていない行が {0} 行あります。", "还有{0}行未盘点。", "{0} {0:line has|lines have} not been counted.");
    public static readonly Text NotCountedYetAdvice = new("数量を入力するか、「未入力の行は在庫なしとする」を選んで提出してください。", "请录入数量，或选择“未录入的行视为无库存”后提交。", "Count them, or hand in with 'what is not counted is not there'.");
    public static readonly Text CountAgain = new("許容差を超えた行が {0} 行あり、もう一度数える必要があります。", "有{0}行超出允差，需要复盘。", "{0} {0:line is|lines are} beyond tolerance and must be counted again.");
    public static readonly Text CountAgainAdvice = new("再棚卸の数量を入力してから提出してください。", "请录入复盘数量后再提交。", "Type the second count, then hand in.");

    public static readonly Text CountKindLabel = new("方法", "方式", "Kind of count");
    public static readonly Text IsBlind = new("帳簿数量を見せない（ブラインド）", "不显示账面数量（盲盘）", "Blind: who counts does not see the book quantity");
    public static readonly Text Blind = new("ブラインド", "盲盘", "Blind");
    public static readonly Text ClassesToCount = new("数える区分", "盘点分类", "Classes to count");
    public static readonly Text MostItems = new("最大品目数", "最多物料数", "At most so many items");
    public static readonly Text MostItemsHint = new("循環棚卸で一度に数える品目の数。時期を過ぎたものから選びます。", "循环盘点一次的物料数，按到期先后选取。", "Of a cycle count: those longest due first.");
    public static readonly Text TolerancePercent = new("許容差（％）", "允差（%）", "Tolerance (%)");
    public static readonly Text Tolerance = new("許容差", "允差", "Tolerance");
    public static readonly Text ToleranceValue = new("許容額", "允差金额", "Tolerance (value)");
    public static readonly Text ToleranceHint = new("両方に収まる差異は、再棚卸なしで転記できます。", "两者均在范围内的差异无需复盘即可过账。", "A difference within both is posted without counting again.");
    public static readonly Text CountDay = new("棚卸日", "盘点日", "Day of the count");
    public static readonly Text CountDayHint = new("差異を記帳する日付です。", "差异记账的日期。", "Differences are booked on it.");
    public static readonly Text PlannedBy = new("計画者", "计划人", "Planned by");
    public static readonly Text SubmittedBy = new("提出者", "提交人", "Handed in by");
    public static readonly Text PostedBy = new("転記者", "过账人", "Posted by");
    public static readonly Text Began = new("開始", "开始时间", "Began");
    public static readonly Text Progress = new("進み", "进度", "Progress");
    public static readonly Text ProgressOf = new("{0} / {1} 行", "{0} / {1} 行", "{0} of {1} {1:line|lines}");
    public static readonly Text NoCountsAdvice = new("「棚卸を計画」で倉庫と方法を選ぶと、開始した時点の在庫が棚卸票になります。", "在“计划盘点”中选择仓库和方式，开始时的库存即成为盘点表。", "Plan one: choose a warehouse and a kind, and what lies there when it begins becomes the sheet.");
    public static readonly Text CountSettingsTitle = new("棚卸の設定", "盘点设置", "Count settings");
    public static readonly Text DaysOfClass = new("{0} の間隔（日）", "{0}类间隔（天）", "Class {0}: every (days)");
    public static readonly Text Sheet = new("棚卸票", "盘点表", "Count sheet");
    public static readonly Text SheetOf = new("棚卸票 {0} / {1}", "盘点表 {0} / {1}", "Sheet {0} of {1}");
    public static readonly Text BookQuantity = new("帳簿数量", "账面数量", "Book quantity");
    public static readonly Text CountedQuantity = new("実数", "实盘数", "Counted");
    public static readonly Text FirstCount = new("1回目", "初盘", "First count");
    public static readonly Text SecondCount = new("再棚卸", "复盘", "Second count");
    public static readonly Text Difference = new("差異", "差异", "Found against book");
    public static readonly Text DifferenceValue = new("差異金額", "差异金额", "Value of difference");
    public static readonly Text DifferenceReason = new("差異の理由", "差异原因", "Why it differs");
    public static readonly Text MovedMeanwhile = new("棚卸中の入出庫", "盘点期间出入库", "Moved while counting");
    public static readonly Text MovedMeanwhileWhy = new("数えた時点までに記録された入出庫を帳簿数量に加えて比べました。その後の入出庫はそのまま残ります。", "比较时账面数量已计入截至盘点时刻记录的出入库，之后的出入库保持不变。", "What was recorded until a line was counted is added to what the books said; what moved after that stays as it is.");
    public static readonly Text WhenCounted = new("いつの数量か", "数量的时点", "Counted at");
    public static readonly Text Find = new("棚卸票にない品目", "盘点表外物料", "Found besides");
    public static readonly Text FindHint = new("棚卸票にない品目や置き場を見つけたら、品目コードかバーコードを入力します。同じ置き場の行があれば数量を足します。", "发现盘点表上没有的物料或货位时，录入物料编码或条码。若已有该货位的行，则累加数量。", "For what the sheet does not list: type a code or scan a barcode. Where the place has a line, it adds to it.");
    public static readonly Text IsFind = new("追加", "表外", "Found");
    public static readonly Text SaveQuantities = new("数量を保存", "保存数量", "Save quantities");
    public static readonly Text SaveAndNext = new("保存して次の票へ", "保存并转到下一张", "Save, next sheet");
    public static readonly Text QuantitiesSaved = new("{0} 行の数量を保存しました。", "已保存{0}行数量。", "{0} {0:line was|lines were} saved.");
    public static readonly Text UncountedIsNothing = new("未入力の行は在庫なしとする", "未录入的行视为无库存", "What is not counted is not there");
    public static readonly Text NotYetCounted = new("未入力", "未录入", "Not counted");
    public static readonly Text ToCountAgain = new("再棚卸が必要", "需复盘", "To count again");
    public static readonly Text CountAgainAct = new("再棚卸の入力（{0}行）", "录入复盘（{0}行）", "Count again ({0} {0:line|lines})");
    public static readonly Text BeyondTolerance = new("許容差を超えています", "超出允差", "Beyond tolerance");
    public static readonly Text WaitsForApproval = new("許容差を超えた差異があるため、数えた人以外の承認を待っています。", "存在超出允差的差异，等待盘点人以外的人批准。", "Differences beyond tolerance wait for somebody who did not count.");
    public static readonly Text HitRate = new("一致率", "准确率", "Lines that agree");
    public static readonly Text FoundMore = new("過剰", "盘盈", "Found more");
    public static readonly Text FoundLess = new("不足", "盘亏", "Found less");
    public static readonly Text NetDifference = new("差引", "净差异", "Net difference");
    public static readonly Text ByReason = new("理由別", "按原因", "By reason");
    public static readonly Text LinesOf = new("行数", "行数", "Number of lines");
    public static readonly Text NoDifferences = new("差異はありません。", "没有差异。", "The shelf and the books agree.");
    public static readonly Text OnlyDifferences = new("差異のある行だけ", "仅差异行", "Differences only");
    public static readonly Text AllLines = new("すべての行", "全部行", "All lines");
    public static readonly Text ReturnedFor = new("差し戻しの理由", "退回原因", "Sent back because");
    public static readonly Text NotBegun = new("まだ開始していません。開始すると、その時点の在庫が棚卸票になります。", "尚未开始。开始时的库存将成为盘点表。", "It has not begun. When it does, what lies there becomes the sheet.");
    public static readonly Text SubmittedToast = new("提出しました。", "已提交。", "It was handed in.");
    public static readonly Text StartedToast = new("棚卸を開始しました。{0}行を数えます。", "已开始盘点，共{0}行。", "Counting has begun: {0} {0:line|lines}.");
    public static readonly Text ReturnedToast = new("差し戻しました。", "已退回。", "It was sent back.");
    public static readonly Text CancelledToast = new("中止しました。", "已取消。", "It was cancelled.");
    public static readonly Text Classes = new("ABC分析", "ABC分类", "ABC classes");
    public static readonly Text Class = new("ABC区分", "ABC类", "Class");
    public static readonly Text IssuedValue = new("年間出庫金額", "年出库金额", "Issued in 12 months");
    public static readonly Text ClassifiedOn = new("計算日", "计算日期", "Reckoned on");
    public static readonly Text LastCounted = new("前回の棚卸日", "上次盘点日", "Last counted");
    public static readonly Text ClassifyNow = new("区分を計算し直す", "重新计算分类", "Reckon anew");
    public static readonly Text Classified = new("{0} 品目の区分を計算しました。", "已计算{0}个物料的分类。", "{0} {0:item was|items were} classified.");
    public static readonly Text ClassesAdvice = new("「区分を計算し直す」を押すと、過去12か月の出庫金額から A（80％まで）・B（95％まで）・C に分けます。循環棚卸はこの区分で順番を決めます。", "点击“重新计算分类”，按过去12个月出库金额划分为A（至80%）、B（至95%）、C。循环盘点按此排定顺序。", "Reckon anew: the value issued in twelve months makes A (to 80 %), B (to 95 %) and C. Cycle counts go by it.");

    public static Text Of(CountKind kind) => kind switch
    {
        CountKind.Full => new("一斉棚卸", "全面盘点", "Full count"),
        _ => new("循環棚卸", "循环盘点", "Cycle count"),
    };

    public static Text Of(CountState state) => state switch
    {
        CountState.Planned => new("計画", "已计划", "Planned"),
        CountState.Counting => new("棚卸中", "盘点中", "Counting"),
        CountState.Submitted => new("転記待ち", "待过账", "Waits to be posted"),
        CountState.Posted => new("転記済", "已过账", "Posted"),
        _ => new("中止", "已取消", "Cancelled"),
    };

    public static string Tone(CountState state) => state switch { CountState.Counting => "blue", CountState.Submitted => "amber", CountState.Posted => "green", _ => "" };

    public static Text Of(CountReason reason) => reason switch
    {
        CountReason.Misplaced => new("置き間違い", "放错货位", "Misplaced"),
        CountReason.NotRecorded => new("入出庫の記録漏れ", "出入库漏记", "Moved and not recorded"),
        CountReason.WrongUnit => new("単位・荷姿の誤り", "单位或包装有误", "Wrong unit or pack"),
        CountReason.Damaged => new("破損", "损坏", "Damaged"),
        CountReason.Lost => new("紛失・盗難", "丢失或被盗", "Lost or stolen"),
        _ => new("不明", "原因不明", "Unexplained"),
    };

    public static Text Of(CountedAt at) => at switch
    {
        CountedAt.Now => new("いま棚を見て入力（これまでの入出庫は棚に反映済み）", "按货架现状录入（此前的出入库已反映在货架上）", "Now, at the shelf: what was recorded so far has moved"),
        _ => new("開始時に紙で数えた（開始後に記録した入出庫は含まない）", "开始时用纸盘点（不含开始后记录的出入库）", "On paper when the count began: what was recorded since had not moved"),
    };
}
