using Musubi.Kernel;

namespace Musubi.Web;

internal static class Words
{
    public static readonly Text Morning = new("{0} さん、おはようございます", "{0}，早上好", "Good morning, {0}");
    public static readonly Text Day = new("{0} さん、こんにちは", "{0}，下午好", "Good afternoon, {0}");
    public static readonly Text Evening = new("{0} さん、お疲れさまです", "{0}，晚上好", "Good evening, {0}");
    public static readonly Text NeedsAHand = new("対応が必要なこと", "待处理事项", "Action required");
    public static readonly Text AllCalm = new("いま対応が必要なことはありません", "目前没有需要处理的事项", "Nothing needs a hand");
    public static readonly Text AllCalmAdvice = new("Ctrl+K で、番号・名前・金額から何でも開けます。", "按 Ctrl+K 可按编号、名称或金额打开任何内容。", "Ctrl+K opens anything by number, name or amount.");
    public static readonly Text Figures = new("今月の数字", "本月数字", "This month");
    public static readonly Text Starting = new("起動しています…", "正在启动…", "Starting…");
    public static readonly Text PreparingDemo = new("デモ会社を準備しています", "正在准备演示公司", "Preparing the demo company");
    public static readonly Text Restoring = new("バックアップから復元しています", "正在从备份恢复", "Restoring the company from a backup");
    public static readonly Text RestoringRows = new("{1:N0} 行のうち {0:N0} 行", "共 {1:N0} 行，已完成 {0:N0} 行", "{0:N0} of {1:N0} rows");
    public static readonly Text PreparingAdvice = new("準備ができしだい、サインイン画面に切り替わります。", "准备完成后将自动进入登录页面。", "The sign-in page opens by itself as soon as it stands.");
    public static readonly Text SendAgain = new("もう一度送信", "重新提交", "Send again");
    public static readonly Text OpenAgain = new("画面を開き直す", "重新打开页面", "Open the page again");
}
