using System.Globalization;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

internal static class BackupWords
{
    public static readonly Text Backups = new("バックアップ", "备份", "Backups");
    public static readonly Text Backup = new("バックアップ", "备份", "backup");
    public static readonly Text Job = new("毎日のバックアップ", "每日备份", "Daily backup");
    public static readonly Text MakeNow = new("今すぐバックアップ", "立即备份", "Back up now");
    public static readonly Text Started = new("バックアップを開始しました。", "备份已开始。", "The backup has begun.");
    public static readonly Text Waiting = new("まもなく始まります", "即将开始", "It begins in a moment");
    public static readonly Text Writing = new("{1:N0} 行のうち {0:N0} 行を書き出しました", "已写出 {1:N0} 行中的 {0:N0} 行", "{0:N0} of {1:N0} rows written");
    public static readonly Text Running = new("バックアップを作成しています", "正在创建备份", "A backup is being made");
    public static readonly Text MayLeave = new("このページを離れても続きます。全員そのまま作業できます。", "可离开本页，备份会继续；所有人可照常工作。", "You may leave this page. Everybody can go on working.");
    public static readonly Text Made = new("{0}：{1:N0} 行。{2}", "{0}：{1:N0} 行。{2}", "{0}: {1:N0} {1:row|rows}. {2}");
    public static readonly Text Failed = new("前回のバックアップは作成できませんでした。", "上次备份未能完成。", "The last backup could not be made.");
    public static readonly Text RestoredTitle = new("バックアップから復元しました。", "已从备份恢复。", "The company was restored.");
    public static readonly Text NotRestoredTitle = new("復元できませんでした。会社は元のままです。", "未能恢复，公司保持原样。", "It was not restored; the company stands as it did.");
    public static readonly Text Restored = new("{0:yyyy-MM-dd HH:mm} UTC の状態、{1:N0} 行。{2}", "恢复到 UTC {0:yyyy-MM-dd HH:mm} 的状态，{1:N0} 行。{2}", "As of {0:yyyy-MM-dd HH:mm} UTC, {1:N0} {1:row|rows}. {2}");
    public static readonly Text Holds = new("帳簿の検証：正常。", "账簿校验：正常。", "The books hold.");
    public static readonly Text Faults = new("帳簿の検証：異常{0}件。「帳簿の検証」で確かめてください。", "账簿校验：{0}处异常，请在“账簿校验”中查看。", "The books have {0} {0:fault|faults}: see the proof of the books.");
    public static readonly Text NotChecked = new("帳簿は検証していません。", "未校验账簿。", "The books were not checked.");

    public static readonly Text Moment = new("時点", "时间点", "As of");
    public static readonly Text MadeBy = new("作成者", "创建人", "Made by");
    public static readonly Text File = new("ファイル", "文件", "File");
    public static readonly Text FileSize = new("容量", "大小", "File size");
    public static readonly Text RowCount = new("行数", "行数", "Rows");
    public static readonly Text Proven = new("検証", "校验", "Proven");
    public static readonly Text ReadBack = new("読み戻して確認済み", "已回读确认", "Read back, whole");
    public static readonly Text BooksHold = new("帳簿は正常", "账簿正常", "Books hold");
    public static readonly Text BookFaults = new("帳簿に異常{0}件", "账簿{0}处异常", "{0} {0:fault|faults} in the books");
    public static readonly Text Unreadable = new("読めないファイル", "无法读取的文件", "Not a whole backup");
    public static readonly Text FromElsewhere = new("別の会社：{0}", "其他公司：{0}", "Another company: {0}");
    public static readonly Text OtherVersion = new("版 {0}", "版本 {0}", "Version {0}");
    public static readonly Text None = new("バックアップはまだありません", "尚无备份", "No backups yet");
    public static readonly Text NoneAdvice = new("今すぐ作成するか、毎日の作成時刻を決めてください。", "请立即创建，或设定每日备份时间。", "Make one now, or choose an hour at which it is made every day.");
    public static readonly Text Secret = new("バックアップには、個人情報とパスワードのハッシュを含む会社のすべてが入っています。", "备份包含公司的全部数据，包括个人信息和密码哈希。", "A backup holds the whole company: personal data, and the hashes of passwords.");
    public static readonly Text SecretAdvice = new("サーバーを動かすユーザーだけが読める権限で保存されます。ダウンロードしたファイルは、鍵のかかる場所に保管してください。取得した人は監査証跡に残ります。", "文件仅允许服务器运行用户读取。下载后请妥善保管在受保护的位置；下载者会记入审计日志。", "Its file can be read by the server's own user alone. Keep a copy you take under lock; the trail tells who took one.");
    public static readonly Text Place = new("保存先：{0}", "保存位置：{0}", "They lie in {0}");
    public static readonly Text PlaceHint = new("同じ機械が壊れると一緒に失われます。別の場所にも複製を置いてください。MUSUBI_BACKUPS で変えられます。", "若同一机器损坏将一并丢失，请在别处另存副本。可用 MUSUBI_BACKUPS 更改。", "If this machine breaks they are lost with it: keep copies elsewhere. MUSUBI_BACKUPS names another folder.");

    public static readonly Text Settings = new("毎日のバックアップ", "每日备份", "Daily backups");
    public static readonly Text Hour = new("作成する時刻", "备份时间", "Hour of the day");
    public static readonly Text Keep = new("残す数", "保留数量", "How many are kept");
    public static readonly Text KeepHint = new("毎日のものだけを古い順に削除します。手動で作成・追加したものは残ります。", "仅按时间顺序删除每日备份；手动创建或上传的会保留。", "Only daily ones give way, the oldest first. Those made or added by hand stay.");
    public static readonly Text Never = new("作成しない", "不备份", "Never");
    public static readonly Text ByHand = new("手動", "手工", "By hand");
    public static readonly Text Daily = new("毎日", "每日", "Every day");
    public static readonly Text BeforeRestoring = new("復元の前", "恢复之前", "Before restoring");

