using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Outbox;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;
using Musubi.Testing;

namespace Musubi.Simulation;

/// <summary>What the database says.</summary>
internal sealed class Standing : IPapers, IDisposable
{
    private readonly MusubiDb db;
    private readonly Dictionary<long, string> items, parties;
    private readonly Dictionary<Id<Account>, string> accounts;

    private Standing(MusubiDb db, Dictionary<long, string> items, Dictionary<long, string> parties, Dictionary<Id<Account>, string> accounts) => (this.db, this.items, this.parties, this.accounts) = (db, items, parties, accounts);

    public static async Task<Standing> In(House house)
    {
        var read = house.Db;
        read.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var mapped = await read.Set<MappedAccount>().Where(m => m.Role == AccountRole.Bank || m.Role == AccountRole.Revenue).ToListAsync();
        return new(read, await read.Set<Item>().ToDictionaryAsync(i => i.Id.Value, i => i.Code), await read.Set<Party>().ToDictionaryAsync(p => p.Id.Value, p => p.Code),
            mapped.DistinctBy(a => a.AccountId).ToDictionary(a => a.AccountId, a => a.Role == AccountRole.Bank ? "bank" : "sales"));
    }

    public string Item(long id) => items[id];
    public string Party(long id) => parties[id];

    public async Task<Figures> Figures()
    {
        var figures = new Figures();
        var held = await db.Set<Bin>().Where(b => b.Status != LotStatus.Available).Select(b => b.Id).ToListAsync();
        foreach (var there in await db.Set<StockBalance>().GroupBy(b => new { b.ItemId, b.BinId }).Select(g => new { g.Key.ItemId, g.Key.BinId, OnHand = g.Sum(b => b.OnHand) }).ToListAsync())
            figures[$"{(held.Contains(there.BinId) ? "aside" : "shelf")} {Item(there.ItemId.Value)}"] += there.OnHand / (decimal)Quantity.Scale;
        foreach (var promised in await db.Set<Reservation>().GroupBy(r => r.ItemId).Select(g => new { g.Key, Sum = g.Sum(r => r.Quantity.Millionths) }).ToListAsync())
            figures[$"promised {Item(promised.Key.Value)}"] = promised.Sum / (decimal)Quantity.Scale;
        foreach (var owed in await db.Set<OpenItem>().Where(i => i.IsOpen).GroupBy(i => new { i.Side, i.PartyId }).Select(g => new { g.Key.Side, g.Key.PartyId, Sum = g.Sum(i => i.Remaining.Minor) }).ToListAsync())
            figures[$"{(owed.Side == OwedSide.Receivable ? "owed by" : "owed to")} {Party(owed.PartyId)}"] = owed.Side == OwedSide.Receivable ? owed.Sum : -owed.Sum;
        var known = accounts.Keys.ToList();
        foreach (var booked in await db.Set<JournalLine>().Where(l => known.Contains(l.AccountId)).GroupBy(l => l.AccountId).Select(g => new { g.Key, Sum = g.Sum(l => l.Amount.Minor) }).ToListAsync())
            figures[accounts[booked.Key]] += accounts[booked.Key] == "bank" ? booked.Sum : -booked.Sum;
        return figures;
    }

    /// <summary>What stands of orders, line by line.</summary>
    public async Task<Dictionary<long, Figures>> OfOrders(params IEnumerable<long> orders)
    {
        var wanted = orders.Select(o => new Id<SalesOrder>(o)).ToList();
        var all = wanted.ToDictionary(o => o.Value, _ => new Figures());
        foreach (var line in await db.Set<SalesOrderLine>().Where(l => wanted.Contains(l.OrderId)).ToListAsync())
        {
            var (figures, at) = (all[line.OrderId.Value], $"line {line.Position}");
            (figures[$"{at} ordered"], figures[$"{at} left"], figures[$"{at} let go"]) = (line.Quantity.Value, line.Delivered.Value, line.Dropped.Value);
            (figures[$"{at} billed"], figures[$"{at} taken off"], figures[$"{at} replaced"]) = (line.Billed.Value, line.TakenOff.Value, line.Replaced.Value);
        }
        return all;
    }

    /// <summary>How many rows there are of what every act leaves: whoever changes nothing leaves none.</summary>
    public async Task<Figures> Rows()
    {
        var figures = new Figures();
        foreach (var table in await db.Database.SqlQueryRaw<Table>(Counted).ToListAsync())
            figures[table.Name] = table.Rows;
        return figures;
    }

    private sealed record Table(string Name, long Rows);

    private static readonly string Counted = string.Join(" UNION ALL ", new[] { typeof(AuditEntry), typeof(JournalEntry), typeof(StockMove), typeof(OutboxMessage), typeof(IdempotencyRecord), typeof(Reservation), typeof(OpenItem) }
        .Select(t => MusubiDb.Snake(t.Name)).Select(t => $"SELECT '{t}' AS \"Name\", COUNT(*) AS \"Rows\" FROM {t}"));

    public async Task<List<long>> OrderLines(long order) => await db.Set<SalesOrderLine>().Where(l => l.OrderId == new Id<SalesOrder>(order)).OrderBy(l => l.Position).Select(l => l.Id.Value).ToListAsync();

    public async Task<List<(long Id, long OrderLine)>> DeliveryLines(long delivery) =>
        [.. (await db.Set<DeliveryLine>().Where(l => l.DeliveryId == new Id<Delivery>(delivery)).OrderBy(l => l.Position).ToListAsync()).Select(l => (l.Id.Value, l.OrderLineId.Value))];

    public async Task<List<(long Id, long DeliveryLine)>> ReturnParts(long made) =>
        [.. (await db.Set<ReturnPart>().Where(p => p.ReturnId == new Id<SalesReturn>(made)).OrderBy(p => p.Position).Join(db.Set<ReturnLine>(), p => p.LineId, l => l.Id, (p, l) => new { p.Id, l.DeliveryLineId }).ToListAsync()).Select(p => (p.Id.Value, p.DeliveryLineId.Value))];

    public async Task<List<(long Id, long Item, bool Aside)>> CountLines(long count)
    {
        var held = await db.Set<Bin>().Where(b => b.Status != LotStatus.Available).Select(b => b.Id).ToListAsync();
        return [.. (await db.Set<CountLine>().Where(l => l.CountId == new Id<StockCount>(count)).OrderBy(l => l.Position).ToListAsync()).Select(l => (l.Id.Value, l.ItemId.Value, held.Contains(l.BinId)))];
    }

    public void Dispose() => db.Dispose();
}
