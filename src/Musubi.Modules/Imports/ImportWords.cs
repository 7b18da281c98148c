using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>What importing says.</summary>
public static class ImportWords
{
    public static readonly Text Import = new("取り込み", "导入", "Import");
    public static readonly Text Imports = new("取り込み履歴", "导入记录", "Imports");
    public static readonly Text NewImport = new("ファイルを取り込む", "导入文件", "Import a file");
    public static readonly Text ImportOf = new("{0}の取り込み", "导入{0}", "Import {0}");
    public static readonly Text What = new("取り込む内容", "导入内容", "What to import");
    public static readonly Text File = new("ファイル", "文件", "File");
    public static readonly Text Columns = new("列の対応", "列对应", "Columns");
    public static readonly Text Check = new("確認", "检查", "Check");
    public static readonly Text Finish = new("完了", "完成", "Done");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Who = new("担当者", "操作人", "By");
    public static readonly Text At = new("日時", "时间", "When");
    public static readonly Text Rows = new("行数", "行数", "Rows");
    public static readonly Text Created = new("新規", "新增", "New");
    public static readonly Text Updated = new("更新", "更新", "Changed");
    public static readonly Text Unchanged = new("変更なし", "无变化", "Unchanged");
    public static readonly Text Faulty = new("エラー", "错误", "Errors");
    public static readonly Text Line = new("行", "行", "Row");
    public static readonly Text Reasons = new("理由", "原因", "Reason");
    public static readonly Text ReasonColumn = new("取り込めない理由", "无法导入的原因", "Why it was not imported");

    public static readonly Text PermissionUse = new("ファイルの取り込み", "导入文件", "import files");

    public static Text Of(ImportState state) => state switch
    {
        ImportState.Open => new("列の対応待ち", "待对应列", "Columns to match"),
        ImportState.Checking => new("確認中", "检查中", "Checking"),
        ImportState.Checked => new("実行待ち", "待执行", "Ready"),
        ImportState.Running => new("取り込み中", "导入中", "Importing"),
        ImportState.Done => new("取り込み済み", "已导入", "Imported"),
        ImportState.Undoing => new("取り消し中", "撤销中", "Undoing"),
        ImportState.Undone => new("取り消し済み", "已撤销", "Undone"),
        _ => new("中止", "已取消", "Cancelled"),
    };

    public static string ToneOf(ImportState state) => state switch
    {
        ImportState.Done => "green",
        ImportState.Open or ImportState.Checked => "amber",
        ImportState.Checking or ImportState.Running or ImportState.Undoing => "blue",
        _ => "",
    };

