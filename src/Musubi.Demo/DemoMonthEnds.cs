using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>Fiscal years that are over are closed, and the months until the one before last: what is late may still be booked on its day for a month.</summary>
public static class DemoMonthEnds
{
    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var (runner, today) = (services.GetRequiredService<Runner>(), services.GetRequiredService<Clock>().Today);
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-2);
        List<FiscalYear> over;
        Id<FiscalPeriod> month;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            over = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.To <= last).OrderBy(y => y.From).ToListAsync(ct);
            month = await db.Set<FiscalPeriod>().Where(p => p.From == last).Select(p => p.Id).SingleAsync(ct);
        }
        foreach (var year in over)
            _ = (await runner.Run<CloseYear, CloseYear.Input, Id<FiscalYear>>(Actor.System, new() { Id = year.Id, Reason = "決算" }, ct: ct)).Value;
        _ = (await runner.Run<LockPeriod, LockPeriod.Input, int>(Actor.System, new() { Id = month, Area = PeriodArea.General, Reason = "月次締め" }, ct: ct)).Value;
    }
}
