using Microsoft.EntityFrameworkCore;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Inventory.Levels;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Testing;

namespace Musubi.Stories.Starting;

/// <summary>What must hold of the demo company with its two years behind it.</summary>
internal static class WholeCompany
{
    public static async Task MustHold(House house)
    {
        await house.Holds();
        var (db, today) = (house.Db, house.Clock.Today);

        // Something is sold in every month of two years, up to this one's weeks.
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.Net.Currency == Currency.JPY).Select(i => new { i.Date, i.Total }).ToListAsync();
        var months = invoices.GroupBy(i => (i.Date.Year, i.Date.Month)).ToDictionary(g => g.Key, g => g.Sum(i => i.Total.Amount));
        for (var back = 22; back >= 1; back--)
        {
            var month = today.AddDays(1 - today.Day).AddMonths(-back);
            Assert.InRange(months.GetValueOrDefault((month.Year, month.Month)), 3_000_000, 90_000_000);
        }
        Assert.True(invoices.Min(i => i.Date) < today.AddDays(-690));
        Assert.False(await db.Set<StockBalance>().AnyAsync(b => b.OnHand < 0));

        // Some of the last months is owed, most of it not yet due; and somebody has not paid for long.
        var owed = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.Amount.Minor > 0).Select(i => new { i.Due, i.RemainingInBooks }).ToListAsync();
        var (open, late) = (owed.Sum(i => i.RemainingInBooks.Amount), owed.Where(i => i.Due < today).Sum(i => i.RemainingInBooks.Amount));
        Assert.InRange(open, months.Values.Max() / 4, months.Values.Max() * 4);
        Assert.InRange(late, 1, open / 2);
        Assert.Contains(owed, i => i.Due < today.AddDays(-90));

        // Grades move from month to month, and what is over is closed.
        Assert.InRange(await db.Set<GradeRun>().CountAsync(r => r.State == GradeRunState.Done), 20, 24);
        var paths = (await db.Set<CustomerGrade>().AsNoTracking().Where(g => g.Source == GradeSource.Computed).Select(g => g.CustomerId).ToListAsync()).CountBy(c => c).ToList();
        Assert.True(paths.Count > 15 && paths.Count(p => p.Value > 1) > 5, string.Join(' ', paths));
        Assert.DoesNotContain(await db.Set<FiscalPeriod>().AsNoTracking().Where(p => p.To < today.AddDays(-62)).ToListAsync(), p => !p.Closed);
        Assert.DoesNotContain(await db.Set<FiscalPeriod>().AsNoTracking().Where(p => p.To > today.AddDays(-30)).ToListAsync(), p => p.Closed);
    }
}
