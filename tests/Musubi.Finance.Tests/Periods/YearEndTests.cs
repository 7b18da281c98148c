using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Finance.Reports;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Periods;

public class YearEndTests
{
    private static readonly DateOnly First = new(2025, 4, 1), Last = new(2026, 3, 31);

    [Theory, Engines]
    public async Task A_year_with_a_profit_is_closed_as_it_was_shown_its_balances_run_on_and_all_of_it_can_be_undone(TestEngine engine)
    {
        await using var house = await Earned(engine);
        var year = await Year(house);

        var shown = (await house.Get<YearEnd>().Preview(year, default))!;
        Assert.Equal(Yen(600), await house.Get<YearEnd>().Result(year, default));
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year.Id, Reason = "audited" });

        var closed = await Year(house);
        var entry = (await house.Get<FinanceDb>().EntryWithLines(closed.ClosedBy!.Value, default))!;
        Assert.Equal((EntryKind.Closing, Last), (entry.Kind, entry.Date));
        Assert.Equal(shown.Lines.Select(l => (l.Account, l.Amount)), entry.Lines.OrderBy(l => l.Position).Select(l => (l.AccountId, l.Amount)));
        Assert.Equal([Yen(1000), Yen(-400), Yen(-600)], entry.Lines.OrderBy(l => l.Position).Select(l => l.Amount));

        // The new year begins with what the old one left: assets, debts and retained earnings, and nothing earned yet.
        Assert.Equal([Yen(1000), Yen(-400), Yen(-600), Yen(0), Yen(0)], await Balances(house));
        var opening = (await house.Get<FinancialReports>().TrialBalance(new() { From = Today, To = Today }, default)).Rows[^1];
        Assert.Equal(Yen(0), opening.Cells[1].Value);
        Assert.True((await house.Post(Sale(1), On(Today))).Ok);

        await house.Do<ReopenYear, ReopenYear.Input, Id<FiscalYear>>(new() { Id = year.Id, Reason = "a sale was forgotten" });

        Assert.Equal([Yen(1000), Yen(-400), Yen(0), Yen(-1000), Yen(400)], await Balances(house));
        Assert.True((await house.Post(Sale(1), On(Last))).Ok);
    }

    [Theory, Engines]
    public async Task A_year_end_and_its_undoing_are_a_row_each_in_the_record_of_closings_and_so_are_many_months_closed_at_once(TestEngine engine)
    {
        await using var house = await Earned(engine);
        var year = await Year(house);
        await house.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = year.Periods.Single(p => p.Number == 3).Id });
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year.Id });
        await house.Do<ReopenYear, ReopenYear.Input, Id<FiscalYear>>(new() { Id = year.Id, Reason = "a sale was forgotten" });

        var log = PeriodLogRow.Of(await Year(house), await house.Db.Set<PeriodChange>().Where(c => c.YearId == year.Id).ToListAsync());

        Assert.Equal([(PeriodAct.YearReopened, "2025年度"), (PeriodAct.YearClosed, "2025年度"), (PeriodAct.Locked, "2025年4月～2025年6月")], log.Select(r => (r.Act, r.Periods.Ja)));
        Assert.Equal(["決算の取消", "決算", "締める"], log.Select(r => Words.PeriodActOf(r.Act).Ja));
    }

    [Theory, Engines]
    public async Task A_year_in_which_nothing_was_earned_is_closed_without_an_entry(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var year = await Year(house);

        Assert.Null(await house.Get<YearEnd>().Preview(year, default));
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year.Id });

        Assert.Null((await Year(house)).ClosedBy);
    }

    private static async Task<House> Earned(TestEngine engine)
    {
        var house = await Books.Open(engine);
        await house.Post(Sale(1000), On(First.AddDays(40)));
        await house.Post(BalancedEntry.Of(Text.Same("cost"), [Posting.Debit(AccountRole.CostOfSales, Yen(400)), Posting.Credit(AccountRole.Payable, Yen(400))]), On(First.AddDays(130)));
        return house;
    }

    private static async Task<Money[]> Balances(House house)
    {
        var balances = new List<Money>();
        foreach (var role in new[] { AccountRole.Receivable, AccountRole.Payable, AccountRole.RetainedEarnings, AccountRole.Revenue, AccountRole.CostOfSales })
            balances.Add(await house.Balance(role, Last));
        return [.. balances];
    }

    private static Task<FiscalYear> Year(House house) => house.Db.Set<FiscalYear>().Include(y => y.Periods).SingleAsync(y => y.From == First);
}
