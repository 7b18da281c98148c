using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;

namespace Musubi.Demo;

/// <summary>Three grades with their price tiers, a few customers' own prices, a campaign, and minimum margins.</summary>
public static class DemoPrices
{
    public static async Task Add(IServiceProvider services, bool years, CancellationToken ct)
    {
        List<Party> customers;
        Dictionary<string, Id<Category>> groups;
        Dictionary<string, Id<Item>> items;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            customers = await db.Set<Party>().AsNoTracking().Where(p => p.Roles.Any(r => r.Role == PartyRole.Customer)).OrderBy(p => p.Id).ToListAsync(ct);
            groups = await db.Set<Category>().AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.Id, ct);
            items = await db.Set<Item>().AsNoTracking().ToDictionaryAsync(i => i.Code, i => i.Id, ct);
        }
        if (customers.Count == 0 || items.Count == 0)
            return;
        var shop = new Desk(services.GetRequiredService<Runner>(), ct);
        var today = services.GetRequiredService<Clock>().Today;
        var year = new DateOnly(today.Year, 1, 1);

        var tiers = new List<Id<PriceTier>>();
        foreach (var (code, names, all, bearings) in new[]
        {
            ("T1", Names.Of("A価格", "A级价", "Tier A"), 82m, 76m), ("T2", Names.Of("B価格", "B级价", "Tier B"), 90m, 86m), ("T3", Names.Of("C価格", "C级价", "Tier C"), 96m, 94m),
        })
        {
            var tier = await shop.Do<SaveTier, SaveTier.Input, Id<PriceTier>>(new() { Code = code, Names = names });
            tiers.Add(tier);
            var list = await shop.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Code = $"TIER-{code[1..]}", Names = names, Kind = PriceListKind.Tier, Currency = Currency.JPY, Tier = tier });
            await shop.Set(list, year, new() { Percent = all }, new() { Group = groups["BRG"], Percent = bearings }, new() { Item = items["LG-20-0460"], Price = 11920 * all / 100 }, new() { Item = items["LG-20-0460"], Least = 10, Price = 11400 * all / 100 });
            await shop.Revise(list, new(today.Year + 1, 1, 1), new SetPrices.Line { Group = groups["BRG"], Percent = bearings + 2 });
        }
        var grades = new List<Id<Grade>>();
        foreach (var (code, names, tier) in new[] { ("A", Names.Of("特約店", "核心客户", "Partner"), 0), ("B", Names.Of("優良", "优质客户", "Preferred"), 1), ("C", Names.Of("一般", "普通客户", "Regular"), 2) })
            grades.Add(await shop.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = code, Names = names, Tier = tiers[tier] }));
        for (var i = 0; i < customers.Count; i++)
        {
            var grade = GradeOf(i);
            // Who has traded for years is graded by that; partners, by their contract.
            if (years && grade > 0)
                continue;
            await shop.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new()
            {
                Customer = customers[i].Id, Grade = grades[grade], From = year, Until = new(today.Year + 1, 12, 31), Reason = grade switch { 0 => "年間取引額の上位・代理店契約", 1 => "継続取引・支払良好", _ => "新規・標準条件" },
            });
        }

        foreach (var (customer, discount) in customers.Where(c => c.Country == "JP").Take(4).Zip([70m, 74m, 78m, 80m]))
        {
            var own = await shop.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Kind = PriceListKind.Customer, Customer = customer.Id, Currency = Currency.JPY });
            await shop.Set(own, year,
                new() { Item = items["BRG-6204-ZZ"], Price = 5.4m * discount - 60 }, new() { Item = items["BRG-6204-ZZ"], Least = 100, Price = 5.4m * discount - 80 }, new() { Item = items["BRG-6204-ZZ"], Least = 500, Price = 5.4m * discount - 95 },
                new() { Item = items["PRX-M12-NPN"], Price = 34 * discount }, new() { Group = groups["FAS"], Percent = discount }, new() { Group = groups["RES"], Percent = discount + 5 });
        }
        if (customers.Find(c => c.Terms.Currency == Currency.USD) is { } abroad)
        {
            var dollars = await shop.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Kind = PriceListKind.Customer, Customer = abroad.Id, Currency = Currency.USD });
            await shop.Set(dollars, year, new() { Item = items["BRG-6204-ZZ"], Price = 2.45m }, new() { Item = items["BRG-6204-ZZ"], Least = 500, Price = 2.3m }, new() { Group = groups["BRG"], Percent = 92 }, new() { Group = groups["SEN"], Percent = 95 });
        }
        var campaign = await shop.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new()
        {
            Code = $"AUTUMN-{today:yy}", Names = Names.Of("秋のセンサまつり", "秋季传感器促销", "Autumn sensor days"), Kind = PriceListKind.Campaign, Currency = Currency.JPY, From = new(today.Year, 10, 1), Until = new(today.Year, 12, 25),
        });
        await shop.Set(campaign, new(today.Year, 10, 1), new() { Group = groups["SEN"], Percent = 78 }, new() { Item = items["PHO-D100"], Price = 4580 });
        await shop.Do<SetPricing, SetPricing.Input, Done>(new()
        {
            Order = [.. PricingSettings.Usual.Select(l => new SetPricing.Place { Level = l })], Roundings = [new() { Currency = Currency.JPY, Decimals = 1, Rounding = Rounding.Down }, new() { Currency = Currency.CNY, Decimals = 2, Rounding = Rounding.HalfUp }, new() { Currency = Currency.USD, Decimals = 2, Rounding = Rounding.HalfUp }],
            Floors = [new() { Percent = 8 }, new() { Group = groups["SEN"], Percent = 15 }, new() { Grade = grades[0], Percent = 5 }],
        });
    }

    /// <summary>Which of the grades, from the best, the customer at that place has at first.</summary>
    internal static int GradeOf(int customer) => customer % 5 == 0 ? 0 : customer % 2 == 0 ? 1 : 2;

    /// <summary>Runs a use case that must succeed.</summary>
    private sealed class Desk(Runner runner, CancellationToken ct)
    {
        private readonly Dictionary<Id<PriceList>, int> versions = [];

        public async Task<TOutput> Do<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput>
        {
            var result = await runner.Run<TUseCase, TInput, TOutput>(Actor.System, input, ct: ct);
            return result.Ok ? result.Value : throw new InvalidOperationException($"{typeof(TUseCase).Name}: {string.Join(" ", result.Refusals)}");
        }

        /// <summary>All prices of the list, from a day on.</summary>
        public Task Set(Id<PriceList> list, DateOnly from, params SetPrices.Line[] lines) => Save(list, from, null, lines);

        /// <summary>Some prices from a day on; the others stay.</summary>
        public Task Revise(Id<PriceList> list, DateOnly from, params SetPrices.Line[] lines) => Save(list, from, [], lines);

        private async Task Save(Id<PriceList> list, DateOnly from, IReadOnlyList<long>? shown, SetPrices.Line[] lines)
        {
            await Do<SetPrices, SetPrices.Input, int>(new() { Id = list, Version = versions.GetValueOrDefault(list), From = from, Shown = shown, Lines = lines });
            versions[list] = versions.GetValueOrDefault(list) + 1;
        }
    }
}
