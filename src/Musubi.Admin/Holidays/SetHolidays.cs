using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Holidays;

/// <summary>Says of a day, or of days one after another, that they are closed or worked. What was said of a day before is replaced.</summary>
[Needs(AdminPermission.SetHolidays)]
internal sealed class SetHolidays(MusubiDb db, IdSource ids) : IUseCase<SetHolidays.Input, int>
{
    private const int MostDays = 31;

    public sealed record Input
    {
        /// <summary>The country whose banks it is about, ISO 3166-1 alpha-2; <c>own</c> for the company's own days.</summary>
        public string Calendar { get; init; } = Holiday.Own;
        public DateOnly? From { get; init; }

        /// <summary>The last day; left out, one day.</summary>
        public DateOnly? To { get; init; }
        public bool Closed { get; init; } = true;
        public string Name { get; init; } = "";
    }

    /// <returns>How many days.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        var found = new List<Refusal>();
        if (input.Calendar != Holiday.Own && !Countries.Exists(input.Calendar))
            found.Add(Refusal.Unreadable(nameof(input.Calendar), HolidayWords.Calendar, input.Calendar, "JP, CN"));
        if (input.From is not { } from)
            found.Add(Refusal.Missing(nameof(input.From), HolidayWords.From));
        else if (WhyNot(from) is { } outside)
            found.Add(outside.At(nameof(input.From)));
        else if (input.To is { } last && (last < from || last.DayNumber - from.DayNumber >= MostDays))
            found.Add(new("holiday.span", HolidayWords.Span.With(MostDays), HolidayWords.SpanAdvice, nameof(input.To)));
        if (input.Name.Length > Holiday.MostName)
            found.Add(Refusal.TooLong(nameof(input.Name), HolidayWords.Name, input.Name.Length, Holiday.MostName));
        if (found.Count > 0)
            return found;

        var (first, end) = (input.From!.Value, input.To ?? input.From!.Value);
        var standing = await db.Set<Holiday>().Where(h => h.Calendar == input.Calendar && h.Day >= first && h.Day <= end).ToDictionaryAsync(h => h.Day, ct);
        for (var day = first; day <= end; day = day.AddDays(1))
        {
            if (!standing.TryGetValue(day, out var holiday))
                db.Add(holiday = new Holiday { Id = ids.Next<Holiday>(), Calendar = input.Calendar, Day = day });
            (holiday.Closed, holiday.Name) = (input.Closed, input.Name.Trim());
        }
        return end.DayNumber - first.DayNumber + 1;
    }

    internal static Refusal? WhyNot(DateOnly day) => day.Year is >= Holiday.FirstYear and <= Holiday.LastYear ? null
        : new("holiday.year", HolidayWords.OutsideYears.With(day), HolidayWords.OutsideYearsAdvice.With(Holiday.FirstYear, Holiday.LastYear));
}
