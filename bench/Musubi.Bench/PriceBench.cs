using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>A document of 1,000 lines for a graded customer with prices of its own, among so many price rows: reading its rules and pricing every line.</summary>
internal static class PriceBench
{
    private const int Warm = 200, Items = 5_000, Lines = 1_000, Customers = 20;

    public static async Task Measure(TestEngine engine, int rows, Action<string, object> report)
    {
        await using var house = await House.Open(engine);
        await Fill(house, rows);
        List<Id<Item>> some;
        await using (var scope = house.Services.CreateAsyncScope())
            some = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Item>().OrderBy(i => i.Id).Select(i => i.Id).Take(Lines).ToListAsync();
        var (all, pure) = (new List<double>(), new List<double>());
        for (var run = -Warm; run < 100; run++)
        {
            await using var scope = house.Services.CreateAsyncScope();
            // The cards are read by whoever makes the document, priced or not.
            var cards = await scope.ServiceProvider.GetRequiredService<ItemLookup>().Cards(some, default);
            var prices = scope.ServiceProvider.GetRequiredService<Prices>();
            var watch = Stopwatch.StartNew();
            var book = await prices.For(1, cards.Values, Currency.JPY, house.Clock.Today, default);
            var read = watch.Elapsed.TotalMilliseconds;
            var priced = cards.Values.Select(c => book.Of(c, Quantity.Of(12, c.SalesUnit))).ToList();
            if (priced.Any(p => p.Amount is null || p.Lost.Count == 0))
                throw new InvalidOperationException("A line has no price, or nothing competed.");
            if (run < 0)
                continue;
            all.Add(watch.Elapsed.TotalMilliseconds);
            pure.Add(watch.Elapsed.TotalMilliseconds - read);
        }
        report("prices: document of 1,000 lines", new { best_ms = Figure(all.Min()), p50_ms = Middle(all), p95_ms = Late(all), pricing_alone_best_ms = Figure(pure.Min()), pricing_alone_p50_ms = Middle(pure) });
    }

    /// <summary>Rows spread over a tier, a campaign and twenty customers, a third of them steps of quantity; past the trail, as an import's are.</summary>
    private static async Task Fill(House house, int rows)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var (db, bulk, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        await ids.Reserve(rows + 4 * Items, default);
        var tier = new PriceTier { Id = ids.Next<PriceTier>(), Code = "T" };
        var grade = new Grade { Id = ids.Next<Grade>(), Code = "A", TierId = tier.Id };
        List<PriceList> lists =
        [
            List("T", PriceListKind.Tier, null, tier.Id), List("C", PriceListKind.Campaign, null, null),
            .. Enumerable.Range(1, Customers).Select(c => List($"K{c}", PriceListKind.Customer, c, null)),
        ];
        var items = Enumerable.Range(0, Items).Select(i => new Item { Id = ids.Next<Item>(), Code = $"I-{i:00000}", Names = Names.Of($"品目{i}"), BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece }).ToList();
        var share = (rows - 100) / (lists.Count - 1);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await bulk.Insert([tier], default);
        await bulk.Insert([grade], default);
        await bulk.Insert([new CustomerGrade { Id = ids.Next<CustomerGrade>(), CustomerId = new(1), GradeId = grade.Id, From = new(2026, 1, 1), Source = GradeSource.Manual, Reason = "bench" }], default);
        await bulk.Insert(items, default);
        await bulk.Insert(items.Select(i => new ItemPrice { Id = ids.Next<ItemPrice>(), ItemId = i.Id, Currency = Currency.JPY, Unit = Unit.Piece, From = new(2026, 1, 1), Price = 1000 }), default);
        await bulk.Insert(lists, default);
        await bulk.Insert(lists.SelectMany(list => Enumerable.Range(0, list.Kind == PriceListKind.Campaign ? 100 : share).Select(n => new PriceRule
        {
            Id = ids.Next<PriceRule>(), ListId = list.Id, ItemId = items[n % Items].Id, Unit = Unit.Piece, Least = n % 3 == 0 ? 10 : 0, From = new(2026, 1, 1), Price = 900 - n % 50,
        })), default);
        await bulk.Insert([new PriceRule { Id = ids.Next<PriceRule>(), ListId = lists[0].Id, Least = 0, From = new(2026, 1, 1), Rate = 0.9m }], default);
        await transaction.CommitAsync();

        PriceList List(string code, PriceListKind kind, long? customer, Id<PriceTier>? of) =>
            new() { Id = ids.Next<PriceList>(), Code = code, Names = Names.Of(code), Kind = kind, Currency = Currency.JPY, CustomerId = customer, TierId = of };
    }

    private static decimal Middle(List<double> times) => Figure(times.Order().ElementAt(times.Count / 2));
    private static decimal Late(List<double> times) => Figure(times.Order().ElementAt(times.Count * 95 / 100));
    private static decimal Figure(double value) => Rounding.HalfUp.Round((decimal)value, 1);
}
