using System.Globalization;

namespace Musubi.Parties.Terms;

/// <summary>The days on which banks are closed: weekends, public holidays, and in Japan 31 December to 3 January. [銀行法施行令 5条]</summary>
public sealed class BankCalendar
{
    private readonly IReadOnlySet<DateOnly> holidays;
    private readonly bool newYear;

    private BankCalendar(IReadOnlySet<DateOnly> holidays, bool newYear) => (this.holidays, this.newYear) = (holidays, newYear);

    public static readonly BankCalendar Japan = new(Read(), newYear: true);

    /// <summary>Weekends only: where a country's holidays are not known, a day may be shifted too little, never wrongly.</summary>
    public static readonly BankCalendar Weekends = new(new HashSet<DateOnly>(), newYear: false);

    public static BankCalendar Of(string country) => country == "JP" ? Japan : Weekends;

    public bool IsClosed(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day)
        || (newYear && (day is { Month: 12, Day: 31 } or { Month: 1, Day: <= 3 }));

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

    private static HashSet<DateOnly> Read()
    {
        using var reader = new StreamReader(typeof(BankCalendar).Assembly.GetManifestResourceStream("holidays-jp.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => DateOnly.ParseExact(l[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture))];
    }
}
