using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.Receivables;

/// <summary>What was invoiced this month less what was credited, a figure a currency.</summary>
internal sealed class InvoicesHome(FinanceDb db, Clock clock) : IHomePart
{
    private static readonly Text InvoicedThisMonth = new("今月の請求額（赤伝控除後）", "本月开票金额（扣除红字）", "Invoiced this month, less credits");

    public async Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct)
    {
        if (!actor.May(FinancePermission.View))
            return [];
        var from = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var until = from.AddMonths(1);
        var sums = await db.Invoices.Where(i => i.Date >= from && i.Date < until)
            .GroupBy(i => i.Total.Currency).Select(g => new { Currency = g.Key, Sum = g.Sum(i => i.Total.Minor) }).ToListAsync(ct);
        var credited = await db.CreditNotes.Where(n => n.Date >= from && n.Date < until)
            .GroupBy(n => n.Total.Currency).Select(g => new { Currency = g.Key, Sum = -g.Sum(n => n.Total.Minor) }).ToListAsync(ct);
        var href = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/finance/invoices?f.date={from:yyyy-MM-dd}..{until.AddDays(-1):yyyy-MM-dd}");
        return [.. sums.Concat(credited).GroupBy(s => s.Currency).OrderBy(g => g.Key).Select(g => new HomeFigure(Department.Finance, InvoicedThisMonth, Money.OfMinor(g.Sum(s => s.Sum), g.Key).ToString(), href))];
    }
}
