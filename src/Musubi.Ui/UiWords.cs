using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>Words that stand on every screen.</summary>
public static class UiWords
{
    public static readonly Text Save = new("保存", "保存", "Save");
    public static readonly Text SaveAndNext = new("保存して次へ", "保存并继续", "Save and next");
    public static readonly Text Cancel = new("やめる", "取消", "Cancel");
    public static readonly Text Edit = new("変更", "修改", "Edit");
    public static readonly Text Delete = new("削除", "删除", "Delete");
    public static readonly Text Remove = new("外す", "移除", "Remove");
    public static readonly Text Add = new("追加", "添加", "Add");
    public static readonly Text New = new("新規", "新建", "New");
    public static readonly Text Open = new("開く", "打开", "Open");
    public static readonly Text Close = new("閉じる", "关闭", "Close");
    public static readonly Text Back = new("戻る", "返回", "Back");
    public static readonly Text Yes = new("はい", "是", "Yes");
    public static readonly Text No = new("いいえ", "否", "No");
    public static readonly Text Required = new("必須", "必填", "Required");
    public static readonly Text Choose = new("選択してください", "请选择", "Choose");
    public static readonly Text Home = new("ホーム", "首页", "Home");
    public static readonly Text Menu = new("メニュー", "菜单", "Menu");
    public static readonly Text SkipToMain = new("本文へ", "跳到正文", "Skip to content");
    public static readonly Text Search = new("検索", "搜索", "Search");
    public static readonly Text SearchAll = new("すべてを検索", "搜索全部", "Search everything");
    public static readonly Text Theme = new("表示の明るさ", "显示亮度", "Light or dark");
    public static readonly Text Language = new("言語", "语言", "Language");
    public static readonly Text SignOut = new("サインアウト", "退出登录", "Sign out");
    public static readonly Text MyProfile = new("プロフィール", "个人资料", "My profile");
    public static readonly Text Previous = new("前へ", "上一个", "Previous");
    public static readonly Text Next = new("次へ", "下一个", "Next");
    public static readonly Text RelatedDocuments = new("関連伝票", "关联单据", "Related documents");
    public static readonly Text Saved = new("保存しました。", "已保存。", "Saved.");

    public static readonly Text Conflict = new("開いている間に、他の人が変更しました。", "在您打开期间，他人已修改。", "Someone else changed this while you had it open.");
    public static readonly Text ConflictOwn = new("開いている間に、あなたが別の画面で変更しました。", "在您打开期间，您在另一个页面作了修改。", "You changed this in another window while you had it open here.");
    public static readonly Text ConflictAdvice = new("項目ごとに残す方を選んで、もう一度保存してください。片方だけで変わった項目は、変わった方を選んであります。", "请逐项选择要保留的内容，然后再次保存。只有一方修改的项目已预先选好。", "Choose what to keep and save again. Where only one side changed, that side is chosen already.");
    public static readonly Text LookAgain = new("下に今の内容を表示しています。確かめてから、もう一度操作してください。", "下面显示的是当前内容，请确认后再操作。", "The page shows it as it is now. Look it over, then do it again.");
    public static readonly Text ConflictSame = new("入力した内容は、すでに保存されている内容と同じです。", "您输入的内容与已保存的内容相同。", "What you typed is what has been saved already.");
    public static readonly Text History = new("履歴", "历史", "History");
    public static readonly Text Comment = new("コメント", "评论", "Comment");
    public static readonly Text CommentHere = new("コメントを書く", "写评论", "Write a comment");
    public static readonly Text Send = new("送る", "发送", "Send");
    public static readonly Text TakeBack = new("取り消す", "撤回", "Take back");
    public static readonly Text TakeBackSure = new("このコメントを取り消しますか。", "确定撤回这条评论吗？", "Take this comment back?");
    public static readonly Text Older = new("さらに前", "更早", "Older");
    public static readonly Text Newest = new("最新へ", "回到最新", "Newest");
    public static readonly Text Files = new("添付", "附件", "Files");
    public static readonly Text RemoveFile = new("{0} を外す", "移除{0}", "Remove {0}");
    public static readonly Text RemoveFileSure = new("{0} を外しますか。元に戻せません。", "确定移除{0}吗？无法恢复。", "Remove {0}? It cannot be brought back.");
    public static readonly Text MailIt = new("メールで送る", "用邮件发送", "Send by e-mail");
    public static readonly Text PrintOrMail = new("印刷・メール", "打印・邮件", "Print or send");
    public static readonly Text NotYet = new("未作成", "未创建", "Not yet");
    public static readonly Text Lines = new("明細", "明细", "Lines");
    public static readonly Text Field = new("項目", "项目", "Field");
    public static readonly Text Mine = new("あなたの入力", "您的输入", "Yours");
    public static readonly Text Theirs = new("保存済みの内容", "已保存的内容", "Saved meanwhile");

    public static Text Of(Department department) => department switch
    {
        Department.Sales => new("販売", "销售", "Sales"),
        Department.Service => new("サービス", "服务", "Service"),
        Department.Marketing => new("マーケティング", "市场", "Marketing"),
        Department.Purchasing => new("購買", "采购", "Purchasing"),
        Department.Warehouse => new("倉庫", "仓库", "Warehouse"),
        Department.Production => new("生産", "生产", "Production"),
        Department.Finance => new("会計", "财务", "Finance"),
        Department.People => new("人事", "人事", "People"),
        Department.Management => new("経営", "管理层", "Management"),
        _ => new("管理", "系统管理", "Administration"),
    };
}
