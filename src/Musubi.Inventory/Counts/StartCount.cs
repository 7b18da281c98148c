using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Counting begins: each place that holds something becomes a line, with what the books say of it now.</summary>
[Needs(InventoryPermission.Count)]
internal sealed class StartCount(InventoryDb db, CountTurns turns, ItemLookup items, CompanyProfile company, IdSource ids, Clock clock) : IUseCase<StartCount.Input, int>
{
    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }
    }

    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotStart() is { } reason)
            return reason;
        // Two counts of one place would each book the same difference.
        var taken = await (from line in db.CountLines
                           join other in db.Counts on line.CountId equals other.Id
                           where other.WarehouseId == count.WarehouseId && (other.State == CountState.Counting || other.State == CountState.Submitted)
                           select new { other.Id, other.Number, line.ItemId }).Distinct().ToListAsync(ct);
        if (count.Kind == CountKind.Full && taken.Count > 0)
            return new Refusal("inventory.count-overlaps", Words.CountOverlaps.With(taken[0].Number), Words.CountOverlapsAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/counts/{taken[0].Id}" };
        var there = await db.Balances.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId && b.OnHand != 0).ToListAsync(ct);
        if (count.Kind == CountKind.Cycle)
        {
            var busy = taken.Select(t => t.ItemId).ToHashSet();
            var due = (await turns.Due(count.WarehouseId, count.Date, await db.Settings(company, ct), ct)).Where(d => count.Classes.Length == 0 || count.Classes.Contains(d.Class.ToString(), StringComparison.Ordinal))
                .Select(d => d.Item).Where(i => !busy.Contains(i)).Take(count.MostItems).ToHashSet();
            there = [.. there.Where(b => due.Contains(b.ItemId))];
        }
        if (there.Count == 0)
            return new Refusal("inventory.nothing-to-count", count.Kind == CountKind.Full ? Words.NothingToCount : Words.NothingIsDue, count.Kind == CountKind.Full ? Words.NothingToCountAdvice : Words.NothingIsDueAdvice, Kind: RefusalKind.Conflict);

        var cards = await items.Cards(there.Select(b => b.ItemId), ct);
        var bins = await db.Bins.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId).ToDictionaryAsync(b => b.Id, b => b.Code, ct);
        var lotIds = there.Select(b => b.LotId).Distinct().ToList();
        var lots = await db.Lots.AsNoTracking().Where(l => lotIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Code, ct);
        var position = 0;
        foreach (var balance in there.OrderBy(b => bins.GetValueOrDefault(b.BinId, ""), StringComparer.Ordinal).ThenBy(b => cards[b.ItemId].Code, StringComparer.Ordinal).ThenBy(b => lots.GetValueOrDefault(b.LotId, ""), StringComparer.Ordinal))
        {
            db.CountLines.Add(new CountLine
            {
                Id = ids.Next<CountLine>(), CountId = count.Id, Position = ++position, ItemId = balance.ItemId, BinId = balance.BinId, LotId = balance.LotId, Book = balance.OnHand,
            });
        }
        (count.State, count.StartedAt) = (CountState.Counting, clock.Now);
        return there.Count;
    }
}

/// <summary>Whose turn it is to be counted: A, B and C every so many days, those never counted first.</summary>
internal sealed class CountTurns(InventoryDb db)
{
    public sealed record Turn(Id<Item> Item, AbcClass Class, DateOnly? Last, DateOnly? Due);

    /// <summary>Items that lie in the warehouse and are due on a day, the longest due first.</summary>
    public async Task<List<Turn>> Due(Id<Places.Warehouse> warehouse, DateOnly on, CountSettings settings, CancellationToken ct)
    {
        var there = await db.Balances.Where(b => b.WarehouseId == warehouse && b.OnHand != 0).Select(b => b.ItemId).Distinct().ToListAsync(ct);
        var classes = await db.Classes.AsNoTracking().ToDictionaryAsync(c => c.ItemId, c => c.Class, ct);
        var last = await LastCounted(db).Where(l => l.WarehouseId == warehouse).GroupBy(l => l.ItemId).Select(g => new { g.Key, Date = g.Max(l => l.Date) }).ToDictionaryAsync(g => g.Key, g => g.Date, ct);
        return [.. there.Select(item => Of(item)).Where(t => t.Due is null || t.Due <= on).OrderBy(t => t.Due ?? DateOnly.MinValue).ThenBy(t => t.Class).ThenBy(t => t.Item.Value)];

        Turn Of(Id<Item> item)
        {
            var of = classes.GetValueOrDefault(item, AbcClass.C);
            return last.TryGetValue(item, out var date) ? new(item, of, date, date.AddDays(settings.DaysOf(of))) : new(item, of, null, null);
        }
    }

    internal sealed class Counted
    {
        public required Id<Item> ItemId { get; init; }
        public required Id<Places.Warehouse> WarehouseId { get; init; }
        public required DateOnly Date { get; init; }
    }

    public static IQueryable<Counted> LastCounted(InventoryDb db) =>
        from line in db.CountLines
        join count in db.Counts on line.CountId equals count.Id
        where count.State == CountState.Posted && line.First != null
        select new Counted { ItemId = line.ItemId, WarehouseId = count.WarehouseId, Date = count.Date };
}
