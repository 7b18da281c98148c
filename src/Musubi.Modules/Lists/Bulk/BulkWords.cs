using Musubi.Kernel;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>What acting on many rows says.</summary>
public static class BulkWords
{
    public static readonly Text Noun = new("一括処理", "批量操作", "bulk act");
    public static readonly Text Runs = new("一括処理の履歴", "批量操作记录", "Bulk changes");
    public static readonly Text List = new("一覧", "列表", "List");
    public static readonly Text Act = new("操作", "操作", "Act");
    public static readonly Text Row = new("対象", "对象", "On what");
    public static readonly Text Rows = new("対象件数", "对象数", "Chosen rows");
    public static readonly Text Done = new("処理済み", "已处理", "Processed");
    public static readonly Text Refused = new("処理できなかったもの", "未能处理", "Refused");
    public static readonly Text Left = new("未処理", "未处理", "Not tried");
    public static readonly Text Reason = new("理由", "原因", "Reason");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Began = new("開始", "开始时间", "Began");
    public static readonly Text Ended = new("終了日時", "结束时间", "Finished at");
    public static readonly Text Who = new("担当者", "操作人", "By");
    public static readonly Text Doing = new("「{0}」を処理しています", "正在执行“{0}”", "Doing: {0}");
    public static readonly Text MayLeave = new("この画面を離れても処理は続きます。中止すると、処理済みのものはそのまま残り、残りは処理しません。", "离开此页面后仍会继续。中止后，已处理的保持不变，其余不再处理。", "You may leave this page; the work goes on. If you stop it, what is done stays done and the rest is left alone.");
    public static readonly Text BackToList = new("{0}に戻る", "返回{0}", "Back to {0}");
    public static readonly Text Download = new("ファイルに保存", "保存为文件", "Save as a file");
    public static readonly Text FirstRefused = new("はじめの{0:N0}件を表示しています。全件はファイルに保存できます。", "显示前 {0:N0} 条，全部内容可保存为文件。", "The first {0:N0} are shown; the file has them all.");
    public static readonly Text NoneRefused = new("すべて処理しました。", "全部处理完成。", "Every row was done.");
    public static readonly Text StoppedText = new("途中で中止しました。残りの{0:N0}件は処理していません。", "已中止，其余 {0:N0} 条未处理。", "It was stopped. {0:N0} {0:row was|rows were} left alone.");
    public static readonly Text FailedText = new("最後まで進められませんでした。残りの{0:N0}件は処理していません。一覧で選び直して、もう一度実行してください。", "未能完成，其余 {0:N0} 条未处理。请在列表中重新选择后执行。", "It could not be finished. {0:N0} {0:row was|rows were} left alone. Choose them in the list and run it again.");
    public static readonly Text None = new("一覧で行を選んで操作を実行すると、結果がここに並びます。", "在列表中选择多行并执行操作后，结果会显示在这里。", "Select rows of a list and act on them: what became of it stands here.");
    public static readonly Text Open = new("結果を開く", "查看结果", "Open the result");

    public static Text Of(BulkState state) => state switch
    {
        BulkState.Running => new("処理中", "处理中", "At work"),
        BulkState.Done => new("完了", "完成", "Done"),
        BulkState.Stopped => new("中止", "已中止", "Stopped"),
        _ => new("失敗", "失败", "Failed"),
    };

    public static string ToneOf(BulkState state) => state switch { BulkState.Running => "blue", BulkState.Done => "green", BulkState.Failed => "red", _ => "amber" };

    public static Refusal ChooseFirst(Text act) => new("bulk.choose-first",
        new Text("「{0}」の値が選ばれていません。", "未选择“{0}”的值。", "No value is chosen for '{0}'.").With(act),
        new("値を選んでから実行してください。", "请选择后再执行。", "Choose one first."), "Value");

    public static readonly Refusal NoRows = new("bulk.no-rows", new("対象の行がありません。", "没有选中的行。", "There are no rows to act on."),
        new("一覧で1行以上を選んでください。", "请在列表中选择至少一行。", "Select at least one row of the list."), "Ids");

    public static Refusal TooMany(int most) => new("bulk.too-many",
        new Text("一度に処理できるのは{0:N0}件までです。", "一次最多处理 {0:N0} 条。", "{0:N0} rows can be done at once.").With(most),
        new("条件で絞り込んでから実行してください。", "请先用条件筛选。", "Narrow the list with a filter first."), "Ids");

    public static readonly Refusal OverAlready = new("bulk.over", new("この一括処理はすでに終わっています。", "此批量操作已结束。", "It is over already."),
        new("画面を開き直して結果を確かめてください。", "请刷新页面查看结果。", "Open the page again to see what became of it."), Kind: RefusalKind.Conflict);
}
