using System.Globalization;

namespace Musubi.Parties.Terms;

/// <summary>The days on which a country's banks are closed.</summary>
public sealed class BankCalendar
{
    private readonly Func<DateOnly, bool> isClosed;

    private BankCalendar(Func<DateOnly, bool> isClosed) => this.isClosed = isClosed;

    /// <summary>Weekends, public holidays, and 31 December to 3 January. [銀行法施行令 5条]</summary>
    public static readonly BankCalendar Japan = Japanese();

    /// <summary>Weekends and public holidays, but not the weekend days that are worked instead. [全国年节及纪念日放假办法, 2024]</summary>
    public static readonly BankCalendar China = Chinese();

    /// <summary>Weekends only: where a country's holidays are not known, a day may be shifted too little, never wrongly.</summary>
    public static readonly BankCalendar Weekends = new(IsWeekend);

    public static BankCalendar Of(string country) => country switch { "JP" => Japan, "CN" => China, _ => Weekends };

    public bool IsClosed(DateOnly day) => isClosed(day);

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
        var holidays = Lines("holidays-jp.tsv").Select(l => Date(l[..10])).ToHashSet();
        return new(day => IsWeekend(day) || holidays.Contains(day) || day is { Month: 12, Day: 31 } or { Month: 1, Day: <= 3 });
    }

    private static BankCalendar Chinese()
    {
        var (off, worked) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        foreach (var cells in Lines("holidays-cn.tsv").Select(l => l.Split('\t')))
        {
            for (var day = Date(cells[1]); day <= Date(cells[2]); day = day.AddDays(1))
                (cells[0] == "-" ? off : worked).Add(day);
        }
        var announced = off.Select(d => d.Year).ToHashSet();
        return new(day => off.Contains(day) || (IsWeekend(day) && !worked.Contains(day)) || (!announced.Contains(day.Year) && IsStatutoryInChina(day)));
    }

    /// <summary>The days that the law itself names, for years of which no plan is announced: bridging days and days worked instead are known only from the plan.</summary>
    private static bool IsStatutoryInChina(DateOnly day)
    {
        if (day is { Month: 1, Day: 1 } or { Month: 5, Day: 1 or 2 } or { Month: 10, Day: <= 3 } || (day.Month == 4 && day.Day == ClearBrightness(day.Year)))
            return true;
        var moon = new ChineseLunisolarCalendar();
        if (day.Year is < 1902 or > 2099)
            return false;
        var at = day.ToDateTime(TimeOnly.MinValue);
        // New year's eve is the day before the first of the first month.
        return LunarDay(at) is (1, <= 3) or (5, 5) or (8, 15) || LunarDay(at.AddDays(1)) is (1, 1);

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