    // The page.
    public static readonly Text FileHint = new("CSVまたはExcel（.xlsx）。文字コードと区切り文字は自動で判別します。64 MB、20万行まで。",
        "CSV 或 Excel（.xlsx）。编码和分隔符自动识别。最大 64 MB、20 万行。", "CSV or Excel (.xlsx). Encoding and separators are found by themselves. Up to 64 MB and 200,000 rows.");
    public static readonly Text NoneYetAdvice = new("ファイルから取り込むと、その記録がここに並びます。まとめて取り消すのも、ここからです。", "从文件导入后，记录会列在这里，也可在此整体撤销。", "Each file you import is listed here, and can be undone as a whole from here.");
    public static readonly Text Safe = new("まだ何も登録されません。内容を確認してから実行します。", "此时不会写入任何数据，确认后才执行。", "Nothing is saved yet. You see what would happen first.");
    public static readonly Text SampleFile = new("見本ファイル", "示例文件", "Sample file");
    public static readonly Text ChooseFile = new("ファイルを選ぶ", "选择文件", "Choose a file");
    public static readonly Text Upload = new("アップロード", "上传", "Upload");
    public static readonly Text ColumnInFile = new("ファイルの列", "文件中的列", "Column in the file");
    public static readonly Text GoesInto = new("取り込み先", "导入到", "Goes into");
    public static readonly Text FirstRows = new("先頭の行", "前几行", "First rows");
    public static readonly Text LeaveOut = new("（取り込まない）", "（不导入）", "(leave out)");
    public static readonly Text Encoding = new("文字コード", "编码", "Encoding");
    public static readonly Text ReadAgain = new("読み直す", "重新读取", "Read again");
    public static readonly Text Garbled = new("文字化けしているときは、文字コードを選んで読み直してください。", "如有乱码，请选择编码后重新读取。", "If characters look wrong, choose the encoding and read again.");
    public static readonly Text ExistingQuestion = new("登録済みのコードの行", "编码已存在的行", "Rows whose code is here already");
    public static readonly Text ExistingUpdate = new("更新する", "更新", "Update the record");
    public static readonly Text ExistingRefuse = new("エラーにする", "作为错误", "Treat as an error");
    public static readonly Text BlankQuestion = new("空のセル", "空单元格", "Empty cells");
    public static readonly Text BlankKeep = new("登録済みの値を残す", "保留原值", "Keep what is there");
    public static readonly Text BlankClear = new("登録済みの値を消す", "清空原值", "Clear what is there");
    public static readonly Text CheckNow = new("内容を確認する", "检查内容", "Check");
    public static readonly Text Required = new("必須", "必填", "required");
    public static readonly Text Remembered = new("前回と同じ見出しです。前回の対応を使っています。", "表头与上次相同，已沿用上次的对应。", "The headers are as last time, and so are the columns.");
    public static readonly Text SameFile = new("同じファイルが {0:d} に取り込まれています（{1}）。", "同一文件已于 {0:d} 导入（{1}）。", "This very file was imported on {0:d} by {1}.");
    public static readonly Text ShowIt = new("開く", "打开", "Open");
    public static readonly Text WillCreate = new("{0:N0}件を新しく登録", "新增 {0:N0} 条", "{0:N0} to create");
    public static readonly Text RunNow = new("{0:N0}件を取り込む", "导入 {0:N0} 条", "Import {0:N0}");
    public static readonly Text RunGood = new("エラーの{1:N0}行を除き、{0:N0}件を取り込む", "跳过 {1:N0} 个错误行，导入 {0:N0} 条", "Import {0:N0}, leaving out {1:N0} with errors");
    public static readonly Text NothingToDo = new("取り込む変更はありません", "没有需要导入的变化", "There is nothing to import");
    public static readonly Text AllThere = new("すべての行が登録済みの内容と同じです。", "所有行与现有数据相同。", "Every row is already as it should be.");
    public static readonly Text BackToColumns = new("列の対応に戻る", "返回列对应", "Back to the columns");
    public static readonly Text DownloadFaults = new("エラーの行を保存", "下载错误行", "Download the rows with errors");
    public static readonly Text FaultsAdvice = new("理由の列が付いた同じ形式のファイルです。直してそのまま取り込めます。", "与原文件格式相同，并附原因列。修正后可直接导入。", "The same format with a column of reasons. Mend it and import it.");
    public static readonly Text FirstFaults = new("はじめの{0:N0}行を表示しています。", "显示前 {0:N0} 行。", "The first {0:N0} are shown.");
    public static readonly Text Discard = new("取り込みをやめる", "放弃导入", "Discard");
    public static readonly Text Undo = new("取り込みを取り消す", "撤销导入", "Undo this import");
    public static readonly Text UndoConfirm = new("新規{0:N0}件を削除し、更新した{1:N0}件を元の内容に戻します。", "将删除新增的 {0:N0} 条，并恢复更新的 {1:N0} 条。", "{0:N0} created records are removed, and {1:N0} changed ones are put back as they were.");
    public static readonly Text TakeBackConfirm = new("転記した{0:N0}件を、反対の仕訳と伝票で取り消します。", "将以冲销凭证和单据撤销已过账的 {0:N0} 条。", "The {0:N0} postings are reversed by entries of their own.");
    public static readonly Text TakenBackText = new("この取り込みは、反対の仕訳と伝票で取り消されています。", "此导入已由冲销凭证和单据撤销。", "This import was reversed by entries of its own.");
    public static readonly Text PostIsSafe = new("すべて転記するか、何も変えないかのどちらかです。転記した後も、まとめて反対の仕訳で取り消せます。", "要么全部过账，要么不作任何更改。过账后也可以整体冲销。", "Either all of it is posted or nothing is. Afterwards it can be reversed as a whole.");
    public static readonly Text PostNow = new("{0:N0}件を転記する", "过账 {0:N0} 条", "Post {0:N0}");

