using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Simulations;

namespace Musubi.Pricing;

/// <summary>Words of grades found by rules.</summary>
internal static class GradeWords
{
    public static readonly Text RuleSet = new("ランク判定ルール", "客户等级规则", "grade rules");
    public static readonly Text RuleSets = new("ランク判定ルール", "客户等级规则", "Grade rules");
    public static readonly Text NewRuleSet = new("判定ルールを作成", "新建等级规则", "New grade rules");
    public static readonly Text EditRuleSet = new("判定ルールの変更", "修改等级规则", "Edit grade rules");
    public static readonly Text VersionOf = new("第{0}版", "第{0}版", "Version {0}");
    public static readonly Text Number = new("版", "版次", "Version no.");
    public static readonly Text Draft = new("下書き", "草稿", "Draft");
    public static readonly Text InForce = new("適用中", "执行中", "In force");
    public static readonly Text Coming = new("適用予定", "待生效", "To come");
    public static readonly Text Former = new("旧版", "旧版", "Superseded");
    public static readonly Text From = new("適用開始日", "生效日期", "First day");
    public static readonly Text AppliedBy = new("適用した人", "应用人", "Applied by");
    public static readonly Text AppliedAt = new("適用日時", "应用时间", "Applied at");
    public static readonly Text Months = new("対象期間（か月）", "统计期间（月）", "Months looked at");
    public static readonly Text MonthsHint = new("この期間の実績を、その前の同じ長さの期間と比べます。", "以此期间的业绩与之前同样长度的期间比较。", "Facts of these months, compared with as many before them.");
    public static readonly Text Note = new("ねらい", "目的", "What it is for");
    public static readonly Text Facts = new("評価項目", "评价项目", "Facts that count");
    public static readonly Text Fact = new("評価項目", "评价项目", "Fact scored");
    public static readonly Text Weight = new("配点の重み", "权重", "Weighting");
    public static readonly Text HowScored = new("点のつけ方", "评分方式", "How it is scored");
    public static readonly Text Quantiles = new("全体の中での順位（5等分）", "按排名（五等分）", "By place among all, in fifths");
    public static readonly Text Thresholds = new("基準値", "按基准值", "By given figures");
    public static readonly Text ScoreFrom = new("{0}点の基準", "{0}分基准", "For a {0}");
    public static readonly Text FactsHint = new("各項目を1～5点で評価し、重みをつけて平均します。「基準値」を選んだ項目だけ、2～5点の基準を入力します。", "每个项目评1～5分，按权重求平均。仅选择“基准值”的项目需填写2～5分的基准。", "Each fact is scored from 1 to 5; the points are their mean by weight. Figures for 2 to 5 are given only where it is scored by them.");
    public static readonly Text Cuts = new("ランクの基準点", "等级分数线", "Points for each grade");
    public static readonly Text CutsHint = new("平均点が基準点以上のランクのうち、最も上のものになります。空欄のランクはルールでは付きません。", "取平均分达到的最高等级。留空的等级不会由规则给出。", "The best grade whose points are reached is given. A grade left out is only given by hand.");
    public static readonly Text LeastPoints = new("基準点（以上）", "分数线（及以上）", "From points");
    public static readonly Text Points = new("総合点", "总分", "Points");
    public static readonly Text Value = new("実績", "业绩", "Actual figure");
    public static readonly Text Score = new("評価点", "得分", "Score");
    public static readonly Text NextScore = new("次の点の基準", "下一分基准", "Next score from");
    public static readonly Text ScoredBy = new("第{0}版のルール、{1}までの{2}か月", "第{0}版规则，截至{1}的{2}个月", "Version {0} of the rules, {2} {2:month|months} to {1}");
    public static readonly Text Why = new("この判定の理由", "评定理由", "Why this grade");
    public static readonly Text NowStands = new("現在の実績による評価", "按当前业绩的评价", "As it stands today");
    public static readonly Text NextWouldBe = new("次の計算では{0}になります。", "下次计算将为{0}。", "The next run would give {0}.");
    public static readonly Text NextWouldBeNone = new("次の計算ではランクが付きません。", "下次计算将没有等级。", "The next run would give no grade.");
    public static readonly Text NotGraded = new("直近{0}か月に受注がないため、ルールによるランクは付きません。", "最近{0}个月没有订单，不按规则评级。", "No order within {0} {0:month|months}: the rules give no grade.");
    public static readonly Text ToNext = new("{0}まであと{1}点です。", "距{0}还差{1}分。", "{1} points short of {0}.");
    public static readonly Text AnyOf = new("次のいずれか一つで{0}になります。", "达到以下任意一项即可升为{0}。", "Any one of these would give {0}.");
    public static readonly Text AllOf = new("次のすべてで{0}になります。", "以下各项全部达到可升为{0}。", "All of these together would give {0}.");
    public static readonly Text OutOfReach = new("今の評価項目だけでは{0}に届きません。", "仅靠目前的评价项目无法升为{0}。", "These facts alone cannot give {0}.");
    public static readonly Text AtLeast = new("{0}: {1}以上（現在 {2}）", "{0}：达到{1}（现在{2}）", "{0}: {1} or more (now {2})");
    public static readonly Text AtMost = new("{0}: {1}以下（現在 {2}）", "{0}：不超过{1}（现在{2}）", "{0}: {1} or less (now {2})");
    public static readonly Text PointsAnd = new("総合{0}点 ― {1}", "总分{0} — {1}", "{0} points: {1}");
    public static readonly Text ByRulesShort = new("ルール", "按规则", "By the rules");
    public static readonly Text ByHandShort = new("手動", "手工", "By hand");
    public static readonly Text Source = new("決め方", "评定方式", "How it was found");
    public static readonly Text Move = new("変動", "变动", "Change of grade");
    public static readonly Text FormerGrade = new("前のランク", "原等级", "Grade before");
    public static readonly Text Graded = new("得意先別ランク", "客户等级一览", "Graded customers");
    public static readonly Text Changes = new("ランクの変動", "等级变动", "Changes of grade");
    public static readonly Text CustomerCode = new("得意先コード", "客户编码", "Customer code");
    public static readonly Text CustomerGrade = new("得意先のランク", "客户的等级", "a customer's grade");
    public static readonly Text WaitsForApproval = new("承認待ち", "待审批", "Waits for approval");
    public static readonly Text NotApproved = new("承認されず", "未批准", "Not approved");
    public static readonly Text Stands = new("有効", "有效", "It holds");
    public static readonly Text Over = new("終了", "已结束", "It is over");
    public static readonly Text ByHandHolds = new("手動のランクが有効な間、ルールの計算結果は使われません。{0}の翌日から切り替わります。", "手工等级有效期间不采用规则的结果，{0}次日起切换。", "While the grade by hand holds, the rules wait: theirs is taken the day after {0}.");
    public static readonly Text RulesSay = new("ルールでは{0}です。", "按规则为{0}。", "By the rules it is {0}.");

