using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>A warehouse, a bin and a lot in it; 0 where there is none.</summary>
internal readonly record struct Place(long Warehouse, long Bin, long Lot);

/// <summary>Where goods go to and come from: what expires first leaves first, and what is held, expired or promised to others stays.</summary>
internal sealed class Picking(InventoryDb db, IdSource ids, Clock clock)
{
    private const int MostLots = 4;

    public sealed record Ground(StockDraft Draft, IReadOnlyDictionary<Id<Warehouse>, Warehouse> Warehouses, IReadOnlyDictionary<Id<Lot>, Lot> Lots, Dictionary<Id<Item>, List<Reservation>> Reserved, DayStock Days, Id<StockDocument> Document)
    {
        public DateOnly Date => Draft.Date;
        public List<Reservation> ReservedOf(Id<Item> item) => Reserved.GetValueOrDefault(item, []);
        public List<UsedReservation> Used { get; } = [];

        /// <summary>Bins from which nothing is picked, with the reason.</summary>
        public IReadOnlyDictionary<Id<Bin>, LotStatus> HeldBins { get; } = Warehouses.Values.SelectMany(w => w.HeldBins()).ToDictionary(b => b.Id, b => b.Status);

        /// <summary>What is really gone, or never came, does not ask what was promised.</summary>
        public bool IsGone => Draft.Reverses is not null || Draft.Kind is StockKind.Adjustment or StockKind.Scrap or StockKind.Count;
    }

    /// <summary>What some documents that are planned one upon the other have in common.</summary>
    /// <param name="Moved">Items that moved after the day of the first: who moves those looks back.</param>
    public sealed record Grounds(IReadOnlyDictionary<Id<Warehouse>, Warehouse> Warehouses, IReadOnlyDictionary<Id<Lot>, Lot> Lots, Dictionary<Id<Item>, List<Reservation>> Reserved, IReadOnlySet<Id<Item>> Moved)
    {
        public Ground For(StockDraft draft, Id<StockDocument> document) => new(draft, Warehouses, Lots, Reserved, new(), document);
    }

    public async Task<Ground> Begin(IReadOnlyCollection<ItemWork> work, StockDraft draft, Id<StockDocument> document, CancellationToken ct)
    {
        // What is promised from where it goes out, and whatever whom it goes to holds elsewhere: no more than may matter or change.
        var from = OutOf([draft]);
        var items = work.Select(w => w.Stock.ItemId).ToList();
        var reserved = from.Count == 0 ? [] : await db.Reservations.Where(r => EF.Parameter(items).Contains(r.ItemId)
            && (EF.Parameter(from).Contains(r.WarehouseId) || (r.SourceKind == draft.SourceKind && r.SourceId == draft.SourceId))).ToListAsync(ct);
        return new(draft, await db.Places(ct), await LotsOf(work, ct), ByItem(reserved), from.Count == 0 ? new() : await DayStock.Of(db, work, draft.Date, clock.Today, ct), document);
    }

    public async Task<Grounds> Begin(IReadOnlyCollection<ItemWork> work, IReadOnlyList<StockDraft> drafts, CancellationToken ct)
    {
        var items = work.Select(w => w.Stock.ItemId).ToList();
        var reserved = OutOf(drafts).Count == 0 ? [] : await db.Reservations.Where(r => EF.Parameter(items).Contains(r.ItemId)).ToListAsync(ct);
        var first = drafts.Min(d => d.Date);
        var moved = first >= clock.Today ? [] : await db.Items.Where(i => EF.Parameter(items).Contains(i.ItemId) && db.Moves.Any(m => m.ItemId == i.ItemId && m.Date > first)).Select(i => i.ItemId).ToListAsync(ct);
        return new(await db.Places(ct), await LotsOf(work, ct), ByItem(reserved), moved.ToHashSet());
    }

    private static List<Id<Warehouse>> OutOf(IEnumerable<StockDraft> drafts) => [.. drafts.SelectMany(d => d.Lines).Where(l => l.Quantity.IsNegative).Select(l => l.Warehouse).Distinct()];

    private static Dictionary<Id<Item>, List<Reservation>> ByItem(IEnumerable<Reservation> reserved) => reserved.GroupBy(r => r.ItemId).ToDictionary(g => g.Key, g => g.ToList());

