using Musubi.Kernel;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;

namespace Musubi.Pricing;

internal static class Words
{
    public static readonly Text ListPrice = new("定価", "标准价", "List price");
    public static readonly Text WhyThisPrice = new("この単価の理由", "此单价的由来", "Why this price");
    public static readonly Text Step = new("手順", "步骤", "Step");
    public static readonly Text Calculation = new("計算", "计算", "Calculation");
    public static readonly Text Result = new("結果", "结果", "Result");
    public static readonly Text NotTaken = new("使われなかった価格", "未采用的价格", "Prices that were not taken");
    public static readonly Text Source = new("価格の出所", "价格来源", "Price from");
    public static readonly Text WouldBe = new("適用した場合", "若采用", "Would be");
    public static readonly Text WhyNot = new("理由", "原因", "Reason");
    public static readonly Text NoPrice = new("価格がありません", "没有价格", "No price");
    public static readonly Text BelowFloor = new("下限割れ", "低于底价", "Below floor");
    public static readonly Text Raised = new("下限まで引上げ", "已提至底价", "Raised to floor");
    public static readonly Text Typed = new("手入力", "手工录入", "typed");
    public static readonly Text Quoted = new("見積", "报价", "Quoted");
    public static readonly Text Floor = new("下限価格", "底价", "Floor price");
    public static readonly Text TypedBecause = new("手入力の理由: {0}", "手工录入的原因：{0}", "Typed because: {0}");
    public static readonly Text QuotedIn = new("見積 {0}", "报价单 {0}", "Quote {0}");
    public static readonly Text GradeThen = new("得意先ランク: {0}", "客户等级：{0}", "Customer's grade: {0}");
    public static readonly Text Everything = new("全品目", "全部物料", "All items");