    public static readonly Text Recompute = new("今すぐ計算", "立即计算", "Grade all now");
    public static readonly Text RecomputeSure = new("全得意先のランクを今日までの実績で計算し直します。新しいランクは明日から価格に反映されます。", "将按截至今天的业绩重新计算所有客户的等级，新等级明天起用于定价。", "All customers are graded by their facts to this day. Prices follow from tomorrow.");
    public static readonly Text Runs = new("ランク計算の記録", "等级计算记录", "Runs of grading");
    public static readonly Text GradeRun = new("ランク計算", "等级计算", "run of grading");
    public static readonly Text Day = new("対象日（末日）", "截止日", "Facts to");
    public static readonly Text Who = new("実行者", "执行人", "Ordered by");
    public static readonly Text At = new("開始日時", "开始时间", "Begun at");
    public static readonly Text Customers = new("得意先数", "客户数", "Customers in it");
    public static readonly Text NewOnes = new("新規", "新评级", "First grade");
    public static readonly Text MovedUp = new("上がった", "上升", "Moved up");
    public static readonly Text MovedDown = new("下がった", "下降", "Moved down");
    public static readonly Text Unmoved = new("変わらない", "不变", "Unmoved");
    public static readonly Text Lapsed = new("対象外になった", "不再评级", "No longer graded");
    public static readonly Text RunSaid = new("{0}社を計算しました。新規{1}、上昇{2}、下降{3}、対象外{4}。", "已计算{0}家：新评级{1}、上升{2}、下降{3}、不再评级{4}。", "{0} {0:customer|customers} graded: {1} new, {2} up, {3} down, {4} no longer.");
    public static readonly Text NoRulesInForce = new("適用中の判定ルールがありません。", "没有执行中的等级规则。", "No grade rules are in force.");
    public static readonly Text NoRulesInForceAdvice = new("判定ルールを作成し、試算してから適用してください。", "请新建等级规则，试算后再应用。", "Make grade rules, simulate them, then apply them.");
    public static readonly Text Job = new("得意先ランクの計算", "计算客户等级", "Grade all customers");
    public static readonly Text Grading = new("計算しています", "正在计算", "Grading");
    public static readonly Text MayLeave = new("このページを離れても続きます。", "离开此页面也会继续。", "It goes on when you leave this page.");
    public static readonly Text RunFailed = new("最後まで計算できませんでした。もう一度実行してください。", "未能完成计算，请重新执行。", "It could not be finished. Order it again.");
    public static readonly Text RunStopped = new("途中で中止しました。何も変わっていません。", "已中止，没有任何变更。", "It was stopped. Nothing has changed.");
    public static readonly Text RunHolds = new("このランクは{0}から価格に使われます。", "这些等级从{0}起用于定价。", "These grades set prices from {0}.");
    public static readonly Text SeeChanges = new("変動した得意先を見る", "查看变动的客户", "See who moved");
    public static readonly Text Scales = new("このときの点の基準", "当时的评分基准", "What scored what");

