using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Demo;
using Musubi.Finance.Accounts;
using Musubi.Inventory;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>A house with the demo's customers and items, books and one warehouse.</summary>
internal class Shop(House house, Id<Warehouse> warehouse) : IAsyncDisposable
{
    /// <summary>Closes on the 20th, taxed once on the bill.</summary>
    public const string Hokuto = "北斗化学株式会社";

    /// <summary>Closes on the 10th and the 25th, taxed on each slip.</summary>
    public const string Hyuga = "日向オートパーツ株式会社";

    public House House => house;
    public Id<Warehouse> Warehouse => warehouse;

    public static Task<Shop> Open(TestEngine engine) => Open(engine, (house, warehouse) => new Shop(house, warehouse));

    protected static async Task<T> Open<T>(TestEngine engine, Func<House, Id<Warehouse>, T> shop)
    {
        var house = await House.Open(engine, furnish: Furnish);
        return shop(house, (await house.Db.Set<Warehouse>().SingleAsync()).Id);
    }

    private static async Task Furnish(House house)
    {
        await DemoParties.Add(house.Services, default);
        await DemoItems.Add(house.Services, default);
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new());
        await house.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "TYT", Names = Names.Of("豊田"), Bins = "A-01" });
    }

    /// <summary>Noon of that day in Tokyo.</summary>
    public void Goto(int month, int day) => House.Clock.MoveTo(new DateTime(2026, month, day, 3, 0, 0, DateTimeKind.Utc));

    public async Task<Id<Party>> Customer(string name) => (await House.Db.Set<Party>().SingleAsync(p => p.Name == name)).Id;

    public async Task Receive(string item, decimal quantity, DateOnly? on = null) => await House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new()
    {
        Kind = StockKind.Receipt, Date = on ?? House.Clock.Today, Warehouse = Warehouse,
        Lines = [new() { Item = await Item(item), Quantity = quantity, Cost = quantity * 100, Lot = item.StartsWith("TEA-", StringComparison.Ordinal) ? "26A-014" : "" }],
    });

    public async Task<Id<SalesOrder>> Confirmed(params (string Item, decimal Quantity)[] lines) =>
        await House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = await Draft(lines) });

    public Task<Id<SalesOrder>> Draft(params (string Item, decimal Quantity)[] lines) => Draft(Hokuto, [.. lines.Select(l => (l.Item, l.Quantity, (decimal?)null))]);

    public async Task<Id<SalesOrder>> Draft(string customer, params (string Item, decimal Quantity, decimal? Price)[] lines)
    {
        var drafts = new List<OrderLineDraft>();
        foreach (var (item, quantity, price) in lines)
            drafts.Add(new() { Item = await Item(item), Quantity = quantity, Price = price, Reason = price is null ? null : "見積どおり" });
        return await House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = await Customer(customer), Date = House.Clock.Today, Lines = drafts });
    }

    /// <summary>Ordered, confirmed, and shipped on that day, at those prices.</summary>
    public async Task<Id<Delivery>> Delivered(string customer, DateOnly? on, params (string Item, decimal Quantity, decimal? Price)[] lines)
    {
        foreach (var (item, quantity, _) in lines)
            await Receive(item, quantity, on);
        var order = await House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = await Draft(customer, lines) });
        return await House.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = await Plan(order), Date = on });
    }

    public Task<Id<Delivery>> Plan(Id<SalesOrder> order) => House.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order });
    public Task<Id<Delivery>> Ship(Id<Delivery> delivery) => House.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = delivery });
    public Task<Id<Delivery>> Bill(Id<Delivery> delivery) => House.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = delivery });
    public Task<Delivery> Delivery(Id<Delivery> id) => House.Db.Set<Delivery>().Include(d => d.Lines).Include(d => d.Picks).SingleAsync(d => d.Id == id);
    public Task<SalesOrder> Order(Id<SalesOrder> id) => House.Db.Set<SalesOrder>().Include(o => o.Lines).SingleAsync(o => o.Id == id);

    public async Task<(Progress Delivered, Progress Billed)> ProgressOf(Id<SalesOrder> id) => await Order(id) is var order ? (order.Delivered, order.Billed) : default;

    public async Task<decimal> OnHand(string item, string? bin = null)
    {
        var (id, db) = (await Item(item), House.Db);
        return await db.Set<StockBalance>().Where(b => b.ItemId == id && (bin == null || db.Set<Bin>().Any(n => n.Id == b.BinId && n.Code == bin))).SumAsync(b => b.OnHand) / (decimal)Quantity.Scale;
    }

    public Task Verify() => House.Holds();

    public async Task<Id<Item>> Item(string code) => (await House.Db.Set<Item>().SingleAsync(i => i.Code == code)).Id;

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
