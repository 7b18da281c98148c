using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Jobs;
using Musubi.Finance.Accounts;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Simulations;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Grades;

/// <summary>Five customers, a bearing at 1,000 yen that costs 600, and three grades: A pays 80 %, B 90 %, C the list price.</summary>
internal sealed class GradeShop(House house) : IAsyncDisposable
{
    public House House => house;
    public Id<Party>[] Customers { get; } = new Id<Party>[5];
    public Id<Item> Bearing { get; private set; }
    public Id<Grade> A { get; private set; }
    public Id<Grade> B { get; private set; }
    public Id<Grade> C { get; private set; }
    public Id<PriceList> ListOfB { get; private set; }
    public DateOnly Today => house.Clock.Today;

    public static async Task<GradeShop> Open(TestEngine engine)
    {
        var house = await House.Open(engine);
        var shop = new GradeShop(house);
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new());
        for (var i = 0; i < shop.Customers.Length; i++)
            shop.Customers[i] = await house.Do<CreateParty, PartyDraft, Id<Party>>(new() { Code = $"K-{i + 1}", Name = $"得意先{i + 1}株式会社", Roles = [PartyRole.Customer] });
        shop.Bearing = await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "BRG-1", Names = Names.Of("玉軸受"), Packs = [new() { Unit = Unit.Box, Factor = "10" }] });
        await house.Do<SetItemPrices, SetItemPrices.Input, Done>(new() { Id = shop.Bearing, Prices = [new() { Currency = Currency.JPY, From = new(2025, 1, 1), Price = 1000 }] });
        await house.Do<SetItemCost, SetItemCost.Input, Done>(new() { Id = shop.Bearing, From = new(2025, 1, 1), Cost = 600, Currency = Currency.JPY });
        (shop.A, _) = await shop.Grade("A", 1, 80);
        (shop.B, shop.ListOfB) = await shop.Grade("B", 2, 90);
        shop.C = await house.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = "C", Names = Names.Of("一般", "普通", "Regular"), Position = 3 });
        return shop;
    }

    private async Task<(Id<Grade>, Id<PriceList>)> Grade(string code, int position, decimal percent)
    {
        var tier = await house.Do<SaveTier, SaveTier.Input, Id<PriceTier>>(new() { Code = "T" + code, Names = Names.Of(code) });
        var list = await house.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Code = "T" + code, Names = Names.Of(code), Kind = PriceListKind.Tier, Currency = Currency.JPY, Tier = tier });
        await house.Do<SetPrices, SetPrices.Input, int>(new() { Id = list, From = new(2025, 1, 1), Lines = [new() { Percent = percent }] });
        return (await house.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = code, Names = Names.Of(code + "ランク", code + "级", "Grade " + code), Position = position, Tier = tier }), list);
    }

    public void MoveTo(int month, int day, int hour = 9) => house.Clock.MoveTo(new DateTime(2026, month, day, hour, 0, 0, DateTimeKind.Utc).AddHours(-9));

    public Task<Id<SalesOrder>> Draft(int customer, decimal pieces, DateOnly? date = null, decimal? typed = null, string? reason = null) => house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
    {
        Customer = Customers[customer - 1], Date = date ?? Today, Lines = [new() { Item = Bearing, Quantity = pieces, Price = typed, Reason = reason }],
    });

    public async Task<Id<SalesOrder>> Order(int customer, decimal pieces, DateOnly? date = null, decimal? typed = null, string? reason = null)
    {
        var order = await Draft(customer, pieces, date, typed, reason);
        return await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
    }

    public async Task<decimal> PriceIn(Id<SalesOrder> order) => (await house.Db.Set<SalesOrderLine>().SingleAsync(l => l.OrderId == order)).UnitPrice;

    /// <summary>Rules that look at net sales alone, with these figures for a 2, 3, 4 and 5: C from 1 point, B from 3, A from 5.</summary>
    public Task<Id<GradeRuleSet>> RulesBySales(decimal two, decimal three, decimal four, decimal five) =>
        Rules([new() { Fact = "net-sales", Weight = 1, Scale = FactScale.Thresholds, Two = two, Three = three, Four = four, Five = five }]);

    public Task<Id<GradeRuleSet>> Rules(IReadOnlyList<SaveGradeRules.FactLine> facts) => house.Do<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(new()
    {
        Facts = facts, Cuts = [new() { Grade = A, Points = 5 }, new() { Grade = B, Points = 3 }, new() { Grade = C, Points = 1 }],
    });

    public async Task<GradeSimulation> Simulate(Id<GradeRuleSet> rules)
    {
        var id = await house.Do<SimulateGradeRules, SimulateGradeRules.Input, Id<GradeSimulation>>(new() { Id = rules });
        await Work();
        return await house.Db.Set<GradeSimulation>().Include(s => s.Totals).SingleAsync(s => s.Id == id);
    }

    /// <summary>Simulated, applied, and everybody graded: it counts from tomorrow.</summary>
    public async Task<GradeRun> Apply(Id<GradeRuleSet> rules)
    {
        Assert.Equal(GradeRunState.Done, (await Simulate(rules)).State);
        var applied = await house.Do<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = rules });
        await Work();
        return await house.Db.Set<GradeRun>().SingleAsync(r => r.Id == applied.Run!.Value);
    }

    public Task Work() => house.Services.GetRequiredService<ErrandWorker>().DoAll(default);

    /// <summary>The nightly job, as the clock of the jobs runs it.</summary>
    public async Task Night() => Assert.True((await house.Get<IEnumerable<JobEntry>>().Single(j => j.Key == "grade-customers").Run(house.Services.CreateScope().ServiceProvider, default)).Ok);

    public async Task<string?> GradeOf(int customer, DateOnly? on = null) => (await house.Get<CustomerGrades>().Of(Customers[customer - 1].Value, on ?? Today, default))?.Code;

    public Task<List<CustomerGrade>> Rows(int customer)
    {
        var id = Customers[customer - 1];
        return house.Db.Set<CustomerGrade>().Where(g => g.CustomerId == id).OrderBy(g => g.From).ThenBy(g => g.Id).ToListAsync();
    }

    public Task Verify() => house.Holds();

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
