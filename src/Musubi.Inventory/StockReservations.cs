using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>What a document wants kept for it.</summary>
public sealed record ReservationDraft
{
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public required string SourceNumber { get; init; }
    public required DateOnly Needed { get; init; }
    public int Priority { get; init; }
    public string Note { get; init; } = "";

    /// <summary>Whether what is there is pinned to its place and lot; else it is a place in the queue.</summary>
    public bool Hard { get; init; }

    /// <summary>What it asks for beyond what it held takes a turn of its own, behind those who wait already; else its turn grows.</summary>
    public bool MoreWaitsBehind { get; init; }
    public required IReadOnlyList<WantedLine> Lines { get; init; }
}

public sealed record WantedLine
{
    /// <summary>The line of the document.</summary>
    public long Line { get; init; }
    public required Id<Item> Item { get; init; }

    /// <summary>In any unit of the item.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Left out, it is the one that has most of it free.</summary>
    public Id<Warehouse>? Warehouse { get; init; }

    /// <summary>Left out, any lot does: the one that expires first.</summary>
    public Id<Lot>? Lot { get; init; }

    /// <summary>Left out, the document's day.</summary>
    public DateOnly? Needed { get; init; }
}

/// <summary>What a line got, in the base unit, and why not more.</summary>
public sealed record ReservedLine
{
    public required long Line { get; init; }
    public required Id<Item> Item { get; init; }
    public required Quantity Wanted { get; init; }
    public required IReadOnlyList<ReservedPart> Hard { get; init; }

    /// <summary>What its place in the queue is worth now.</summary>
    public required IReadOnlyList<ReservedPart> Soft { get; init; }
    public required Quantity Waiting { get; init; }
    public Shortage? Shortage { get; init; }
}

public sealed record ReservedPart(Id<Warehouse> Warehouse, Id<Bin> Bin, Id<Lot> Lot, Quantity Quantity);

/// <summary>A document whose reservations it is about.</summary>
public sealed record Holder(string Kind, long Id, string Number, string Note = "");

/// <summary>So much of a line's reservation that goes over to a line of another document; in the base unit.</summary>
public sealed record PassedLine(long From, long To, Id<Item> Item, Quantity Quantity);

/// <summary>What went over, and where it is pinned.</summary>
public sealed record PassedPart(long Line, Id<Item> Item, ReservedPart Part);

/// <summary>Front door to what is promised: for a whole document at once, in the caller's transaction. An issue for the same source uses it up by itself.</summary>
public sealed class StockReservations
{
    private readonly InventoryDb db;
    private readonly ItemHold hold;
    private readonly ItemLookup items;
    private readonly IEnumerable<IArrivals> arrivals;
    private readonly IdSource ids;
    private readonly Clock clock;

    internal StockReservations(InventoryDb db, ItemHold hold, ItemLookup items, IEnumerable<IArrivals> arrivals, IdSource ids, Clock clock) =>
        (this.db, this.hold, this.items, this.arrivals, this.ids, this.clock) = (db, hold, items, arrivals, ids, clock);