    public static readonly Text Apply = new("適用する", "应用此规则", "Apply these rules");
    public static readonly Text ApplyTitle = new("判定ルールの適用", "应用等级规则", "Apply grade rules");
    public static readonly Text WhereToApply = new("この試算の結果は、第{0}版のルールの画面の「適用する」で適用します。", "要采用此试算结果，请在第{0}版规则页面点“应用此规则”。", "To put this into force, open version {0} of the rules and choose 'Apply these rules'.");
    public static readonly Text WhoApplies = new("適用には「ランク判定ルールの適用」の権限が要ります。権限のある人に依頼してください。", "应用需要“应用客户等级规则”的权限，请联系有权限的人。", "It takes the right to apply grade rules: ask somebody who has it.");
    public static readonly Text ApplyHint = new("適用すると全得意先のランクが計算され、適用開始日から価格に反映されます。確定済みの受注は変わりません。", "应用后将计算所有客户的等级，自生效日起用于定价。已确认的订单不变。", "All customers are graded, and prices follow from the first day. Confirmed orders keep theirs.");
    public static readonly Text Applied = new("判定ルールを適用しました。", "等级规则已应用。", "The grade rules were applied.");
    public static readonly Text AppliedFrom = new("{0}から適用します。ランクはその前夜に計算されます。", "自{0}起应用，前一晚计算等级。", "It counts from {0}; grades are found the night before.");
    public static readonly Text SimulateFirst = new("第{0}版は今の内容で試算されていません。", "第{0}版尚未按当前内容试算。", "Version {0} has not been simulated as it stands.");
    public static readonly Text SimulateFirstAdvice = new("試算して、売上と粗利への影響を確かめてください。", "请先试算，确认对销售额和毛利的影响。", "Simulate it, and see what it does to sales and margin.");
    public static readonly Text NotBeforeTomorrow = new("適用開始日は明日以降にしてください。", "生效日期须为明天或以后。", "The first day can be tomorrow at the earliest.");
    public static readonly Text NotBeforeTomorrowAdvice = new("{0}以降の日付を入力してください。", "请填写{0}或以后的日期。", "Take {0} or a later day.");
    public static readonly Text AnotherThatDay = new("第{0}版が同じ日から適用されます。", "第{0}版自同一天起应用。", "Version {0} counts from that day already.");
    public static readonly Text AnotherThatDayAdvice = new("別の日付にしてください。", "请选择其他日期。", "Choose another day.");
    public static readonly Text CopyIt = new("写しを作る", "复制为新版", "Make a copy");
    public static readonly Text DeleteSure = new("この下書きを削除しますか。", "确定删除此草稿吗？", "Delete this draft?");
    public static readonly Text NoFacts = new("評価項目が1つもありません。", "没有任何评价项目。", "No fact counts.");
    public static readonly Text NoFactsAdvice = new("少なくとも1つ選んでください。", "请至少选择一项。", "Choose at least one.");
    public static readonly Text NoCuts = new("基準点のあるランクがありません。", "没有设置分数线的等级。", "No grade has points.");
    public static readonly Text NoCutsAdvice = new("少なくとも1つのランクに基準点を入力してください。", "请至少为一个等级填写分数线。", "Give at least one grade its points.");
    public static readonly Text UnknownFact = new("評価項目「{0}」はありません。", "没有评价项目“{0}”。", "There is no fact '{0}'.");
    public static readonly Text UnknownFactAdvice = new("一覧から選んでください。", "请从列表中选择。", "Choose one of the list.");
    public static readonly Text WeightRange = new("重み {0} は範囲外です（1～100）。", "权重 {0} 超出范围（1～100）。", "A weighting of {0} is out of range: 1 to 100.");
    public static readonly Text MonthsRange = new("対象期間 {0}か月は範囲外です（1～36）。", "统计期间 {0} 个月超出范围（1～36）。", "{0} {0:month is|months are} out of range: 1 to 36.");
    public static readonly Text PointsRange = new("基準点 {0} は範囲外です（1.00～5.00、小数2桁）。", "分数线 {0} 超出范围（1.00～5.00，两位小数）。", "{0} points are out of range: 1.00 to 5.00, two decimals.");
    public static readonly Text CorrectIt = new("値を直してください。", "请更正数值。", "Correct the figure.");
    public static readonly Text StepsMissing = new("2～5点の基準が揃っていません。", "2～5分的基准不完整。", "Figures for 2 to 5 are not all given.");
    public static readonly Text StepsMissingAdvice = new("4つとも入力するか、順位による評価にしてください。", "请填写全部四项，或改为按排名评分。", "Give all four, or score by place among all.");
    public static readonly Text StepsOrder = new("基準は点が上がるほど{0}してください。", "分数越高，基准应越{0}。", "The higher the score, the {0} its figure must be.");
    public static readonly Text Higher = new("大きく", "大", "higher");
    public static readonly Text Lower = new("小さく", "小", "lower");
    public static readonly Text CutsOrder = new("{0}の基準点が、上のランクより低くありません。", "{0}的分数线没有低于更高的等级。", "{0} does not need fewer points than the grade above it.");
    public static readonly Text CutsOrderAdvice = new("上のランクほど基準点を高くしてください。", "等级越高，分数线应越高。", "The better the grade, the more points it must need.");

