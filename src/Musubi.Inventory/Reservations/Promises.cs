using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>All that is promised of some items, and what there is to promise; read once, whatever the number of lines.</summary>
public sealed class Promises
{
    private readonly Dictionary<(Id<Item>, Id<Warehouse>), IReadOnlyList<Queue.Stand>> known = [];
    private ILookup<(Id<Item> Item, Id<Warehouse> Warehouse), StockBalance> places = null!;
    private IReadOnlyList<Arrival> arriving = [];
    private Dictionary<Id<Bin>, LotStatus>? held;

    public required IReadOnlyDictionary<Id<Item>, ItemCard> Cards { get; init; }
    public required IReadOnlyDictionary<Id<Warehouse>, Warehouse> Warehouses { get; init; }
    public required IReadOnlyDictionary<Id<Lot>, Lot> Lots { get; init; }

    private Dictionary<Id<Item>, List<Reservation>> promised = null!;

    /// <summary>Tracked, so that what is changed is saved; item by item.</summary>
    public IReadOnlyList<Reservation> All => [.. promised.Values.SelectMany(r => r)];
    public required DateOnly Today { get; init; }

    /// <param name="rows">What lies where, of these items.</param>
    internal static async Task<Promises> Of(InventoryDb db, IEnumerable<IArrivals> arrivals, IReadOnlyDictionary<Id<Item>, ItemCard> cards, IEnumerable<StockBalance> rows, DateOnly today, CancellationToken ct)
    {
        var items = cards.Keys.ToList();
        var coming = new List<Arrival>();
        foreach (var source in arrivals)
            coming.AddRange(await source.Of(items, ct));
        return new Promises
        {
            Cards = cards, Today = today,
            Warehouses = await db.Places(ct),
            Lots = cards.Values.All(c => c.Tracking == Tracking.None) ? new Dictionary<Id<Lot>, Lot>() : await db.Lots.AsNoTracking().Where(l => items.Contains(l.ItemId)).ToDictionaryAsync(l => l.Id, ct),
            promised = (await db.Reservations.Where(r => items.Contains(r.ItemId)).ToListAsync(ct)).GroupBy(r => r.ItemId).ToDictionary(g => g.Key, g => g.ToList()),
            places = rows.ToLookup(r => (r.ItemId, r.WarehouseId)), arriving = [.. coming.OrderBy(a => a.Day ?? DateOnly.MaxValue).ThenBy(a => a.Number, StringComparer.Ordinal)],
        };
    }

    public void Add(Reservation reservation)
    {
        if (promised.TryGetValue(reservation.ItemId, out var others))
            others.Add(reservation);
        else
            promised[reservation.ItemId] = [reservation];
    }

    public void Remove(Reservation reservation) => promised[reservation.ItemId].Remove(reservation);

    private List<Reservation> On(Id<Item> item) => promised.GetValueOrDefault(item, []);

    private Dictionary<Id<Bin>, LotStatus> HeldBins => held ??= Warehouses.Values.SelectMany(w => w.HeldBins()).ToDictionary(b => b.Id, b => b.Status);

    /// <summary>The queue in one warehouse, as it stands.</summary>
    public IReadOnlyList<Queue.Stand> In(Id<Item> item, Id<Warehouse> warehouse)
    {
        if (!known.TryGetValue((item, warehouse), out var stands))
            known[(item, warehouse)] = stands = Queue.Of(places[(item, warehouse)].Where(p => !HeldBins.ContainsKey(p.BinId)).Select(p => (p, p.Free)), Lots, On(item).Where(r => r.Kind == ReservationKind.Soft && r.WarehouseId == warehouse), Today);
        return stands;
    }

    public Queue.Stand Of(Reservation claim) => In(claim.ItemId, claim.WarehouseId).Single(s => s.Claim == claim);

    /// <summary>
    /// The warehouse to promise an item from: one the document holds something in already, if all of it is there to promise, so that it goes out together; else the one that has most to promise, the first by its
    /// code where none has any. Null where there is none.
    /// </summary>
    /// <param name="holds">Where the document holds something.</param>
    public Id<Warehouse>? Best(Id<Item> item, long millionths, IReadOnlySet<Id<Warehouse>> holds) =>
        Promising.Select(w => (Warehouse: w, Left: Left(item, w.Id)))
            .OrderByDescending(w => holds.Contains(w.Warehouse.Id) && w.Left >= millionths).ThenByDescending(w => w.Left)
            .ThenBy(w => w.Warehouse.Code, StringComparer.Ordinal).Select(w => (Id<Warehouse>?)w.Warehouse.Id).FirstOrDefault();

    /// <summary>Where anything can be promised from.</summary>
    public IEnumerable<Warehouse> Promising => Warehouses.Values.Where(w => w is { Active: true, IsTransit: false });

    /// <summary>What of an item a warehouse has to promise, less what is promised of it: below zero where some wait already.</summary>
    private long Left(Id<Item> item, Id<Warehouse> warehouse) =>
        places[(item, warehouse)].Where(p => Good(p, Today)).Sum(p => p.Free) - On(item).Where(r => r.Kind == ReservationKind.Soft && r.WarehouseId == warehouse).Sum(r => r.Quantity.Millionths);