    /// <summary>Openings come in whole.</summary>
    public static Refusal PostedWhole(int faulty) => new("import.posted-whole",
        new Text("エラーの行が{0:N0}行あるため、転記できません。", "有 {0:N0} 个错误行，不能过账。", "{0:N0} rows have errors, so nothing can be posted.").With(faulty),
        new Text("エラーの行を直して、ファイル全体をもう一度取り込んでください。", "请修正错误行后，重新导入整个文件。", "Mend those rows and import the whole file again."), Kind: RefusalKind.Conflict);

    public static readonly Text UndoneText = new("この取り込みは取り消され、登録内容は取り込み前に戻っています。", "此导入已撤销，数据已恢复到导入前。", "This import was undone. Everything is as it was before.");
    public static readonly Text CancelledText = new("この取り込みは中止されました。何も登録されていません。", "此导入已取消，未写入任何数据。", "This import was cancelled. Nothing was saved.");
    public static readonly Text DoneText = new("{0:N0}件を登録し、{1:N0}件を更新しました。", "已新增 {0:N0} 条，更新 {1:N0} 条。", "{0:N0} created, {1:N0} changed.");
    public static readonly Text OpenList = new("{0}を見る", "查看{0}", "See {0}");
    public static readonly Text Another = new("別のファイルを取り込む", "导入其他文件", "Import another file");
    public static readonly Text StopConfirm = new("中止すると、何も登録されません。", "取消后不会写入任何数据。", "If you stop now, nothing is saved.");
    public static readonly Text MayLeave = new("この画面を離れても処理は続きます。", "离开此页面后仍会继续。", "You may leave this page; the work goes on.");
    public static readonly Text CheckingText = new("確認しています {0:N0}行", "正在检查 {0:N0} 行", "Checking, {0:N0} {0:row|rows}");
    public static readonly Text RunningText = new("準備しています {0:N0}行", "正在准备 {0:N0} 行", "Preparing, {0:N0} {0:row|rows}");
    public static readonly Text WritingText = new("書き込んでいます", "正在写入", "Writing");
    public static readonly Text UndoingText = new("取り消しています", "正在撤销", "Undoing");
    public static readonly Text CannotUndo = new("次の記録は取り込み後に変更または使用されているため、取り消せません。", "以下记录在导入后已被修改或使用，无法撤销。", "These records were edited or used since, so the import cannot be undone.");
    public static readonly Text Evidence = new("ファイルの指紋（SHA-256）", "文件指纹（SHA-256）", "Fingerprint (SHA-256)");

    /// <summary>What importing would do, before it is done.</summary>
    public static Text RunSays(int creates, int updates, int faulty) => new Text("{0}{1}", "{0}{1}", "{0}{1}").With(
        new Text("まだ何も登録していません。取り込むと、{0:N0}件を新しく登録し、{1:N0}件を更新します。", "尚未写入任何数据。导入后将新增 {0:N0} 条，更新 {1:N0} 条。", "Nothing is saved yet. Importing creates {0:N0} and changes {1:N0}. ").With(creates, updates),
        (faulty > 0 ? new Text("エラーの{0:N0}行は取り込まれません。取り込んだ後も、まとめて取り消せます。", "{0:N0} 个错误行不会导入。导入后也可以整体撤销。", "The {0:N0} rows with errors are left out. Afterwards it can be undone as a whole.") : new("取り込んだ後も、まとめて取り消せます。", "导入后也可以整体撤销。", "Afterwards it can be undone as a whole.")).With(faulty));
    public static readonly Text NothingForYou = new("取り込みの権限がありません", "没有导入权限", "There is nothing you may import");
    public static readonly Text NothingForYouAdvice = new("取引先や品目の取り込み権限を、管理者に依頼してください。", "请联系管理员授予往来单位或物料的导入权限。", "Ask an administrator for the right to import parties or items.");
    public static readonly Text TooBigToSend = new("このファイルは64 MBを超えています。いくつかのファイルに分けてください。", "此文件超过 64 MB，请拆分成多个文件。", "This file is over 64 MB. Split it into several files.");

