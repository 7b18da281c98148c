using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Sales.Returns;
using Musubi.Sales.Unbilled;

namespace Musubi.Sales.Deliveries;

/// <summary>What was to leave, left without a bill, or came back and is not settled, when a period is about to be closed.</summary>
internal sealed class UnfinishedSales(SalesDb db, UnbilledSales unbilled, Accruals accruals, Clock clock) : ITellUnfinished
{
    public async Task<IReadOnlyList<Unfinished>> Until(DateOnly last, PeriodArea area, CancellationToken ct)
    {
        if (area == PeriodArea.Payables)
            return [];
        var until = string.Create(CultureInfo.InvariantCulture, $"..{last:yyyy-MM-dd}");
        var found = new List<Unfinished>
        {
            new(await db.Deliveries.LongCountAsync(d => d.State == DeliveryState.Picking && d.Date <= last, ct), Words.ToShip, $"/sales/deliveries?f.state={nameof(DeliveryState.Picking)}&f.date={until}", SalesPermission.View),
            new(await db.Deliveries.LongCountAsync(d => d.State == DeliveryState.Requested && d.Date <= last, ct), Words.SuppliersToShip, $"/sales/deliveries?f.state={nameof(DeliveryState.Requested)}&f.date={until}", SalesPermission.View),
        };
        if (area != PeriodArea.Inventory)
        {
            found.Add(new(await db.Deliveries.Where(Delivery.Waits).LongCountAsync(d => d.Date <= last, ct), Words.ShippedToBill, $"/sales/deliveries?f.billed=no&f.date={until}", SalesPermission.View));
            if (last <= clock.Today)
                found.Add(new(await NotAccrued(last, ct), Words.NotAccrued, string.Create(CultureInfo.InvariantCulture, $"/sales/unbilled?to={last:yyyy-MM-dd}"), FinancePermission.View));
            found.Add(new(await db.Returns.LongCountAsync(r => r.State == ReturnState.Inspected && r.ReceivedOn <= last, ct), ReturnWords.ToSettle, $"/sales/returns?f.state={nameof(ReturnState.Inspected)}&f.received={until}", SalesPermission.View));
        }
        found.Add(new(await db.Returns.LongCountAsync(r => r.State == ReturnState.Received && r.ReceivedOn <= last, ct), ReturnWords.ToInspect, $"/sales/returns?f.state={nameof(ReturnState.Received)}&f.received={until}", SalesPermission.View));
        return found;
    }

    /// <summary>Deliveries whose sales would fall into the next period. None once they are booked.</summary>
    private async Task<long> NotAccrued(DateOnly last, CancellationToken ct)
    {
        var left = await unbilled.On(last, ct);
        return (await accruals.State(UnbilledSales.AccrualOf(last, left), ct)).IsWhole ? 0 : Math.Max(left.Count, 1);
    }
}