    public static readonly Text Simulation = new("ランク判定の試算", "等级规则试算", "simulation of grade rules");
    public static readonly Text Simulations = new("ランク判定の試算", "等级规则试算", "Simulations of grade rules");
    public static readonly Text Simulate = new("試算する", "试算", "Simulate");
    public static readonly Text SimulateAgain = new("もう一度試算する", "重新试算", "Simulate again");
    public static readonly Text CheckHistory = new("過去の価格と照合", "与历史价格核对", "Check against history");
    public static readonly Text Simulating = new("{0:N0}明細を計算しました", "已计算 {0:N0} 条明细", "{0:N0} {0:line|lines} priced");
    public static readonly Text Stopped = new("途中で中止しました。", "已中止。", "It was stopped.");
    public static readonly Text SimulationFailed = new("最後まで試算できませんでした。もう一度実行してください。", "未能完成试算，请重新执行。", "It could not be finished. Simulate again.");
    public static readonly Text Outdated = new("試算のあとにルールが変更されました。もう一度試算してください。", "试算后规则已修改，请重新试算。", "The rules changed after this was simulated. Simulate again.");
    public static readonly Text AlreadyOver = new("すでに終わっています。", "已经结束。", "It is over already.");
    public static readonly Text Charged = new("実際の金額", "实际金额", "As charged");
    public static readonly Text WouldBe = new("新ルールの金額", "新规则金额", "Under the new rules");
    public static readonly Text Difference = new("差額", "差额", "Difference");
    public static readonly Text MarginThen = new("実際の粗利", "实际毛利", "Margin as charged");
    public static readonly Text MarginNow = new("新ルールの粗利", "新规则毛利", "Margin under the new rules");
    public static readonly Text UnderHint = new("「新ルールの金額」は、新しいランクを期間中のすべての明細に当てはめ、各受注日の価格表で計算した金額です。手入力の単価はそのままです。", "“新规则金额”是将新等级用于期间内的所有明细、按各订单日的价目表计算的金额。手工录入的单价保持不变。", "Under the new rules every line of the period is priced by the new grade and the lists of its own day. Typed prices stay.");
    public static readonly Text InForceHint = new("適用中のルールのため、各受注日のランクと価格表で計算し直した金額です。", "此规则正在执行，金额按各订单日的等级和价目表重新计算。", "These rules are in force: each line is priced again by the grade and the lists of its own day.");
    public static readonly Text MarginHint = new("粗利は受注日の標準原価で計算し、原価のない品目は含めません。", "毛利按订单日的标准成本计算，不含没有成本的物料。", "Margin is taken at the standard cost of the order's day; items without a cost are left out.");
    public static readonly Text History = new("直近{0}か月の受注", "最近{0}个月的订单", "Orders of the last {0} {0:month|months}");
    public static readonly Text OpenOrders = new("未確定の受注", "未确认的订单", "Orders not confirmed yet");
    public static readonly Text OpenNow = new("未確定の受注（新ルール）", "未确认的订单（新规则）", "Orders not confirmed, new rules");
    public static readonly Text OpenQuotes = new("回答待ちの見積", "未答复的报价", "Quotes not answered yet");
    public static readonly Text LinesOf = new("明細数", "明细数", "Number of lines");
    public static readonly Text What = new("対象", "对象", "What was priced");
    public static readonly Text OldGrade = new("現在のランク", "当前等级", "Grade today");
    public static readonly Text NewGrade = new("新しいランク", "新等级", "Grade to be");
    public static readonly Text SimulatedCustomers = new("試算の得意先別結果", "试算结果（按客户）", "Simulation by customer");
    public static readonly Text AllCustomers = new("全得意先を見る・出力する", "查看并导出全部客户", "See and export all customers");
    public static readonly Text Largest = new("影響の大きい得意先", "影响最大的客户", "Customers it matters most to");
    public static readonly Text FromTo = new("ランクの移り変わり", "等级转移", "From which grade to which");
    public static readonly Text Exceptions = new("再計算と一致しない明細", "与重新计算不一致的明细", "Lines that do not come out as charged");
    public static readonly Text ExceptionsHint = new("受注日のランクと価格表で計算し直した単価が、実際の単価と違う明細です。", "按订单日的等级和价目表重新计算的单价与实际单价不同的明细。", "Priced again by the grade and lists of their day, these lines come to another price than was charged.");
    public static readonly Text NoExceptions = new("すべての明細が、受注日のランクと価格表で計算し直した単価と一致しました。", "所有明细都与按订单日的等级和价目表重新计算的单价一致。", "Every line comes to what was charged, priced again by the grade and lists of its day.");
    public static readonly Text AllExceptions = new("すべて見る・出力する", "查看并导出全部", "See and export all");
    public static readonly Text WhyOther = new("違う理由", "差异原因", "Why it differs");
    public static readonly Text ChargedPrice = new("実際の単価", "实际单价", "Price charged");
    public static readonly Text PricedAgain = new("再計算した単価", "重新计算的单价", "Price found again");
    public static readonly Text Document = new("受注・見積", "订单/报价", "Order or quote");
    public static readonly Text NotKept = new("ほか{0:N0}件は件数だけを数えました。", "另有{0:N0}条只计件数。", "{0:N0} more were counted, not kept.");
    public static readonly Text BySimulation = new("試算", "试算", "Simulation no.");
    public static readonly Text MovedThisWeek = new("今週ランクが上がった得意先", "本周等级上升的客户", "Customers that moved up this week");
    public static readonly Text FellThisWeek = new("今週ランクが下がった得意先", "本周等级下降的客户", "Customers that moved down this week");
    public static readonly Text EndSoon = new("期限が近い手動ランク", "即将到期的手工等级", "grades by hand end within two weeks");
    public static readonly Text Look = new("確認する", "查看", "Look");

