using Musubi.Kernel;

namespace Musubi.Ui;

internal static class SearchWords
{
    public static readonly Text Title = new("検索", "搜索", "Search");
    public static readonly Text Find = new("検索する", "搜索", "Search");
    public static readonly Text Nothing = new("「{0}」は見つかりません", "没有找到“{0}”", "Nothing found for '{0}'");
    public static readonly Text NothingAdvice = new("言葉を短くするか、番号・かなでお探しください。", "请缩短关键词，或按编号查找。", "Try a shorter word, or a number.");
    public static readonly Text Many = new("先頭の{0}件を表示しています。", "仅显示前{0}条。", "The first {0} are shown.");
}
