using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>A warehouse, a bin and a lot in it; 0 where there is none.</summary>
internal readonly record struct Place(long Warehouse, long Bin, long Lot);

/// <summary>Where goods go to and come from: what expires first leaves first, and what is held, expired or promised to others stays.</summary>
internal sealed class Picking(InventoryDb db)
{
    public sealed record Ground(IReadOnlyDictionary<Id<Warehouse>, Warehouse> Warehouses, IReadOnlyDictionary<Id<Lot>, Lot> Lots, ILookup<(long Item, long Warehouse), string> ReservedBy, DateOnly Date);

    public async Task<Ground> Begin(IReadOnlyCollection<ItemWork> work, DateOnly date, CancellationToken ct)
    {
        var items = work.Select(w => w.Stock.ItemId).ToList();
        var tracked = work.Where(w => w.Card.Tracking != Tracking.None).Select(w => w.Stock.ItemId).ToList();
        var lots = tracked.Count == 0 ? [] : await db.Lots.AsNoTracking().Where(l => tracked.Contains(l.ItemId)).ToDictionaryAsync(l => l.Id, ct);
        // Those that this very document makes are not in the table yet.
        foreach (var fresh in db.Lots.Local.Where(l => tracked.Contains(l.ItemId)))
            lots[fresh.Id] = fresh;
        var reserved = work.Any(w => w.Places.Values.Any(p => p.Reserved > 0))
            ? await db.Reservations.AsNoTracking().Where(r => items.Contains(r.ItemId)).OrderBy(r => r.Needed).ThenBy(r => r.Id).Select(r => new { r.ItemId, r.WarehouseId, r.SourceNumber }).ToListAsync(ct) : [];
        return new(await db.Warehouses.AsNoTracking().Include(w => w.Bins).ToDictionaryAsync(w => w.Id, ct), lots, reserved.ToLookup(r => (r.ItemId.Value, r.WarehouseId.Value), r => r.SourceNumber), date);
    }

    /// <summary>The places of a line, with what goes to or comes from each; the balances are already changed.</summary>
    public Result<List<(Place Place, Quantity Part)>> Choose(Ground ground, ItemWork item, StockLine line, Quantity quantity, int index)
    {
        if (!ground.Warehouses.TryGetValue(line.Warehouse, out var warehouse) || !warehouse.Active)
            return Refusal.NotFound(Words.Warehouse, line.Warehouse).At($"Lines[{index}].Warehouse");
        if (line.To is { } to && (!ground.Warehouses.TryGetValue(to, out var target) || !target.Active || (line.ToBin is { } toBin && !target.Bins.Exists(b => b.Id == toBin && b.Active))))
            return Refusal.NotFound(Words.Warehouse, to).At("To");
        if (line.Bin is { } bin && !warehouse.Bins.Exists(b => b.Id == bin && b.Active))
            return Refusal.NotFound(Words.Bin, bin).At($"Lines[{index}].Bin");
        if (line.Lot is { } named && (!ground.Lots.TryGetValue(named, out var lot) || lot.ItemId != line.Item))
            return Refusal.NotFound(Words.Lot, named).At($"Lines[{index}].Lot");
        if (line.Basis == CostBasis.Revalue)
            return new List<(Place, Quantity)> { (new(line.Warehouse.Value, 0, 0), quantity) };
        return quantity.IsNegative ? Out(ground, item, line, warehouse, -quantity, index) : In(ground, item, line, quantity, index);
    }

    private static Result<List<(Place, Quantity)>> In(Ground ground, ItemWork item, StockLine line, Quantity quantity, int index)
    {
        if (item.Card.Tracking != Tracking.None && line.Lot is null)
            return Refusal.Missing($"Lines[{index}].Lot", Words.Lot);
        var place = new Place(line.Warehouse.Value, line.Bin?.Value ?? 0, item.Card.Tracking == Tracking.None ? 0 : line.Lot!.Value.Value);
        if (item.Card.Tracking == Tracking.Serial && (quantity.Value != 1 || item.Places.Values.Any(p => p.LotId.Value == place.Lot && p.OnHand > 0)))
            return new Refusal("inventory.serial", Words.OneSerial.With(ground.Lots[line.Lot!.Value].Code), Words.OneSerialAdvice, $"Lines[{index}].Quantity");
        Row(item, place).OnHand += quantity.Millionths;
        return new List<(Place, Quantity)> { (place, quantity) };
    }

    private static Result<List<(Place, Quantity)>> Out(Ground ground, ItemWork item, StockLine line, Warehouse warehouse, Quantity wanted, int index)
    {
        var here = item.Places.Values.Where(p => p.WarehouseId == line.Warehouse && (line.Bin is not { } bin || p.BinId == bin) && (line.Lot is not { } lot || p.LotId == lot)).ToList();
        var parts = new List<(Place, Quantity)>();
        var left = wanted.Millionths;
        foreach (var row in here.Where(p => line.AnyStatus || Held(ground, p) is null).OrderBy(p => Expires(ground, p)).ThenBy(p => p.LotId.Value).ThenBy(p => p.BinId.Value))
        {
            var taken = Math.Min(left, Math.Max(0, row.Free));
            if (taken == 0)
                continue;
            row.OnHand -= taken;
            left -= taken;
            parts.Add((new(row.WarehouseId.Value, row.BinId.Value, row.LotId.Value), new() { Millionths = -taken, Unit = wanted.Unit }));
        }
        if (left == 0)
            return parts;
        if (item.Stock.MayGoNegative && warehouse.MayGoNegative && item.Card.Tracking == Tracking.None)
        {
            var place = new Place(line.Warehouse.Value, line.Bin?.Value ?? 0, 0);
            Row(item, place).OnHand -= left;
            parts.Add((place, new() { Millionths = -left, Unit = wanted.Unit }));
            return parts;
        }
        foreach (var (place, part) in parts)
            Row(item, place).OnHand -= part.Millionths;
        return Short(ground, item, line, warehouse, wanted, here, index);
    }

    /// <summary>Asked, there, promised to whom, held why: and what would help.</summary>
    private static Refusal Short(Ground ground, ItemWork item, StockLine line, Warehouse warehouse, Quantity wanted, List<StockBalance> here, int index)
    {
        var unit = wanted.Unit;
        var held = here.Where(p => !line.AnyStatus && p.OnHand > 0 && Held(ground, p) is not null).ToList();
        var (there, promised) = (here.Sum(p => p.OnHand), here.Sum(p => p.Reserved));
        var elsewhere = item.Places.Values.Where(p => p.WarehouseId != line.Warehouse && p.Free > 0 && Held(ground, p) is null).Sum(p => p.Free);
        var what = Words.Short.With(item.Card.Code, wanted, warehouse.Names.AsText(), Of(there), Of(promised), Of(held.Sum(p => p.OnHand)));
        if (line.Lot is { } lot && held.Count > 0)
            what = Held(ground, held[0])!.With(ground.Lots[lot].Code, ground.Lots[lot].Expires, Words.Of(ground.Lots[lot].Status));
        var by = string.Join(", ", ground.ReservedBy[(line.Item.Value, line.Warehouse.Value)].Distinct().Take(3));
        return new("inventory.short", what, elsewhere > 0 ? Words.ShortElsewhere.With(Of(elsewhere)) : promised > 0 ? Words.ShortPromised.With(by) : Words.ShortAdvice, $"Lines[{index}].Quantity", RefusalKind.Conflict);

        Quantity Of(long millionths) => new() { Millionths = millionths, Unit = unit };
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
