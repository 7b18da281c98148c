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

/// <summary>A day that is past, and the shorter way to it: back from what stands now by the moves since, or forward by totals of whole years and months and the moves of its own month.</summary>
internal readonly record struct PastDay(DateOnly Day, bool Back)
{
    public DateOnly Month => new(Day.Year, Day.Month, 1);
    public DateOnly Year => new(Day.Year, 1, 1);
}

/// <summary>
/// What lay where, and was worth what, at the end of a day. History is never replayed: however long it is, a day costs the totals of years and months before it and the moves of
/// one month. A place's row stays when it empties, so that its past can be asked.
/// </summary>
internal sealed class StockOnDay(InventoryDb db)
{
    private sealed class Moved
    {
        public Id<Item> ItemId { get; init; }
        public Id<Warehouse> WarehouseId { get; init; }
        public Id<Bin> BinId { get; init; }
        public Id<Lot> LotId { get; init; }
        public long Millionths { get; init; }
    }

    public static IQueryable<Lying> PlacesNow(InventoryDb db) => db.Balances.AsNoTracking()
        .Select(b => new Lying { Id = b.Id, ItemId = b.ItemId, WarehouseId = b.WarehouseId, BinId = b.BinId, LotId = b.LotId, OnHand = b.OnHand, Reserved = b.Reserved });

    public static IQueryable<Standing> ItemsNow(InventoryDb db) => db.Items.AsNoTracking().Select(i => new Standing { ItemId = i.ItemId, Quantity = i.Quantity, Value = i.Value });

    public IQueryable<Lying> Places(PastDay past)
    {
        var (day, month, year, back) = (past.Day, past.Month, past.Year, past.Back);
        var moves = db.Moves.Where(m => back ? m.Date > day : m.Date >= month && m.Date <= day).Select(m => new Moved { ItemId = m.ItemId, WarehouseId = m.WarehouseId, BinId = m.BinId, LotId = m.LotId, Millionths = m.Quantity.Millionths });
        if (!back)
            moves = moves.Concat(db.Totals.Where(t => (t.Span == TotalSpan.Year && t.Start < year) || (t.Span == TotalSpan.Month && t.Start >= year && t.Start < month))
                .Select(t => new Moved { ItemId = t.ItemId, WarehouseId = t.WarehouseId, BinId = t.BinId, LotId = t.LotId, Millionths = t.Moved }));
        return from balance in db.Balances.AsNoTracking()
               join sum in moves.GroupBy(m => new { m.ItemId, m.WarehouseId, m.BinId, m.LotId }).Select(g => new { g.Key, Moved = g.Sum(m => m.Millionths) })
                   on new { balance.ItemId, balance.WarehouseId, balance.BinId, balance.LotId } equals sum.Key into sums
               from sum in sums.DefaultIfEmpty()
               select new Lying
               {
                   Id = balance.Id, ItemId = balance.ItemId, WarehouseId = balance.WarehouseId, BinId = balance.BinId, LotId = balance.LotId, Reserved = 0,
                   OnHand = back ? balance.OnHand - ((long?)sum.Moved ?? 0) : (long?)sum.Moved ?? 0,
               };
    }

    /// <remarks>Summed item by item, not grouped for all: a page of a list asks for its fifty, and counting its rows for none.</remarks>
    public IQueryable<Standing> Items(PastDay past)
    {
        var (day, month, year, back) = (past.Day, past.Month, past.Year, past.Back);
        return from item in db.Items.AsNoTracking()
               select new Standing
               {
                   ItemId = item.ItemId,
                   Quantity = back
                       ? item.Quantity - db.Moves.Where(m => m.ItemId == item.ItemId && m.Basis != null && m.Date > day).Sum(m => m.Quantity.Millionths)
                       : db.ValueTotals.Where(t => t.ItemId == item.ItemId && ((t.Span == TotalSpan.Year && t.Start < year) || (t.Span == TotalSpan.Month && t.Start >= year && t.Start < month))).Sum(t => t.Moved)
                           + db.Moves.Where(m => m.ItemId == item.ItemId && m.Basis != null && m.Date >= month && m.Date <= day).Sum(m => m.Quantity.Millionths),
                   Value = back
                       ? item.Value - db.Values.Where(v => v.ItemId == item.ItemId && v.Date > day).Sum(v => v.Amount.Minor)
                       : db.ValueTotals.Where(t => t.ItemId == item.ItemId && ((t.Span == TotalSpan.Year && t.Start < year) || (t.Span == TotalSpan.Month && t.Start >= year && t.Start < month))).Sum(t => t.Booked)
                           + db.Values.Where(v => v.ItemId == item.ItemId && v.Date >= month && v.Date <= day).Sum(v => v.Amount.Minor),
               };
    }

    /// <summary>The value of all stock at the end of a day, in minor units: what the inventory accounts stood at. Null asks for now.</summary>
    public async Task<long> Value(DateOnly? day, CancellationToken ct)
    {
        if (day is not { } on)
            return await db.Items.SumAsync(i => i.Value, ct);
        var past = await Way(on, ct);
        if (past.Back)
            return await db.Items.SumAsync(i => i.Value, ct) - await db.Values.Where(v => v.Date > on).SumAsync(v => v.Amount.Minor, ct);
        var (month, year) = (past.Month, past.Year);
        return await db.ValueTotals.Where(t => (t.Span == TotalSpan.Year && t.Start < year) || (t.Span == TotalSpan.Month && t.Start >= year && t.Start < month)).SumAsync(t => t.Booked, ct)
            + await db.Values.Where(v => v.Date >= month && v.Date <= on).SumAsync(v => v.Amount.Minor, ct);
    }

    /// <summary>Back, where fewer days have passed since than of its own month until then.</summary>
    public async Task<PastDay> Way(DateOnly day, CancellationToken ct) =>
        new(day, await db.Moves.MaxAsync(m => (DateOnly?)m.Date, ct) is not { } last || last.DayNumber - day.DayNumber <= day.Day);
}
