using System.Text.Encodings.Web;
using System.Text.Json;
using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>The words that custom elements speak, handed to the page as JSON in the reader's language. Keys as in docs/design-system.md.</summary>
public static class ElementWords
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static string Of(Language language) => JsonSerializer.Serialize(All.ToDictionary(w => w.Key, w => w.Text.In(language)), Json);

    private static readonly (string Key, Text Text)[] All =
    [
        ("search.open", new("検索", "搜索", "Search")),
        ("search.hint", new("番号・名前・かな・金額で探す", "按编号、名称、拼音或金额查找", "Find by number, name, kana or amount")),
        ("search.recent", new("最近開いたもの", "最近打开", "Recent")),
        ("search.none", new("見つかりません", "没有找到", "Nothing found")),
        ("search.failed", new("検索できませんでした。もう一度お試しください。", "搜索失败，请重试。", "The search failed. Try again.")),
        ("search.move", new("移動", "移动", "move")),
        ("search.go", new("開く", "打开", "open")),
        ("search.close", new("閉じる", "关闭", "close")),
        ("grid.line", new("行", "行", "Line")),
        ("grid.add", new("行を追加", "添加行", "Add a line")),
        ("grid.remove", new("行を削除", "删除行", "Remove line")),
        ("grid.up", new("上へ移動", "上移", "Move up")),
        ("grid.down", new("下へ移動", "下移", "Move down")),
        ("grid.full", new("これ以上行を追加できません（{0} 行まで）", "不能再添加行（最多 {0} 行）", "No more lines ({0} at most)")),
        ("grid.pasted", new("{0} 行を貼り付けました", "已粘贴 {0} 行", "{0} lines pasted")),
        ("grid.removed", new("{0} 行目を削除しました", "已删除第 {0} 行", "Line {0} removed")),
        ("grid.undo", new("元に戻す", "撤销", "Undo")),
        ("grid.offline", new("計算できません。入力は残っています。", "暂时无法计算，输入内容已保留。", "Cannot compute now. What you typed is kept.")),
        ("grid.totals", new("合計", "合计", "Totals")),
        ("lookup.none", new("該当なし", "无匹配项", "No match")),
        ("lookup.unknown", new("一覧から選んでください", "请从列表中选择", "Choose from the list")),
        ("lookup.clear", new("消去", "清除", "Clear")),
        ("date.unknown", new("日付として読めません（例 2026/09/26）", "无法识别日期（例如 2026-09-26）", "Not a date (for example 2026-09-26)")),
        ("date.open", new("カレンダー", "日历", "Calendar")),
        ("number.unknown", new("数値として読めません", "无法识别数字", "Not a number")),
        ("draft.found", new("{0} の入力途中の内容があります。", "有 {0} 未保存的内容。", "There is unsaved input from {0}.")),
        ("draft.restore", new("復元する", "恢复", "Restore")),
        ("draft.discard", new("破棄する", "放弃", "Discard")),
        ("draft.kept", new("下書き保存済み", "草稿已保存", "Draft kept")),
        ("confirm.title", new("確認", "确认", "Please confirm")),
        ("confirm.yes", new("実行する", "执行", "Go ahead")),
        ("confirm.no", new("やめる", "取消", "Cancel")),
        ("toast.close", new("閉じる", "关闭", "Close")),
        ("dup.title", new("似た登録があります", "存在相似的记录", "Similar records exist")),
        ("dup.open", new("開く", "打开", "Open")),
        ("chart.table", new("表で見る", "查看表格", "Show as table")),
        ("chart.chart", new("グラフで見る", "查看图表", "Show as chart")),
        ("chart.failed", new("グラフを表示できません。表をご覧ください。", "无法显示图表，请查看表格。", "The chart cannot be drawn. See the table.")),
        ("progress.cancel", new("中止", "取消", "Cancel")),
        ("progress.cancelled", new("中止しました", "已取消", "Cancelled")),
        ("progress.failed", new("完了できませんでした", "未能完成", "Could not finish")),
        ("progress.done", new("完了しました", "已完成", "Done")),
        ("files.drop", new("ここにファイルをドロップ、または貼り付け", "将文件拖放或粘贴到此处", "Drop or paste files here")),
        ("files.choose", new("ファイルを選ぶ", "选择文件", "Choose files")),
        ("files.sending", new("送信中 {0}", "正在上传 {0}", "Sending {0}")),
        ("files.failed", new("送信できませんでした。もう一度お試しください。", "上传失败，请重试。", "Could not send. Try again.")),
        ("board.moved", new("{0} へ移動しました", "已移动到 {0}", "Moved to {0}")),
        ("board.failed", new("移動できませんでした。元の位置に戻しました。", "移动失败，已恢复原位。", "Could not move. Put back where it was.")),
        ("rows.all", new("一致する {0} 件すべてを選択中", "已选择全部 {0} 条匹配记录", "All {0} that match are selected")),
        ("theme.auto", new("端末に合わせる", "跟随系统", "As the device")),
        ("theme.light", new("明るい", "浅色", "Light")),
        ("theme.dark", new("暗い", "深色", "Dark")),
        ("keys.title", new("キーボード", "键盘快捷键", "Keyboard")),
        ("keys.everywhere", new("どこでも", "全局", "Everywhere")),
        ("keys.form", new("入力", "表单", "Forms")),
        ("keys.grid", new("明細", "明细", "Lines")),
        ("keys.go", new("移動", "前往", "Go to")),
        ("keys.search", new("検索", "搜索", "Search")),
        ("keys.sheet", new("この一覧", "本帮助", "This sheet")),
        ("keys.save", new("保存", "保存", "Save")),
        ("keys.saveNew", new("保存して次へ", "保存并继续", "Save and go on")),
        ("keys.new", new("新規", "新建", "New")),
        ("keys.prev", new("前の伝票", "上一张", "Previous")),
        ("keys.next", new("次の伝票", "下一张", "Next")),
        ("keys.cell", new("次のセル／最後で行追加", "下一单元格／末尾加行", "Next cell, new line at the end")),
        ("keys.fill", new("上の行をコピー", "向下填充", "Fill down")),
        ("keys.remove", new("行を削除", "删除行", "Remove line")),
        ("keys.move", new("行を移動", "移动行", "Move line")),
        ("keys.paste", new("表計算から貼り付け", "从表格粘贴", "Paste from a spreadsheet")),
        ("close", new("閉じる", "关闭", "Close")),
    ];
}
