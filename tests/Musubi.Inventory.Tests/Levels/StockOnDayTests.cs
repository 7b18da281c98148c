using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Levels;

public sealed class StockOnDayTests
{
    [Theory, Engines]
    public async Task Stock_of_any_day_is_what_its_moves_came_to_and_is_worth_what_the_books_say(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await room.Post(StockKind.Receipt, room.Bolts(900, 91_003), new StockLineDraft { Item = room.Tea, Quantity = 300, Lot = "L1", Bin = "A-01", Cost = 20_011 });
        for (var act = 0; act < 60; act++)
        {
            // Early dates come late: the past they change is asked for below.
            var date = Stockroom.Today.AddDays(act / 2 - (random.Next(3) == 0 ? random.Next(Math.Min(20, act / 2 + 1)) : 0));
            var quantity = random.Next(1, 9);
            StockLineDraft line = random.Next(3) == 0 ? new() { Item = room.Tea, Quantity = quantity } : room.Bolts(quantity);
            await room.Try(random.Next(6) switch { < 2 => StockKind.Issue, 2 => StockKind.Transfer, 3 => StockKind.Adjustment, _ => StockKind.Receipt }, date,
                line with { Lot = line.Item == room.Tea ? random.Next(2) == 0 ? "L1" : "L2" : "", Bin = random.Next(4) == 0 ? "A-01" : "", Cost = null });
        }

        var moves = await room.House.Db.Set<StockMove>().AsNoTracking().ToListAsync();
        var lots = await room.House.Db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        foreach (var day in new[] { -1, 0, 3, 9, 15, 22, 29, 40 }.Select(d => Stockroom.Today.AddDays(d)))
        {
            var listed = await Rows(room, day);
            var summed = moves.Where(m => m.Date <= day).GroupBy(m => (m.ItemId, m.WarehouseId, m.BinId, m.LotId)).Select(g => (g.Key, Sum: g.Sum(m => m.Quantity.Millionths))).Where(g => g.Sum != 0).ToList();
            Assert.Equal(summed.Select(s => $"{s.Key.ItemId} {s.Key.WarehouseId} {lots.GetValueOrDefault(s.Key.LotId)} {s.Sum}").Order(StringComparer.Ordinal),
                listed.Select(r => $"{r.ItemId} {r.WarehouseId} {(r.Lot.Length == 0 ? null : r.Lot)} {r.OnHand}").Order(StringComparer.Ordinal));
            var books = (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.Inventory, "goods"), day, default)).Value.Minor;
            Assert.True(books == await room.House.Get<StockOnDay>().Value(day, default), $"seed {seed}, {day}");
            Assert.True(books == listed.DistinctBy(r => r.ItemId).Sum(r => r.ItemValue), $"seed {seed}, {day}");
        }
    }

    [Theory, Engines]
    public async Task A_move_put_in_late_is_in_the_stock_of_its_own_day(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, Stockroom.Today, room.Bolts(10, 1_000));
        await room.Post(StockKind.Issue, Stockroom.Today.AddDays(20), room.Bolts(4));
        await room.Post(StockKind.Receipt, Stockroom.Today.AddDays(5), room.Bolts(10, 3_000));

        Assert.Equal((10m, 1_000L), await On(Stockroom.Today.AddDays(4)));
        Assert.Equal((20m, 4_000L), await On(Stockroom.Today.AddDays(5)));
        Assert.Equal((20m, 4_000L), await On(Stockroom.Today.AddDays(19)));
        Assert.Equal((16m, 3_200L), await On(Stockroom.Today.AddDays(20)));
        Assert.Empty(await Rows(room, Stockroom.Today.AddDays(-1)));

        async Task<(decimal, long)> On(DateOnly day) => (await Rows(room, day)).Single() is var row ? (row.There.Value, row.Worth) : default;
    }

    private static async Task<List<StockRow>> Rows(Stockroom room, DateOnly day) =>
        await (await StockList.Definition.RowsOn!(room.House.Get<IServiceProvider>(), day, default)).OrderBy(r => r.Code).ToListAsync();
}
