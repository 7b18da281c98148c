using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Simulations;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>Customers with two orders of five lines each: grading all of them, grading them again where little changed, and simulating other rules on every line.</summary>
internal static class GradeBench
{
    private const int Items = 500, OrdersEach = 2, LinesEach = 5;

    public static async Task Measure(TestEngine engine, int customers, Action<string, object> report)
    {
        await using var house = await House.Open(engine);
        await Fill(house, customers);
        var rules = await Rules(house, 1);
        var simulated = await Simulated(house, rules);
        report("grades: simulate on every line", new { seconds = simulated.Seconds, lines = customers * OrdersEach * LinesEach });
        await house.Do<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = rules });
        var watch = Stopwatch.StartNew();
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        report("grades: all customers for the first time", new { seconds = Seconds(watch) });
        house.Clock.Advance(TimeSpan.FromDays(1));
        watch.Restart();
        if (await house.Services.GetRequiredService<GradeWork>().Run(house.Clock.Today.AddDays(-1), null, Actor.System, nameof(RecomputeGrades), _ => Task.FromResult(true), default) is not { } night || night.Customers != customers)
            throw new InvalidOperationException("Not every customer was graded.");
        report("grades: all customers, a night later", new { seconds = Seconds(watch), changed = night.New + night.Up + night.Down + night.Ended });
        simulated = await Simulated(house, await Rules(house, 3));
        report("grades: simulate other rules", new { seconds = simulated.Seconds, simulated.Simulation.Up, simulated.Simulation.Down });
    }

    private static async Task<Id<GradeRuleSet>> Rules(House house, int weight)
    {
        var grades = await house.Db.Set<Grade>().OrderBy(g => g.Position).Select(g => g.Id).ToListAsync();
        return await house.Do<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(new()
        {
            Facts =
            [
                new() { Fact = "net-sales", Weight = weight, Scale = FactScale.Quantiles }, new() { Fact = "margin", Weight = 1, Scale = FactScale.Quantiles },
                new() { Fact = "recency", Weight = 1, Scale = FactScale.Quantiles }, new() { Fact = "days-late", Weight = 1, Scale = FactScale.Quantiles },
            ],
            Cuts = [new() { Grade = grades[0], Points = 4 }, new() { Grade = grades[1], Points = 3 }, new() { Grade = grades[2], Points = 1 }],
        });
    }

    private static async Task<(GradeSimulation Simulation, decimal Seconds)> Simulated(House house, Id<GradeRuleSet> rules)
    {
        var id = await house.Do<SimulateGradeRules, SimulateGradeRules.Input, Id<GradeSimulation>>(new() { Id = rules });
        var watch = Stopwatch.StartNew();
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        var seconds = Seconds(watch);
        var simulation = await house.Db.Set<GradeSimulation>().SingleAsync(s => s.Id == id);
        return simulation.State == GradeRunState.Done ? (simulation, seconds) : throw new InvalidOperationException("The simulation was not finished.");
    }

    /// <summary>Three tiers, customers in three sizes, and their orders of the last months, priced as lists say; past the trail, as an import's are.</summary>
    private static async Task Fill(House house, int customers)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var (db, bulk, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        await ids.Reserve(customers * (2L + OrdersEach * (1 + LinesEach)) + 10 * Items, default);
        var tiers = Enumerable.Range(1, 2).Select(n => new PriceTier { Id = ids.Next<PriceTier>(), Code = $"T{n}" }).ToList();
        var grades = Enumerable.Range(1, 3).Select(n => new Grade { Id = ids.Next<Grade>(), Code = $"{n}", Names = Names.Of($"{n}"), Position = n, TierId = n < 3 ? tiers[n - 1].Id : null }).ToList();
        var lists = tiers.Select(t => new PriceList { Id = ids.Next<PriceList>(), Code = t.Code, Names = Names.Of(t.Code), Kind = PriceListKind.Tier, Currency = Currency.JPY, TierId = t.Id }).ToList();
        var items = Enumerable.Range(0, Items).Select(i => new Item { Id = ids.Next<Item>(), Code = $"I-{i:00000}", Names = Names.Of($"品目{i}"), BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece }).ToList();
        var parties = Enumerable.Range(0, customers).Select(n =>
        {
            var party = new Party { Id = ids.Next<Party>(), Code = $"K-{n:000000}", Kind = PartyKind.Company, Name = $"得意先{n}" };
            party.SetKeys();
            return party;
        }).ToList();
        var orders = parties.SelectMany((party, n) => Enumerable.Range(0, OrdersEach).Select(o => Order(party, n, o))).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await bulk.Insert(tiers, default);
        await bulk.Insert(grades, default);
        await bulk.Insert(items, default);
        await bulk.Insert(items.Select(i => new ItemPrice { Id = ids.Next<ItemPrice>(), ItemId = i.Id, Currency = Currency.JPY, Unit = Unit.Piece, From = new(2025, 1, 1), Price = 1000 }), default);
        await bulk.Insert(items.Select((i, n) => new ItemCost { Id = ids.Next<ItemCost>(), ItemId = i.Id, Currency = Currency.JPY, From = new(2025, 1, 1), Cost = 500 + n % 200 }), default);
        await bulk.Insert(lists, default);
        await bulk.Insert(lists.SelectMany((list, n) => items.Select(i => new PriceRule { Id = ids.Next<PriceRule>(), ListId = list.Id, ItemId = i.Id, Unit = Unit.Piece, Least = 0, From = new(2025, 1, 1), Price = 800 + n * 100 })), default);
        await bulk.Insert(parties, default);
        await bulk.Insert(parties.Select(p => new PartyInRole { Id = ids.Next<PartyInRole>(), PartyId = p.Id, Role = PartyRole.Customer, Since = new(2025, 1, 1) }), default);
        await bulk.Insert(orders, default);
        await bulk.Insert(orders.SelectMany(o => o.Lines), default);
        await transaction.CommitAsync();

        SalesOrder Order(Party party, int n, int o)
        {
            var id = ids.Next<SalesOrder>();
            var date = house.Clock.Today.AddDays(-(n * 7 + o * 31) % 300 - 1);
            var lines = Enumerable.Range(0, LinesEach).Select(l =>
            {
                var quantity = Quantity.Of(1 + (n * 13 + l) % 40, Unit.Piece);
                var item = items[(n * 31 + o * 7 + l) % Items];
                return new SalesOrderLine
                {
                    Id = ids.Next<SalesOrderLine>(), OrderId = id, Position = l + 1, ItemId = item.Id.Value, ItemCode = item.Code, ItemName = item.Names.Ja, Quantity = quantity, Needed = date, IsGoods = true, UnitPrice = 1000, PriceTyped = false, TaxRate = 0.1m,
                    Net = Money.Of(1000 * quantity.Value, Currency.JPY), PostingGroup = item.PostingGroup,
                };
            }).ToList();
            var net = Money.Sum(lines.Select(l => l.Net), Currency.JPY);
            var order = new SalesOrder { Id = id, CustomerId = party.Id.Value, CustomerName = party.Name, Date = date, Needed = date, Reference = "", Note = "", Net = net, Tax = Money.Zero(Currency.JPY), Total = net, Lines = lines };
            order.Confirm($"SO-{n:000000}-{o}");
            return order;
        }
    }

    private static decimal Seconds(Stopwatch watch) => Rounding.HalfUp.Round((decimal)watch.Elapsed.TotalSeconds, 2);
}