    private async Task<Dictionary<Id<Lot>, Lot>> LotsOf(IEnumerable<ItemWork> work, CancellationToken ct)
    {
        var tracked = work.Where(w => w.Card.Tracking != Tracking.None).Select(w => w.Stock.ItemId).ToList();
        var lots = tracked.Count == 0 ? [] : await db.Lots.AsNoTracking().Where(l => tracked.Contains(l.ItemId)).ToDictionaryAsync(l => l.Id, ct);
        // Those that this very document makes are not in the table yet.
        foreach (var fresh in tracked.Count == 0 ? [] : db.Lots.Local.Where(l => tracked.Contains(l.ItemId)))
            lots[fresh.Id] = fresh;
        return lots;
    }

    /// <summary>The places of a line, with what goes to or comes from each; the balances are already changed.</summary>
    public Result<List<(Place Place, Quantity Part)>> Choose(Ground ground, ItemWork item, StockLine line, Quantity quantity, int index)
    {
        if (!ground.Warehouses.TryGetValue(line.Warehouse, out var warehouse) || !warehouse.Active)
            return Refusal.NotFound(Words.Warehouse, line.Warehouse).At($"Lines[{index}].Warehouse");
        if (line.To is { } to && (!ground.Warehouses.TryGetValue(to, out var target) || !target.Active || (line.ToBin is { } toBin && !target.Bins.Exists(b => b.Id == toBin && b.Active))))
            return Refusal.NotFound(Words.Warehouse, to).At("To");
        if (!ground.Draft.OnTheRoad && (warehouse.IsTransit || (line.To is { } road && ground.Warehouses[road].IsTransit)))
            return new Refusal("inventory.on-the-road", Words.OnTheRoad.With((warehouse.IsTransit ? warehouse : ground.Warehouses[line.To!.Value]).Names.AsText()), Words.OnTheRoadAdvice, warehouse.IsTransit ? "Warehouse" : "To");
        if (line.Bin is { } bin && !warehouse.Bins.Exists(b => b.Id == bin && b.Active))
            return Refusal.NotFound(Words.Bin, bin).At($"Lines[{index}].Bin");
        if (line.Lot is { } named && (!ground.Lots.TryGetValue(named, out var lot) || lot.ItemId != line.Item))
            return Refusal.NotFound(Words.Lot, named).At($"Lines[{index}].Lot");
        if (line.Basis == CostBasis.Revalue || quantity.IsZero)
            return new List<(Place, Quantity)> { (new(line.Warehouse.Value, 0, 0), quantity) };
        return quantity.IsNegative ? Out(ground, item, line, warehouse, -quantity, index) : In(ground, item, line, quantity, index);
    }

    private static Result<List<(Place Place, Quantity Part)>> In(Ground ground, ItemWork item, StockLine line, Quantity quantity, int index)
    {
        if (item.Card.Tracking != Tracking.None && line.Lot is null)
            return Refusal.Missing($"Lines[{index}].Lot", Words.Lot);
        var place = new Place(line.Warehouse.Value, line.Bin?.Value ?? 0, item.Card.Tracking == Tracking.None ? 0 : line.Lot!.Value.Value);
        if (item.Card.Tracking == Tracking.Serial && (quantity.Value != 1 || item.Places.Values.Any(p => p.LotId.Value == place.Lot && p.OnHand > 0)))
            return new Refusal("inventory.serial", Words.OneSerial.With(ground.Lots[line.Lot!.Value].Code), Words.OneSerialAdvice, $"Lines[{index}].Quantity");
        Put(ground, item, place, quantity.Millionths);
        return new List<(Place, Quantity)> { (place, quantity) };
    }

