using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Inventory;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>
/// The stock ledger at one tenth of its history and at all of it: what an issue of ten lines costs beside raw prepared statements that leave the same rows, what
/// stock by place costs, and what a move costs that is put in half a year back. History is written straight into the tables, as postings would have left it.
/// </summary>
internal sealed class StockBench(TestEngine engine, Action<string, int, object> report)
{
    private const int Warm = 2000, Lines = 10, Items = 5_000, MovesADocument = 10, Backdated = 20, OwnMoves = 500, Unit = 1_000_000, Cost = 100;
    private static readonly DateOnly First = new(2025, 4, 1), Today = new(2026, 4, 1);

    public async Task Run(int moves)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new() { Chart = "JP" });
        await house.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = First });
        var warehouses = new List<Id<Warehouse>>();
        for (var i = 0; i < 4; i++)
            warehouses.Add(await house.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = $"W{i}", Names = Names.Of($"倉庫{i}") }));
        var watch = Stopwatch.StartNew();
        var items = await Write(house, moves, warehouses);
        report("stock: moves written raw", moves, new { seconds = (int)watch.Elapsed.TotalSeconds });
        await Measured.Analyze(house);

        var (posted, bare) = await Post(house, 500, items, warehouses);
        report("stock: issue 10 lines", moves, Measured.Beside(posted, bare));
        report("stock: put in half a year back", moves, Measured.Spread(await PutIn(house, items, warehouses)));
        report("stock: by place, all of it", moves, Measured.Spread(await Measured.Times(house, 100, services => StockList.Rows(services.GetRequiredService<InventoryDb>()).ToListAsync())));
    }

    /// <summary>Moves in turn over the items; the first few have five hundred of their own in the last half year.</summary>
    private static async Task<List<Item>> Write(House house, int moves, List<Id<Warehouse>> warehouses)
    {
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve(moves * 3L + Items * 2, default);
        await using var history = await History.Begin(house, typeof(StockDocument), typeof(StockMove), typeof(MoveValue), typeof(CostCheckpoint));
        var items = Enumerable.Range(0, Items).Select(i => new Item
        {
            Id = new(next++), Code = $"I-{i:00000}", Names = Names.Of($"品目{i}"), BaseUnit = Kernel.Unit.Piece, SalesUnit = Kernel.Unit.Piece, PurchaseUnit = Kernel.Unit.Piece, StockUnit = Kernel.Unit.Piece, PostingGroup = "goods",
        }).ToList();
        var ledgers = items.Select((item, i) => new Running(item, warehouses[i % warehouses.Count])).ToList();
        await history.Write(bulk => bulk.Insert(items, default));
        var (documents, days) = (0, Today.DayNumber - First.DayNumber - 1);
        var turns = Enumerable.Range(0, moves).Select(i => (Item: ledgers[i % Items], Date: First.AddDays((int)((long)i * days / moves))))
            .Concat(Enumerable.Range(0, Backdated * OwnMoves).Select(i => (Item: ledgers[i % Backdated], Date: Today.AddDays(-1))));
        foreach (var some in turns.Chunk(50_000))
        {
            var (heads, rows, values, checkpoints) = (new List<StockDocument>(), new List<StockMove>(), new List<MoveValue>(), new List<CostCheckpoint>());
            foreach (var lines in some.Chunk(MovesADocument))
            {
                var head = Head(new(next++), $"B-{++documents:00000000}", lines[0].Date);
                heads.Add(head);
                foreach (var (item, date) in lines)
                {
                    var move = item.Move(new(next++), head.Id, rows.Count % MovesADocument + 1, date);
                    rows.Add(move);
                    values.Add(new() { Id = new(next++), MoveId = move.Id, ItemId = move.ItemId, Part = ValuePart.Own, Reason = ValueReason.Original, Date = date, Amount = Money.OfMinor(move.Quantity.Millionths / Unit * Cost, Currency.JPY), DocumentId = head.Id });
                    if (item.Sequence % 100 == 0)
                        checkpoints.Add(new() { ItemId = move.ItemId, Date = date, Sequence = item.Sequence, State = item.State.Write() });
                }
            }
            await history.Write(async bulk =>
            {
                await bulk.Insert(heads, default);
                await bulk.Insert(rows, default);
                await bulk.Insert(values, default);
                await new InventoryDb(history.Db).AddToTotals(rows, values, default);
                await bulk.Insert(checkpoints, default);
            });
        }
        await history.Write(async bulk =>
        {
            await bulk.Insert(ledgers.Select(l => l.Stock), default);
            await bulk.Insert(ledgers.Select(l => new StockBalance { Id = new(next++), ItemId = l.Item.Id, WarehouseId = l.Warehouse, BinId = default, LotId = default, OnHand = l.Quantity }), default);
        });
        await history.End();
        return items;
    }

    /// <summary>What an item's history has come to: two in, one out, at one cost.</summary>
    private sealed class Running(Item item, Id<Warehouse> warehouse)
    {
        private DateOnly last = DateOnly.MinValue;

        public Item Item => item;
        public Id<Warehouse> Warehouse => warehouse;
        public long Sequence { get; private set; }
        public long Quantity { get; private set; }
        public CostState State => new() { Method = ValuationMethod.MovingAverage, Quantity = Quantity, Value = Quantity / Unit * Cost, LastValue = 20 * Cost, LastQuantity = 20 * Unit };

        public ItemStock Stock => new()
        {
            ItemId = item.Id, Method = ValuationMethod.MovingAverage, Quantity = Quantity, Value = Quantity / Unit * Cost, Sequence = Sequence, LastDate = last, LastSequence = Sequence, SinceCheckpoint = (int)(Sequence % 100), State = State.Write(),
        };

        public StockMove Move(Id<StockMove> id, Id<StockDocument> document, int position, DateOnly date)
        {
            (last, Sequence) = (date, Sequence + 1);
            var receipt = Sequence % 3 != 0;
            var pieces = receipt ? 20 : -10;
            Quantity += pieces * (long)Unit;
            var moved = Kernel.Quantity.Of(pieces, Kernel.Unit.Piece);
            return new()
            {
                Id = id, DocumentId = document, Position = position, ItemId = item.Id, Date = date, Sequence = Sequence, WarehouseId = warehouse, Quantity = moved, Typed = moved, Basis = receipt ? CostBasis.Given : CostBasis.Method,
                Given = receipt ? 20 * Cost : 0, Against = receipt ? AccountRole.GoodsReceivedNotInvoiced : AccountRole.CostOfSales, PostingGroup = "goods",
            };
        }
    }

    private static StockDocument Head(Id<StockDocument> id, string number, DateOnly date) => new()
    {
        Id = id, Number = number, Kind = StockKind.Receipt, Date = date, At = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), ByName = "bench", Value = Money.OfMinor(0, Currency.JPY), MovesHash = new string('0', 64),
    };

    /// <summary>
    /// Through the stock ledger, one act a document of ten items; and after each its very rows written bare, under new ids, so that both find the same machine and touch the same pages.
    /// </summary>
    private static async Task<(double[] Posted, double[] Bare)> Post(House house, int runs, List<Item> items, List<Id<Warehouse>> warehouses)
    {
        // A house that has been open for a while knows its items.
        await using (var scope = house.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ItemLookup>().Cards(items.Select(i => i.Id), default);
        var random = new Random(7);
        var (times, bare) = (new double[runs], new double[runs]);
        await using var rows = await BareRows.Open(house);
        for (var i = -Warm; i < runs; i++)
        {
            // Items of one warehouse, as an order picks them.
            var at = random.Next(warehouses.Count);
            var some = Enumerable.Range(0, Lines).Select(_ => items[Backdated + random.Next((Items - Backdated) / warehouses.Count - 1) * warehouses.Count + at]).ToList();
            var draft = new StockDraft
            {
                Kind = StockKind.Issue, Date = Today,
                Lines = [.. some.Select(item => new StockLine { Item = item.Id, Quantity = Quantity.Of(-1, Kernel.Unit.Piece), Warehouse = warehouses[at], Basis = CostBasis.Method, Against = AccountRole.CostOfSales })],
            };
            var one = Stopwatch.StartNew();
            Id<StockDocument> posted = default;
            await Measured.InAct(house, async services => posted = (await services.GetRequiredService<StockMoves>().Post(draft, default)).Value.Id);
            var took = one.Elapsed.TotalMilliseconds;
            var again = await Again(house, rows, posted, i);
            if (i >= 0)
                (times[i], bare[i]) = (took, again);
        }
        return ([.. times.Order()], [.. bare.Order()]);
    }

    /// <summary>The rows that a document left, once more under new ids: what it inserted, and what stands of its items and places written anew.</summary>
    private static async Task<double> Again(House house, BareRows bare, Id<StockDocument> id, int nth)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var document = await db.Set<StockDocument>().AsNoTracking().Include(d => d.Moves).SingleAsync(d => d.Id == id);
        var entry = await db.Set<JournalEntry>().AsNoTracking().Include(e => e.Lines).Where(e => e.SourceKind == "stock_document" && e.SourceId == id.Value).SingleAsync();
        var found = await db.Set<SearchEntry>().AsNoTracking().SingleAsync(s => s.Kind == "stock_document" && s.SubjectId == id.Value);
        var moved = document.Moves.Select(m => m.ItemId).ToList();
        List<object> rows =
        [
            document, .. document.Moves, .. await db.Set<MoveValue>().AsNoTracking().Where(v => v.DocumentId == id).ToListAsync(), entry, .. entry.Lines, new JournalTail { EntryId = entry.Id, Date = entry.Date }, found,
            .. await db.Set<SearchGram>().AsNoTracking().Where(g => g.SubjectId == found.SubjectId).ToListAsync(),
            .. await db.Set<AuditEntry>().AsNoTracking().Where(a => (a.SubjectKind == "stock_document" && a.SubjectId == id.Value) || (a.SubjectKind == "journal_entry" && a.SubjectId == entry.Id.Value)).ToListAsync(),
        ];
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve(rows.Count + 1L, default);
        var fresh = rows.Select(r => (Shape: RowShape.Of(db, r.GetType()), Row: r)).Select((r, n) => (r.Shape, Values: Anew(r.Shape, r.Shape.Values(r.Row), next, n, nth))).ToList();
        var items = await db.Set<ItemStock>().AsNoTracking().Where(s => moved.Contains(s.ItemId)).ToListAsync();
        var places = await db.Set<StockBalance>().AsNoTracking().Where(s => moved.Contains(s.ItemId)).ToListAsync();
        return await bare.Write(async () =>
        {
            foreach (var (shape, values) in fresh)
                await bare.Insert(shape, values);
            foreach (var item in items)
                await bare.Say("UPDATE item_stock SET quantity = @p0, value = @p1, sequence = @p2, last_date = @p3, last_sequence = @p2, since_checkpoint = @p4, state = @p5 WHERE item_id = @p6", item.Quantity, item.Value, item.Sequence, item.LastDate, item.SinceCheckpoint, item.State, item.ItemId.Value);
            foreach (var place in places)
                await bare.Say("UPDATE stock_balance SET on_hand = @p0 WHERE id = @p1", place.OnHand, place.Id.Value);
        });
    }

    /// <summary>The row with another key, and another number wherever one must be its own.</summary>
    private static object?[] Anew(RowShape shape, object?[] values, long first, int nth, int copy)
    {
        var row = (object?[])values.Clone();
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (shape.Columns[i], shape.Table) switch
            {
                ("id", _) => first + nth,
                ("document_id", _) => first,
                ("number", _) => string.Create(CultureInfo.InvariantCulture, $"copy {copy}"),
                // Between the moves of postings yet to come and those that stood.
                ("sequence", "stock_move") => -first - nth,
                ("subject_id", "search_entry" or "search_gram") or ("source_id", "journal_entry") => first,
                ("entry_id", "journal_tail") => first + nth,
                _ => row[i],
            };
        }
        if (shape.Table == "journal_line")
            row[shape.Columns.ToList().IndexOf("entry_id")] = values[shape.Columns.ToList().IndexOf("entry_id")];
        return row;
    }

    /// <summary>A receipt dated half a year back, each of another item with five hundred moves since.</summary>
    private static async Task<double[]> PutIn(House house, List<Item> items, List<Id<Warehouse>> warehouses)
    {
        var times = new List<double>();
        for (var i = 0; i < Backdated; i++)
        {
            var draft = new StockDraft
            {
                Kind = StockKind.Receipt, Date = Today.AddMonths(-6),
                Lines = [new StockLine { Item = items[i].Id, Quantity = Quantity.Of(7, Kernel.Unit.Piece), Warehouse = warehouses[i % warehouses.Count], Basis = CostBasis.Given, Cost = Money.Of(5000, Currency.JPY), Against = AccountRole.GoodsReceivedNotInvoiced }],
            };
            var one = Stopwatch.StartNew();
            await Measured.InAct(house, async services => _ = (await services.GetRequiredService<StockMoves>().Post(draft, default)).Value);
            times.Add(one.Elapsed.TotalMilliseconds);
        }
        return [.. times.Skip(2).Order()];
    }
}
