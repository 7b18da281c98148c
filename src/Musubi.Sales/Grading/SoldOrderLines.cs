using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Musubi.Pricing;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Grading;

/// <summary>The lines of orders, for pricing them again: confirmed ones, and those of drafts.</summary>
internal sealed class SoldOrderLines(SalesDb db) : ISoldLines
{
    public async Task<IReadOnlyCollection<long>> Items(DateOnly from, DateOnly until, CancellationToken ct) =>
        await Orders(from, until).SelectMany(o => o.Lines).Select(l => l.ItemId).Distinct().ToListAsync(ct);

    public async IAsyncEnumerable<SoldLine> Read(DateOnly from, DateOnly until, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = from l in db.All.Set<SalesOrderLine>().AsNoTracking()
                    join o in Orders(@from, until) on l.OrderId equals o.Id
                    select new { l.Id, o.State, Order = o.Id, o.Number, o.CustomerId, o.Date, l.ItemId, l.ItemCode, l.Quantity, l.UnitPrice, l.PriceTyped, l.Net };
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new()
            {
                Kind = !SalesOrder.IsPromised(line.State) ? SoldKind.OpenOrder : SoldKind.Sold, Id = line.Id.Value, Customer = line.CustomerId, Date = line.Date, Item = line.ItemId, ItemCode = line.ItemCode, Quantity = line.Quantity,
                UnitPrice = line.UnitPrice, Typed = line.PriceTyped, Net = line.Net, Document = line.Number, Href = $"/sales/orders/{line.Order}",
            };
        }
    }

    public async Task<IReadOnlyDictionary<long, PriceTrace>> Traces(IReadOnlyCollection<long> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => new Kernel.Id<SalesOrderLine>(l)).ToList();
        var kept = await db.All.Set<SalesOrderLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => new { l.Id, l.PriceTrace }).ToListAsync(ct);
        return kept.Select(l => (l.Id, Trace: PriceTrace.Read(l.PriceTrace))).Where(l => l.Trace is not null).ToDictionary(l => l.Id.Value, l => l.Trace!);
    }

    private IQueryable<SalesOrder> Orders(DateOnly from, DateOnly until) => db.Orders.AsNoTracking().Where(o =>
        o.Date >= from && ((o.Date <= until && (o.State == OrderState.Confirmed || o.State == OrderState.Completed)) || o.State == OrderState.Draft || o.State == OrderState.Waiting));
}
