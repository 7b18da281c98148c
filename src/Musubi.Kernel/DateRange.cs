using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>Business days from one to another, both included; without an end it runs on. Never empty.</summary>
public readonly record struct DateRange
{
    /// <summary>All days there are.</summary>
    public static readonly DateRange Always = new() { From = DateOnly.MinValue };

    /// <summary>The first day.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day, itself included; null runs on.</summary>
    public DateOnly? To { get; init; }

    /// <summary>An end before the beginning is a programming error. For what a person typed take <see cref="TryOf"/>.</summary>
    public static DateRange Of(DateOnly from, DateOnly? to) =>
        TryOf(from, to, out var range) ? range : throw new ArgumentException($"A range from {from:O} cannot end on {to:O}.", nameof(to));

    public static bool TryOf(DateOnly from, DateOnly? to, out DateRange range)
    {
        range = new() { From = from, To = to };
        return !(to < from);
    }

    public static DateRange Since(DateOnly from) => new() { From = from };
    public static DateRange Day(DateOnly day) => new() { From = day, To = day };

    /// <summary>A calendar month; its last day is the 28th to the 31st.</summary>
    public static DateRange Month(int year, int month) => new() { From = new(year, month, 1), To = new(year, month, DateTime.DaysInMonth(year, month)) };

    [JsonIgnore]
    public bool IsOpen => To is null;

    /// <summary>How many days, both ends counted; null where it runs on.</summary>
    [JsonIgnore]
    public int? Days => To is { } to ? to.DayNumber - From.DayNumber + 1 : null;

    public bool Contains(DateOnly day) => From <= day && day <= Last;
    public bool Contains(DateRange other) => From <= other.From && other.Last <= Last;
    public bool Overlaps(DateRange other) => From <= other.Last && other.From <= Last;

    /// <summary>The days in both; null where there are none.</summary>
    public DateRange? Intersect(DateRange other) => Overlaps(other)
        ? new() { From = From > other.From ? From : other.From, To = To is null || other.To < To ? other.To : To }
        : null;

    /// <summary>
    /// The days up to and including <paramref name="last"/>; null where it begins only later. How a price ends when the next one
    /// comes.
    /// </summary>
    public DateRange? Clip(DateOnly last) => Intersect(new() { From = DateOnly.MinValue, To = last });

    /// <summary>The days before <paramref name="day"/>, and those from it on; a side without days is null.</summary>
    public (DateRange? Before, DateRange? From) Split(DateOnly day) =>
        (day == DateOnly.MinValue ? null : Clip(day.AddDays(-1)), Intersect(Since(day)));

    /// <summary><c>2026-04-01..2027-03-31</c>, <c>2026-04-01..</c></summary>
    public override string ToString() => $"{From:O}..{To:O}";

    private DateOnly Last => To ?? DateOnly.MaxValue;
}
