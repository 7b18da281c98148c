using Musubi.Kernel;

namespace Musubi.Ui;

internal static class VisitWords
{
    public static readonly Text Title = new("はじめての見学", "首次参观", "First visit");
    public static readonly Text Why = new("ERPとCRMが1つだとできることを、このデモ会社の実際の伝票で見られます。", "ERP与CRM合为一体能做什么，请看本演示公司的真实单据。", "What becomes possible when ERP and CRM are one, on the records of this demo company.");
    public static readonly Text SeenOf = new("{1}か所のうち{0}か所を見ました", "共{1}处，已看{0}处", "{0} of {1} seen");
    public static readonly Text Seen = new("見ました", "已看", "Seen");
    public static readonly Text NotSeen = new("まだ見ていません", "未看", "Not seen yet");
    public static readonly Text PutAway = new("ホームから外す", "从首页收起", "Take off the home page");
    public static readonly Text IsAway = new("外しました。右上のユーザーメニューからいつでも開けます。", "已收起，可随时从右上角的用户菜单打开。", "Taken off. The menu under your name opens it at any time.");
    public static readonly Text BringBack = new("ホームに表示する", "显示在首页", "Show on the home page");
    public static readonly Text IsBack = new("ホームに表示します。", "已显示在首页。", "It greets you on the home page again.");
    public static readonly Text All = new("見学の一覧", "全部项目", "All stops");
    public static readonly Text Next = new("次：{0}", "下一处：{0}", "Next: {0}");
    public static readonly Text Over = new("これで全部です", "已全部看完", "That was all of it");
    public static readonly Text NoGuide = new("この会社には見学の案内がありません", "本公司没有参观向导", "There is no guide in this company");
    public static readonly Text NoGuideAdvice = new("見学はデモ会社で、見る権限のある伝票があるときに案内します。", "向导只在演示公司、且您有权查看其单据时提供。", "The demo company has one, for those who may see its records.");
}
