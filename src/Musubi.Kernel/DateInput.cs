using System.Globalization;
using System.Text.RegularExpressions;

namespace Musubi.Kernel;

/// <summary>
/// Dates as clerks type them, fast and short, in their own order: year-month-day in Japanese and Chinese, day-month-year in English (en-GB).
/// </summary>
/// <remarks>
/// What is left out is today's: <c>23</c> is this month's 23rd, <c>11/23</c> this year's, as in a spreadsheet. A day that does not exist
/// (2026-02-29) is refused, never moved. Two-digit years are 20xx.
/// <code>
/// 2026/11/23  2026-11-23  2026.11.23  2026年11月23日  20261123     everywhere
/// 11/23  11月23日  1123  26/11/23  261123                           Japanese and Chinese
/// 23/11/2026  23/11  2311  23/11/26  231126  23 Nov 2026            English
/// R8.11.23  令和8年11月23日  令和元年5月1日  H31/4/30                  Japanese eras, everywhere
/// 23                                                              the day of this month
/// t  今日  今天  today;  y  昨日  昨天;  明日  明天;  月末  eom;  +7  -3     from today
/// </code>
/// A weekday in brackets behind it, as in mails, is passed over: 11月23日(月).
/// </remarks>
public static partial class DateInput
{
    private const RegexOptions Linear = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    /// <summary>Reads a date; false when it is none, and then <paramref name="date"/> is the default.</summary>
    public static bool TryParse(string? typed, DateOnly today, Language language, out DateOnly date)
    {
        var text = Weekday().Replace(Digits.ToAscii(typed).Trim(), "").Replace("㋿", "令和", StringComparison.Ordinal).Trim().ToLowerInvariant();
        var read = TryWord(text, today, out date)
            || TryOffset(text, today, out date)
            || TryEra(text, out date)
            || TryParts(text, today, language, out date);
        if (!read) date = default;
        return read;
    }

    /// <summary>A day of the calendar, or none, without an exception.</summary>
    internal static bool TryDay(int year, int month, int day, out DateOnly date)
    {
        var real = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = real ? new(year, month, day) : default;
        return real;
    }

    private static bool TryWord(string text, DateOnly today, out DateOnly date)
    {
        int? days = text switch
        {
            "t" or "today" or "今日" or "本日" or "きょう" or "今天" => 0,
            "y" or "yesterday" or "昨日" or "昨天" => -1,
            "tomorrow" or "明日" or "明天" => 1,
            "月末" or "eom" => DateTime.DaysInMonth(today.Year, today.Month) - today.Day,
            _ => null,
        };
        return TryMove(today, days, out date);
    }

    private static bool TryOffset(string text, DateOnly today, out DateOnly date)
    {
        var sign = text.Length > 1 ? text[0] switch { '+' => 1, '-' or 'ー' => -1, _ => 0 } : 0;
        var counted = int.TryParse(text.AsSpan(Math.Min(1, text.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        int? days = sign != 0 && counted && count <= 99_999 ? sign * count : null;
        return TryMove(today, days, out date);
    }

    private static bool TryMove(DateOnly today, int? days, out DateOnly date)
    {
        var number = today.DayNumber + (days ?? 0);
        var real = days is not null && number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber;
        date = real ? DateOnly.FromDayNumber(number) : default;
        return real;
    }

    private static bool TryEra(string text, out DateOnly date)
    {
        date = default;
        if (!Era.TryTake(ref text, out var era)) return false;
        if (text.StartsWith('元')) text = "1" + text[1..];
        if (text.Length == 6 && text.All(char.IsAsciiDigit)) text = $"{text[..2]}/{text[2..4]}/{text[4..]}";
        return Numbers(text) is [var year, var month, var day] && era.TryDay(Number(year), Number(month), Number(day), out date);
    }

    private static bool TryParts(string text, DateOnly today, Language language, out DateOnly date)
    {
        date = default;
        var dayFirst = language is Language.English && !text.Contains('月', StringComparison.Ordinal);
        if (text.Length > 2 && text.All(char.IsAsciiDigit)) return TryRun(text, today, dayFirst, out date);
        if (Named(text) is { } named) return TryDay(named.Year ?? today.Year, named.Month, named.Day, out date);
        return Numbers(text) switch
        {
            [var day] => TryDay(today.Year, today.Month, Number(day), out date),
            [var day, var month] when dayFirst => TryDay(today.Year, Number(month), Number(day), out date),
            [var month, var day] => TryDay(today.Year, Number(month), Number(day), out date),
            [{ Length: <= 2 } day, var month, var year] when dayFirst => TryDay(Year(year), Number(month), Number(day), out date),
            [var year, var month, var day] => TryDay(Year(year), Number(month), Number(day), out date),
            _ => false,
        };
    }

    /// <summary>
    /// Digits alone. Eight with the year first are read so in English too: what begins with a year from 1800 to 2199 is no day and
    /// month with a year behind it.
    /// </summary>
    private static bool TryRun(string digits, DateOnly today, bool dayFirst, out DateOnly date)
    {
        int At(Range range) => Number(digits[range]);
        date = default;
        return (digits.Length, dayFirst) switch
        {
            (4, false) => TryDay(today.Year, At(..2), At(2..), out date),
            (4, true) => TryDay(today.Year, At(2..), At(..2), out date),
            (6, false) => TryDay(Year(digits[..2]), At(2..4), At(4..), out date),
            (6, true) => TryDay(Year(digits[4..]), At(2..4), At(..2), out date),
            (8, _) when TryDay(Year(digits[..4]), At(4..6), At(6..), out date) => true,
            (8, true) => TryDay(Year(digits[4..]), At(2..4), At(..2), out date),
            _ => false,
        };
    }

    /// <summary>One to three whole numbers between separators or 年月日; nothing when anything else is there.</summary>
    private static string[] Numbers(string text) =>
        Parted().Match(text) is { Success: true, Groups: var found }
            ? [.. from name in (string[])["a", "b", "c"] where found[name].Success select found[name].Value]
            : [];

    /// <summary>23 Nov 2026, Nov 23, 23-nov-26.</summary>
    private static (int? Year, int Month, int Day)? Named(string text)
    {
        if (MonthNamed().Match(text) is not { Success: true } match) return null;
        var name = match.Groups["m"].Value;
        var month = Array.FindIndex(MonthNames, full => full.StartsWith(name, StringComparison.Ordinal)) + 1;
        var year = match.Groups["y"];
        return (year.Success ? Year(year.Value) : null, month, Number(match.Groups["d"].Value));
    }

    /// <summary>Two digits are 20xx, four stand as written from 1800 to 2199; any other is no year (0).</summary>
    private static int Year(string digits) => digits.Length switch
    {
        2 => 2000 + Number(digits),
        4 when Number(digits) is >= 1800 and <= 2199 and var year => year,
        _ => 0,
    };

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s*\((?:周|星期)?[日月火水木金土一二三四五六天a-z]{1,3}\)$", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(?<a>[0-9]{1,4})(\s?[/\-.年月 ]\s?(?<b>[0-9]{1,2})(\s?[/\-.月 ]\s?(?<c>[0-9]{1,4}))?)?\s?[日号]?$", Linear)]
    private static partial Regex Parted();

    [GeneratedRegex(@"^(?:(?<d>[0-9]{1,2})[ \-/]?(?<m>[a-z]{3,9})|(?<m>[a-z]{3,9})[ \-/]?(?<d>[0-9]{1,2}))(?:[ \-/,]{1,2}(?<y>[0-9]{4}|[0-9]{2}))?$", Linear)]
    private static partial Regex MonthNamed();
}
