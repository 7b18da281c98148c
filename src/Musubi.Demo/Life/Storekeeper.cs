using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Inventory;
using Musubi.Inventory.Counts;
using Musubi.Kernel;
using Musubi.Sales;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Demo.Life;

/// <summary>Gathers and ships, takes in what comes back and looks at it, and counts what lies there.</summary>
internal sealed class Storekeeper(CompanyLife life) : Person(life, 103, "Storekeeper", SalesPermission.View, SalesPermission.SeeDeliveries, SalesPermission.PlanDeliveries, SalesPermission.ShipDeliveries, SalesPermission.ReceiveReturns,
    InventoryPermission.View, InventoryPermission.Move, InventoryPermission.Adjust, InventoryPermission.Count)
{
    protected override IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways => [(6, Gather), (6, Ship), (1, GiveUp), (2, TakeBack), (2, Inspect), (2, Count)];

    /// <summary>What lies ready of an order, or some of it.</summary>
    private async Task<bool> Gather()
    {
        var orders = await Read(db => db.Set<SalesOrder>().AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.State == OrderState.Confirmed && o.Delivered != Progress.Wholly).OrderBy(o => o.Number).Take(8).ToListAsync());
        if (Pick(orders) is not { } order)
            return false;
        var ready = await Life.Read(async services =>
        {
            var plan = await services.GetRequiredService<DeliveryPlans>().Of(order, default);
            return order.Lines.Select(l => (l.Id, Ready: plan.Ready(l, Life.Warehouse).Value)).Where(l => l.Ready > 0).ToList();
        });
        return ready.Count > 0 && await Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new()
        {
            Id = order.Id, Version = order.Version, Warehouse = Life.Warehouse, Lines = [.. ready.Select(r => new PlanDelivery.Line { Id = r.Id, Quantity = Dice.Happens(80) ? r.Ready : Dice.From(1, (int)r.Ready) })],
        });
    }

    private async Task<bool> Ship() => Pick(await Gathered()) is { } delivery && await Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = delivery.Id, Version = delivery.Version });

    private async Task<bool> GiveUp() => Pick(await Gathered()) is { } delivery && await Do<CancelDelivery, CancelDelivery.Input, Id<Delivery>>(new() { Id = delivery.Id, Version = delivery.Version });

    private Task<List<Delivery>> Gathered() => Read(db => db.Set<Delivery>().AsNoTracking().Where(d => d.State == DeliveryState.Picking).OrderBy(d => d.Number).Take(4).ToListAsync());

    private async Task<bool> TakeBack() => Pick(await Returns(ReturnState.Announced)) is { } made && await Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made.Id, Version = made.Version });

    /// <summary>Most is as good as new; some is scrapped, kept aside, or goes back to the customer.</summary>
    private async Task<bool> Inspect() => Pick(await Returns(ReturnState.Received)) is { } made && await Do<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(new()
    {
        Id = made.Id, Version = made.Version, Parts = [.. made.Parts.OrderBy(p => p.Position).Select(Decide)],
    });

    private InspectReturn.Part Decide(ReturnPart part)
    {
        var all = part.Quantity.Value;
        var bad = Dice.Happens(40) ? Dice.From(1, (int)all) : 0;
        return Dice.Below(3) switch
        {
            0 => new() { Id = part.Id, Restock = all - bad, Scrap = bad, Why = "Broken" },
            1 => new() { Id = part.Id, Restock = all - bad, Aside = bad },
            _ => new() { Id = part.Id, Restock = all - bad, SendBack = bad },
        };
    }

    private Task<List<SalesReturn>> Returns(ReturnState state) => Read(db => db.Set<SalesReturn>().AsNoTracking().Include(r => r.Parts).Where(r => r.State == state).OrderBy(r => r.Number).Take(3).ToListAsync());

    /// <summary>One count at a time, step by step; a new one not more often than once a month.</summary>
    private async Task<bool> Count()
    {
        var last = await Read(db => db.Set<StockCount>().AsNoTracking().Include(c => c.Lines.OrderBy(l => l.Position)).OrderByDescending(c => c.Number).FirstOrDefaultAsync());
        switch (last)
        {
            case { State: CountState.Planned }:
                return await Do<StartCount, StartCount.Input, int>(new() { Id = last.Id });
            case { State: CountState.Counting } when last.Lines.TrueForAll(l => l.First is null):
                return await Do<RecordCount, RecordCount.Input, int>(new()
                {
                    Id = last.Id, At = CountedAt.Start,
                    Lines = [.. last.Lines.Select(l => new RecordCount.Line { LineId = l.Id, Quantity = Math.Max(0, l.Book / (decimal)Quantity.Scale + (Dice.Happens(20) ? Dice.From(-3, 3) : 0)) })],
                });
            case { State: CountState.Counting }:
                return await Do<SubmitCount, SubmitCount.Input, Id<StockCount>>(new() { Id = last.Id });
            case { State: CountState.Submitted }:
                return false;
            default:
                return (last is null || last.Date.AddDays(28) < Life.Today)
                    && await Do<PlanCount, PlanCount.Input, Id<StockCount>>(new() { Warehouse = Life.Warehouse, Kind = CountKind.Full, Date = Life.Today, TolerancePercent = 100, ToleranceValue = 1_000_000 });
        }
    }
}
