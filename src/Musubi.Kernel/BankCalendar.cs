using System.Globalization;

namespace Musubi.Kernel;

/// <summary>A day that is not what its weekday says: closed, or a weekend day worked instead of another.</summary>
public sealed record NamedDay(DateOnly Day, bool Closed, Text Name);

/// <summary>The days on which a country's banks are closed, as its law and its government have them.</summary>
public sealed class BankCalendar
{
    private static readonly List<Text> Names = [.. Lines("holiday-names.tsv").Select(l => l.Split('\t')).Select(c => new Text(c[0], c[1], c[2]))];
    private static readonly Text YearEnd = new("年末年始の銀行休業日", "年末年初银行休业日", "Bank holiday at the turn of the year");

    private readonly Func<DateOnly, NamedDay?> special;
    private readonly Func<int, bool> isKnown;

    private BankCalendar(Func<DateOnly, NamedDay?> special, Func<int, bool> isKnown) => (this.special, this.isKnown) = (special, isKnown);

    /// <summary>Weekends, public holidays, and 31 December to 3 January. [銀行法施行令 5条]</summary>
    public static readonly BankCalendar Japan = Japanese();

    /// <summary>Weekends and public holidays, but not the weekend days that are worked instead. [全国年节及纪念日放假办法, 2024]</summary>
    public static readonly BankCalendar China = Chinese();

    /// <summary>Weekends only: where a country's holidays are not known, a day may be shifted too little, never wrongly.</summary>
    public static readonly BankCalendar Weekends = new(_ => null, _ => false);

    public static BankCalendar Of(string country) => country switch { "JP" => Japan, "CN" => China, _ => Weekends };

    /// <summary>This calendar where some days are otherwise.</summary>
    public BankCalendar With(IReadOnlyDictionary<DateOnly, NamedDay> changed) => changed.Count == 0 ? this : new(day => changed.GetValueOrDefault(day) ?? special(day), isKnown);

    /// <summary>Whether the year's days are all here: the law's and, where a government decides anew each year, its plan.</summary>
    public bool IsKnown(int year) => isKnown(year);

    /// <summary>What is special about a day; null for one that is as its weekday says.</summary>
    public NamedDay? On(DateOnly day) => special(day);

    public bool IsClosed(DateOnly day) => special(day)?.Closed ?? IsWeekend(day);

    public DateOnly OnOrBefore(DateOnly day)
    {
        while (IsClosed(day))
            day = day.AddDays(-1);
        return day;
    }

    public DateOnly OnOrAfter(DateOnly day)
    {
        while (IsClosed(day))
            day = day.AddDays(1);
        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static BankCalendar Japanese()
    {
        var holidays = Lines("holidays-jp.tsv").Select(l => l.Split('\t')).ToDictionary(c => Date(c[0]), c => InJapan(c[1]));
        var years = holidays.Keys.Select(d => d.Year).ToHashSet();
        return new(day => holidays.TryGetValue(day, out var name) ? new(day, true, name)
            : day is { Month: 12, Day: 31 } or { Month: 1, Day: <= 3 } ? new(day, true, YearEnd) : null, years.Contains);
    }

    private static Text InJapan(string name)
    {
        const string Instead = " 振替休日";
        var (feast, moved) = name.EndsWith(Instead, StringComparison.Ordinal) ? (name[..^Instead.Length], true) : (name, false);
        var known = Names.Find(n => n.Ja == feast) ?? Text.Same(feast);
        return moved ? new Text("{0} 振替休日", "{0}补假", "{0}, observed").With(known) : known;
    }

    private static Text InChina(string name) => Names.Find(n => n.Zh == name) ?? Text.Same(name);

    private static BankCalendar Chinese()
    {
        var plan = new Dictionary<DateOnly, NamedDay>();
        foreach (var cells in Lines("holidays-cn.tsv").Select(l => l.Split('\t')))
        {
            for (var day = Date(cells[1]); day <= Date(cells[2]); day = day.AddDays(1))
                plan[day] = cells[0] == "-" ? new(day, true, InChina(cells[3])) : new(day, false, new Text("{0}の振替出勤", "{0}调休上班", "Worked instead, {0}").With(InChina(cells[3])));
        }
        var announced = plan.Keys.Select(d => d.Year).ToHashSet();
        return new(day => plan.GetValueOrDefault(day) ?? (!announced.Contains(day.Year) && InChinaByLaw(day) is { } name ? new(day, true, InChina(name)) : null), announced.Contains);
    }

    /// <summary>The days that the law itself names, for years of which no plan is announced: bridging days and days worked instead are known only from the plan.</summary>
    private static string? InChinaByLaw(DateOnly day)
    {
        var byDate = day switch
        {
            { Month: 1, Day: 1 } => "元旦",
            { Month: 5, Day: 1 or 2 } => "劳动节",
            { Month: 10, Day: <= 3 } => "国庆节",
            { Month: 4 } when day.Day == ClearBrightness(day.Year) => "清明节",
            _ => null,
        };
        if (byDate is not null || day.Year is < 1902 or > 2099)
            return byDate;
        var moon = new ChineseLunisolarCalendar();
        var at = day.ToDateTime(TimeOnly.MinValue);
        return LunarDay(at) switch
        {
            (1, <= 3) => "春节",
            (5, 5) => "端午节",
            (8, 15) => "中秋节",
            // New year's eve is the day before the first of the first month.
            _ => LunarDay(at.AddDays(1)) is (1, 1) ? "春节" : null,
        };

        (int Month, int Day) LunarDay(DateTime date)
        {
            var (month, leap) = (moon.GetMonth(date), moon.GetLeapMonth(moon.GetYear(date)));
            // A leap month repeats the one before it and bears no feast.
            return (leap == 0 || month < leap ? month : month == leap ? 0 : month - 1, moon.GetDayOfMonth(date));
        }
    }

    /// <summary>The day in April of Qingming (清明), by the rule of thumb that holds for the 21st century.</summary>
    private static int ClearBrightness(int year) => (((year % 100) * 2422) + 48100) / 10_000 - (year % 100 / 4);

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(BankCalendar).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#');
    }
}