    // Files that cannot be read.
    private static readonly Text SaveAsCsv = new("ExcelまたはCSV（UTF-8、Shift_JIS、GB18030）で保存し直して、もう一度選んでください。", "请另存为 Excel 或 CSV（UTF-8、Shift_JIS、GB18030）后重新选择。", "Save it as Excel or CSV (UTF-8, Shift_JIS or GB18030) and choose it again.");
    private static readonly Text SplitIt = new("いくつかのファイルに分けて取り込んでください。", "请拆分成多个文件后导入。", "Split it into several files.");
    private static readonly Text SaveAgain = new("表計算ソフトで開き、Excelブック（.xlsx）として保存し直してください。", "请用表格软件打开，另存为 Excel 工作簿（.xlsx）。", "Open it in a spreadsheet program and save it again as a workbook (.xlsx).");

    public static readonly Refusal NoFile = new("import.no-file", new("ファイルが選ばれていません。", "未选择文件。", "No file was chosen."),
        new("CSVまたはExcelのファイルを選んでください。", "请选择 CSV 或 Excel 文件。", "Choose a CSV or Excel file."), "File");

    public static readonly Refusal EmptyFile = new("import.empty-file", new("ファイルに行がありません。", "文件中没有数据行。", "The file has no rows."),
        new("見出しと1行以上のデータがあるファイルを選んでください。", "请选择含表头和至少一行数据的文件。", "Choose a file with a header and at least one row."), "File");

    public static readonly Refusal OnlyHeaders = new("import.only-headers", new("見出しだけで、データの行がありません。", "只有表头，没有数据行。", "There is a header, but no row below it."),
        new("見出しの下に1行以上のデータを入れてください。", "请在表头下填写至少一行数据。", "Put at least one row below the header."), "File");

    public static readonly Refusal OldExcel = new("import.old-excel", new("古い形式のExcelファイル（.xls）です。", "这是旧格式的 Excel 文件（.xls）。", "This is a workbook of the old format (.xls)."), SaveAgain, "File");

    public static readonly Refusal NotATable = new("import.not-a-table", new("表として読めないファイルです。", "无法作为表格读取此文件。", "This file cannot be read as a table."), SaveAsCsv, "File");

    public static readonly Refusal NotAWorkbook = new("import.not-a-workbook", new("Excelブックではない圧縮ファイルです。", "这是压缩文件，不是 Excel 工作簿。", "This is an archive, not a workbook."), SaveAsCsv, "File");

    public static readonly Refusal DamagedWorkbook = new("import.damaged", new("Excelブックが壊れているか、暗号化されています。", "Excel 工作簿已损坏或已加密。", "The workbook is damaged or locked with a password."), SaveAgain, "File");

    public static readonly Refusal UnpacksTooBig = new("import.unpacks-too-big", new("展開すると大きくなりすぎるブックです。", "此工作簿解压后过大。", "The workbook unpacks to more than can be read."), SplitIt, "File");

    public static Refusal TooBig(long bytes) => new("import.too-big",
        new Text("ファイルは{0:N0} MBあります。上限は64 MBです。", "文件大小为 {0:N0} MB，上限为 64 MB。", "The file has {0:N0} MB; 64 MB fit.").With(bytes >> 20), SplitIt, "File");

    public static Refusal TooManyRows(int most) => new("import.too-many-rows",
        new Text("{0:N0}行を超えています。", "超过 {0:N0} 行。", "There are more than {0:N0} rows.").With(most), SplitIt, "File");

    public static Refusal TooManyColumns(int count, int most) => new("import.too-many-columns",
        new Text("{0:N0}列以上あります。上限は{1:N0}列です。", "有 {0:N0} 列以上，上限为 {1:N0} 列。", "There are {0:N0} columns or more; {1:N0} fit.").With(count, most),
        new("取り込む列だけを残して保存し直してください。", "请只保留需要导入的列后重新保存。", "Keep only the columns to import, and save it again."), "File");

    public static Refusal HeaderTwice(string header, int line) => new("import.header-twice",
        new Text("{1}行目の見出し「{0}」が2つあります。", "第 {1} 行的表头“{0}”重复。", "Row {1} has the header '{0}' twice.").With(header, line),
        new("どちらかの名前を変えるか、列を消してください。", "请修改其中一个名称或删除该列。", "Rename one of them, or remove the column."), "File");

