using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>So much of an issue that has not come back, in the base unit.</summary>
public sealed record StillOut(Id<StockDocument> Document, Id<StockMove> Move, Id<Item> Item, Id<Lot> Lot, Quantity Quantity);

/// <summary>Front door for goods that come back: what of an issue is still out, and where it waits until somebody has looked at it.</summary>
public sealed class StockReturns
{
    /// <summary>The bin that is made where a warehouse has none in quarantine.</summary>
    public const string UsualBin = "RTN";
    private readonly InventoryDb db;
    private readonly IdSource ids;

    internal StockReturns(InventoryDb db, IdSource ids) => (this.db, this.ids) = (db, ids);

    /// <summary>What went out by these documents and has not come back, move by move.</summary>
    public async Task<IReadOnlyList<StillOut>> Of(IReadOnlyCollection<Id<StockDocument>> documents, CancellationToken ct)
    {
        var issues = await db.Moves.AsNoTracking().Where(m => documents.Contains(m.DocumentId) && m.Quantity.Millionths < 0 && m.Basis != null).OrderBy(m => m.DocumentId).ThenBy(m => m.Position).ToListAsync(ct);
        var wanted = issues.Select(m => (Id<StockMove>?)m.Id).ToList();
        var back = await db.Moves.Where(m => EF.Parameter(wanted).Contains(m.ReturnOf)).GroupBy(m => m.ReturnOf).Select(g => new { g.Key, Sum = g.Sum(m => m.Quantity.Millionths) }).ToDictionaryAsync(g => g.Key!.Value, g => g.Sum, ct);
        return [.. issues.Select(m => new StillOut(m.DocumentId, m.Id, m.ItemId, m.LotId, m.Quantity with { Millionths = -m.Quantity.Millionths - back.GetValueOrDefault(m.Id) })).Where(o => !o.Quantity.IsZero)];
    }

    /// <summary>The lot of something that comes in and never was in our stock: known by its code, else made.</summary>
    public async Task<Id<Lot>> LotOf(Id<Item> item, string code, CancellationToken ct)
    {
        if (db.Lots.Local.FirstOrDefault(l => l.ItemId == item && l.Code == code) is { } made)
            return made.Id;
        if (await db.Lots.Where(l => l.ItemId == item && l.Code == code).Select(l => (Id<Lot>?)l.Id).SingleOrDefaultAsync(ct) is { } known)
            return known;
        var lot = new Lot { Id = ids.Next<Lot>(), ItemId = item, Code = code };
        db.Lots.Add(lot);
        return lot.Id;
    }

    /// <summary>Where what comes back to a warehouse waits: its first bin in quarantine, made when it has none.</summary>
    public async Task<Bin> Quarantine(Id<Warehouse> warehouse, CancellationToken ct)
    {
        var bins = await db.Bins.Where(b => b.WarehouseId == warehouse && (b.Code == UsualBin || b.Status == LotStatus.Quarantine)).OrderBy(b => b.Code).ToListAsync(ct);
        if (bins.Find(b => b is { Active: true, Status: LotStatus.Quarantine }) is { } known)
            return known;
        var bin = bins.Find(b => b.Code == UsualBin && !b.Active);
        if (bin is null)
        {
            bin = new() { Id = ids.Next<Bin>(), WarehouseId = warehouse, Code = bins.Exists(b => b.Code == UsualBin) ? UsualBin + "-Q" : UsualBin };
            db.Bins.Add(bin);
        }
        (bin.Active, bin.Status) = (true, LotStatus.Quarantine);
        await db.All.SaveChangesAsync(ct);
        return bin;
    }
}
