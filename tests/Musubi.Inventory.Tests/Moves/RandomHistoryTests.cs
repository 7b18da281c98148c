using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Tests.Valuation;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Moves;

public sealed class RandomHistoryTests
{
    /// <summary>Through the product's own door, on a real database: receipts, issues, transfers, adjustments, early dates, late costs, below zero, and documents taken back, of goods at their average; and goods in lots, first in first out, in two places; then the naive books are asked.</summary>
    [Theory, Engines]
    public async Task Whatever_happens_stock_books_and_the_naive_books_agree(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine, negative: true);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await room.Post(StockKind.Receipt, room.Bolts(50, 5_000));
        await room.House.Db.Set<ItemStock>().ExecuteUpdateAsync(s => s.SetProperty(x => x.MayGoNegative, true));
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Tea, Method = ValuationMethod.Fifo });
        var (receipts, lots) = (new List<Id<StockDocument>>(), new Dictionary<(string Lot, Id<Warehouse> Place), decimal>());
        for (var act = 0; act < 120; act++)
        {
            var date = Stockroom.Today.AddDays(act / 4 - (random.Next(4) == 0 ? random.Next(15) : 0));
            var quantity = random.Next(1, 40);
            // Somebody always wants some of it kept, here or there, pinned or not; and now and then lets go.
            if (random.Next(3) == 0)
                await room.House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = $"Customer {act}", Item = room.Bolt, Quantity = random.Next(1, 30), Warehouse = random.Next(3) == 0 ? room.Osaka : room.Tokyo, Needed = Stockroom.Today.AddDays(random.Next(40)), Priority = random.Next(3), Hard = random.Next(2) == 0 });
            if (random.Next(6) == 0 && await room.House.Db.Set<Reservation>().OrderBy(r => r.Id).Select(r => (Id<Reservation>?)r.Id).FirstOrDefaultAsync() is { } oldest)
                await room.House.Do<ReleaseReservation, ReleaseReservation.Input, Done>(new() { Id = oldest });
            if (random.Next(5) == 0)
            {
                var read = room.House.Db;
                var ofBolts = read.Set<StockMove>().Where(m => m.ItemId == room.Bolt).Select(m => m.DocumentId);
                var known = await read.Set<StockDocument>().Where(d => ofBolts.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync();
                var wrong = known[random.Next(known.Count)];
                var back = await room.House.Run<ReverseStock, ReverseStock.Input, Id<StockDocument>>(new() { Id = wrong.Id, Date = random.Next(2) == 0 ? null : room.House.Clock.Today, Reason = "Typed wrong" });
                Assert.True(back.Ok || back.Refusals[0].Code is "inventory.is-reversal" or "inventory.reversed" or "inventory.cost-added", $"seed {seed}, act {act}: {(back.Ok ? "" : back.Refusals[0].What.En)}");
                receipts.Remove(back.Ok ? wrong.Id : default);
            }
            // Tea comes and goes by its lots: what is not in a lot is not to be had of it, whatever the others hold.
            var (lot, tea) = ($"L{random.Next(4)}", random.Next(1, 20));
            var there = lots.GetValueOrDefault((lot, room.Tokyo));
            var (moved, kind) = random.Next(3) switch
            {
                0 => (await room.Try(StockKind.Receipt, date, new StockLineDraft { Item = room.Tea, Quantity = tea, Lot = lot, Cost = random.Next(0, 3_000) }), StockKind.Receipt),
                1 => (await room.Try(StockKind.Issue, date, new StockLineDraft { Item = room.Tea, Quantity = tea, Lot = lot }), StockKind.Issue),
                _ => (await room.Try(StockKind.Transfer, date, new StockLineDraft { Item = room.Tea, Quantity = tea, Lot = lot }), StockKind.Transfer),
            };
            if (moved.Ok)
            {
                lots[(lot, room.Tokyo)] = there + (kind == StockKind.Receipt ? tea : -tea);
                if (kind == StockKind.Transfer)
                    lots[(lot, room.Osaka)] = lots.GetValueOrDefault((lot, room.Osaka)) + tea;
            }
            Assert.True(moved.Ok || kind != StockKind.Receipt, $"seed {seed}, act {act}: {(moved.Ok ? "" : moved.Refusals[0].What.En)}");
            Assert.True(!moved.Ok || kind == StockKind.Receipt || tea <= there, $"seed {seed}, act {act}: {tea} of {there} left lot {lot}");
            var done = random.Next(10) switch
            {
                < 3 => await room.Try(StockKind.Receipt, date, room.Bolts(quantity, random.Next(0, 9_000))),
                < 7 => await room.Try(StockKind.Issue, date, room.Bolts(quantity)),
                7 => await room.Try(StockKind.Transfer, date, room.Bolts(quantity)),
                8 => await room.Try(StockKind.Adjustment, date, room.Bolts(random.Next(2) == 0 ? quantity : -quantity)),
                _ when receipts.Count > 0 => await room.House.Run<AddLateCost, AddLateCost.Input, Id<StockDocument>>(new() { Id = receipts[random.Next(receipts.Count)], Amount = random.Next(-500, 900) is not 0 and var cost ? cost : 1 }),
                _ => await room.Try(StockKind.Issue, date, room.Bolts(1)),
            };
            Assert.True(done.Ok, $"seed {seed}, act {act}: {(done.Ok ? "" : done.Refusals[0].What.En)}");
            if (await room.House.Db.Set<StockDocument>().SingleAsync(d => d.Id == done.Value) is { Kind: StockKind.Receipt, Value.Minor: > 0 })
                receipts.Add(done.Value);
        }

        var db = room.House.Db;
        var late = await db.Set<CostAddition>().GroupBy(a => a.MoveId).Select(g => new { g.Key, Sum = g.Sum(a => a.Amount.Minor) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        var pairs = (await db.Set<StockMove>().AsNoTracking().Where(m => m.Basis == CostBasis.Reversal && m.ItemId == room.Bolt).ToListAsync()).ToDictionary(m => m.ReturnOf!.Value, m => m.Id);
        var reversals = pairs.Values.ToHashSet();
        var moves = (await db.Set<StockMove>().AsNoTracking().Where(m => m.Basis != null && m.ItemId == room.Bolt).ToListAsync()).Where(m => !pairs.ContainsKey(m.Id) && !reversals.Contains(m.Id)).Select(m => (Move: m, Valued: new ValuedMove
        {
            Sequence = m.Sequence, Date = m.Date, Quantity = m.Quantity.Millionths, Basis = m.Basis!.Value, Given = m.Given + late.GetValueOrDefault(m.Id),
        })).ToList();
        var (costs, naiveQuantity, naiveValue) = NaiveBooks.Replay(ValuationMethod.MovingAverage, 0, moves.Select(m => m.Valued));
        var booked = await db.Set<MoveValue>().GroupBy(v => v.MoveId).Select(g => new { g.Key, Sum = g.Sum(v => v.Amount.Minor) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        foreach (var (move, valued) in moves)
            Assert.True(booked.GetValueOrDefault(move.Id) == (long)(costs[valued.Sequence].Own + costs[valued.Sequence].Variance + costs[valued.Sequence].Settled), $"seed {seed}: move {valued.Sequence}");
        Assert.All(pairs, p => Assert.True(booked.GetValueOrDefault(p.Key) == -booked.GetValueOrDefault(p.Value), $"seed {seed}: reversal {p.Value}"));
        var codes = await db.Set<Lot>().ToDictionaryAsync(l => l.Id, l => l.Code);
        var standing = (await db.Set<StockBalance>().AsNoTracking().Where(b => b.ItemId == room.Tea && b.OnHand != 0).ToListAsync()).GroupBy(b => (codes[b.LotId], b.WarehouseId)).ToDictionary(g => g.Key, g => g.Sum(b => b.OnHand) / 1_000_000m);
        Assert.Equal(lots.Where(l => l.Value != 0).OrderBy(l => (l.Key.Lot, l.Key.Place.Value)), standing.OrderBy(l => (l.Key.Item1, l.Key.WarehouseId.Value)).Select(l => KeyValuePair.Create((l.Key.Item1, l.Key.WarehouseId), l.Value)));
        var (quantity1, value1) = await room.Worth(room.Bolt);
        Assert.True(((long)naiveQuantity / 1_000_000m, (long)naiveValue) == (quantity1, value1), $"seed {seed}: {quantity1}/{value1}, should be {naiveQuantity}/{naiveValue}");
        var ofTea = (await db.Set<StockMove>().AsNoTracking().Where(m => m.Basis != null && m.ItemId == room.Tea).ToListAsync()).Select(m => new ValuedMove { Sequence = m.Sequence, Date = m.Date, Quantity = m.Quantity.Millionths, Basis = m.Basis!.Value, Given = m.Given });
        var (_, teaQuantity, teaValue) = NaiveBooks.Replay(ValuationMethod.Fifo, 0, ofTea);
        var (quantity2, value2) = await room.Worth(room.Tea);
        Assert.True(((long)teaQuantity / 1_000_000m, (long)teaValue) == (quantity2, value2), $"seed {seed}: {quantity2}/{value2} of tea, should be {teaQuantity}/{teaValue}");
        Assert.Equal(value1 + value2, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.Inventory, "goods"), Stockroom.Today.AddDays(365), default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Fifty_clerks_at_once_on_one_item_leave_exact_figures_and_see_no_deadlock(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(1_000, 100_000), new StockLineDraft { Item = room.Tea, Quantity = 500, Lot = "L1", Cost = 50_000 });

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => i % 5 == 0
            ? room.Try(StockKind.Receipt, room.Bolts(10, 1_000))
            // In both orders: whoever takes two items must not wait for whoever takes them the other way round.
            : i % 2 == 0 ? room.Try(StockKind.Issue, room.Bolts(3), new StockLineDraft { Item = room.Tea, Quantity = 2 }) : room.Try(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 2 }, room.Bolts(3)))));

        Assert.All(results, r => Assert.True(r.Ok, r.Ok ? "" : r.Refusals[0].What.En));
        Assert.Equal((980m, 98_000L), await room.Worth(room.Bolt));
        Assert.Equal((420m, 42_000L), await room.Worth(room.Tea));
        Assert.Empty(await room.Faults());
    }
}
