using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Admin.Holidays;

internal static class HolidayEndpoints
{
    /// <summary>The days of a year that are not as their weekday says.</summary>
    public static void MapHolidays(this IEndpointRouteBuilder api) =>
        api.MapGet("/admin/holidays/{calendar}/{year:int:range(2000,2099)}", async (string calendar, int year, WorkingDays working, CancellationToken ct) =>
                calendar == Holiday.Own || Countries.Exists(calendar)
                    ? TypedResults.Json(new { days = Of(calendar == Holiday.Own ? await working.OfCompany(ct) : await working.OfBanks(calendar, ct), year).Select(d => new { day = d.Day, closed = d.Closed, name = d.Name.ToString() }) }, Inputs.Json)
                    : Problem.Of([Refusal.NotFound(HolidayWords.Calendar, calendar)]))
            .WithName("Holidays").ProducesProblem(404).Needs(AdminPermission.SetHolidays);

    internal static IReadOnlyList<NamedDay> Of(BankCalendar calendar, int year) =>
        [.. Enumerable.Range(new DateOnly(year, 1, 1).DayNumber, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => calendar.On(DateOnly.FromDayNumber(n))).OfType<NamedDay>()];
}
