using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Periods;

public class PeriodTests
{
    [Theory, Engines]
    public async Task A_closed_month_refuses_and_names_the_first_open_day(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = await Period(house, Today) });

        var refused = (await house.Post(Sale(1), On(Today))).Refusals.Single();

        Assert.Equal(("finance.period-closed", "Date"), (refused.Code, refused.Field));
        Assert.Contains("01/05/2026", refused.In(Language.English), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 5, 1), await house.Get<Ledger>().FirstOpen(Today, PeriodArea.Inventory, default));
    }

    [Theory, Engines]
    public async Task One_area_is_locked_while_the_others_go_on(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = await Period(house, Today), Area = PeriodArea.Inventory });

        Assert.False((await house.Post(Sale(1), On(Today, PeriodArea.Inventory))).Ok);
        Assert.True((await house.Post(Sale(1), On(Today, PeriodArea.Receivables))).Ok);
        Assert.True((await house.Post(Sale(1), On(Today))).Ok);
    }

    [Theory, Engines]
    public async Task Closing_a_month_closes_those_before_it_and_reopening_opens_it_alone(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var june = await Period(house, new(2026, 6, 1));
        Assert.Equal("finance.period-ahead", (await house.Run<LockPeriod, LockPeriod.Input, int>(new() { Id = june })).Refusals.Single().Code);
        house.Clock.MoveTo(new DateTime(2026, 7, 2, 3, 0, 0, DateTimeKind.Utc));

        Assert.Equal(15, await house.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = june, Reason = "audited" }));
        Assert.False((await house.Run<ReopenPeriod, ReopenPeriod.Input, Done>(new() { Id = june })).Ok);
        await house.Do<ReopenPeriod, ReopenPeriod.Input, Done>(new() { Id = june, Reason = "a bill was forgotten" });

        Assert.True((await house.Post(Sale(1), On(new(2026, 6, 30)))).Ok);
        Assert.False((await house.Post(Sale(1), On(new(2026, 5, 31)))).Ok);
        Assert.Equal("a bill was forgotten", (await house.Db.Set<PeriodChange>().SingleAsync(c => c.Act == PeriodAct.Reopened)).Reason);
    }

    [Theory, Engines]
    public async Task A_day_in_no_fiscal_year_is_refused_until_the_year_is_opened(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var day = new DateOnly(2029, 5, 1);

        Assert.Equal("finance.no-fiscal-year", (await house.Post(Sale(1), On(day))).Refusals.Single().Code);
        Assert.Equal(2, await house.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = day }));

        Assert.True((await house.Post(Sale(1), On(day))).Ok);
        var years = await house.Db.Set<FiscalYear>().OrderBy(y => y.From).ToListAsync();
        Assert.All(years.Zip(years.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    private static Task<Id<FiscalPeriod>> Period(House house, DateOnly day) => house.Db.Set<FiscalPeriod>().Where(p => p.From <= day && p.To >= day).Select(p => p.Id).SingleAsync();
}
