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
    public static readonly Text Source = new("価格の出所", "价格来源", "Source of the price");
    public static readonly Text WouldBe = new("適用した場合", "若采用", "Would be");
    public static readonly Text WhyNot = new("理由", "原因", "Reason");
    public static readonly Text NoPrice = new("価格がありません", "没有价格", "No price");
    public static readonly Text BelowFloor = new("下限割れ", "低于底价", "Below floor");
    public static readonly Text Raised = new("下限まで引上げ", "已提至底价", "Raised to floor");
    public static readonly Text Typed = new("手入力", "手工录入", "typed");
    public static readonly Text Floor = new("下限価格", "底价", "Floor price");
    public static readonly Text TypedBecause = new("手入力の理由: {0}", "手工录入的原因：{0}", "Typed because: {0}");
    public static readonly Text GradeThen = new("得意先ランク: {0}", "客户等级：{0}", "Customer's grade: {0}");
    public static readonly Text Everything = new("全品目", "全部物料", "All items");

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
        _ => Typed,
    };

    /// <summary>What the step does to the amount, in figures: <c>× 65%</c>.</summary>
    public static Text FiguresOf(PriceStep step) => step.Kind switch
    {
        PriceStepKind.Convert when step.Over == 1 => Text.Same("× {0}").With(step.Figure),
        PriceStepKind.Convert => Text.Same("× {0} ÷ {1}").With(step.Figure, step.Over),
        PriceStepKind.Rate => Text.Same("× " + Rate.OfFraction(step.Figure)),
        PriceStepKind.Round when step.Figure > 0 => new Text("小数第{0}位まで", "保留{0}位小数", "{0} decimals").With(step.Figure),
        PriceStepKind.Round => new Text("{0}単位", "以{0}为单位", "to {0}").With(Power((int)-step.Figure)),
        _ => Text.Same(""),
    };

    public static Text Of(LostRule lost) => lost.Why switch
    {
        PriceLoss.Behind => new("優先順位が低い", "优先级较低", "Another comes before it"),
        PriceLoss.Dearer => new("より安い価格がある", "有更低的价格", "Another is lower"),
        PriceLoss.OtherBreak => new("別の数量区分のほうが安い", "其他数量档更优惠", "Another quantity step is better"),
        PriceLoss.Replaced => new("新しい価格に替わった", "已被新价格取代", "A newer one took its place"),
        PriceLoss.TooFew => new Text("{0}{1}以上から", "满{0}{1}起", "From {0} {1} on").With(lost.Of.Least, lost.Of.Unit?.Symbol ?? Text.Same("")),
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
