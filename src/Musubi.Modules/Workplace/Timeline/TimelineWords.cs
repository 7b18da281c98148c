using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

internal static class TimelineWords
{
    public static readonly Text Comment = new("コメント", "评论", "Comment");
    public static readonly Text File = new("ファイル", "文件", "File");
    public static readonly Text TooLarge = new("「{0}」は{1} MBです。上限は{2} MBです。", "“{0}”为{1} MB，上限为{2} MB。", "{0} has {1} MB; at most {2} MB fit.");
    public static readonly Text TooLargeAdvice = new("小さくするか、分けて添付してください。", "请压缩或拆分后再添加。", "Make it smaller, or attach it in parts.");
    public static readonly Text NotTaken = new("「{0}」は添付できない種類のファイルです。", "不能添加“{0}”这种类型的文件。", "{0} is not a kind of file that can be attached.");
    public static readonly Text NotTakenAdvice = new("PDF、画像、Office文書、CSV、テキスト、メール、図面、またはZIPにしてください。", "请使用PDF、图片、Office文档、CSV、文本、邮件、图纸或ZIP。", "Use PDF, pictures, Office documents, CSV, text, mail, drawings or ZIP.");

    public static readonly Text Created = new("登録しました", "已登记", "created it");
    public static readonly Text Changed = new("変更しました", "已修改", "changed it");
    public static readonly Text Deleted = new("削除しました", "已删除", "deleted it");
    public static readonly Text Attached = new("{0} を添付しました", "添加了附件{0}", "attached {0}");
    public static readonly Text Removed = new("{0} を外しました", "移除了附件{0}", "removed {0}");
    public static readonly Text Yes = new("はい", "是", "yes");
    public static readonly Text No = new("いいえ", "否", "no");
    public static readonly Text TookBack = new("コメントを取り消しました", "撤回了评论", "took back a comment");
}
