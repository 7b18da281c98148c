using Musubi.Kernel;

namespace Musubi.Admin.Holidays;

internal static class HolidayWords
{
    public static readonly Text Holidays = new("休日カレンダー", "节假日", "Holidays");
    public static readonly Text Holiday = new("休日", "节假日", "Holiday");
    public static readonly Text PermissionSet = new("休日カレンダーの変更", "维护节假日", "set holidays");
    public static readonly Text Calendar = new("カレンダー", "日历", "Calendar");
    public static readonly Text Own = new("自社の休日", "公司休息日", "Our own days");
    public static readonly Text OfBanks = new("銀行休業日（{0}）", "银行休业日（{0}）", "Bank holidays, {0}");
    public static readonly Text Day = new("日付", "日期", "Date");
    public static readonly Text From = new("初日", "开始日期", "First day");
    public static readonly Text To = new("最終日（連休のとき）", "结束日期（连休时）", "Last day, if several");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text Kind = new("区分", "类型", "Kind");
    public static readonly Text Closed = new("休業", "放假", "Day off");
    public static readonly Text Open = new("営業", "上班", "Worked");
    public static readonly Text Source = new("出典", "来源", "According to");
    public static readonly Text Shipped = new("法令・公表", "法定或公布", "Law");
    public static readonly Text Entered = new("登録", "已录入", "Entered");
    public static readonly Text TakeBack = new("取り消す", "撤销", "Take back");
    public static readonly Text MakeOpen = new("営業日にする", "改为上班", "Make it worked");
    public static readonly Text Add = new("休日・営業日を登録", "录入节假日或上班日", "Enter days");
    public static readonly Text AddHint = new("土日と法定の祝日は登録不要です。土曜の出勤日や、会社の夏季休業などを登録します。", "周末和法定节假日无需录入。请录入周六上班日、公司夏季休假等。", "Weekends and public holidays are there already. Enter a Saturday that is worked, a summer break, and the like.");
    public static readonly Text Saved = new("{0}日を登録しました", "已录入{0}天", "{0} {0:day|days} saved");
    public static readonly Text Removed = new("取り消しました", "已撤销", "Taken back");
    public static readonly Text Import = new("ファイルから取込", "从文件导入", "Import a file");
    public static readonly Text BanksHint = new("支払期日が休業日に当たるとき、取引先の国のこのカレンダーで前後にずらします。これから作る請求に効き、発行済みのものは変わりません。", "付款到期日遇到休业日时，按往来单位所在国家的此日历提前或顺延。只影响今后开具的账单，已开具的不变。", "A payment that falls on a closed day moves by this calendar of the party's country. It counts for what is billed from now on; issued bills stay as they are.");
    public static readonly Text OwnHint = new("自国の銀行休業日に、自社の休日と出勤日を重ねたものです。承認の督促など、営業時間を数えるときに使います。", "在本国银行休业日基础上，加上公司的休息日和上班日。用于计算审批催办等的工作时间。", "The bank holidays of your country, with your own days laid over them. Reminders of approvals count working hours by it.");
    public static readonly Text NotAnnounced = new("{0}年の休日計画は、まだ入っていません。", "{0}年的放假安排尚未录入。", "The holiday plan of {0} is not here yet.");
    public static readonly Text NotAnnouncedAdvice = new("いまは法律が定める日だけを休みとして数えます。国務院の発表後に、連休と振替出勤日をここへ登録するか、ファイルから取り込んでください。", "目前只按法定假日计算。国务院公布后，请在此录入连休和调休上班日，或从文件导入。", "Until then only the days the law itself names are closed. Once the government has announced it, enter the bridging days and the days worked instead, or import them from a file.");
    public static readonly Text NotKnown = new("この国の祝日は入っていません。", "未收录该国节假日。", "This country's public holidays are not here.");
    public static readonly Text NotKnownAdvice = new("土日だけを休みとして数えます。必要な日を登録してください。", "目前只按周末计算，请录入所需日期。", "Only weekends are closed. Enter the days you need.");
    public static readonly Text NoneInYear = new("この年に特別な日はありません。", "该年没有特别日期。", "No special days in this year.");
    public static readonly Text Year = new("{0}年", "{0}年", "{0}");
    public static readonly Text Previous = new("前の年", "上一年", "Previous year");
    public static readonly Text Next = new("次の年", "下一年", "Next year");
    public static readonly Text KindHint = new("休業または営業。空欄は休業です。", "放假或上班，空白视为放假。", "A day off or worked; blank is a day off.");
    public static readonly Text Span = new("期間が正しくありません。一度に{0}日までです。", "日期范围不正确，一次最多{0}天。", "These are not days one after another; {0} at once is the most.");
    public static readonly Text SpanAdvice = new("最終日を初日以後にし、長い期間は分けて登録してください。", "结束日期应不早于开始日期，较长的期间请分次录入。", "Put the last day on or after the first, and enter a longer span in parts.");
    public static readonly Text OutsideYears = new("{0:yyyy-MM-dd} はカレンダーの範囲外です。", "{0:yyyy-MM-dd} 超出日历范围。", "{0:yyyy-MM-dd} is outside the calendar.");
    public static readonly Text OutsideYearsAdvice = new("{0}年から{1}年までの日を入力してください。", "请输入{0}年至{1}年的日期。", "Type a day from {0} to {1}.");

    public static Text Of(string calendar) => calendar == Admin.Holidays.Holiday.Own ? Own : OfBanks.With(Countries.Name(calendar));
}