    public static readonly Text Add = new("ファイルから追加", "从文件添加", "Add from a file");
    public static readonly Text AddHint = new("ほかのサーバーや ./dev backup で作成したバックアップです。追加しただけでは何も変わりません。", "其他服务器或 ./dev backup 生成的备份。仅添加不会改变任何内容。", "A backup of another server, or of ./dev backup. Adding it changes nothing yet.");
    public static readonly Text Upload = new("一覧に追加", "加入列表", "Add to the list");
    public static readonly Text Added = new("{0} を追加しました。", "已添加 {0}。", "{0} is in the list.");
    public static readonly Text Take = new("ダウンロード", "下载", "Download a copy");
    public static readonly Text Deleted = new("{0} を削除しました。", "已删除 {0}。", "{0} is deleted.");
    public static readonly Text DeleteAsk = new("{0} を削除します。元に戻せません。", "将删除 {0}，无法恢复。", "Deletes {0} for good.");
    public static readonly Text RestoreThis = new("復元…", "恢复…", "Restore…");
    public static readonly Text RestoreTitle = new("このバックアップで会社を置き換える", "用此备份替换公司", "Put this backup in the company's place");
    public static readonly Text RestoreWhat = new("{0} の「{1}」（{2:N0} 行）に戻します。それより後に入力されたものは、この会社から消えます。", "将恢复到 {0} 的“{1}”（{2:N0} 行）。此后录入的内容将从公司中消失。", "The company becomes {1} as of {0} ({2:N0} {2:row|rows}). What was entered since is gone from it.");
    public static readonly Text RestoreSteps = new("いまの会社は先に自動でバックアップします。復元中は全員が待ち、その後サインインし直します。パスワード・権限・APIトークンもその時点のものになります。送信待ちだったメールは、二重に送らないよう送信箱で止まります。", "系统会先自动备份当前公司。恢复期间所有人需等待，之后重新登录；密码、权限和API令牌也回到当时。当时待发送的邮件会停在发件箱，以免重复发送。", "The company as it stands is backed up first. Everybody waits meanwhile and signs in anew. Passwords, rights and API tokens are those of that moment. Mail that waited then is held in the outbox, so that none goes out twice.");
    public static readonly Text TypeName = new("確認のため、いまの会社名「{0}」を入力してください", "请输入当前公司名称“{0}”以确认", "Type the name of the company, {0}, to go on");
    public static readonly Text RestoreAct = new("置き換える", "替换", "Replace the company");
    public static readonly Text Restoring = new("復元を始めます。画面はまもなく切り替わります。", "即将开始恢复，页面将自动切换。", "The restoring begins; the page changes in a moment.");
    public static readonly Text CommandHint = new("コマンドでも同じことができます：./dev backup ファイル、./dev restore ファイル。SQLite と PostgreSQL のどちらへも復元できます。", "也可用命令完成：./dev backup 文件、./dev restore 文件。可恢复到 SQLite 或 PostgreSQL。", "Commands do the same: ./dev backup FILE, ./dev restore FILE. A backup of either engine restores into SQLite and PostgreSQL.");

    public static readonly Refusal IsRunning = new("backup.running", new Text("バックアップを作成中です。", "正在创建备份。", "A backup is being made already."),
        new Text("終わるまでお待ちください。", "请等待其完成。", "Wait until it is done."), Kind: RefusalKind.Conflict);

    public static readonly Refusal NobodyRestores = new("backup.nobody-restores", new Text("このプログラムでは復元できません。", "此程序无法执行恢复。", "This program does not restore."),
        new Text("サーバーの管理画面か ./dev restore を使ってください。", "请使用服务器的管理页面或 ./dev restore。", "Use the page of a server, or ./dev restore."), Kind: RefusalKind.Conflict);

    public static readonly Refusal NoFile = new("backup.no-file", new Text("ファイルが選ばれていません。", "未选择文件。", "No file was chosen."), new Text("バックアップのファイルを選んでください。", "请选择备份文件。", "Choose the file of a backup."), "File");

    public static Refusal AnotherName(string company) => new("backup.another-name", new Text("会社名が違います。", "公司名称不符。", "That is not the company's name."),
        new Text("「{0}」と入力してください。何も変わっていません。", "请输入“{0}”。未作任何改动。", "Type {0}. Nothing has changed.").With(company), "Company");

    public static Refusal KeepBounds(int? typed) => new("backup.keep", new Text("残す数「{0}」は使えません。", "保留数量“{0}”无效。", "{0} backups cannot be kept.").With(typed?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new Text("1 から {0} までにしてください。", "请输入 1 至 {0}。", "Type 1 to {0}.").With(BackupSettings.MostKept), "Keep");

    public static Text FaultsOf(int faults) => faults == 0 ? Holds : Faults.With(faults);

    public static Text ProofOf(BackupManifest made) => made.Proof is { } proof ? FaultsOf(proof.Faults) : NotChecked;

    /// <summary>What is wrong and what to do, in one paragraph.</summary>
    public static Text Whole(Refusal refusal) => new(refusal.In(Language.Japanese), refusal.In(Language.Chinese), refusal.In(Language.English));

    public static Text Of(BackupReason reason) => reason switch { BackupReason.Daily => Daily, BackupReason.BeforeRestoring => BeforeRestoring, _ => ByHand };
}
