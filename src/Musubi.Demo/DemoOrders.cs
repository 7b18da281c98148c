using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Orders;

namespace Musubi.Demo;

/// <summary>Some weeks of orders: most confirmed, many billed, a few still drafts.</summary>
public static class DemoOrders
{
    private const int Count = 40;

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        List<Id<Party>> customers;
        List<Id<Item>> items;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            customers = await db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == PartyRole.Customer) && p.Country == "JP").OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
            items = await db.Set<Item>().Where(i => i.Active && i.Prices.Any(p => p.Currency == Currency.JPY)).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        }
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        for (var i = 0; i < Count; i++)
        {
            var order = (await runner.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Actor.System, new()
            {
                Customer = customers[i * 5 % customers.Count], Date = today.AddDays((i - Count) / 2), Reference = i % 3 == 0 ? $"PO-{88000 + i * 13}" : "",
                Lines = [.. Enumerable.Range(0, 1 + i % 5).Select(n => new OrderLineDraft { Item = items[(i * 11 + n * 29) % items.Count], Quantity = 10 * (1 + (i + n) % 6) })],
            }, ct: ct)).Value;
            if (i < Count - 4)
                await runner.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct);
            if (i < Count * 2 / 3)
            {
                await Issue(order);
                await runner.Run<BillOrder, BillOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct);
            }
        }

        // What an order kept and lies there goes out to it, from each warehouse that kept some; the rest waits.
        async Task Issue(Id<SalesOrder> order)
        {
            await using var scope = services.CreateAsyncScope();
            var kept = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Reservation>().AsNoTracking().Where(r => r.SourceKind == "sales_order" && r.SourceId == order.Value).OrderBy(r => r.Id).ToListAsync(ct);
            var there = (await scope.ServiceProvider.GetRequiredService<StockReservations>().Standing("sales_order", order.Value, ct)).Where(l => l.Waiting.IsZero).Select(l => (l.Line, l.Item)).ToHashSet();
            foreach (var from in kept.Where(r => there.Contains((r.SourceLine, r.ItemId))).GroupBy(r => r.WarehouseId))
                _ = (await runner.Run<PostStock, PostStock.Input, Id<StockDocument>>(Actor.System, new()
                {
                    Kind = StockKind.Issue, Date = today, Warehouse = from.Key, Reservation = from.First().Id,
                    Lines = [.. from.Select(r => new StockLineDraft { Item = r.ItemId, Quantity = r.Quantity.Value, Unit = r.Quantity.Unit.Code })],
                }, ct: ct)).Value;
        }
    }
}
