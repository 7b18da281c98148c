using System.Text.Json;
using CsCheck;

namespace Musubi.Kernel.Tests;

public class DateRangeTests
{
    [Fact]
    public void A_day_is_in_the_intersection_when_it_is_in_both() =>
        Gen.Select(Any.Range, Any.Range, Any.Day).Sample((a, b, day) => (a.Intersect(b)?.Contains(day) ?? false) == (a.Contains(day) && b.Contains(day)));

    [Fact]
    public void Ranges_intersect_alike_from_either_side_and_only_when_they_overlap() =>
        Gen.Select(Any.Range, Any.Range).Sample((a, b) =>
            a.Intersect(b) == b.Intersect(a) && a.Overlaps(b) == a.Intersect(b) is not null && a.Intersect(a) == a && a.Intersect(DateRange.Always) == a
            && (a.Intersect(b) is not { } both || (a.Contains(both) && b.Contains(both))));

    [Fact]
    public void A_split_puts_each_day_on_one_side_and_loses_none() =>
        Gen.Select(Any.Range, Any.Day, Any.Day).Sample((range, at, day) =>
        {
            var (before, from) = range.Split(at);
            return (before?.Contains(day) ?? false) == (range.Contains(day) && day < at)
                && (from?.Contains(day) ?? false) == (range.Contains(day) && day >= at)
                && (range.Days is null || range.Days == (before?.Days ?? 0) + (from?.Days ?? 0));
        });

    [Fact]
    public void A_clipped_range_ends_on_the_day_named_at_the_latest() =>
        Gen.Select(Any.Range, Any.Day, Any.Day).Sample((range, last, day) => (range.Clip(last)?.Contains(day) ?? false) == (range.Contains(day) && day <= last));

    [Fact]
    public void Both_ends_belong_to_the_range()
    {
        var february = DateRange.Month(2028, 2);
        Assert.Equal(29, february.Days);
        Assert.True(february.Contains(new DateOnly(2028, 2, 29)));
        Assert.False(february.Contains(new DateOnly(2028, 3, 1)));
        Assert.False(DateRange.TryOf(new(2026, 4, 2), new(2026, 4, 1), out _));
        Assert.True(DateRange.Since(new(2026, 4, 1)).Contains(DateOnly.MaxValue));
    }

    [Fact]
    public void A_range_survives_json()
    {
        Assert.Equal("""{"From":"2026-04-01","To":null}""", JsonSerializer.Serialize(DateRange.Since(new(2026, 4, 1))));
        Any.Range.Sample(range => JsonSerializer.Deserialize<DateRange>(JsonSerializer.Serialize(range)) == range);
    }
}
