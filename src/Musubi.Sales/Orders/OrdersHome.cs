using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Sales.Orders;

/// <summary>Orders that wait for a hand, and what was ordered this month.</summary>
internal sealed class OrdersHome(SalesDb db, Clock clock) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => !actor.May(SalesPermission.ConfirmOrders) || !actor.May(SalesPermission.View) ? [] :
    [
        new(await Count(OrderState.Draft, ct), Words.WaitToBeConfirmed, Words.Confirm, "/sales/orders?f.state=Draft", "file-check"),
        new(await db.Orders.LongCountAsync(SalesOrder.LateOn(clock.Today), ct), Words.OrdersOverdue, Words.Deliver, $"/sales/orders?f.state=Confirmed&f.delivered=None&f.delivered=Partly&f.needed=..{clock.Today.AddDays(-1):yyyy-MM-dd}", "timer", "red"),
        new(await db.Orders.LongCountAsync(SalesOrder.WaitsToBeBilled, ct), Words.WaitToBeBilled, Words.Bill, "/sales/orders?f.bill=services", "receipt"),
    ];

    public async Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct)
    {
        if (!actor.May(SalesPermission.View))
            return [];
        var from = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var until = from.AddMonths(1);
        var sums = await db.Orders.Where(o => o.Date >= from && o.Date < until && (o.State == OrderState.Confirmed || o.State == OrderState.Completed))
            .GroupBy(o => o.Total.Currency).Select(g => new { Currency = g.Key, Count = g.Count(), Sum = g.Sum(o => o.Total.Minor) }).OrderBy(s => s.Currency).ToListAsync(ct);
        // The list then shows just what was counted.
        var made = string.Create(CultureInfo.InvariantCulture, $"/sales/orders?f.date={from:yyyy-MM-dd}..{until.AddDays(-1):yyyy-MM-dd}&f.state={nameof(OrderState.Confirmed)}&f.state={nameof(OrderState.Completed)}");
        return
        [
            new(Department.Sales, Words.OrdersThisMonth, sums.Sum(s => s.Count).ToString("N0", CultureInfo.CurrentCulture), made),
            .. sums.Select(s => new HomeFigure(Department.Sales, Words.OrderedThisMonth, Money.OfMinor(s.Sum, s.Currency).ToString(), made)),
        ];
    }

    private Task<long> Count(OrderState state, CancellationToken ct) => db.Orders.LongCountAsync(o => o.State == state, ct);
}