    /// <summary>From now on the document holds this and nothing else. What is not there waits in the queue; the answer says why.</summary>
    public async Task<Result<IReadOnlyList<ReservedLine>>> Reserve(ReservationDraft draft, CancellationToken ct)
    {
        var former = await db.Reservations.Where(r => r.SourceKind == draft.SourceKind && r.SourceId == draft.SourceId).Select(r => r.ItemId).Distinct().ToListAsync(ct);
        var cards = await items.Cards(draft.Lines.Select(l => l.Item).Concat(former).Distinct(), ct);
        var work = await hold.Take(cards, ct);
        var promises = await Promises.Of(db, arrivals, cards, work.Values.SelectMany(w => w.Places.Values), clock.Today, ct);
        var refusals = draft.Lines.Select((line, i) => WhyNot(line, promises, i)).OfType<Refusal>().ToList();
        if (refusals.Count > 0)
            return refusals;

        // Who asked stays where it stood in the queue, however often it asks again.
        var own = promises.All.Where(r => r.IsFor(draft.SourceKind, draft.SourceId)).OrderBy(r => r.Id).ToList();
        foreach (var pinned in own.Where(r => r.Kind == ReservationKind.Hard))
            Loosen(work[pinned.ItemId], pinned);
        var holds = own.Select(r => r.WarehouseId).ToHashSet();
        var claims = draft.Lines.SelectMany(line =>
        {
            var card = cards[line.Item];
            var quantity = card.Units.Convert(line.Quantity, card.Units.Base).Value;
            var (lot, any) = (line.Lot ?? default, line.Lot is null);
            var former = own.FindAll(r => r.SourceLine == line.Line && r.ItemId == line.Item && (line.Warehouse is not { } asked || r.WarehouseId == asked) && r.AnyLot == any && r.LotId == lot);
            var (turns, left) = (new List<(WantedLine Line, Reservation Claim)>(), quantity.Millionths);
            foreach (var turn in draft.MoreWaitsBehind ? former : former.Take(1))
            {
                if (left == 0 && draft.MoreWaitsBehind)
                    break;
                Take(turn, draft.MoreWaitsBehind ? Math.Min(turn.Quantity.Millionths, left) : left);
            }
            if (turns.Count == 0 || left > 0)
            {
                var claim = new Reservation
                {
                    Id = ids.Next<Reservation>(), Kind = ReservationKind.Soft, ItemId = line.Item, WarehouseId = line.Warehouse ?? promises.Best(line.Item, left, holds)!.Value, LotId = lot, AnyLot = any, Quantity = quantity, Needed = line.Needed ?? draft.Needed, Priority = draft.Priority,
                    SourceKind = draft.SourceKind, SourceId = draft.SourceId, SourceLine = line.Line, SourceNumber = draft.SourceNumber, Note = draft.Note,
                };
                promises.Add(claim);
                Take(claim, left);
            }
            return turns;

            void Take(Reservation claim, long millionths)
            {
                own.Remove(claim);
                holds.Add(claim.WarehouseId);
                left -= millionths;
                (claim.Quantity, claim.Needed, claim.Priority) = (quantity with { Millionths = millionths }, line.Needed ?? draft.Needed, draft.Priority);
                turns.Add((line, claim));
            }
        }).ToList();
        foreach (var gone in own)
        {
            promises.Remove(gone);
            db.Reservations.Remove(gone);
        }

        var hard = draft.Hard ? claims.SelectMany(c => Pin(promises, c.Claim)).ToLookup(r => r.Claim, r => r.Pinned) : null;
        return claims.Select(turn =>
        {
            var (line, claim) = turn;
            if (claim.Quantity.IsZero)
                _ = db.All.Entry(claim).State == EntityState.Detached ? null : db.Reservations.Remove(claim);
            else if (db.All.Entry(claim).State == EntityState.Detached)
                db.Reservations.Add(claim);
            var pinned = hard?[claim].Select(r => new ReservedPart(r.WarehouseId, r.BinId, r.LotId, r.Quantity)).ToList() ?? [];
            var stand = promises.Of(claim);
            return new ReservedLine
            {
                Line = line.Line, Item = claim.ItemId, Wanted = Quantity.Sum(pinned.Select(p => p.Quantity), claim.Quantity.Unit) + claim.Quantity, Hard = pinned,
                Soft = [.. stand.Covered.Select(c => new ReservedPart(c.Row.WarehouseId, c.Row.BinId, c.Row.LotId, claim.Quantity with { Millionths = c.Millionths }))],
                Waiting = claim.Quantity with { Millionths = stand.Waiting }, Shortage = promises.Why(stand),
            };
        }).ToList();
    }

