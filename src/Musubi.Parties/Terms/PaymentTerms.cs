using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using Musubi.Kernel;

namespace Musubi.Parties.Terms;

public enum HolidayShift { None, Before, After }

public enum PaymentMethod { BankTransfer, DirectDebit, Cash, Card, Note }

public enum FeeBearer { Payer, Payee }

/// <summary>Which document is the invoice: each slip, or the bill of the closing day. Tax is rounded once on it.</summary>
public enum TaxUnit { Slip, Bill }

/// <summary>
/// When and how a party's bills fall due (締日 / 支払条件). With closing days, slips are gathered to a bill and paid on a day of a later month;
/// without, each invoice is due so many days after its date.
/// </summary>
[ComplexType]
public sealed record PaymentTerms
{
    /// <summary>The 31st stands for the end of the month.</summary>
    public const int MonthEnd = 31;

    /// <summary>Closing days of the month, <c>20</c> or <c>10,25</c>; empty: no closing, net days count.</summary>
    public string ClosingDays { get; init; } = "";

    /// <summary>Months from the closing date's month to the month of payment: 0 same, 1 next, 2 the one after.</summary>
    public int PayMonths { get; init; } = 1;

    /// <summary>Day of payment, 1 to 31; 31 is the month's end.</summary>
    public int PayDay { get; init; } = MonthEnd;

    /// <summary>Days from invoice to payment where there is no closing day.</summary>
    public int NetDays { get; init; } = 30;
    public HolidayShift Shift { get; init; } = HolidayShift.None;
    public PaymentMethod Method { get; init; } = PaymentMethod.BankTransfer;
    public FeeBearer Fees { get; init; } = FeeBearer.Payer;
    public TaxUnit TaxUnit { get; init; } = TaxUnit.Slip;
    public Rounding TaxRounding { get; init; } = Rounding.Down;

    /// <summary>What quotes and orders are written in; null: the currency of the books.</summary>
    public Currency? Currency { get; init; }

    public IReadOnlyList<int> Closings =>
        [.. ClosingDays.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture)).Order()];

    /// <summary>The first closing day on or after a date, clamped to the month's end; the date itself where there is no closing.</summary>
    public DateOnly ClosingOn(DateOnly date)
    {
        if (Closings is not { Count: > 0 } days)
            return date;
        foreach (var day in days)
        {
            if (OnDay(date, day) is var closing && closing >= date)
                return closing;
        }
        return OnDay(new DateOnly(date.Year, date.Month, 1).AddMonths(1), days[0]);
    }

    /// <summary>Whether the bills of such a party are closed on that day.</summary>
    public bool ClosesOn(DateOnly date) => Closings.Count > 0 && ClosingOn(date) == date;

    /// <summary>The last closing day on or before a date; the date itself where there is no closing.</summary>
    public DateOnly LastClosing(DateOnly date)
    {
        if (Closings is not { Count: > 0 } days)
            return date;
        foreach (var day in days.Reverse())
        {
            if (OnDay(date, day) is var closing && closing <= date)
                return closing;
        }
        return OnDay(new DateOnly(date.Year, date.Month, 1).AddDays(-1), days[^1]);
    }

    /// <summary>When a sale of that date is to be paid, before and after bank holidays are minded.</summary>
    public DateOnly DueFor(DateOnly date, BankCalendar calendar)
    {
        var due = Closings.Count == 0
            ? date.AddDays(NetDays)
            : OnDay(ClosingOn(date) is var closing ? new DateOnly(closing.Year, closing.Month, 1).AddMonths(PayMonths) : date, PayDay);
        return Shift switch
        {
            HolidayShift.Before => calendar.OnOrBefore(due),
            HolidayShift.After => calendar.OnOrAfter(due),
            _ => due,
        };
    }

    /// <summary>What cannot be: each refusal at its field below <paramref name="field"/>.</summary>
    public IEnumerable<Refusal> Check(string field)
    {
        if (ClosingDays.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(d => !int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > MonthEnd))
        {
            yield return new Refusal("party.closing-day",
                new Text("締日「{0}」は読めません。", "无法识别对账日“{0}”。", "'{0}' are not closing days.").With(ClosingDays),
                new Text("1〜31の日を、複数あればカンマで区切って入力してください。31は月末です。", "请输入1至31，多个用逗号分隔，31表示月末。", "Type days from 1 to 31, separated by commas; 31 is the month's end."), field + ".ClosingDays");
        }
        if (PayDay is < 1 or > MonthEnd)
            yield return OutOfRange("PayDay", new Text("支払日", "付款日", "The day of payment"), 1, MonthEnd);
        if (PayMonths is < 0 or > 12)
            yield return OutOfRange("PayMonths", new Text("支払月", "付款月", "The months to payment"), 0, 12);
        if (NetDays is < 0 or > 365)
            yield return OutOfRange("NetDays", new Text("支払日数", "付款天数", "The days to payment"), 0, 365);

        Refusal OutOfRange(string name, Text what, int from, int to) => new("out-of-range",
            new Text("{0}が範囲外です。", "{0}超出范围。", "{0} is out of range.").With(what),
            new Text("{0}から{1}までの数を入力してください。", "请输入{0}到{1}之间的数。", "Type a number from {0} to {1}.").With(from, to), $"{field}.{name}");
    }

    /// <summary>In words: 20日締 翌月末払.</summary>
    public Text InWords()
    {
        if (Closings.Count == 0)
            return new Text("請求日から{0}日", "开票后{0}天", "{0} {0:day|days} from invoice").With(NetDays);
        var days = Closings;
        return new Text("{0}締 {1}{2}払", "{0}对账，{1}{2}付款", "closing {0}, paid {2} {1}").With(
            new Text(string.Join("・", days.Select(DayJa)), string.Join("、", days.Select(DayZh)), string.Join(" and ", days.Select(DayEn))),
            PayMonths switch
            {
                0 => new Text("当月", "当月", "of the same month"),
                1 => new("翌月", "次月", "of the next month"),
                2 => new("翌々月", "第三个月", "two months later"),
                _ => new Text("{0}か月後", "{0}个月后", "{0} {0:month|months} later").With(PayMonths),
            },
            new Text(DayJa(PayDay).Replace("月末", "末", StringComparison.Ordinal), DayZh(PayDay), "on " + DayEn(PayDay)));

        static string DayJa(int day) => day == MonthEnd ? "月末" : $"{day}日";
        static string DayZh(int day) => day == MonthEnd ? "月末" : $"{day}日";
        static string DayEn(int day) => day == MonthEnd ? "the last day" : $"day {day}";
    }

    private static DateOnly OnDay(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
