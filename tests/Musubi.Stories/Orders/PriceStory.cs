using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>What the customer's grade and lists make of an order's prices, and what stands whatever they say later.</summary>
public class PriceStory
{
    [Theory, Engines]
    public async Task An_order_keeps_its_prices_and_their_reasons_when_the_customers_grade_changes(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await DemoParties.Add(house.Services, default);
        await DemoItems.Add(house.Services, default);
        await DemoPrices.Add(house.Services, default);
        var customer = (await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社")).Id;
        var bearing = (await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ")).Id;
        var guide = (await house.Db.Set<Item>().SingleAsync(i => i.Code == "ALP-4040")).Id;
        var confirmed = await Save(null);
        var draft = await Save(null);
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = confirmed });

        var lowest = (await house.Db.Set<Grade>().SingleAsync(g => g.Code == "C")).Id;
        await house.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = customer, Grade = lowest, From = house.Clock.Today, Until = house.Clock.Today.AddMonths(6), Reason = "Late payments" });

        // The confirmed order stands, with the reason it had; its own price of 298 from 100 on does not ask for a grade.
        var lines = await Lines(confirmed);
        Assert.Equal([298m, 1623.6m], lines.Select(l => l.UnitPrice));
        var trace = PriceTrace.Read(lines[1].PriceTrace)!;
        Assert.Equal((PriceLevel.Tier, 1623.6m, (decimal?)1623.6m, "特約店"), (trace.Level, trace.Amount, trace.Recomputed, trace.Grade!.Ja));

        // The draft is not confirmed at a price that no longer holds, until somebody has seen the new one.
        var refused = await house.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        Assert.Equal("sales.price-moved", Assert.Single(refused.Refusals).Code);
        await Save(draft);
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        Assert.Equal([298m, 1900.8m], (await Lines(draft)).Select(l => l.UnitPrice));

        async Task<Id<SalesOrder>> Save(Id<SalesOrder>? id) => await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Id = id, Customer = customer, Date = house.Clock.Today, Lines = [new() { Item = bearing, Quantity = 100 }, new() { Item = guide, Quantity = 2 }],
        });

        async Task<List<SalesOrderLine>> Lines(Id<SalesOrder> id) => (await house.Db.Set<SalesOrder>().Include(o => o.Lines.OrderBy(l => l.Position)).SingleAsync(o => o.Id == id)).Lines;
    }

    [Theory, Engines]
    public async Task A_typed_price_below_the_floor_needs_its_reason_and_keeps_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await DemoParties.Add(house.Services, default);
        await DemoItems.Add(house.Services, default);
        await DemoPrices.Add(house.Services, default);
        var customer = (await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社")).Id;
        var bearing = (await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ")).Id;

        var refused = await house.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Order(null));
        var saved = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Order("展示会の見本"));

        Assert.Equal(("sales.below-floor", "Lines[0].Reason"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        var line = (await house.Db.Set<SalesOrder>().Include(o => o.Lines).SingleAsync(o => o.Id == saved)).Lines.Single();
        var trace = PriceTrace.Read(line.PriceTrace)!;
        Assert.Equal((true, 100m, true, "展示会の見本"), (line.PriceTyped, line.UnitPrice, trace.BelowFloor, trace.Reason));
        Assert.Equal((PriceLoss.Overruled, 318m), (trace.Lost[0].Why, trace.Lost[0].Amount));

        SaveOrder.Input Order(string? reason) => new() { Customer = customer, Date = house.Clock.Today, Lines = [new() { Item = bearing, Quantity = 1, Price = 100, Reason = reason }] };
    }
}