    private Result<List<(Place Place, Quantity Part)>> Out(Ground ground, ItemWork item, StockLine line, Warehouse warehouse, Quantity wanted, int index)
    {
        var here = item.Places.Values.Where(p => p.WarehouseId == line.Warehouse && (line.Bin is { } bin ? p.BinId == bin : !line.Here || p.BinId.Value == 0) && (line.Lot is { } lot ? p.LotId == lot : !line.Here || p.LotId.Value == 0)).ToList();
        var mine = ground.ReservedOf(line.Item).Where(r => ground.Draft.SourceId != 0 && r.IsFor(ground.Draft.SourceKind, ground.Draft.SourceId) && (line.SourceLine == 0 || r.SourceLine == line.SourceLine)).ToList();
        var others = ground.ReservedOf(line.Item).Where(r => r.Kind == ReservationKind.Soft && r.WarehouseId == line.Warehouse && !mine.Contains(r)).ToList();
        var mayGoNegative = item.Stock.MayGoNegative && warehouse.MayGoNegative && item.Card.Tracking == Tracking.None;
        var heeds = !ground.IsGone && !mayGoNegative && others.Count > 0;
        var all = item.Places.Values.Where(p => p.WarehouseId == line.Warehouse && !ground.HeldBins.ContainsKey(p.BinId)).ToList();
        var queue = heeds ? Queue.Of(all.Select(p => (p, p.Free)), ground.Lots, others.Concat(mine.Where(r => r.Kind == ReservationKind.Soft && r.WarehouseId == line.Warehouse)), ground.Date).Where(s => others.Contains(s.Claim)).ToList() : [];

        var usable = here.Where(p => IsUsable(ground, line, p)).ToList();
        var taken = new Dictionary<StockBalance, long>();
        var (left, needed) = (wanted.Millionths, 0L);
        Take(p => p.Free + Pinned(p) - queue.Where(s => s.Claim.LotId.Value != 0 && line.Lot is null).SelectMany(s => s.Covered).Where(c => c.Row == p).Sum(c => c.Millionths));
        if (ground.IsGone)
            Take(p => p.OnHand);
        if (left > 0 && !mayGoNegative)
            return needed > 0 && left <= needed ? TooEarly(ground, item, line, warehouse, wanted, usable, taken.Values.Sum(), index) : Short(ground, item, line, warehouse, wanted, here, mine, queue, index);
        // Whoever takes what was free leaves those in the queue as well served as before.
        if (heeds && Queue.Of(all.Select(p => (p, p.Free + Math.Min(Pinned(p), taken.GetValueOrDefault(p)) - taken.GetValueOrDefault(p))), ground.Lots, others, ground.Date).Sum(s => s.Waiting) > queue.Sum(s => s.Waiting))
            return Short(ground, item, line, warehouse, wanted, here, mine, queue, index);

        if (left > 0 && Row(item, new(line.Warehouse.Value, line.Bin?.Value ?? 0, 0)) is var below)
            taken[below] = taken.GetValueOrDefault(below) + left;
        var parts = taken.Select(t => (new Place(t.Key.WarehouseId.Value, t.Key.BinId.Value, t.Key.LotId.Value), wanted with { Millionths = -t.Value })).ToList();
        foreach (var (place, part) in parts)
            Put(ground, item, place, part.Millionths);
        UseUp(ground, item, line, mine, taken, wanted.Millionths);
        Unpin(ground, item, line.Warehouse);
        return parts;

        long Pinned(StockBalance row) => mine.Where(r => r.IsAt(row)).Sum(r => r.Quantity.Millionths);

        void Take(Func<StockBalance, long> most)
        {
            needed = 0;
            foreach (var row in usable.OrderByDescending(p => Pinned(p) > 0).ThenBy(p => Expires(ground, p)).ThenBy(p => p.LotId.Value).ThenBy(p => p.BinId.Value))
            {
                var now = Math.Min(left, most(row) - taken.GetValueOrDefault(row));
                if (now <= 0)
                    continue;
                // Not what was not there yet on the day, nor what has gone since: a later day would be short.
                var more = mayGoNegative ? now : Math.Min(now, ground.Days.Least(row) - taken.Where(t => t.Key.LotId == row.LotId).Sum(t => t.Value));
                needed += now - Math.Max(0, more);
                if (more <= 0)
                    continue;
                taken[row] = taken.GetValueOrDefault(row) + more;
                left -= more;
            }
        }
    }

    /// <summary>What goes out to somebody is no longer promised to them: what was pinned where it came from, then their place in the queue, then what was pinned elsewhere.</summary>
    private void UseUp(Ground ground, ItemWork item, StockLine line, List<Reservation> mine, Dictionary<StockBalance, long> taken, long left)
    {
        foreach (var (row, part) in taken)
        {
            var here = part;
            foreach (var pinned in mine.Where(r => r.IsAt(row)).OrderBy(r => r.Turn).ToList())
                here -= Less(pinned, here);
        }
        foreach (var other in mine.Where(r => r.Quantity.Millionths > 0).OrderByDescending(r => r.WarehouseId == line.Warehouse).ThenByDescending(r => r.Kind).ThenBy(r => r.Turn).ToList())
            Less(other, left);

        long Less(Reservation reservation, long most)
        {
            var less = Math.Min(Math.Min(most, left), reservation.Quantity.Millionths);
            left -= less;
            if (reservation.Kind == ReservationKind.Hard)
                Row(item, new(reservation.WarehouseId.Value, reservation.BinId.Value, reservation.LotId.Value)).Reserved -= less;
            reservation.Quantity = reservation.Quantity with { Millionths = reservation.Quantity.Millionths - less };
            if (less > 0)
                ground.Used.Add(new()
                {
                    Id = ids.Next<UsedReservation>(), DocumentId = ground.Document, ItemId = reservation.ItemId, WarehouseId = reservation.WarehouseId, LotId = reservation.AnyLot ? default : reservation.LotId, AnyLot = reservation.AnyLot,
                    Quantity = reservation.Quantity with { Millionths = less }, Needed = reservation.Needed, Priority = reservation.Priority, SourceLine = reservation.SourceLine, Note = reservation.Note,
                });
            if (reservation.Quantity.IsZero)
            {
                ground.ReservedOf(reservation.ItemId).Remove(reservation);
                db.Reservations.Remove(reservation);
            }
            return less;
        }
    }

