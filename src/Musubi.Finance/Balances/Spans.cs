namespace Musubi.Finance.Balances;

/// <summary>Totals of one length that together cover a run of days: those that start from <paramref name="From"/> until, not including, <paramref name="Until"/>.</summary>
internal readonly record struct SpanRange(TotalSpan Span, DateOnly From, DateOnly Until);

internal static class Spans
{
    /// <summary>The fewest totals, or with <paramref name="byMonth"/> none longer than a month, that cover the days from one to another, both included: years within months within days.</summary>
    public static IReadOnlyList<SpanRange> Cover(DateOnly? from, DateOnly to, bool byMonth = false)
    {
        // There is no day after the last one; nothing is booked on it.
        var (start, end) = (from ?? DateOnly.MinValue, to == DateOnly.MaxValue ? to : to.AddDays(1));
        var (firstMonth, lastMonth) = (CeilMonth(start), FloorMonth(end));
        if (firstMonth >= lastMonth)
            return [new(TotalSpan.Day, start, end)];
        var (firstYear, lastYear) = (CeilYear(firstMonth), FloorYear(lastMonth));
        return firstYear >= lastYear || byMonth
            ? Some(new(TotalSpan.Day, start, firstMonth), new(TotalSpan.Month, firstMonth, lastMonth), new(TotalSpan.Day, lastMonth, end))
            : Some(new(TotalSpan.Day, start, firstMonth), new(TotalSpan.Month, firstMonth, firstYear), new(TotalSpan.Year, firstYear, lastYear),
                new(TotalSpan.Month, lastYear, lastMonth), new(TotalSpan.Day, lastMonth, end));
    }

    private static IReadOnlyList<SpanRange> Some(params SpanRange[] ranges) => [.. ranges.Where(r => r.From < r.Until)];

    private static DateOnly FloorMonth(DateOnly day) => new(day.Year, day.Month, 1);
    private static DateOnly CeilMonth(DateOnly day) => day.Day == 1 ? day : FloorMonth(day).AddMonths(1);
    private static DateOnly FloorYear(DateOnly day) => new(day.Year, 1, 1);
    private static DateOnly CeilYear(DateOnly day) => day is { Month: 1, Day: 1 } ? day : FloorYear(day).AddYears(1);
}
