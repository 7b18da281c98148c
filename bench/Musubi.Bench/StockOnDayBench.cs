using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Inventory;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>
/// The stock list now and on earlier days, with so many moves in the history: as many a day whatever the history, so that ten times the moves are ten times the years. Written straight
/// into the tables: an item comes and goes at two places, and every tenth move begins a document.
/// </summary>
internal sealed class StockOnDayBench(TestEngine engine, Action<string, int, object> report)
{
    private const int Items = 5_000, ADay = 1_100;
    private static readonly DateOnly Today = new(2026, 4, 1);

    public async Task Run(int moves)
    {
        await using var house = await House.Open(engine);
        var watch = Stopwatch.StartNew();
        var first = await Write(house, moves);
        await Measured.Analyze(house);
        report("stock: moves written raw", moves, new { seconds = (int)watch.Elapsed.TotalSeconds });
        var list = MusubiModules.All.SelectMany(m => m.Lists).Single(l => l.Name == "inventory/stock");
        await Measure("stock: now", null);
        await Measure("stock: a week ago", Today.AddDays(-7));
        await Measure("stock: a month ago", Today.AddDays(-30));
        await Measure("stock: a quarter ago", Today.AddDays(-91));
        await Measure("stock: the first month's end", first.AddDays(30));
        await Measure("stock: the middle", first.AddDays((Today.DayNumber - first.DayNumber) / 2));

        async Task Measure(string what, DateOnly? on)
        {
            report(what, moves, Measured.Spread(await Measured.Times(house, 7, services => list.Read(services, Actor.System, new() { On = on }, default), warm: 2)));
        }
    }

    private static async Task<DateOnly> Write(House house, int moves)
    {
        var random = new Random(42);
        var days = moves / ADay;
        var first = Today.AddDays(-days);
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve(moves * 3L + Items * 4L + 100, default);
        await using var history = await History.Begin(house, typeof(StockDocument), typeof(StockMove), typeof(MoveValue));
        var items = Enumerable.Range(0, Items).Select(i => new Item { Id = new(next++), Code = $"I-{i:00000}", Names = Names.Of($"品目{i}"), BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece }).ToList();
        var places = new[] { "A", "B" }.Select(c => new Warehouse { Id = new(next++), Code = c, Names = Names.Of(c) }).ToList();
        var there = new long[Items, 2];
        var sequence = new long[Items];
        await history.Write(async bulk =>
        {
            await bulk.Insert(items, default);
            await bulk.Insert(places, default);
        });
        for (var done = 0; done < moves; done += 20_000)
        {
            var (documents, rows, values) = (new List<StockDocument>(), new List<StockMove>(), new List<MoveValue>());
            for (var i = done; i < Math.Min(moves, done + 20_000); i++)
            {
                var date = first.AddDays(i / ADay);
                if (documents.Count == 0 || i % 10 == 0)
                    documents.Add(new() { Id = new(next++), Number = $"ST-{i:00000000}", Kind = StockKind.Receipt, Date = date, At = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), ByName = "bench", Value = Money.OfMinor(0, Currency.JPY), MovesHash = new string('0', 64) });
                var (item, place) = (random.Next(Items), random.Next(2));
                var quantity = there[item, place] > 5_000_000 && random.Next(2) == 0 ? -5_000_000L : random.Next(1, 9) * 1_000_000L;
                there[item, place] += quantity;
                var amount = new Quantity { Millionths = quantity, Unit = Unit.Piece };
                var move = new StockMove
                {
                    Id = new(next++), DocumentId = documents[^1].Id, Position = i % 10 + 1, ItemId = items[item].Id, Date = date, Sequence = ++sequence[item], WarehouseId = places[place].Id,
                    Quantity = amount, Typed = amount, Basis = quantity > 0 ? CostBasis.Given : CostBasis.Method, Given = Math.Max(0, quantity / 10_000), PostingGroup = "goods",
                };
                rows.Add(move);
                values.Add(new() { Id = new(next++), MoveId = move.Id, ItemId = move.ItemId, Part = ValuePart.Own, Reason = ValueReason.Original, Date = date, Amount = Money.OfMinor(quantity / 10_000, Currency.JPY), DocumentId = move.DocumentId });
            }
            await history.Write(async bulk =>
            {
                await bulk.Insert(documents, default);
                await bulk.Insert(rows, default);
                await bulk.Insert(values, default);
                await new InventoryDb(history.Db).AddToTotals(rows, values, default);
            });
        }
        await history.Write(async bulk =>
        {
            await bulk.Insert(items.Select((item, i) => new ItemStock { ItemId = item.Id, Quantity = there[i, 0] + there[i, 1], Value = (there[i, 0] + there[i, 1]) / 10_000, Sequence = sequence[i], State = "{}" }), default);
            await bulk.Insert(items.SelectMany((item, i) => places.Select((place, p) => new StockBalance { Id = new(next++), ItemId = item.Id, WarehouseId = place.Id, BinId = default, LotId = default, OnHand = there[i, p] })), default);
        });
        await history.End();
        return first;
    }
}
