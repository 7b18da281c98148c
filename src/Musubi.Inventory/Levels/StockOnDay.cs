using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

/// <summary>So much of an item lies at a place.</summary>
internal sealed class Lying
{
    public required Id<StockBalance> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required Id<Bin> BinId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required long OnHand { get; init; }
    public required long Reserved { get; init; }
}

/// <summary>So much of an item there is in the whole company, and is worth so much.</summary>
internal sealed class Standing
{
    public required Id<Item> ItemId { get; init; }
    public required long Quantity { get; init; }
    public required long Value { get; init; }
}

/// <summary>
/// What lay where, and was worth what, at the end of a day. History is never replayed: what stands now less what came after the day, or, of a day nearer to the beginning,
/// the sum of what came until then; the ledgers' indexes by date find either. A place's row stays when it empties, so that its past can be asked.
/// </summary>
internal sealed class StockOnDay(InventoryDb db)
{
    public static IQueryable<Lying> PlacesNow(InventoryDb db) => db.Balances.AsNoTracking()
        .Select(b => new Lying { Id = b.Id, ItemId = b.ItemId, WarehouseId = b.WarehouseId, BinId = b.BinId, LotId = b.LotId, OnHand = b.OnHand, Reserved = b.Reserved });

    public static IQueryable<Standing> ItemsNow(InventoryDb db) => db.Items.AsNoTracking().Select(i => new Standing { ItemId = i.ItemId, Quantity = i.Quantity, Value = i.Value });

    public IQueryable<Lying> Places(DateOnly day, bool back) =>
        from balance in db.Balances.AsNoTracking()
        join sum in db.Moves.Where(m => back ? m.Date > day : m.Date <= day).GroupBy(m => new { m.ItemId, m.WarehouseId, m.BinId, m.LotId }).Select(g => new { g.Key, Moved = g.Sum(m => m.Quantity.Millionths) })
            on new { balance.ItemId, balance.WarehouseId, balance.BinId, balance.LotId } equals sum.Key into sums
        from sum in sums.DefaultIfEmpty()
        select new Lying
        {
            Id = balance.Id, ItemId = balance.ItemId, WarehouseId = balance.WarehouseId, BinId = balance.BinId, LotId = balance.LotId, Reserved = 0,
            OnHand = back ? balance.OnHand - ((long?)sum.Moved ?? 0) : (long?)sum.Moved ?? 0,
        };

    /// <remarks>Summed item by item, not grouped for all: a page of a list asks for its fifty, and counting its rows for none.</remarks>
    public IQueryable<Standing> Items(DateOnly day, bool back) =>
        from item in db.Items.AsNoTracking()
        select new Standing
        {
            ItemId = item.ItemId,
            Quantity = back
                ? item.Quantity - db.Moves.Where(m => m.ItemId == item.ItemId && m.Basis != null && m.Date > day).Sum(m => m.Quantity.Millionths)
                : db.Moves.Where(m => m.ItemId == item.ItemId && m.Basis != null && m.Date <= day).Sum(m => m.Quantity.Millionths),
            Value = back
                ? item.Value - db.Values.Where(v => v.ItemId == item.ItemId && v.Date > day).Sum(v => v.Amount.Minor)
                : db.Values.Where(v => v.ItemId == item.ItemId && v.Date <= day).Sum(v => v.Amount.Minor),
        };

    /// <summary>The value of all stock at the end of a day, in minor units: what the inventory accounts stood at. Null asks for now.</summary>
    public async Task<long> Value(DateOnly? day, CancellationToken ct) =>
        day is not { } on ? await db.Items.SumAsync(i => i.Value, ct)
        : await IsNear(on, ct) ? await db.Items.SumAsync(i => i.Value, ct) - await db.Values.Where(v => v.Date > on).SumAsync(v => v.Amount.Minor, ct)
        : await db.Values.Where(v => v.Date <= on).SumAsync(v => v.Amount.Minor, ct);

    /// <summary>Whether the way back from now is the shorter one.</summary>
    public async Task<bool> IsNear(DateOnly day, CancellationToken ct) =>
        await db.Moves.MinAsync(m => (DateOnly?)m.Date, ct) is not { } first || await db.Moves.MaxAsync(m => (DateOnly?)m.Date, ct) is not { } last
        || last.DayNumber - day.DayNumber <= day.DayNumber - first.DayNumber;
}
