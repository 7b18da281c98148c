using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing.Grading;
using Category = Musubi.Catalog.Categories.Category;

namespace Musubi.Demo.Years;

/// <summary>Two years of trade before the documents that stand: each customer with a rhythm and a choice of its own, and graded at the end of each month by what it did.</summary>
public static class DemoYears
{
    /// <summary>Percentages of the list price, bearings apart, by the place of a customer among all.</summary>
    private static readonly (int All, int Bearings)[] Tiers = [(82, 76), (90, 86), (96, 94)];

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var today = services.GetRequiredService<Clock>().Today;
        TradePlan plan;
        BankCalendar calendar;
        Id<Warehouse> warehouse;
        Dictionary<string, Party> suppliers;
        Dictionary<long, Habit> habits;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            calendar = await scope.ServiceProvider.GetRequiredService<WorkingDays>().OfBanks("JP", ct);
            warehouse = await db.Set<Warehouse>().Where(w => w.Code == "TYT").Select(w => w.Id).SingleAsync(ct);
            var parties = await db.Set<Party>().AsNoTracking().Include(p => p.Roles).OrderBy(p => p.Id).ToListAsync(ct);
            var buyers = Buyers([.. parties.Where(p => p.Roles.Exists(r => r.Role == PartyRole.Customer))]);
            suppliers = parties.Where(p => p.Roles.Exists(r => r.Role == PartyRole.Supplier)).ToDictionary(p => p.Name);
            habits = buyers.ToDictionary(b => b.Id.Value, b => b.Habit);
            plan = TradePlan.Of(today, buyers, await Wares(scope.ServiceProvider, db, warehouse, today, ct), calendar);
        }
        foreach (var period in plan.Periods)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(Actor.System, nameof(DemoYears));
            await new PeriodPosting(scope.ServiceProvider, warehouse, suppliers, habits, calendar, plan.Periods[^1].Ends).Post(period, ct);
        }
        await Grade(services, TradePlan.Began(today), today, ct);
    }

    private static List<Buyer> Buyers(List<Party> customers) =>
        [.. Habit.All.Select(h => (Habit: h, Place: customers.FindIndex(c => c.Name == h.Customer))).Select(h => (h.Habit, Customer: customers[h.Place], Tier: Tiers[DemoPrices.GradeOf(h.Place)]))
            .Select(h => new Buyer(h.Customer.Id, h.Customer.Terms.Currency ?? Currency.JPY, h.Tier.All, h.Tier.Bearings, h.Habit))];

    /// <summary>Goods that are no matter of single numbers, and services, in the order in which they were made.</summary>
    private static async Task<List<Ware>> Wares(IServiceProvider services, MusubiDb db, Id<Warehouse> warehouse, DateOnly today, CancellationToken ct)
    {
        var families = await db.Set<Category>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Code, ct);
        var ids = await db.Set<Item>().Where(i => i.Active && i.Kind != ItemKind.Kit && i.Tracking != Tracking.Serial).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        var lies = await db.Set<StockBalance>().Where(b => b.WarehouseId == warehouse).GroupBy(b => b.ItemId).Select(g => new { g.Key, OnHand = g.Sum(b => b.OnHand) }).ToDictionaryAsync(g => g.Key, g => g.OnHand / (decimal)Quantity.Scale, ct);
        var cards = await services.GetRequiredService<ItemLookup>().Cards(ids, ct);
        return [.. ids.Select(i => cards[i]).Where(c => c.Kind == ItemKind.Service || lies.ContainsKey(c.Id)).Select(c => new Ware(c, families[c.Category!.Value], c.PriceIn(Currency.JPY, c.SalesUnit, today)!.Value.Price, InBase(c, c.SalesUnit), InBase(c, c.PurchaseUnit), lies.GetValueOrDefault(c.Id)))];
    }

    private static decimal InBase(ItemCard card, Unit unit) => card.Units.TryFactor(unit, card.Units.Base, out var factor) ? factor.ToDecimal() : 1;

    /// <summary>By the facts of a quarter at least, at the end of each month until the last.</summary>
    private static async Task Grade(IServiceProvider services, DateOnly began, DateOnly today, CancellationToken ct)
    {
        await DemoGrades.Apply(services, began, ct);
        var work = services.GetRequiredService<GradeWork>();
        for (var next = began.AddMonths(3); next <= today; next = next.AddMonths(1))
            await work.Run(next.AddDays(-1), null, Actor.System, nameof(RecomputeGrades), _ => Task.FromResult(true), ct);
    }
}
