using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>What every list says.</summary>
internal static class ListWords
{
    public static readonly Text Find = new("番号・名前・かなで絞り込み", "按编号、名称筛选", "Narrow by number or name");
    public static readonly Text Conditions = new("条件", "条件", "Filters");
    public static readonly Text Columns = new("列", "列", "Columns");
    public static readonly Text On = new("基準日", "截至", "As of");
    public static readonly Text Latest = new("最新", "最新", "latest");
    public static readonly Text Show = new("表示", "显示", "Show");
    public static readonly Text BackToNow = new("現在に戻す", "回到当前", "Back to now");
    public static readonly Text Apply = new("適用", "应用", "Apply");
    public static readonly Text Remove = new("条件「{0}」を外す", "移除条件“{0}”", "Remove the filter {0}");
    public static readonly Text ClearAll = new("条件をすべて外す", "清除全部条件", "Clear all filters");
    public static readonly Text Total = new("合計 {0}", "合计 {0}", "Total {0}");
    public static readonly Text TotalOfAll = new("合計", "合计", "Total");
    public static readonly Text Previous = new("前のページ", "上一页", "Previous page");
    public static readonly Text Next = new("次のページ", "下一页", "Next page");
    public static readonly Text Yes = new("はい", "是", "Yes");
    public static readonly Text NoneYet = new("{0}はまだありません", "暂无{0}", "{0}: none yet");
    public static readonly Text NoneYetAdvice = new("登録すると、ここに並びます。", "登记后将显示在这里。", "What you add appears here.");
    public static readonly Text NoneMatch = new("条件に合うものがありません", "没有符合条件的记录", "Nothing matches");
    public static readonly Text NoneMatchAdvice = new("言葉を短くするか、条件を外してください。", "请缩短关键词或移除部分条件。", "Use a shorter word, or remove a filter.");
    public static readonly Text CappedAdvice = new("言葉を足すか、番号で探してください。", "请增加关键词，或按编号查找。", "Add a word, or search by number.");
    public static readonly Text Pages = new("ページ", "分页", "Pages");
    public static readonly Text UsualColumns = new("元に戻す", "恢复默认", "As usual");
    public static readonly Text FromDay = new("から", "起", "or later");
    public static readonly Text ToDay = new("まで", "止", "or earlier");
    public static readonly Text From = new("{0}（から）", "{0}（起）", "{0} from");
    public static readonly Text To = new("{0}（まで）", "{0}（止）", "{0} to");
    public static readonly Text Export = new("書き出し", "导出", "Export");
    public static readonly Text ExportWhat = new("一致する{0:#,0}件", "匹配的{0:#,0}条", "The {0:#,0} that match");
    public static readonly Text ExportEvery = new("一致するすべて", "匹配的全部记录", "All that match");
    public static readonly Text Excel = Text.Same("Excel (.xlsx)");
    public static readonly Text Csv = Text.Same("CSV (UTF-8)");
    public static readonly Text CsvShiftJis = Text.Same("CSV (Shift_JIS)");
    public static readonly Text CsvGb18030 = Text.Same("CSV (GB18030)");

    public static readonly Text SelectPage = new("このページをすべて選択", "选择本页全部", "Select the page");
    public static readonly Text Selected = new("件選択中", "条已选择", "selected");
    public static readonly Text SelectAll = new("一致する{0:#,0}件すべてを選択", "选择全部{0:#,0}条匹配记录", "Select all {0:#,0} that match");
    public static readonly Text SelectEvery = new("一致するすべてを選択", "选择全部匹配记录", "Select all that match");
    public static readonly Text SelectNone = new("選択を解除", "取消选择", "Select none");
    public static readonly Text AllDone = new("「{0}」：{1}件を処理しました。", "“{0}”：已处理{1}条。", "{0}: {1} done.");
    public static readonly Text SomeDone = new("「{0}」：{1}件を処理し、{2}件は処理できませんでした。", "“{0}”：已处理{1}条，{2}条未能处理。", "{0}: {1} done, {2} not.");
    public static readonly Text Reasons = new("処理できなかったものとその理由", "未能处理的记录及原因", "Which, and why");

    public static readonly Text Views = new("保存した表示", "已保存的视图", "Saved views");
    public static readonly Text AllRows = new("すべて", "全部", "All");
    public static readonly Text Changed = new("変更あり", "已更改", "changed");
    public static readonly Text ViewActs = new("「{0}」の操作", "“{0}”的操作", "Acts on the view {0}");
    public static readonly Text SaveView = new("表示を保存", "保存视图", "Save view");
    public static readonly Text SaveOver = new("この表示に上書き", "覆盖此视图", "Save over this view");
    public static readonly Text ViewName = new("表示の名前", "视图名称", "Name of the view");
    public static readonly Text MakeDefault = new("最初に開く表示にする", "设为默认视图", "Open the list with it");
    public static readonly Text NotDefault = new("最初に開く表示をやめる", "取消默认视图", "No longer open the list with it");
    public static readonly Text Rename = new("名前を変える", "重命名", "Rename");
    public static readonly Text Share = new("全員と共有する", "与所有人共享", "Share with everyone");
    public static readonly Text Unshare = new("共有をやめる", "取消共享", "Stop sharing");
    public static readonly Text DeleteConfirm = new("表示「{0}」を削除します。一覧のデータは消えません。", "将删除视图“{0}”，列表数据不受影响。", "The view '{0}' will be deleted. No data of the list is.");
    public static readonly Text ViewSaved = new("表示「{0}」を保存しました。", "已保存视图“{0}”。", "The view '{0}' is saved.");
    public static readonly Text ViewShared = new("表示「{0}」を全員と共有しました。", "已与所有人共享视图“{0}”。", "The view '{0}' is shared with everyone.");
    public static readonly Text ViewUnshared = new("表示「{0}」の共有をやめました。", "已取消共享视图“{0}”。", "The view '{0}' is no longer shared.");
    public static readonly Text ViewDeleted = new("表示「{0}」を削除しました。", "已删除视图“{0}”。", "The view '{0}' is deleted.");
}