    /// <summary>What was pinned to goods that are gone, or have gone below zero, goes back to the queue: whose turn comes last first.</summary>
    private static void Unpin(Ground ground, ItemWork item, Id<Warehouse> warehouse)
    {
        foreach (var row in item.Places.Values.Where(p => p.WarehouseId == warehouse && p.Reserved > Math.Max(0, p.OnHand)))
        {
            foreach (var pinned in ground.ReservedOf(row.ItemId).Where(r => r.IsAt(row)).OrderByDescending(r => r.Turn).TakeWhile(_ => row.Reserved > Math.Max(0, row.OnHand)))
                StockReservations.Loosen(item, pinned);
        }
    }

    /// <summary>Asked, there, promised to whom, held why: and what would help.</summary>
    private static Refusal Short(Ground ground, ItemWork item, StockLine line, Warehouse warehouse, Quantity wanted, List<StockBalance> here, List<Reservation> mine, List<Queue.Stand> queue, int index)
    {
        var held = here.Where(p => p.OnHand > 0 && !IsUsable(ground, line, p)).ToList();
        var rivals = ground.ReservedOf(line.Item).Where(r => !mine.Contains(r) && here.Exists(r.IsAt)).Select(r => (Claim: r, r.Quantity.Millionths))
            .Concat(queue.Select(s => (s.Claim, Millionths: s.Covered.Where(c => here.Contains(c.Row)).Sum(c => c.Millionths))).Where(s => s.Millionths > 0))
            .OrderBy(r => r.Claim.Turn).Select(r => new Rival(r.Claim.SourceNumber, Of(r.Millionths), r.Claim.Needed, r.Claim.Kind)).ToList();
        // What the transfer brings to its own destination is no help to it.
        var destination = ground.Draft.Sending?.To ?? line.To;
        var elsewhere = item.Places.Values.Where(p => p.WarehouseId != line.Warehouse && p.WarehouseId != destination && ground.Warehouses[p.WarehouseId] is { IsTransit: false } && p.Free > 0 && !IsHeld(ground, p)).Sum(p => p.Free);
        var place = line.Lot is { } of && ground.Lots.TryGetValue(of, out var known) ? Words.LotIn.With(warehouse.Names.AsText(), known.Code) : warehouse.Names.AsText();
        var what = Words.Short.With(item.Card.Code, wanted, place, Of(here.Sum(p => p.OnHand)), Quantity.Sum(rivals.Select(r => r.Quantity), wanted.Unit), Of(held.Sum(p => p.OnHand)));
        if (line.Lot is { } lot && held.Count > 0 && Held(ground, held[0]) is not null)
            return new("inventory.short", Held(ground, held[0])!.With(ground.Lots[lot].Code, ground.Lots[lot].Expires, Words.Of(ground.Lots[lot].Status), Of(held.Sum(p => p.OnHand))), ground.Lots[lot].Status != LotStatus.Available ? Words.LotHeldAdvice : Words.LotExpiredAdvice,
                $"Lines[{index}].Lot", RefusalKind.Conflict) { Href = $"/inventory/lots/{lot}" };
        if (line.Lot is null && item.Card.Tracking != Tracking.None && here.Exists(p => p.OnHand > 0))
            what = Words.ShortLots.With(what, LotsOf(ground, here, Of));
        if (rivals.Count > 0)
            what = Words.ShortBy.With(what, Rival.Listed(rivals));
        var forbids = item.Stock.MayGoNegative && !warehouse.MayGoNegative && item.Card.Tracking == Tracking.None;
        if (forbids)
            what = Words.NotBelowHere.With(what, warehouse.Names.AsText());
        var advice = ground.Draft.Reverses is not null ? Words.UsedSinceAdvice : line.AnyStatus && held.Count > 0 ? held.Exists(p => ground.HeldBins.ContainsKey(p.BinId)) ? Words.NameTheBin : Words.NameTheLot : elsewhere > 0 ? Words.ShortElsewhere.With(Of(elsewhere)) : rivals.Count > 0 ? Words.ShortPromised : forbids ? Words.NotBelowHereAdvice : Words.ShortAdvice;
        return new("inventory.short", what, advice, $"Lines[{index}].Quantity", RefusalKind.Conflict) { Href = forbids ? $"/inventory/warehouses?w={warehouse.Id}" : $"/inventory/items/{line.Item}" };

        Quantity Of(long millionths) => wanted with { Millionths = millionths };
    }

