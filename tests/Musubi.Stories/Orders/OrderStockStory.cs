using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Demo;
using Musubi.Finance.Accounts;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

public class OrderStockStory
{
    [Theory, Engines]
    public async Task Confirming_an_order_keeps_its_stock_cancelling_gives_it_to_the_next_and_issuing_uses_it_up(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        var warehouse = shop.Warehouse;
        var bearing = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        await house.Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Receipt, Date = house.Clock.Today, Warehouse = warehouse, Lines = [new() { Item = bearing.Id, Quantity = 15, Cost = 1_500 }] });
        var (first, second) = (await Confirmed(12), await Confirmed(10));

        Assert.Equal((0m, 7m), (await Waiting(first), await Waiting(second)));
        var number = (await house.Db.Set<SalesOrder>().SingleAsync(o => o.Id == first)).Number;
        var refused = await house.Run<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Issue, Date = house.Clock.Today, Warehouse = warehouse, Lines = [new() { Item = bearing.Id, Quantity = 1 }] });
        Assert.Contains(number, refused.Refusals[0].What.Ja, StringComparison.Ordinal);

        await house.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = first });
        Assert.Equal(0m, await Waiting(second));

        var kept = await house.Db.Set<Reservation>().SingleAsync();
        await house.Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Issue, Date = house.Clock.Today, Warehouse = warehouse, Reservation = kept.Id, Lines = [new() { Item = bearing.Id, Quantity = 10 }] });
        Assert.Equal(0, await house.Db.Set<Reservation>().CountAsync());
        await house.Holds();

        async Task<Id<SalesOrder>> Confirmed(decimal quantity)
        {
            var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
            var order = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = bearing.Id, Quantity = quantity }] });
            return await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        }

        async Task<decimal> Waiting(Id<SalesOrder> order) => (await house.Get<StockReservations>().Standing("sales_order", order.Value, default)).Sum(l => l.Waiting.Value);
    }
}
