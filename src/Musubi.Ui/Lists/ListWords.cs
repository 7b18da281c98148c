using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>What every list says.</summary>
internal static class ListWords
{
    public static readonly Text Find = new("番号・名前・かなで絞り込み", "按编号、名称筛选", "Narrow by number or name");
    public static readonly Text Conditions = new("条件", "条件", "Filters");
    public static readonly Text Columns = new("列", "列", "Columns");
    public static readonly Text Apply = new("適用", "应用", "Apply");
    public static readonly Text Remove = new("条件「{0}」を外す", "移除条件“{0}”", "Remove the filter {0}");
    public static readonly Text ClearAll = new("条件をすべて外す", "清除全部条件", "Clear all filters");
    public static readonly Text Total = new("合計 {0}", "合计 {0}", "Total {0}");
    public static readonly Text Previous = new("前のページ", "上一页", "Previous page");
    public static readonly Text Next = new("次のページ", "下一页", "Next page");
    public static readonly Text Yes = new("はい", "是", "Yes");
    public static readonly Text NoneYet = new("{0}はまだありません", "暂无{0}", "No {0} yet");
    public static readonly Text NoneYetAdvice = new("登録すると、ここに並びます。", "登记后将显示在这里。", "What you add will stand here.");
    public static readonly Text NoneMatch = new("条件に合うものがありません", "没有符合条件的记录", "Nothing matches");
    public static readonly Text NoneMatchAdvice = new("言葉を短くするか、条件を外してください。", "请缩短关键词或移除部分条件。", "Use a shorter word, or remove a filter.");
    public static readonly Text Capped = new("「{0}」に合うものが多いため、先頭の{1}件だけを見ています。", "与“{0}”匹配的记录过多，仅显示前{1}条。", "Many records match '{0}'; only the first {1} are looked through.");
    public static readonly Text CappedAdvice = new("言葉を足すか、番号で探してください。", "请增加关键词，或按编号查找。", "Add a word, or search by number.");
}
