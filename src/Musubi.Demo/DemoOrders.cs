using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Demo;

/// <summary>Some weeks of orders: most confirmed, many billed, a few still drafts, two from America in dollars, and two of which a supplier ships something.</summary>
public static class DemoOrders
{
    private const int Count = 40;
    private static readonly string[] Carriers = ["ヤマト運輸", "佐川急便", "福山通運"];

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
                Customer = customers[i * 5 % customers.Count], Date = today.AddDays((i - Count) / 2), Needed = today.AddDays((i - Count) / 2 + 3 + i % 12), Reference = i % 3 == 0 ? $"PO-{88000 + i * 13}" : "",
                Lines = [.. Enumerable.Range(0, 1 + i % 5).Select(n => new OrderLineDraft { Item = items[(i * 11 + n * 29) % items.Count], Quantity = 10 * (1 + (i + n) % 6) })],
            }, ct: ct)).Value;
            if (i < Count - 4)
                await runner.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct);
            if (i is > Count * 3 / 4 and < Count - 4 && i % 3 == 0)
                await Change(services, runner, order, i, ct);
            if (i >= Count * 2 / 3)
                continue;
            // What lies there goes out and is billed, or waits for the closing day; what is short waits, and some of it is billed ahead.
            if ((await runner.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = order }, ct: ct)) is { Ok: true, Value: var delivery })
            {
                var gathered = i % 2 == 1;
                await runner.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = delivery, Date = gathered ? today.AddDays((i - Count) / 2 + 1) : null, Carrier = Carriers[i % Carriers.Length], Tracking = $"{400_000_000_000 + i * 7_919_003L}", Parcels = 1 + i % 3 }, ct: ct);
                if (!gathered)
                    await runner.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = delivery }, ct: ct);
            }
            else if (i % 2 == 0)
                await runner.Run<BillOrder, BillOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct);
        }
        await Abroad(services, runner, today, ct);
        await Direct(services, runner, today, ct);
    }

    /// <summary>Straight from suppliers: large bearings that we do not stock have left, short by some; a maker in Ningbo was asked for another order's, of which the rest leaves our own stock.</summary>
    private static async Task Direct(IServiceProvider services, Runner runner, DateOnly today, CancellationToken ct)
    {
        Dictionary<string, Id<Party>> parties;
        Dictionary<string, (Id<Item> Id, decimal Cost)> items;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            string[] names = ["瀬戸内マリン株式会社", "富士見メタル株式会社", "中部ベアリング販売株式会社", "宁波东方轴承有限公司"], codes = ["BRG-6210-2RS", "BRG-6208-2RS", "BRG-6205-ZZ"];
            parties = await db.Set<Party>().Where(p => names.Contains(p.Name)).ToDictionaryAsync(p => p.Name, p => p.Id, ct);
            var known = await db.Set<Item>().AsNoTracking().Where(i => codes.Contains(i.Code)).Select(i => new { i.Code, i.Id }).ToListAsync(ct);
            var costs = await scope.ServiceProvider.GetRequiredService<ItemLookup>().Costs([.. known.Select(i => i.Id)], today, ct);
            items = known.ToDictionary(i => i.Code, i => (i.Id, costs.GetValueOrDefault(i.Id).Cost));
        }
        if (parties.Count < 4 || items.Count < 3)
            return;
        var shipped = await Ordered("瀬戸内マリン株式会社", -6, "SM-2217", By("BRG-6210-2RS", 40, "中部ベアリング販売株式会社"));
        var delivery = (await runner.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = shipped, Date = today.AddDays(-3), Note = "フォークリフトなし。手降ろしできる荷姿でお願いします。" }, ct: ct)).Value;
        Id<DeliveryLine> line;
        await using (var scope = services.CreateAsyncScope())
            line = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<DeliveryLine>().Where(l => l.DeliveryId == delivery).Select(l => l.Id).SingleAsync(ct);
        _ = (await runner.Run<ShipFromSupplier, ShipFromSupplier.Input, Id<Delivery>>(Actor.System, new() { Id = delivery, Date = today.AddDays(-2), Carrier = "西濃運輸", Tracking = "0870-4415-22", Parcels = 2, Lines = [new() { Id = line, Quantity = 36 }] }, ct: ct)).Value;
        var waiting = await Ordered("富士見メタル株式会社", -2, "FM-0916", By("BRG-6208-2RS", 120, "宁波东方轴承有限公司"), new() { Item = items["BRG-6205-ZZ"].Id, Quantity = 10 });
        _ = (await runner.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = waiting, Supplier = parties["宁波东方轴承有限公司"] }, ct: ct)).Value;

        // A little dearer than what such goods cost in our own stock.
        OrderLineDraft By(string item, decimal quantity, string supplier) => new() { Item = items[item].Id, Quantity = quantity, Supplier = parties[supplier], SupplierCost = Rounding.HalfUp.Round(items[item].Cost * 1.04m) };

        async Task<Id<SalesOrder>> Ordered(string customer, int days, string reference, params OrderLineDraft[] lines)
        {
            var order = (await runner.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Actor.System, new() { Customer = parties[customer], Date = today.AddDays(days), Needed = today.AddDays(days + 14), Reference = reference, Lines = [.. lines] }, ct: ct)).Value;
            return (await runner.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct)).Value;
        }
    }

    /// <summary>To America, in dollars: one order has left and is billed, one waits for its turn.</summary>
    private static async Task Abroad(IServiceProvider services, Runner runner, DateOnly today, CancellationToken ct)
    {
        Id<Party> customer;
        Dictionary<string, Id<Item>> items;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            customer = await db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == PartyRole.Customer) && p.Terms.Currency == Currency.USD).OrderBy(p => p.Id).Select(p => p.Id).FirstOrDefaultAsync(ct);
            items = await db.Set<Item>().AsNoTracking().Where(i => i.Code == "BRG-6208-ZZ" || i.Code == "PHO-R4M" || i.Code == "SRV-FRX").ToDictionaryAsync(i => i.Code, i => i.Id, ct);
        }
        if (customer.IsNone || items.Count < 3)
            return;
        var first = await Confirmed(-12, "NW-40117", new OrderLineDraft { Item = items["BRG-6208-ZZ"], Quantity = 60 });
        if (await runner.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = first }, ct: ct) is { Ok: true, Value: var delivery })
        {
            await runner.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = delivery, Carrier = "日本通運", Tracking = "NEX-2280417", Parcels = 2 }, ct: ct);
            await runner.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(Actor.System, new() { Id = delivery }, ct: ct);
        }
        await Confirmed(-3, "NW-40163", new() { Item = items["BRG-6208-ZZ"], Quantity = 120 }, new() { Item = items["PHO-R4M"], Quantity = 40 }, new() { Item = items["SRV-FRX"], Quantity = 1 });

        async Task<Id<SalesOrder>> Confirmed(int days, string reference, params OrderLineDraft[] lines)
        {
            var order = (await runner.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Actor.System, new() { Customer = customer, Date = today.AddDays(days), Needed = today.AddDays(days + 20), Reference = reference, Lines = [.. lines] }, ct: ct)).Value;
            await runner.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(Actor.System, new() { Id = order }, ct: ct);
            return order;
        }
    }

    /// <summary>The customer called: more of the first line, and all of it some days later.</summary>
    private static async Task Change(IServiceProvider services, Runner runner, Id<SalesOrder> id, int i, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var order = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<SalesOrder>().AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).SingleAsync(o => o.Id == id, ct);
        await runner.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(Actor.System, new()
        {
            Id = id, Version = order.Version, Why = i % 2 == 0 ? "お客様のご依頼（電話）：数量を追加し、納期を延期" : "注文書の差し替え：数量を追加し、納期を延期", Needed = order.Needed?.AddDays(5), Reference = order.Reference, Note = order.Note,
            Lines = [.. order.Lines.Select((l, n) => new ChangedLineDraft { Id = l.Id, Item = new(l.ItemId), Quantity = n == 0 ? l.Quantity.Value + 20 : l.Quantity.Value, Unit = l.Quantity.Unit.Code })],
        }, ct: ct);
    }
}
