using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.Receivables;

/// <summary>What was invoiced this month, a figure a currency.</summary>
internal sealed class InvoicesHome(FinanceDb db, Clock clock) : IHomePart
{
    private static readonly Text InvoicedThisMonth = new("今月の請求額", "本月开票金额", "Invoiced this month");

    public async Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct)
    {
        if (!actor.May(FinancePermission.View))
            return [];
        var from = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var until = from.AddMonths(1);
        var sums = await db.Invoices.Where(i => i.Date >= from && i.Date < until)
            .GroupBy(i => i.Total.Currency).Select(g => new { Currency = g.Key, Sum = g.Sum(i => i.Total.Minor) }).OrderBy(s => s.Currency).ToListAsync(ct);
        return [.. sums.Select(s => new HomeFigure(Department.Finance, InvoicedThisMonth, Money.OfMinor(s.Sum, s.Currency).ToString(), "/finance/invoices"))];
    }
}