    public static readonly Text PriceList = new("価格表", "价目表", "price list");
    public static readonly Text PriceLists = new("価格表", "价目表", "Price lists");
    public static readonly Text NewPriceList = new("価格表を作成", "新建价目表", "New price list");
    public static readonly Text EditPriceList = new("価格表の変更", "修改价目表", "Edit price list");
    public static readonly Text PriceRules = new("価格の一覧", "价格明细", "All prices");
    public static readonly Text Rules = new("明細数", "明细数", "Rules in it");
    public static readonly Text Prices = new("価格", "价格", "Prices");
    public static readonly Text EditPrices = new("価格を編集", "编辑价格", "Edit prices");
    public static readonly Text PricesFrom = new("{0}からの価格", "{0}起的价格", "Prices from {0}");
    public static readonly Text NewVersion = new("新しい価格の適用日", "新价格的生效日", "New prices from");
    public static readonly Text Versions = new("適用日", "生效日", "Effective from");
    public static readonly Text Standing = new("{0}時点の価格", "{0}的价格", "Prices on {0}");
    public static readonly Text Now = new("現在", "现行", "Now");
    public static readonly Text Past = new("過去", "已失效", "Past");
    public static readonly Text Future = new("予定", "预定", "Planned");
    public static readonly Text Import = new("取り込み", "导入", "Import");
    public static readonly Text Code = new("コード", "编码", "Code");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text NameJa = new("名称（日本語）", "名称（日语）", "Name (Japanese)");
    public static readonly Text NameZh = new("名称（中国語）", "名称（中文）", "Name (Chinese)");
    public static readonly Text NameEn = new("名称（英語）", "名称（英文）", "Name (English)");
    public static readonly Text ForWhom = new("対象", "适用对象", "For whom");
    public static readonly Text Currency = new("通貨", "币种", "Currency");
    public static readonly Text Customer = new("得意先", "客户", "Customer");
    public static readonly Text Tier = new("価格ランク", "等级价", "Price tier");
    public static readonly Text Tiers = new("価格ランク", "等级价", "Price tiers");
    public static readonly Text Grade = new("得意先ランク", "客户等级", "Grade");
    public static readonly Text Grades = new("得意先ランク", "客户等级", "Customer grades");
    public static readonly Text FirstDay = new("適用開始日", "生效日期", "First day");
    public static readonly Text LastDay = new("適用終了日", "截止日期", "Last day");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text InUse = new("使用中", "使用中", "In use");
    public static readonly Text NotInUse = new("停止中", "已停用", "Not in use");
    public static readonly Text Item = new("品目", "物料", "Item");
    public static readonly Text ItemCode = new("品目コード", "物料编码", "Item code");
    public static readonly Text Group = new("品目分類", "物料类别", "Item group");
    public static readonly Text GroupCode = new("分類コード", "类别编码", "Group code");
    public static readonly Text ListCode = new("価格表コード", "价目表编码", "Price list code");
    public static readonly Text Unit = new("単位", "单位", "Unit");
    public static readonly Text Least = new("数量（以上）", "起订数量", "From quantity");
    public static readonly Text Price = new("単価", "单价", "Unit price");
    public static readonly Text RatePercent = new("掛率（%）", "折扣率（%）", "Rate (%)");
    public static readonly Text PriceOrRateShort = new("単価か掛率か", "单价或折扣", "Price or rate");
    public static readonly Text Reason = new("設定の理由", "设置原因", "Reason for it");
    public static readonly Text Position = new("順位", "顺序", "Rank");
    public static readonly Text CustomersIn = new("得意先数", "客户数", "Customers in it");
    public static readonly Text NoTier = new("定価で販売", "按标准价销售", "Pays the list price");
    public static readonly Text NewGrade = new("得意先ランクを追加", "新增客户等级", "Add a grade");
    public static readonly Text NewTier = new("価格ランクを追加", "新增等级价", "Add a price tier");
    public static readonly Text ConfirmRemove = new("削除しますか。", "确定删除吗？", "Remove it?");
    public static readonly Text PricingRules = new("価格決定ルール", "定价规则", "Pricing rules");
    public static readonly Text Precedence = new("優先順位", "优先顺序", "Order of precedence");
    public static readonly Text PrecedenceHint = new("上から順に見て、最初に当てはまる価格を使います。最後は定価です。", "从上到下查找，采用第一个适用的价格；最后是标准价。", "Looked through from the top; the first that holds is taken. The list price comes last.");
    public static readonly Text Level = new("価格の種類", "价格种类", "Kind of price");
    public static readonly Text Choice = new("価格の選び方", "取价方式", "Which price is taken");
    public static readonly Text DiscountOn = new("得意先掛率・キャンペーン掛率の基準", "客户折扣与促销折扣的基准", "Customers' and campaigns' rates are taken");
    public static readonly Text BelowTheFloor = new("下限を割った価格", "低于底价时", "A price below the floor");
    public static readonly Text Roundings = new("単価の端数処理", "单价尾数处理", "Rounding of unit prices");
    public static readonly Text RoundingsHint = new("計算した単価だけを丸めます。表に登録した単価はそのまま使います。指定のない通貨は補助単位より2桁細かく四捨五入します。", "只对计算得出的单价取舍，价目表中的单价照原样使用。未指定的币种按辅币再细两位四舍五入。", "Only a computed price is rounded; one that stands in a list is taken as it is. A currency not named here keeps two decimals more than its coins, half up.");
    public static readonly Text Decimals = new("小数桁", "小数位", "Decimals");
    public static readonly Text RoundingWay = new("丸め方", "舍入方式", "Way of rounding");
    public static readonly Text Floors = new("最低粗利率", "最低毛利率", "Minimum margins");
    public static readonly Text FloorsHint = new("標準原価と最低粗利率から下限価格を求めます。最も細かい指定が優先します。空欄は「すべて」です。", "由标准成本和最低毛利率得出底价，最具体的设置优先。留空表示“全部”。", "The floor follows from standard cost and minimum margin; the most specific line counts. Blank means all.");
    public static readonly Text Margin = new("粗利率（%）", "毛利率（%）", "Margin (%)");
    public static readonly Text Example = new("計算例", "计算示例", "Worked example");
    public static readonly Text ExampleHint = new("保存されているルールで、この条件の単価がどう決まるかを示します。", "按已保存的规则，说明此条件下的单价如何得出。", "How the saved rules find the price under these conditions.");
    public static readonly Text Simulator = new("価格シミュレーター", "价格模拟", "Price simulator");
    public static readonly Text Simulate = new("計算する", "计算", "Work it out");
    public static readonly Text SimulatorHint = new("得意先・品目・数量・日付を選ぶと、単価とその理由を示します。", "选择客户、物料、数量和日期，即可查看单价及其由来。", "Choose a customer, an item, a quantity and a date to see the price and why.");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text Date = new("日付", "日期", "Date");
    public static readonly Text OtherGrades = new("他のランクならいくらか", "其他等级的价格", "What other grades would pay");
    public static readonly Text OtherQuantities = new("数量を変えるといくらか", "不同数量的价格", "At other quantities");
    public static readonly Text ItsGrade = new("現在のランク", "当前等级", "its grade");
    public static readonly Text WithoutGrade = new("ランクなし", "无等级", "No grade");
    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Difference = new("差額", "差额", "Difference");
    public static readonly Text OwnPrices = new("{0} 特約価格", "{0} 专用价", "{0}: own prices");
    public static readonly Text OwnPricesTitle = new("価格と得意先ランク", "价格与客户等级", "Prices and grade");
    public static readonly Text NoOwnPrices = new("この得意先だけの価格はありません。", "该客户没有专用价格。", "This customer has no prices of its own.");
    public static readonly Text SetGrade = new("ランクを設定", "设置等级", "Set the grade");
    public static readonly Text EndGrade = new("終了する", "结束", "End it");
    public static readonly Text EndGradeSure = new("この得意先ランクの設定を終了しますか。", "确定结束此客户等级吗？", "End this grade?");
    public static readonly Text ByHand = new("手動", "手工", "by hand");
    public static readonly Text ByRules = new("自動", "自动", "by rules");
    public static readonly Text Until = new("{0}まで", "至{0}", "until {0}");
    public static readonly Text History = new("ランクの履歴", "等级历史", "Grades so far");
    public static readonly Text Saved = new("保存しました。", "已保存。", "Saved.");
    public static readonly Text Removed = new("削除しました。", "已删除。", "Removed.");
    public static readonly Text PricesSaved = new("価格を保存しました（{0}件の変更）。", "价格已保存（{0}处变更）。", "Prices saved: {0} changed.");
    public static readonly Text NoLists = new("価格表がまだありません。", "还没有价目表。", "There are no price lists yet.");
    public static readonly Text NoListsAdvice = new("得意先・価格ランク・キャンペーンごとに価格表を作ると、受注の単価が自動で決まります。", "为客户、等级价或促销活动建立价目表后，订单单价会自动得出。", "Make one for a customer, a price tier or a campaign, and orders find their prices by themselves.");
    public static readonly Text NoRulesYet = new("この日に有効な価格はありません。", "这一天没有有效的价格。", "No prices hold on this day.");
    public static readonly Text NoRulesAdvice = new("価格を編集するか、ファイルから取り込んでください。", "请编辑价格，或从文件导入。", "Edit the prices, or import them from a file.");
    public static readonly Text MoreRules = new("ほか{0}件。価格の一覧で絞り込んで見られます。", "另有{0}条，可在价格明细中筛选查看。", "And {0} more: the list of price rules shows them all.");
    public static readonly Text GridHint = new("品目・分類のどちらも空の行は全品目に効きます。単価と掛率はどちらか一方を入力します。Excelから貼り付けられます。", "物料和类别都留空的行适用于全部物料。单价与折扣率只填一项。可从Excel粘贴。", "A line with neither item nor group speaks of all items. Give a price or a rate, not both. Rows can be pasted from Excel.");
    public static readonly Text CodeTaken = new("コード「{0}」は使われています。", "编码“{0}”已被使用。", "The code '{0}' is taken.");
    public static readonly Text CodeTakenAdvice = new("別のコードにしてください。", "请换一个编码。", "Choose another.");
    public static readonly Text EndsBefore = new("終了日が開始日または今日より前です。", "截止日期早于开始日期或今天。", "It would end before it begins, or before today.");
    public static readonly Text EndsBeforeAdvice = new("終了日を後の日にしてください。", "请选择更晚的截止日期。", "Choose a later last day.");
    public static readonly Text ListExists = new("この対象の価格表（{0}）はすでにあります。", "此对象的价目表（{0}）已存在。", "There is a price list in {0} for it already.");
    public static readonly Text ListExistsAdvice = new("その価格表に新しい適用日の価格を追加してください。", "请在该价目表中添加新生效日的价格。", "Add prices from a new day to that one.");
    public static readonly Text TooManyLines = new("明細が{0}行あります。上限は{1}行です。", "明细有{0}行，最多{1}行。", "There are {0} {0:line|lines}; {1} fit.");
    public static readonly Text TooManyLinesAdvice = new("分けて保存するか、ファイルから取り込んでください。", "请分次保存，或从文件导入。", "Save them in parts, or import them from a file.");
    public static readonly Text ItemOrGroup = new("品目と分類が両方入力されています。", "同时填写了物料和类别。", "Both an item and a group are given.");
    public static readonly Text ItemOrGroupAdvice = new("どちらか一方を消してください。", "请删除其中一项。", "Clear one of them.");
    public static readonly Text PriceOrRate = new("単価か掛率のどちらか一方が必要です。", "单价和折扣率必须且只能填一项。", "A line takes a price or a rate: one of the two.");
    public static readonly Text PriceOrRateAdvice = new("一方だけを入力してください。", "请只填写一项。", "Fill in one and clear the other.");
    public static readonly Text OutOfRange = new("{0} {1} は範囲外です（0～{2}、小数6桁まで）。", "{0} {1} 超出范围（0～{2}，最多6位小数）。", "{0} {1} is out of range: 0 to {2}, up to six decimals.");
    public static readonly Text OutOfRangeAdvice = new("値を直してください。", "请更正数值。", "Correct the figure.");
    public static readonly Text NoSuchUnit = new("単位「{0}」がありません。", "没有单位“{0}”。", "There is no unit '{0}'.");
    public static readonly Text NoSuchUnitAdvice = new("個、箱、kg のように入力してください。", "请填写如 个、箱、kg 的单位。", "Write it like pcs, box, kg.");
    public static readonly Text ItsUnits = new("{0} から選んでください。", "请从 {0} 中选择。", "Choose from {0}.");
    public static readonly Text LineTwice = new("同じ条件の行が2つあります。", "有两行条件相同。", "Two lines say the same thing.");
    public static readonly Text LineTwiceAdvice = new("一方を削除するか、数量を変えてください。", "请删除其中一行或更改数量。", "Remove one, or change its quantity.");
    public static readonly Text MoreCostsMore = new("{0}以上の価格が{1}以上の価格より高くなっています。", "满{0}的价格高于满{1}的价格。", "From {0} on it would cost more apiece than from {1} on.");
    public static readonly Text MoreCostsMoreAdvice = new("数量が多いほど安くなるようにしてください。", "数量越大，价格应越低。", "Make the larger quantity the cheaper one.");
    public static readonly Text InUseStill = new("{0}は使われています。", "{0}正在使用。", "{0} is in use.");
    public static readonly Text TierInUseAdvice = new("得意先ランクと価格表から外してから削除してください。", "请先从客户等级和价目表中移除。", "Take it out of grades and price lists first.");
    public static readonly Text GradeInUseAdvice = new("得意先の履歴と最低粗利率に残るランクは削除できません。名称を変えて使ってください。", "客户历史或最低毛利率中仍有的等级不能删除，可改名使用。", "A grade that customers have had, or that has a minimum margin, stays. Rename it instead.");
    public static readonly Text LevelTwice = new("「{0}」が2回出ています。", "“{0}”出现了两次。", "'{0}' stands there twice.");
    public static readonly Text LevelMissing = new("「{0}」の順位がありません。", "缺少“{0}”的顺序。", "'{0}' has no place in the order.");
    public static readonly Text LevelTwiceAdvice = new("5つの種類をそれぞれ1回ずつ並べてください。", "请将五种价格各排列一次。", "Put each of the five kinds in one place.");
    public static readonly Text DecimalsRange = new("小数桁数は−2～6です。", "小数位数应为−2～6。", "Decimals are -2 to 6.");
    public static readonly Text DecimalsRangeAdvice = new("−2は100単位の丸めです。", "−2表示以100为单位取舍。", "-2 rounds to hundreds.");
    public static readonly Text MarginRange = new("粗利率 {0}% は範囲外です。", "毛利率 {0}% 超出范围。", "A margin of {0} % is out of range.");
    public static readonly Text MarginRangeAdvice = new("−100以上100未満で入力してください。", "请填写−100以上、100以下的数。", "Give one from -100 to below 100.");

