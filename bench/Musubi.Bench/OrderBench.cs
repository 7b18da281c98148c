using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>
/// Order to cash through the use cases, one user: what each step of an order of five lines costs, beside raw prepared inserts of the very rows the cycle left in the
/// same transactions; and an order of a thousand lines.
/// </summary>
internal sealed class OrderBench(TestEngine engine, Action<string, int, object> report)
{
    private const int Warm = 500, Items = 2_000;

    public async Task Run(int cycles)
    {
        await using var house = await House.Open(engine);
        var shop = await OrderShop.Fill(house, Items, customers: 50);
        var steps = new OrderedDictionary<string, List<double>>();
        var (whole, bare) = (new List<double>(), new List<double>());
        await using var copies = await RowCopies.Of(house);
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        var random = new Random(7);
        for (var i = -Warm; i < cycles; i++)
        {
            var total = 0.0;
            var rows = new List<IReadOnlyList<RowCopies.Row>>();
            async Task<T> Step<T>(string name, Func<Task<T>> act)
            {
                var one = Stopwatch.StartNew();
                var done = await act();
                total += one.Elapsed.TotalMilliseconds;
                if (i >= 0)
                    (steps.TryGetValue(name, out var times) ? times : steps[name] = []).Add(one.Elapsed.TotalMilliseconds);
                rows.Add(await copies.New());
                return done;
            }

            var customer = shop.Customers[random.Next(shop.Customers.Count)];
            var order = await Step("save", () => house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer, Date = house.Clock.Today, Lines = [.. Enumerable.Range(0, 5).Select(_ => shop.Line(random.Next(Items), 2))] }));
            await Step("confirm", () => house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order }));
            var delivery = await Step("plan delivery", () => house.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order }));
            await Step("ship", () => house.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = delivery }));
            await Step("bill", () => house.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = delivery }));
            OpenItem owed;
            await using (var scope = house.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
                var invoice = await db.Set<Delivery>().Where(d => d.Id == delivery).Select(d => d.InvoiceId!.Value).SingleAsync();
                owed = await db.Set<OpenItem>().AsNoTracking().SingleAsync(o => o.Kind == Musubi.Finance.OpenItems.ItemKind.Invoice && o.DocumentId == invoice);
            }
            await Step("receive payment", () => house.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = new(owed.PartyId), Date = house.Clock.Today, Amount = owed.Amount.Amount, Lines = [new() { Item = owed.Id, Amount = owed.Amount.Amount }] }));
            if (i < 0)
                continue;
            whole.Add(total);
            foreach (var row in rows.SelectMany(r => r))
                left[row.Table] = left.GetValueOrDefault(row.Table) + 1;
            var raw = 0.0;
            foreach (var some in rows)
                raw += await copies.Write(some);
            bare.Add(raw);
            await copies.Clear();
        }
        report("cycle: order of 5 lines to cash", cycles, Measured.Beside([.. whole.Order()], [.. bare.Order()]));
        report("cycle: a second", cycles, new { cycles_per_second = Math.Round(1000 / whole.Average(), 1), steps = steps.ToDictionary(s => s.Key, s => Measured.Spread([.. s.Value.Order()])) });
        report("cycle: rows it leaves", cycles, new { all = left.Values.Sum() / cycles, of_each_table = left.OrderByDescending(t => t.Value).ToDictionary(t => t.Key.Trim('"'), t => Math.Round((double)t.Value / cycles, 1)) });
        await Long(house, shop);
    }

    private async Task Long(House house, OrderShop shop)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var run = 0; run < 4; run++)
        {
            async Task<T> Step<T>(string name, Func<Task<T>> act)
            {
                var one = Stopwatch.StartNew();
                var done = await act();
                if (run > 0)
                    (times.TryGetValue(name, out var list) ? list : times[name] = []).Add(one.Elapsed.TotalMilliseconds);
                return done;
            }
            var order = await Step("save", () => house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = shop.Customers[0], Date = house.Clock.Today, Lines = [.. Enumerable.Range(0, 1000).Select(n => shop.Line(n, 3))] }));
            await Step("confirm", () => house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order }));
            var delivery = await Step("plan", () => house.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order }));
            await Step("ship", () => house.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = delivery }));
            await Step("bill", () => house.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = delivery }));
        }
        report("order of 1,000 lines", 1000, times.ToDictionary(t => t.Key, t => Measured.Spread([.. t.Value.Order()])));
    }
}

/// <summary>A company with items, prices, stock and customers, ready to sell.</summary>
internal sealed record OrderShop(IReadOnlyList<Id<Party>> Customers, IReadOnlyList<Id<Item>> Goods)
{
    public OrderLineDraft Line(int item, decimal quantity) => new() { Item = Goods[item], Quantity = quantity };

