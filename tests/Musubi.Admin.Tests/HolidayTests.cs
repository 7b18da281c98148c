using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Holidays;
using Musubi.Kernel;
using Musubi.Testing;
using Xunit;

namespace Musubi.Admin.Tests;

public sealed class HolidayTests
{
    private static DateOnly Day(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    [Theory, Engines]
    public async Task The_plan_of_a_year_that_was_announced_since_moves_what_falls_on_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        Assert.False(BankCalendar.China.IsKnown(2027));
        await house.Do<SetHolidays, SetHolidays.Input, int>(new() { Calendar = "CN", From = Day("2027-02-10"), To = Day("2027-02-12"), Name = "春节" });
        await house.Do<SetHolidays, SetHolidays.Input, int>(new() { Calendar = "CN", From = Day("2027-02-20"), Closed = false, Name = "春节调休" });

        var banks = await house.Get<WorkingDays>().OfBanks("CN", default);
        Assert.Equal(Day("2027-02-15"), banks.OnOrAfter(Day("2027-02-10")));
        Assert.False(banks.IsClosed(Day("2027-02-20")));
        Assert.False((await house.Get<WorkingDays>().OfBanks("JP", default)).IsClosed(Day("2027-02-10")));
    }

    [Theory, Engines]
    public async Task The_companys_own_days_lie_over_those_of_its_country_and_are_taken_back(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        Assert.Equal(5, await house.Do<SetHolidays, SetHolidays.Input, int>(new() { From = Day("2026-08-12"), To = Day("2026-08-16"), Name = "夏季休業" }));
        await house.Do<SetHolidays, SetHolidays.Input, int>(new() { From = Day("2026-11-03"), Closed = false });

        var own = await house.Get<WorkingDays>().OfCompany(default);
        Assert.True(own.IsClosed(Day("2026-08-13")));
        Assert.False(own.IsClosed(Day("2026-11-03")));
        Assert.True(own.IsClosed(Day("2026-11-23")));
        Assert.True((await house.Get<WorkingDays>().OfBanks("JP", default)).IsClosed(Day("2026-11-03")));

        var worked = await house.Db.Set<Holiday>().SingleAsync(h => h.Day == Day("2026-11-03"));
        await house.Do<RemoveHoliday, RemoveHoliday.Input, Done>(new() { Id = worked.Id });
        Assert.True((await house.Get<WorkingDays>().OfCompany(default)).IsClosed(Day("2026-11-03")));
    }

    [Theory, Engines]
    public async Task A_day_is_said_once_and_what_cannot_be_is_refused_at_its_field(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetHolidays, SetHolidays.Input, int>(new() { From = Day("2026-08-13") });
        await house.Do<SetHolidays, SetHolidays.Input, int>(new() { From = Day("2026-08-13"), Closed = false, Name = "棚卸" });
        Assert.Equal((false, "棚卸"), (await house.Db.Set<Holiday>().SingleAsync()) is var one ? (one.Closed, one.Name) : default);

        Assert.Equal("From", (await house.Run<SetHolidays, SetHolidays.Input, int>(new())).Refusals[0].Field);
        Assert.Equal("To", (await house.Run<SetHolidays, SetHolidays.Input, int>(new() { From = Day("2026-08-13"), To = Day("2027-08-13") })).Refusals[0].Field);
        Assert.Equal("Calendar", (await house.Run<SetHolidays, SetHolidays.Input, int>(new() { Calendar = "XX", From = Day("2026-08-13") })).Refusals[0].Field);
        Assert.Equal("holiday.year", (await house.Run<SetHolidays, SetHolidays.Input, int>(new() { From = Day("1026-08-13") })).Refusals[0].Code);
    }

    [Fact]
    public void Every_holiday_of_Japan_and_China_has_its_name_in_three_languages()
    {
        foreach (var (calendar, from, to) in new[] { (BankCalendar.Japan, 2000, 2050), (BankCalendar.China, 2024, 2035) })
        {
            var named = Enumerable.Range(from, to - from + 1).SelectMany(y => HolidayEndpoints.Of(calendar, y)).Select(d => d.Name).Distinct().ToList();
            Assert.NotEmpty(named);
            Assert.All(named, n => Assert.DoesNotMatch("[\\u3040-\\u30ff\\u4e00-\\u9fff]", n.En));
            Assert.All(named, n => Assert.DoesNotMatch("[\\u3040-\\u30ff]", n.Zh));
        }
    }
}