    public static Text Of(PriceLevel level) => level switch
    {
        PriceLevel.CustomerItem => new("得意先別単価", "客户专价", "Customer's item price"),
        PriceLevel.CustomerGroup => new("得意先別の分類掛率", "客户分类折扣", "Customer's group rate"),
        PriceLevel.CustomerAll => new("得意先別の掛率", "客户折扣", "Customer's rate"),
        PriceLevel.Campaign => new("キャンペーン価格", "促销价", "Campaign price"),
        PriceLevel.Tier => new("ランク価格", "等级价", "Grade price"),
        _ => ListPrice,
    };

    /// <summary>A source as a narrow column shows it.</summary>
    public static Text Briefly(PriceLevel level) => level switch
    {
        PriceLevel.CustomerItem => new("得意先別", "客户价", "Customer"),
        PriceLevel.CustomerGroup or PriceLevel.CustomerAll => new("得意先掛率", "客户折扣", "Cust. rate"),
        PriceLevel.Campaign => new("キャンペーン", "促销", "Promotion"),
        PriceLevel.Tier => new("ランク", "等级", "Tier"),
        _ => new("定価", "标准", "List"),
    };

    /// <summary>得意先別の分類掛率「さくら商事 特約」（軸受）</summary>
    public static Text Of(PriceOrigin of) => (of.List, of.Group) switch
    {
        (null, _) => ListPrice,
        ({ } list, null) => new Text("{0}「{1}」", "{0}“{1}”", "{0}, {1}").With(Of(of.Level), list),
        ({ } list, { } group) => new Text("{0}「{1}」{2}", "{0}“{1}”{2}", "{0}, {1}: {2}").With(Of(of.Level), list, group),
    };