    /// <summary>How it stands now: what a document holds, line by line, and what it waits for. Nothing is changed.</summary>
    public async Task<IReadOnlyList<ReservedLine>> Standing(string sourceKind, long sourceId, CancellationToken ct)
    {
        var wanted = await db.Reservations.Where(r => r.SourceKind == sourceKind && r.SourceId == sourceId).Select(r => r.ItemId).Distinct().ToListAsync(ct);
        if (wanted.Count == 0)
            return [];
        var promises = await Promises.Of(db, arrivals, await items.Cards(wanted, ct), await db.Balances.AsNoTracking().Where(b => wanted.Contains(b.ItemId)).ToListAsync(ct), clock.Today, ct);
        return [.. promises.All.Where(r => r.IsFor(sourceKind, sourceId)).GroupBy(r => (r.SourceLine, r.ItemId)).OrderBy(g => g.Key.SourceLine).ThenBy(g => g.Key.ItemId).Select(line =>
        {
            var stands = line.Where(r => r.Kind == ReservationKind.Soft).Select(promises.Of).ToList();
            var unit = line.First().Quantity.Unit;
            return new ReservedLine
            {
                Line = line.Key.SourceLine, Item = line.Key.ItemId, Wanted = Quantity.Sum(line.Select(r => r.Quantity), unit),
                Hard = [.. line.Where(r => r.Kind == ReservationKind.Hard).Select(r => new ReservedPart(r.WarehouseId, r.BinId, r.LotId, r.Quantity))],
                Soft = [.. stands.SelectMany(s => s.Covered.Select(c => new ReservedPart(c.Row.WarehouseId, c.Row.BinId, c.Row.LotId, s.Claim.Quantity with { Millionths = c.Millionths })))],
                Waiting = new() { Millionths = stands.Sum(s => s.Waiting), Unit = unit }, Shortage = stands.Select(promises.Why).FirstOrDefault(w => w is not null),
            };
        })];
    }

    /// <summary>Pins what stands in the queue for a document to where it lies. What waits goes on waiting.</summary>
    /// <returns>How many places it was pinned to, and why not more.</returns>
    public async Task<(int Pinned, IReadOnlyList<Shortage> Short)> Pin(string sourceKind, long sourceId, CancellationToken ct)
    {
        var (promises, own, _) = await Held(sourceKind, sourceId, ct);
        var pinned = 0;
        foreach (var claim in own.Where(r => r.Kind == ReservationKind.Soft).OrderBy(r => r.Turn))
        {
            pinned += Pin(promises, claim).Count();
            if (claim.Quantity.IsZero)
                db.Reservations.Remove(claim);
        }
        return (pinned, [.. own.Where(r => r.Kind == ReservationKind.Soft && !r.Quantity.IsZero).Select(r => promises.Why(promises.Of(r))).OfType<Shortage>()]);
    }

    /// <summary>
    /// What one document holds goes over to another that will issue it, pinned to where it lies: of each line as much as is asked and there in that warehouse. What waits stays where it
    /// is in the queue.
    /// </summary>
    public async Task<IReadOnlyList<PassedPart>> TakeOver(Holder from, Holder to, Id<Warehouse> warehouse, IReadOnlyList<PassedLine> lines, CancellationToken ct)
    {
        var (promises, own, _) = await Held(from.Kind, from.Id, ct);
        var passed = new List<PassedPart>();
        var held = own.Where(r => r.WarehouseId == warehouse).ToLookup(r => (r.SourceLine, r.ItemId));
        foreach (var line in lines)
        {
            var left = line.Quantity.Millionths;
            var claims = held[(line.From, line.Item)].OrderBy(r => r.Kind).ThenBy(r => r.Turn).ToList();
            foreach (var claim in claims)
            {
                var parts = claim.Kind == ReservationKind.Hard ? [claim] : Pin(promises, claim, left).Select(p => p.Pinned).ToList();
                foreach (var part in parts.Where(p => left > 0))
                {
                    var taken = part.Quantity with { Millionths = Math.Min(left, part.Quantity.Millionths) };
                    left -= taken.Millionths;
                    passed.Add(new(line.To, line.Item, new(part.WarehouseId, part.BinId, part.LotId, taken)));
                    db.Reservations.Add(part.With(ids.Next<Reservation>(), taken, to, line.To));
                    Lessen(part, taken);
                }
                Lessen(claim, Quantity.Zero(claim.Quantity.Unit));
            }
        }
        return passed;
    }