    public static Refusal QuoteNotClosed(int line) => new("import.quote-not-closed",
        new Text("{0}行目で始まる引用符（\"）が閉じていません。", "第 {0} 行开始的引号（\"）没有结束。", "A quotation mark (\") opens in row {0} and is never closed.").With(line),
        new("その行の引用符を直してください。文字としての引用符は2つ重ねます（\"\"）。", "请修正该行的引号。作为文字的引号需写两个（\"\"）。", "Mend the marks of that row. A quotation mark inside a text is written twice (\"\")."), "File");

    public static Refusal CellTooLong(int most) => new("import.cell-too-long",
        new Text("{0:N0}文字を超えるセルがあります。", "有超过 {0:N0} 个字符的单元格。", "A cell has more than {0:N0} characters.").With(most),
        new("区切り文字と引用符を確かめてください。", "请检查分隔符和引号。", "Check separators and quotation marks."), "File");

    // Rows that cannot be read.
    public static readonly Refusal BrokenCharacters = new("import.broken-characters", new("読めない文字が含まれています。", "含有无法识别的字符。", "It has characters that cannot be read."),
        new("その文字を入力し直すか、文字コードを選び直してください。", "请重新输入该字符，或重新选择编码。", "Type them again, or choose another encoding."));

    public static Refusal LostCharacters(Text field, string cell) => new("import.lost-characters",
        new Text("{0}「{1}」に、書き出しのとき失われた文字（〓）があります。登録済みの文字を消してしまうため、取り込みません。", "{0}“{1}”含有导出时丢失的字符（〓），导入会覆盖已登记的文字。", "{0} '{1}' has characters that were lost (〓) when the file was written. They would overwrite those that are here.").With(field, cell),
        new("UTF-8のCSVかExcelで書き出したファイルを取り込むか、この列を「取り込まない」にしてください。", "请导入以 UTF-8 的 CSV 或 Excel 导出的文件，或将该列设为“不导入”。", "Import a file written as CSV (UTF-8) or Excel, or leave that column out."));

    public static readonly Refusal FormulaWithoutValue = new("import.formula", new("計算されていない数式があります。", "有未计算的公式。", "A formula has not been computed."),
        new("Excelで開いて保存し直すか、値として貼り付けてください。", "请用 Excel 打开并重新保存，或粘贴为数值。", "Open and save it in Excel, or paste it as a value."));

    public static Refusal ErrorInCell(string error) => new("import.cell-error",
        new Text("セルがエラー（{0}）になっています。", "单元格为错误值（{0}）。", "A cell shows an error ({0}).").With(error),
        new("数式を直すか、値を入力してください。", "请修正公式或输入数值。", "Mend the formula, or type the value."));

    public static Refusal MoreCellsThanHeaders(int cells, int headers) => new("import.more-cells",
        new Text("セルが{0}個あり、見出しの{1}個より多くあります。", "有 {0} 个单元格，多于 {1} 个表头。", "It has {0} {0:cell|cells} for {1} {1:header|headers}.").With(cells, headers),
        new("値の中の区切り文字は、値全体を引用符（\"）で囲んでください。", "值中含有分隔符时，请用引号（\"）括起整个值。", "Put a value that contains the separator in quotation marks (\")."));

    public static Refusal TwiceInFile(int line, Text field, string code) => new("import.twice-in-file",
        new Text("{1}「{2}」は{0}行目にもあります。", "{1}“{2}”与第 {0} 行重复。", "{1} '{2}' is in row {0} too.").With(line, field, code),
        new("どちらか1行だけを残してください。", "请只保留其中一行。", "Keep only one of the two rows."));

    public static Refusal AlreadyHere(string code, Text field) => new("import.already-here",
        new Text("{0}「{1}」は登録済みです。", "{0}“{1}”已存在。", "{0} '{1}' is here already.").With(field, code),
        new("コードを変えるか、「更新する」を選んでください。", "请更改编码，或选择“更新”。", "Change the code, or choose to update."));

    // Steps out of turn.
    public static Refusal NotNow(ImportState state) => new("import.not-now",
        new Text("この取り込みは「{0}」です。", "此导入的状态为“{0}”。", "This import is in the state '{0}'.").With(Of(state)),
        new("画面を開き直して、次の手順を選んでください。", "请刷新页面，选择下一步。", "Open the page again and choose the next step."), Kind: RefusalKind.Conflict);