    public static Text Of(PriceStep step) => step.Kind switch
    {
        PriceStepKind.Start => Of(step.Of!),
        PriceStepKind.Convert => new("単位の換算", "单位换算", "Into the unit ordered"),
        PriceStepKind.Rate => Of(step.Of!),
        PriceStepKind.Round => new Text("端数処理（{0}）", "尾数处理（{0}）", "Rounding ({0})").With(step.Rounding!.Value.Name),
        PriceStepKind.Raise => new("下限価格まで引上げ", "提高至底价", "Up to the floor price"),
        PriceStepKind.Quoted => new("見積で提示した単価", "报价单承诺的单价", "As promised in the quote"),
        _ => Typed,
    };

    /// <summary>What the step does to the amount, in figures: <c>× 65%</c>.</summary>
    public static Text FiguresOf(PriceStep step) => step.Kind switch
    {
        PriceStepKind.Convert when step.Over == 1 => Text.Same("× {0}").With(Figure(step.Figure)),
        PriceStepKind.Convert => Text.Same("× {0} ÷ {1}").With(Figure(step.Figure), Figure(step.Over)),
        PriceStepKind.Rate => Text.Same("× " + Rate.OfFraction(step.Figure)),
        PriceStepKind.Round when step.Figure > 0 => new Text("小数第{0}位まで", "保留{0}位小数", "{0} {0:decimal|decimals}").With(step.Figure),
        PriceStepKind.Round => new Text("{0}単位", "以{0}为单位", "to {0}").With(Power((int)-step.Figure)),
        _ => Text.Same(""),
    };

