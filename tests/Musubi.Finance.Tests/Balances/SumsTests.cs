using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Balances;

public class SumsTests
{
    [Theory, Engines]
    public async Task At_any_day_the_balances_are_the_sum_of_the_entries_however_much_is_rolled_up(TestEngine engine)
    {
        const int Seed = 20260401;
        await using var house = await Books.Open(engine);
        var random = new Random(Seed);
        AccountRole[] roles = [AccountRole.Receivable, AccountRole.Revenue, AccountRole.Bank, AccountRole.OutputTax, AccountRole.CostOfSales];
        var (from, days) = (new DateOnly(2025, 4, 1), 900);
        for (var round = 0; round < 6; round++)
        {
            await house.InAct(s => s.GetRequiredService<Ledger>().Post([.. Enumerable.Range(0, 40).Select(_ => Some())], default));
            if (round % 2 == 0)
                await house.Services.GetRequiredService<RollUp>().All(default);
        }

        var lines = await house.Db.Set<JournalLine>().AsNoTracking().ToListAsync();
        for (var i = 0; i < 40; i++)
        {
            var start = from.AddDays(random.Next(days));
            var end = start.AddDays(random.Next(days));
            DateOnly? since = i % 3 == 0 ? null : start;
            var sums = await house.Get<AccountSums>().ByAccount(new() { From = since, To = end }, default);
            var naive = lines.Where(l => (since is null || l.Date >= since) && l.Date <= end).GroupBy(l => l.AccountId)
                .ToDictionary(g => g.Key, g => (g.Where(l => l.Amount.Minor > 0).Sum(l => l.Amount.Minor), g.Where(l => l.Amount.Minor < 0).Sum(l => -l.Amount.Minor)));
            Assert.True(naive.Count == sums.Count && naive.All(n => (sums[n.Key].Debit, sums[n.Key].Credit) == n.Value), $"seed {Seed}: {since} to {end}");
            Assert.Equal(0, sums.Values.Sum(s => s.Balance));
        }

        (BalancedEntry, EntrySource) Some()
        {
            var amount = Yen(random.Next(1, 100_000));
            var (debit, credit) = (roles[random.Next(roles.Length)], roles[random.Next(roles.Length)]);
            return (BalancedEntry.Of(Text.Same("some"), [Posting.Debit(debit, amount), Posting.Credit(credit, amount)]), On(from.AddDays(random.Next(days))));
        }
    }

    [Fact]
    public void A_run_of_days_is_covered_once_by_years_months_and_days()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var from = new DateOnly(2024, 1, 1).AddDays(random.Next(800));
            var to = from.AddDays(random.Next(1500));
            var ranges = Spans.Cover(from, to);
            var covered = ranges.OrderBy(r => r.From).ToList();
            Assert.Equal((from, to.AddDays(1)), (covered[0].From, covered[^1].Until));
            Assert.All(covered.Zip(covered.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
            Assert.All(covered, r => Assert.True(r.Span == TotalSpan.Day || (r.From.Day == 1 && r.Until.Day == 1 && (r.Span == TotalSpan.Month || (r.From.Month == 1 && r.Until.Month == 1)))));
            Assert.True(covered.Count <= 5);
        }
    }
}