    public static Refusal UnknownTarget(string name) => new("import.unknown-target",
        new Text("「{0}」という取り込み先はありません。", "没有名为“{0}”的导入对象。", "There is nothing called '{0}' to import.").With(name),
        new("取り込み画面から選んでください。", "请从导入页面选择。", "Choose from the import page."), "Target", RefusalKind.NotFound);

    public static Refusal FieldTwice(Text field) => new("import.field-twice",
        new Text("「{0}」に2つの列が対応しています。", "有两列对应到“{0}”。", "Two columns go into '{0}'.").With(field),
        new("どちらかを「取り込まない」にしてください。", "请将其中一列设为“不导入”。", "Leave one of them out."), "Columns");

    public static Refusal FieldMissing(Text field) => new("import.field-missing",
        new Text("「{0}」の列がありません。", "缺少“{0}”列。", "No column goes into '{0}'.").With(field),
        new Text("ファイルの列のどれが「{0}」かを選んでください。", "请选择文件中哪一列是“{0}”。", "Choose which column of the file is {0}.").With(field), "Columns");

    public static readonly Refusal UnknownField = new("import.unknown-field", new("取り込み先にない項目です。", "没有此导入字段。", "There is no such field to import into."),
        new("一覧から選んでください。", "请从列表中选择。", "Choose one from the list."), "Columns");

    public static readonly Refusal ChangedMeanwhile = new("import.changed-meanwhile",
        new("確認した後に、対象の記録が他の人によって変更されました。何も登録されていません。", "检查之后，相关记录已被他人修改。未写入任何数据。", "Someone changed records of this file after it was checked. Nothing was saved."),
        new("もう一度「内容を確認する」を押してください。", "请再次点击“检查内容”。", "Check it once more."), Kind: RefusalKind.Conflict);

    public static readonly Refusal FaultsNow = new("import.faults-now",
        new("確認した後に、取り込めなくなった行があります。何も登録されていません。", "检查之后，有些行无法导入了。未写入任何数据。", "Rows that were good when checked no longer are. Nothing was saved."),
        new("もう一度「内容を確認する」を押してください。", "请再次点击“检查内容”。", "Check it once more."), Kind: RefusalKind.Conflict);

    public static readonly Refusal GaveUp = new("import.gave-up",
        new("処理を最後まで進められませんでした。何も登録されていません。", "处理未能完成。未写入任何数据。", "The work could not be finished. Nothing was saved."),
        new("もう一度お試しください。続くときは、ファイルを分けるか管理者に連絡してください。", "请重试。如仍失败，请拆分文件或联系管理员。", "Try again. If it keeps failing, split the file or tell an administrator."));

    // Undo.
    public static readonly Refusal EditedSince = new("import.edited-since", new("取り込み後に変更されています。", "导入后已被修改。", "It was edited since."),
        new("変更を残すため、このままにするか個別に直してください。", "为保留修改，请保持现状或单独处理。", "Keep it, or put it right by hand."));

    public static readonly Refusal GoneSince = new("import.gone-since", new("取り込み後に削除または統合されています。", "导入后已被删除或合并。", "It was deleted or merged since."),
        new("統合を解除してから取り消してください。", "请先取消合并再撤销。", "Un-merge it first."));

    public static Refusal UsedSince(string where, long times) => new("import.used-since",
        new Text("{0}で{1:N0}回使われています。", "已在{0}中使用 {1:N0} 次。", "It is used in {0} ({1:N0}).").With(where, times),
        new("使っている側を先に取り消してください。", "请先撤销使用它的单据。", "Undo what uses it first."));

    public static Refusal UndoRefused(int count) => new("import.undo-refused",
        new Text("取り込み後に変更または使用された記録が{0:N0}件あるため、取り消せません。何も変更していません。", "有 {0:N0} 条记录在导入后被修改或使用，无法撤销。未作任何更改。", "{0:N0} records were edited or used since, so the import cannot be undone. Nothing was changed.").With(count),
        new("下の理由を確かめてください。", "请查看下方原因。", "See the reasons below."), Kind: RefusalKind.Conflict);

    public static readonly Text Noun = new("取り込み", "导入", "import");
}