    /// <summary>As it is read: without the zeros that a stored figure ends in.</summary>
    internal static string Figure(decimal figure) => figure.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture);

    public static Text Of(LostRule lost) => lost.Why switch
    {
        PriceLoss.Behind => new("優先順位が低い", "优先级较低", "Another comes before it"),
        PriceLoss.Dearer => new("より安い価格がある", "有更低的价格", "Another is lower"),
        PriceLoss.OtherBreak => new("別の数量区分のほうが安い", "其他数量档更优惠", "Another quantity step is better"),
        PriceLoss.Replaced => new("新しい価格に替わった", "已被新价格取代", "A newer one took its place"),
        PriceLoss.TooFew => new Text("{0}{1}以上から", "满{0}{1}起", "From {0} {1} on").With(Figure(lost.Of.Least), lost.Of.Unit?.Symbol ?? Text.Same("")),
        PriceLoss.OtherDays => new("期間外", "不在有效期内", "Not on these days"),
        PriceLoss.OtherUnit => new Text("単位が違う（{0}）", "单位不同（{0}）", "Another unit ({0})").With(lost.Of.Unit?.Symbol ?? Text.Same("")),
        PriceLoss.NoBase => new("掛ける元の価格がない", "没有可打折的基准价", "There is no price to take it of"),
        _ => new("手入力の単価が優先", "以手工录入的单价为准", "A typed price stands instead"),
    };

    public static Text Of(PriceListKind kind) => kind switch
    {
        PriceListKind.Customer => new("得意先別", "客户专用", "For a customer"),
        PriceListKind.Campaign => new("キャンペーン", "促销活动", "For a campaign"),
        _ => new("価格ランク", "等级价", "For a price tier"),
    };

    public static Text Of(PriceChoice choice) => choice == PriceChoice.First
        ? new("優先順位の高いものを採る", "按优先级取价", "The first in the order")
        : new("最も安いものを採る", "取最低价", "The lowest of all");

    public static Text Of(DiscountBase on) => on == DiscountBase.ListPrice
        ? new("定価に掛ける", "按标准价打折", "Of the list price")
        : new("ランク価格に掛ける", "先取等级价，再打折", "Of the grade price");

    public static Text Of(FloorAct act) => act == FloorAct.Say
        ? new("知らせる", "提示", "Say so")
        : new("下限まで引き上げる", "提高至底价", "Raise it to the floor");

    private static decimal Power(int n)
    {
        var power = 1m;
        for (; n > 0; n--)
            power *= 10;
        return power;
    }
}