    /// <summary>After something of it changed.</summary>
    public void Forget(Id<Item> item, Id<Warehouse> warehouse) => known.Remove((item, warehouse));

    /// <summary>Why a claim waits; null when it does not.</summary>
    public Shortage? Why(Queue.Stand stand)
    {
        if (stand.Waiting <= 0)
            return null;
        var claim = stand.Claim;
        var unit = claim.Quantity.Unit;
        var until = claim.Needed > Today ? claim.Needed : Today;
        var here = places[(claim.ItemId, claim.WarehouseId)].ToList();
        var wanted = here.Where(p => claim.LotId.Value == 0 || p.LotId == claim.LotId).ToList();
        var before = In(claim.ItemId, claim.WarehouseId).Where(s => s.Claim != claim && s.Claim.Turn.CompareTo(claim.Turn) < 0);
        var rivals = On(claim.ItemId).Where(r => r.Kind == ReservationKind.Hard && r.WarehouseId == claim.WarehouseId && (claim.LotId.Value == 0 || r.LotId == claim.LotId) && !r.IsFor(claim.SourceKind, claim.SourceId))
            .Select(r => (Claim: r, r.Quantity.Millionths))
            .Concat(before.Where(s => !s.Claim.IsFor(claim.SourceKind, claim.SourceId)).Select(s => (s.Claim, Millionths: s.Covered.Where(c => claim.LotId.Value == 0 || c.Row.LotId == claim.LotId).Sum(c => c.Millionths))).Where(r => r.Millionths > 0))
            .OrderBy(r => r.Claim.Turn).Select(r => new Rival(r.Claim.SourceNumber, Amount(r.Millionths), r.Claim.Needed, r.Claim.Kind)).ToList();
        return new()
        {
            Missing = Amount(stand.Waiting), Warehouse = Warehouses[claim.WarehouseId].Names.AsText(), OnHand = Amount(wanted.Sum(p => p.OnHand)), Reserved = rivals,
            Held = Amount(wanted.Where(p => p.OnHand > 0 && StatusOf(p) is not LotStatus.Available).Sum(p => p.OnHand)),
            Expired = Amount(wanted.Where(p => p.OnHand > 0 && StatusOf(p) is LotStatus.Available && Expires(p) < until).Sum(p => p.OnHand)),
            OtherLots = Amount(claim.LotId.Value == 0 ? 0 : here.Where(p => p.LotId != claim.LotId && Good(p, until)).Sum(p => p.Free)),
            Elsewhere = [.. places.Where(g => g.Key.Item == claim.ItemId && g.Key.Warehouse != claim.WarehouseId && Warehouses.TryGetValue(g.Key.Warehouse, out var w) && w is { Active: true, IsTransit: false })
                .Select(g => (Warehouse: Warehouses[g.Key.Warehouse], Free: g.Where(p => Good(p, until)).Sum(p => p.Free) - In(claim.ItemId, g.Key.Warehouse).Sum(s => s.Served))).Where(g => g.Free > 0)
                .OrderByDescending(g => g.Free).ThenBy(g => g.Warehouse.Code, StringComparer.Ordinal).Select(g => (g.Warehouse.Names.AsText(), Amount(g.Free)))],
            Arriving = [.. arriving.Where(a => a.Item == claim.ItemId && a.Warehouse == claim.WarehouseId)],
        };

        Quantity Amount(long millionths) => new() { Millionths = millionths, Unit = unit };
    }

    private bool Good(StockBalance row, DateOnly until) => row.Free > 0 && StatusOf(row) is LotStatus.Available && Expires(row) >= until;

    private LotStatus StatusOf(StockBalance row) => HeldBins.TryGetValue(row.BinId, out var aside) ? aside : Lots.TryGetValue(row.LotId, out var lot) ? lot.Status : LotStatus.Available;

    private DateOnly Expires(StockBalance row) => Lots.TryGetValue(row.LotId, out var lot) ? lot.Expires ?? DateOnly.MaxValue : DateOnly.MaxValue;
}

/// <summary>What is promised, to look at.</summary>
internal sealed class PromiseBook(InventoryDb db, ItemLookup items, IEnumerable<IArrivals> arrivals, Clock clock)
{
    public Task<Promises> Of(Id<Item> item, CancellationToken ct) => Of([item], ct);

    /// <summary>What of each soft reservation of these items waits.</summary>
    public async Task<Dictionary<Id<Reservation>, long>> Waiting(IReadOnlyCollection<Id<Item>> of, CancellationToken ct)
    {
        if (of.Count == 0)
            return [];
        var promises = await Of(of, ct);
        return promises.All.Where(r => r.Kind == ReservationKind.Soft).Select(r => (r.ItemId, r.WarehouseId)).Distinct().ToList()
            .SelectMany(q => promises.In(q.ItemId, q.WarehouseId)).Where(s => s.Waiting > 0).ToDictionary(s => s.Claim.Id, s => s.Waiting);
    }

    private async Task<Promises> Of(IReadOnlyCollection<Id<Item>> of, CancellationToken ct) =>
        await Promises.Of(db, arrivals, await items.Cards(of, ct), await db.Balances.AsNoTracking().Where(b => of.Contains(b.ItemId)).ToListAsync(ct), clock.Today, ct);
}
