using System.Diagnostics.CodeAnalysis;

namespace Musubi.Kernel;

/// <summary>
/// A Japanese era (元号), by which business documents may date themselves. First days: 元号法 and the orders under it; Meiji from the first day of the
/// Gregorian calendar in Japan.
/// </summary>
/// <param name="Name">令和.</param>
/// <param name="Letter">R, as on forms and in short dates.</param>
/// <param name="YearOne">The Western year of its year 1 (元年).</param>
/// <param name="First">Its first day.</param>
public sealed record Era(string Name, char Letter, int YearOne, DateOnly First)
{
    /// <summary>The latest first.</summary>
    public static readonly IReadOnlyList<Era> All =
    [
        new("令和", 'R', 2019, new(2019, 5, 1)),
        new("平成", 'H', 1989, new(1989, 1, 8)),
        new("昭和", 'S', 1926, new(1926, 12, 25)),
        new("大正", 'T', 1912, new(1912, 7, 30)),
        new("明治", 'M', 1868, new(1873, 1, 1)),
    ];

    /// <summary>The era of a day; null before 1873.</summary>
    public static Era? Of(DateOnly day) => All.FirstOrDefault(era => era.First <= day);

    /// <summary><c>令和8年11月23日</c>, the first year as 元年; before 1873 the Western year.</summary>
    public static string Write(DateOnly day)
    {
        if (Of(day) is not { } era) return $"{day.Year}年{day.Month}月{day.Day}日";
        var year = day.Year - era.YearOne + 1;
        return $"{era.Name}{(year == 1 ? "元" : year)}年{day.Month}月{day.Day}日";
    }

    /// <summary>
    /// A day by era, year, month, day. A year after the era's end is read on (平成32年 is 2020): contracts and licences were written before
    /// anyone knew. A day before its beginning is none.
    /// </summary>
    internal bool TryDay(int year, int month, int day, out DateOnly date) =>
        DateInput.TryDay(YearOne + year - 1, month, day, out date) && year >= 1 && date >= First;

    /// <summary>Takes an era's name or letter off the front of a typed date.</summary>
    internal static bool TryTake(ref string typed, [NotNullWhen(true)] out Era? era)
    {
        foreach (var one in All)
        {
            var length = typed.StartsWith(one.Name, StringComparison.Ordinal) ? 2
                : typed.Length > 1 && char.ToUpperInvariant(typed[0]) == one.Letter && (char.IsAsciiDigit(typed[1]) || typed[1] == '元') ? 1 : 0;
            if (length == 0) continue;
            (typed, era) = (typed[length..], one);
            return true;
        }

        era = null;
        return false;
    }
}