    public static string Hundredths(int points) => (points / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A figure of a fact as a reader reads it; nothing where it tells a cost that they may not see.</summary>
    public static Text Figure(decimal value, CustomerFact? fact, Currency currency, Actor? reader = null) =>
        fact is { TellsCost: true } && reader is not null && !reader.May(Catalog.CatalogPermission.SeeCost) ? Text.Same("•••") : fact?.Measure switch
        {
            FactMeasure.Days => new Text("{0:#,0.#}日", "{0:#,0.#}天", "{0:#,0.#} days").With(value),
            FactMeasure.Times => new Text("{0:#,0}件", "{0:#,0}次", "{0:#,0}").With(value),
            FactMeasure.Money => Text.Same("{0}").With(Money.Of(value, currency, Rounding.HalfUp)),
            FactMeasure.Percent => new Text("{0:#,0.#}%", "{0:#,0.#}%", "{0:#,0.#}%").With(value),
            _ => Text.Same("{0:#,0.##}").With(value),
        };

    public static Text NameOf(string fact, IEnumerable<CustomerFact> facts) => facts.FirstOrDefault(f => f.Key == fact)?.Name ?? Text.Same(fact);

    /// <summary>総合3.85点 ― 純受注額5・粗利率4</summary>
    public static Text Briefly(GradeBasis basis, IReadOnlyList<CustomerFact> facts)
    {
        var scores = basis.Facts.OrderByDescending(f => f.Weight).Select(f => (Name: NameOf(f.Fact, facts), f.Score)).ToList();
        return PointsAnd.With(Hundredths(basis.Points), Text.Of(language => Joined(language, language switch { Language.Japanese => "・", Language.Chinese => "、", _ => ", " })));

        string Joined(Language language, string between) => string.Join(between, scores.Select(s => $"{s.Name.In(language)} {s.Score}"));
    }

    public static Text NeededOf(ScoredFact fact, decimal needed, CustomerFact? known, Currency currency, Actor reader) =>
        (fact.Less ? AtMost : AtLeast).With(known?.Name ?? Text.Same(fact.Fact), Figure(needed, known, currency, reader), Figure(fact.Value, known, currency, reader));

    public static Text Of(FactScale scale) => scale == FactScale.Quantiles ? Quantiles : Thresholds;

    public static Text Of(GradeSource source) => source == GradeSource.Manual ? ByHandShort : ByRulesShort;

    /// <summary>Who was given another grade by the rules while one by hand held was priced as before.</summary>
    public static readonly Text BeneathHand = new("手動ランクの期間中", "手动等级期间", "While one by hand held");

    public static Text Of(GradeMove move) => move switch { GradeMove.New => NewOnes, GradeMove.Up => MovedUp, GradeMove.Down => MovedDown, _ => Unmoved };

    public static string ToneOf(GradeMove move) => move switch { GradeMove.Up => "green", GradeMove.Down => "amber", GradeMove.New => "blue", _ => "" };

    public static Text Of(GradeRunState state) => state switch
    {
        GradeRunState.Running => new("処理中", "处理中", "At work"),
        GradeRunState.Done => new("完了", "完成", "Done"),
        GradeRunState.Stopped => new("中止", "已中止", "Stopped"),
        _ => new("失敗", "失败", "Failed"),
    };

    public static string ToneOf(GradeRunState state) => state switch { GradeRunState.Running => "blue", GradeRunState.Done => "green", GradeRunState.Failed => "red", _ => "amber" };

    public static Text Of(SoldKind kind, int months) => kind switch { SoldKind.Sold => History.With(months), SoldKind.OpenOrder => OpenOrders, _ => OpenQuotes };

    public static Text Of(PriceDeviation why) => why switch
    {
        PriceDeviation.Typed => new("単価を手入力した", "手工录入单价", "The price was typed"),
        PriceDeviation.GradeChanged => new("その日のランクが後から変わった", "当日的等级后来变更", "The grade of that day changed since"),
        PriceDeviation.NoPrice => new("今の価格表では単価が出ない", "按现有价目表没有单价", "The lists give no price any more"),
        _ => new("価格表・定価・端数処理が後から変わった", "价目表、标准价或尾数处理后来变更", "A price list, the list price or the rounding changed since"),
    };
}