    /// <summary>What a document still holds goes back to the one it had it from, as a turn in its queue.</summary>
    public async Task GiveBack(Holder from, Holder to, IReadOnlyDictionary<long, long> lines, CancellationToken ct)
    {
        var (_, own, work) = await Held(from.Kind, from.Id, ct);
        // What this act has used up is still found, with nothing left in it.
        foreach (var part in own.Where(r => !r.Quantity.IsZero))
        {
            if (part.Kind == ReservationKind.Hard)
                Loosen(work[part.ItemId], part);
            var line = lines[part.SourceLine];
            var turn = await db.Reservations.FirstOrDefaultAsync(r => r.SourceKind == to.Kind && r.SourceId == to.Id && r.SourceLine == line && r.ItemId == part.ItemId && r.WarehouseId == part.WarehouseId && r.LotId == part.LotId && r.Kind == ReservationKind.Soft, ct)
                ?? db.Reservations.Local.FirstOrDefault(r => r.IsFor(to.Kind, to.Id) && r.SourceLine == line && r.ItemId == part.ItemId && r.WarehouseId == part.WarehouseId && r.LotId == part.LotId && r.Kind == ReservationKind.Soft);
            if (turn is not null)
                turn.Quantity += part.Quantity;
            else
                db.Reservations.Add(part.With(ids.Next<Reservation>(), part.Quantity, to, line));
            db.Reservations.Remove(part);
        }
    }

    /// <summary>Gives everything back that a document holds.</summary>
    public async Task Release(string sourceKind, long sourceId, CancellationToken ct) => Release(await Held(sourceKind, sourceId, ct));

    /// <summary>Changes whose turn it is: what a document wants, from now on with this priority, on this day.</summary>
    public async Task Rank(string sourceKind, long sourceId, int priority, DateOnly needed, CancellationToken ct)
    {
        foreach (var reservation in (await Held(sourceKind, sourceId, ct)).Own)
            (reservation.Priority, reservation.Needed) = (priority, needed);
    }

    internal async Task<int> Release(System.Linq.Expressions.Expression<Func<Reservation, bool>> which, CancellationToken ct)
    {
        var held = await Held(which, which.Compile(), ct);
        Release(held);
        return held.Own.Count;
    }

    private void Release((Promises Promises, List<Reservation> Own, Dictionary<Id<Item>, ItemWork> Work) held)
    {
        foreach (var reservation in held.Own)
        {
            if (reservation.Kind == ReservationKind.Hard)
                Loosen(held.Work[reservation.ItemId], reservation);
            db.Reservations.Remove(reservation);
        }
    }

    /// <summary>What is pinned to places where it cannot stay goes back to the queue.</summary>
    internal async Task Unpin(System.Linq.Expressions.Expression<Func<Reservation, bool>> which, CancellationToken ct)
    {
        var (_, own, work) = await Held(which, which.Compile(), ct);
        foreach (var pinned in own.Where(r => r.Kind == ReservationKind.Hard))
            Loosen(work[pinned.ItemId], pinned);
    }

    private Task<(Promises Promises, List<Reservation> Own, Dictionary<Id<Item>, ItemWork> Work)> Held(string sourceKind, long sourceId, CancellationToken ct) =>
        Held(r => r.SourceKind == sourceKind && r.SourceId == sourceId, r => r.IsFor(sourceKind, sourceId), ct);

    /// <param name="which">To ask the database whose items they are.</param>
    /// <param name="same">The same, of what this act holds already.</param>
    private async Task<(Promises Promises, List<Reservation> Own, Dictionary<Id<Item>, ItemWork> Work)> Held(System.Linq.Expressions.Expression<Func<Reservation, bool>> which, Func<Reservation, bool> same, CancellationToken ct)
    {
        var cards = await items.Cards(await db.Reservations.Where(which).Select(r => r.ItemId).Distinct().ToListAsync(ct), ct);
        var work = await hold.Take(cards, ct);
        var promises = await Promises.Of(db, arrivals, cards, work.Values.SelectMany(w => w.Places.Values), clock.Today, ct);
        return (promises, [.. promises.All.Where(same)], work);
    }

