using Musubi.Kernel;

namespace Musubi.Data.Backups;

/// <summary>Why an archive is not written or not restored. Whatever the reason, the company stands as it did.</summary>
public static class BackupRefusals
{
    private static readonly Text AnotherCopy = new("別のバックアップを選ぶか、コピー元から取り直してください。いまの会社は変わっていません。", "请选择其他备份，或从来源重新复制。当前公司未作任何改动。", "Choose another backup, or copy this one again from where it came. The company stands as it did.");

    public static readonly Refusal NoBackup = new("backup.none", new Text("このファイルは結びのバックアップではありません。", "此文件不是结（Musubi）的备份。", "This file is no backup of Musubi."), AnotherCopy);

    public static readonly Refusal CutShort = new("backup.cut-short", new Text("バックアップが途中で切れています。", "备份文件不完整，被截断。", "The backup is cut short."), AnotherCopy);

    public static readonly Refusal DiskFull = new("backup.disk-full",
        new Text("ディスクの空きが足りません。", "磁盘空间不足。", "The disk is full."),
        new Text("空きを作ってからやり直してください。途中のものは残っていません。", "请腾出空间后重试。未留下任何未完成的内容。", "Make room and try again. Nothing half done is left."), Kind: RefusalKind.Conflict);

    public static readonly Refusal NotEmpty = new("backup.not-empty",
        new Text("このデータベースには、すでに会社があります。", "此数据库中已有公司。", "There is a company in this database already."),
        new Text("置き換えてよければ、--replace を付けてください。先に ./dev backup で今の会社を保存できます。", "如确认替换，请加上 --replace。可先用 ./dev backup 保存当前公司。", "Add --replace if it may go; ./dev backup keeps it first."), Kind: RefusalKind.Conflict);

    public static readonly Refusal AtWork = new("backup.at-work",
        new Text("ほかのサーバーがこのデータベースを使っています。", "另有服务器正在使用此数据库。", "A server is at work on this database."),
        new Text("すべて止めてからやり直すか、サーバーが1台なら管理画面から復元してください。", "请全部停止后重试；只有一台服务器时，可在管理页面恢复。", "Stop every one and try again; where there is only one, its page of backups restores too."), Kind: RefusalKind.Conflict);

    public static Refusal NoSuchFile(string file) => new("backup.no-such-file",
        new Text("バックアップ「{0}」を開けません。", "无法打开备份“{0}”。", "The backup {0} cannot be opened.").With(file),
        new Text("名前と、読み取りの権限を確かめてください。", "请核对名称和读取权限。", "Check its name, and that it may be read."), Kind: RefusalKind.NotFound);

    public static Refusal CannotWrite(string file, string why) => new("backup.cannot-write",
        new Text("「{0}」に書き込めません（{1}）。", "无法写入“{0}”（{1}）。", "{0} cannot be written ({1}).").With(file, why),
        new Text("フォルダーの権限を確かめるか、別の場所を指定してください。", "请检查文件夹权限，或指定其他位置。", "Check who may write in its folder, or name another place."), Kind: RefusalKind.Conflict);

    public static Refusal Damaged(Text part) => new("backup.damaged", new Text("バックアップが壊れているか、書き換えられています（{0}）。", "备份已损坏或被改动（{0}）。", "The backup is damaged or was tampered with ({0}).").With(part), AnotherCopy);

    public static Refusal Unfit(string table, string why) => new("backup.unfit", new Text("表「{0}」の行を書き込めません（{1}）。", "无法写入表“{0}”的数据（{1}）。", "Rows of the table {0} cannot be written ({1}).").With(table, why), AnotherCopy);

    public static Refusal Newer(string version) => new("backup.newer",
        new Text("このバックアップは、より新しい結び（{0}）のものです。", "此备份由更新版本的结（{0}）生成。", "This backup was made by a newer Musubi ({0}).").With(version),
        new Text("その版を導入してから復元してください。", "请安装该版本后再恢复。", "Install that version, then restore."), Kind: RefusalKind.Conflict);

    public static Refusal Older(string version) => new("backup.older",
        new Text("このバックアップは、より古い結び（{0}）のものです。", "此备份由较旧版本的结（{0}）生成。", "This backup was made by an older Musubi ({0}).").With(version),
        new Text("その版で復元し、この版をそのデータベースで起動してください。起動時に新しい形に直ります。", "请用该版本恢复，再用本版本启动该数据库；启动时会自动升级。", "Restore it with that version, then start this one on the database: it brings it up to date."), Kind: RefusalKind.Conflict);
}
