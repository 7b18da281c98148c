using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Pricing.Tests.Orders;

/// <summary>What grades and lists make of an order's prices, and what stands whatever they say later.</summary>
public sealed class OrderPriceTests
{
    [Theory, Engines]
    public async Task An_order_keeps_its_prices_and_their_reasons_when_the_customers_grade_changes(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Set(await shop.ListFor(PriceListKind.Tier), new(2026, 1, 1), new SetPrices.Line { Percent = 80 });
        await shop.Grades(new(2026, 1, 1), new(2026, 12, 31));
        var confirmed = await Save(shop, null);
        var draft = await Save(shop, null);
        await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = confirmed });

        foreach (var said in await shop.House.Db.Set<CustomerGrade>().Select(g => g.Id).ToListAsync())
            await shop.House.Do<EndCustomerGrade, EndCustomerGrade.Input, Done>(new() { Id = said });

        // The confirmed order stands, with the reason it had.
        var line = await Line(shop, confirmed);
        var trace = PriceTrace.Read(line.PriceTrace)!;
        Assert.Equal((800m, 800m, (decimal?)800m, PriceLevel.Tier, "特約店"), (line.UnitPrice, trace.Amount, trace.Recomputed, trace.Level, trace.Grade!.Ja));
        // The draft is not confirmed at a price that no longer holds, until somebody has seen the new one.
        var refused = await shop.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        Assert.Equal("sales.price-moved", Assert.Single(refused.Refusals).Code);
        await Save(shop, draft);
        await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        Assert.Equal(1000m, (await Line(shop, draft)).UnitPrice);
    }

    [Theory, Engines]
    public async Task A_typed_price_below_the_floor_needs_its_reason_and_keeps_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.House.Do<SetItemCost, SetItemCost.Input, Done>(new() { Id = shop.Bearing, From = new(2026, 1, 1), Cost = 800, Currency = Currency.JPY });
        await shop.House.Do<SetPricing, SetPricing.Input, Done>(new() { Order = [.. PricingSettings.Usual.Select(l => new SetPricing.Place { Level = l })], Floors = [new() { Percent = 10 }] });

        var refused = await shop.House.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Order(shop, null, 850));
        var saved = await Save(shop, null, 850, "展示会の見本");

        Assert.Equal(("sales.below-floor", "Lines[0].Reason"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        var line = await Line(shop, saved);
        var trace = PriceTrace.Read(line.PriceTrace)!;
        Assert.Equal((true, 850m, true, "展示会の見本"), (line.PriceTyped, line.UnitPrice, trace.BelowFloor, trace.Reason));
        Assert.Equal((PriceLoss.Overruled, 1000m), (trace.Lost[0].Why, trace.Lost[0].Amount));
        // The floor tells the cost; that the price lies below it is for everybody to know.
        var seen = trace.For(shop.House.As("sales.view"));
        Assert.Null(seen.Floor);
        Assert.True(seen.BelowFloor);
    }

    private static Task<Id<SalesOrder>> Save(Shop shop, Id<SalesOrder>? id, decimal? price = null, string? reason = null) =>
        shop.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(Order(shop, id, price, reason));

    private static SaveOrder.Input Order(Shop shop, Id<SalesOrder>? id, decimal? price = null, string? reason = null) =>
        new() { Id = id, Customer = shop.Customer, Date = shop.Today, Lines = [new() { Item = shop.Bearing, Quantity = 2, Price = price, Reason = reason }] };

    private static async Task<SalesOrderLine> Line(Shop shop, Id<SalesOrder> id) => (await shop.House.Db.Set<SalesOrder>().Include(o => o.Lines).SingleAsync(o => o.Id == id)).Lines.Single();
}