    /// <summary>The lots that lie there, what expires first before, with what there is of each.</summary>
    private static Text LotsOf(Ground ground, List<StockBalance> here, Func<long, Quantity> of)
    {
        var lots = here.Where(p => p.OnHand > 0 && ground.Lots.ContainsKey(p.LotId)).GroupBy(p => p.LotId).Select(g => (Lot: ground.Lots[g.Key], There: of(g.Sum(p => p.OnHand))))
            .OrderBy(l => l.Lot.Expires ?? DateOnly.MaxValue).ThenBy(l => l.Lot.Id.Value).ToList();
        var named = lots.Take(MostLots).Select(l => l.Lot.Expires is { } day ? Words.LotUntil.With(l.Lot.Code, l.There, day) : Words.LotOf.With(l.Lot.Code, l.There)).ToList();
        if (lots.Count > MostLots)
            named.Add(Words.AndMore.With(lots.Count - MostLots));
        return new(string.Join('、', named.Select(n => n.Ja)), string.Join('、', named.Select(n => n.Zh)), string.Join(", ", named.Select(n => n.En)));
    }

    /// <summary>There is enough now, but on its own day there was not, or what came since went out again before more came.</summary>
    private static Refusal TooEarly(Ground ground, ItemWork item, StockLine line, Warehouse warehouse, Quantity wanted, List<StockBalance> usable, long free, int index)
    {
        var days = ground.Days.Together(usable);
        var less = days.Where(d => d.OnHand < wanted.Millionths).ToList();
        var (first, onHand) = less.Count > 0 ? less[0] : (ground.Date, free);
        var from = less.Count > 0 ? days.FirstOrDefault(d => d.Day > less[^1].Day, days[^1]).Day : days[^1].Day;
        var place = line.Lot is { } lot ? Words.LotIn.With(warehouse.Names.AsText(), ground.Lots[lot].Code) : warehouse.Names.AsText();
        return new("inventory.short-then", Words.ShortThen.With(item.Card.Code, place, first, wanted with { Millionths = wanted.Millionths - onHand }, wanted with { Millionths = free }),
            ground.Draft.Reverses is not null ? Words.ReversalThenAdvice.With(from) : Words.ShortThenAdvice.With(from, wanted with { Millionths = free }), $"Lines[{index}].Quantity", RefusalKind.Conflict) { Href = $"/inventory/items/{line.Item}" };
    }

    /// <summary>What is expired or held leaves only by name, and only to be scrapped, adjusted or moved aside.</summary>
    private static bool IsUsable(Ground ground, StockLine line, StockBalance row) =>
        (Held(ground, row) is null || (line.AnyStatus && line.Lot is not null)) && (!ground.HeldBins.ContainsKey(row.BinId) || (line.AnyStatus && line.Bin is not null));

    private static bool IsHeld(Ground ground, StockBalance row) => Held(ground, row) is not null || ground.HeldBins.ContainsKey(row.BinId);

    public static void Put(Ground ground, ItemWork item, Place place, long millionths)
    {
        var row = Row(item, place);
        row.OnHand += millionths;
        ground.Days.Move(row, millionths);
    }

    private static Text? Held(Ground ground, StockBalance row) =>
        row.LotId.Value == 0 || !ground.Lots.TryGetValue(row.LotId, out var lot) ? null
        : lot.Status != LotStatus.Available ? Words.LotHeld
        : lot.Expires < ground.Date ? Words.LotExpired : null;

    private static DateOnly Expires(Ground ground, StockBalance row) => ground.Lots.TryGetValue(row.LotId, out var lot) ? lot.Expires ?? DateOnly.MaxValue : DateOnly.MaxValue;

    public static StockBalance Row(ItemWork item, Place place)
    {
        var key = (place.Warehouse, place.Bin, place.Lot);
        if (!item.Places.TryGetValue(key, out var row))
            item.Places[key] = row = new StockBalance { ItemId = item.Stock.ItemId, WarehouseId = new(place.Warehouse), BinId = new(place.Bin), LotId = new(place.Lot) };
        return row;
    }
}