    public static async Task<OrderShop> Fill(House house, int items, int customers)
    {
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new() { Chart = "JP" });
        await house.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = house.Clock.Today });
        var warehouse = await house.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "W0", Names = Names.Of("倉庫") });
        var parties = new List<Id<Party>>();
        for (var i = 0; i < customers; i++)
            parties.Add(await house.Do<CreateParty, PartyDraft, Id<Party>>(new() { Kind = PartyKind.Company, Name = $"得意先{i}株式会社", Country = "JP", Roles = [PartyRole.Customer] }));
        List<Id<Item>> goods;
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var (db, bulk, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>(), scope.ServiceProvider.GetRequiredService<IdSource>());
            await ids.Reserve(2 * items + 10, default);
            var rows = Enumerable.Range(0, items).Select(i => new Item { Id = ids.Next<Item>(), Code = $"I-{i:00000}", Names = Names.Of($"品目{i}"), BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece, PostingGroup = "goods" }).ToList();
            using var turn = await house.Engine.WriteTurn(default);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await bulk.Insert(rows, default);
            await bulk.Insert(rows.Select(i => new ItemPrice { Id = ids.Next<ItemPrice>(), ItemId = i.Id, Currency = Currency.JPY, Unit = Unit.Piece, From = new(2026, 1, 1), Price = 1000 }), default);
            await transaction.CommitAsync();
            goods = [.. rows.Select(r => r.Id)];
        }
        foreach (var some in goods.Chunk(200))
        {
            await house.Do<PostStock, PostStock.Input, Id<StockDocument>>(new()
            {
                Kind = StockKind.Receipt, Date = house.Clock.Today, Warehouse = warehouse, Lines = [.. some.Select(g => new StockLineDraft { Item = g, Quantity = 1_000_000, Cost = 500_000_000 })],
            });
        }
        await Measured.Analyze(house);
        return new(parties, goods);
    }
}

/// <summary>The rows that acts left, read off the tables, and written once more under new keys by prepared statements: the limit they are measured by.</summary>
internal sealed class RowCopies : IAsyncDisposable
{
    public sealed record Row(string Table, object?[] Values);

    private sealed record Table(string Name, string Key, IReadOnlyList<string> Columns, IReadOnlySet<string> Own)
    {
        public long Seen { get; set; }
        public string Insert { get; } = $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";
    }

    private readonly House house;
    private readonly BareRows bare;
    private readonly Dictionary<string, Table> tables;
    private long next = 1L << 50;

    private RowCopies(House house, BareRows bare, IEnumerable<Table> tables) => (this.house, this.bare, this.tables) = (house, bare, tables.ToDictionary(t => t.Name, StringComparer.Ordinal));

    public static async Task<RowCopies> Of(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<MusubiDb>().Model;
        var found = new List<Table>();
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            // Kept by a number that only grows: an id, the record it speaks of, the entry it belongs to.
            var keys = entity.FindPrimaryKey()!.Properties.Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(long)).Select(p => p.GetColumnName()).ToList();
            if (keys.FirstOrDefault(k => k is "id" or "subject_id" or "entry_id") is not { } key)
                continue;
            var references = entity.GetForeignKeys().SelectMany(f => f.Properties).Select(p => p.GetColumnName()).ToHashSet(StringComparer.Ordinal);
            // What must be unique beside the key gets a value of its own: its text, else its last number that refers to nothing.
            var own = entity.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties.LastOrDefault(p => p.ClrType == typeof(string)) ?? i.Properties.LastOrDefault(p => !references.Contains(p.GetColumnName()) && !p.ClrType.IsEnum) ?? i.Properties[^1]).Select(p => p.GetColumnName());
            var table = $"\"{entity.GetTableName()}\"";
            found.Add(new(table, key, await ColumnsOf(house, table), own.ToHashSet(StringComparer.Ordinal)));
        }
        var copies = new RowCopies(house, await BareRows.Open(house), found);
        await copies.New();
        return copies;
    }

    private static async Task<IReadOnlyList<string>> ColumnsOf(House house, string table)
    {
        await using var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    /// <summary>Rows that came since it was asked last.</summary>
    public async Task<IReadOnlyList<Row>> New()
    {
        var rows = new List<Row>();
        await using var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        foreach (var table in tables.Values)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c}\""))} FROM {table.Name} WHERE \"{table.Key}\" > {table.Seen.ToString(CultureInfo.InvariantCulture)} AND \"{table.Key}\" < {1L << 50}";
            await using var reader = await command.ExecuteReaderAsync();
            var key = table.Columns.ToList().IndexOf(table.Key);
            var last = table.Seen;
            while (await reader.ReadAsync())
            {
                var values = new object?[reader.FieldCount];
                reader.GetValues(values!);
                rows.Add(new(table.Name, values));
                last = Math.Max(last, Convert.ToInt64(values[key], CultureInfo.InvariantCulture));
            }
            table.Seen = last;
        }
        return rows;
    }

    /// <summary>Milliseconds.</summary>
    public async Task<double> Write(IReadOnlyList<Row> rows)
    {
        var fresh = rows.Select(row =>
        {
            var table = tables[row.Table];
            var values = (object?[])row.Values.Clone();
            for (var c = 0; c < values.Length; c++)
            {
                if (table.Columns[c] == table.Key || table.Own.Contains(table.Columns[c]))
                    values[c] = values[c] is string ? $"c{next++}" : table.Columns[c] == table.Key || values[c] is long ? next++ : values[c];
            }
            return (table.Insert, values);
        }).ToList();
        return await bare.Write(async () =>
        {
            foreach (var (sql, values) in fresh)
                await bare.Say(sql, values);
        });
    }

    /// <summary>Takes the copies out again, so that what follows finds the company as it was.</summary>
    public async Task Clear()
    {
        await bare.Write(async () =>
        {
            foreach (var table in tables.Values)
                await bare.Say($"DELETE FROM {table.Name} WHERE \"{table.Key}\" >= {1L << 50}");
        });
    }

    public ValueTask DisposeAsync() => bare.DisposeAsync();
}