    private void Lessen(Reservation reservation, Quantity by)
    {
        reservation.Quantity -= by;
        if (reservation.Quantity.IsZero)
            db.Reservations.Remove(reservation);
    }

    /// <summary>Takes what the claim's turn comes to, place by place.</summary>
    private IEnumerable<(Reservation Claim, Reservation Pinned)> Pin(Promises promises, Reservation claim, long most = long.MaxValue)
    {
        foreach (var (row, covered) in promises.Of(claim).Covered)
        {
            var part = Math.Min(covered, most);
            if (part == 0)
                break;
            most -= part;
            row.Reserved += part;
            claim.Quantity = claim.Quantity with { Millionths = claim.Quantity.Millionths - part };
            var pinned = new Reservation
            {
                Id = ids.Next<Reservation>(), Kind = ReservationKind.Hard, ItemId = claim.ItemId, WarehouseId = claim.WarehouseId, BinId = row.BinId, LotId = row.LotId, AnyLot = claim.AnyLot,
                Quantity = claim.Quantity with { Millionths = part }, Needed = claim.Needed, Priority = claim.Priority,
                SourceKind = claim.SourceKind, SourceId = claim.SourceId, SourceLine = claim.SourceLine, SourceNumber = claim.SourceNumber, Note = claim.Note,
            };
            db.Reservations.Add(pinned);
            promises.Add(pinned);
            yield return (claim, pinned);
        }
        promises.Forget(claim.ItemId, claim.WarehouseId);
    }

    /// <summary>A hard reservation becomes a place in the queue.</summary>
    internal static void Loosen(ItemWork item, Reservation pinned)
    {
        Picking.Row(item, new(pinned.WarehouseId.Value, pinned.BinId.Value, pinned.LotId.Value)).Reserved -= pinned.Quantity.Millionths;
        (pinned.Kind, pinned.BinId, pinned.LotId) = (ReservationKind.Soft, default, pinned.AnyLot ? default : pinned.LotId);
    }

    private static Refusal? WhyNot(WantedLine line, Promises promises, int index)
    {
        if (!promises.Cards.TryGetValue(line.Item, out var card))
            return Refusal.NotFound(Words.Item, line.Item).At($"Lines[{index}].Item");
        if (card.Kind != ItemKind.Goods)
            return new("inventory.not-goods", Words.NotGoods.With(card.Code), Words.NotGoodsAdvice, $"Lines[{index}].Item");
        if ((line.Warehouse ?? promises.Promising.FirstOrDefault()?.Id) is not { } wanted)
            return new("inventory.no-warehouse", Words.NoWarehouse, Words.NoWarehouseAdvice, $"Lines[{index}].Warehouse", RefusalKind.Conflict);
        if (!promises.Warehouses.TryGetValue(wanted, out var warehouse) || !warehouse.Active)
            return Refusal.NotFound(Words.Warehouse, wanted).At($"Lines[{index}].Warehouse");
        if (warehouse.IsTransit)
            return new("inventory.reserve-in-transit", Words.NoReserveInTransit.With(warehouse.Names.AsText()), Words.NoReserveInTransitAdvice, $"Lines[{index}].Warehouse");
        if (line.Lot is { } lot && (!promises.Lots.TryGetValue(lot, out var known) || known.ItemId != line.Item))
            return Refusal.NotFound(Words.Lot, lot).At($"Lines[{index}].Lot");
        if (line.Quantity.Millionths <= 0)
            return new("inventory.negative", Words.NotNegative, Words.ReserveAdvice, $"Lines[{index}].Quantity");
        var inBase = card.Units.Convert(line.Quantity, card.Units.Base);
        return inBase.Ok ? null : inBase.Refusals[0] with { Field = $"Lines[{index}].Quantity" };
    }
}
