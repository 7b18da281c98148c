using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>Takes the items of a document in hand, one after the other in order of id, so that two documents never wait for each other.</summary>
internal sealed class ItemHold(InventoryDb db, BulkRows rows, IdSource ids)
{
    /// <param name="apart">Of many documents: their rows are not given to the tracker, which would look through all of them whenever something is saved. <see cref="Settle"/> writes them by itself.</param>
    public async Task<Dictionary<Id<Item>, ItemWork>> Take(IReadOnlyDictionary<Id<Item>, ItemCard> cards, CancellationToken ct, bool apart = false)
    {
        var wanted = cards.Keys.OrderBy(id => id.Value).ToList();
        var held = await Lock(wanted, apart, ct);
        if (held.Count < wanted.Count)
        {
            var (known, fresh) = (held.Select(r => r.ItemId).ToHashSet(), new CostState { Method = ValuationMethod.MovingAverage }.Write());
            foreach (var missing in wanted.Where(w => !known.Contains(w)))
                await db.All.Database.ExecuteSqlAsync($"""
                    INSERT INTO item_stock (item_id, method, may_go_negative, first_standard, quantity, value, sequence, last_date, last_sequence, since_checkpoint, state)
                    VALUES ({missing.Value}, {nameof(ValuationMethod.MovingAverage)}, {false}, {0m}, 0, 0, 0, {DateOnly.MinValue}, 0, 0, {fresh}) ON CONFLICT (item_id) DO NOTHING
                    """, ct);
            held = await Lock(wanted, apart, ct);
        }

        // Who had to wait for an item may find other places: a bin that is held from now on.
        if (!db.All.Engine.TakesTurns)
            db.All.Masters.LookAgain();
        var places = db.Balances.Where(b => EF.Parameter(wanted).Contains(b.ItemId));
        var balances = (await (apart ? places.AsNoTracking() : places).ToListAsync(ct)).ToLookup(b => b.ItemId);
        return held.OrderBy(r => r.ItemId.Value).ToDictionary(r => r.ItemId, r => new ItemWork
        {
            Card = cards[r.ItemId], Stock = r, NextSequence = r.Sequence + 1,
            Places = balances[r.ItemId].ToDictionary(b => (b.WarehouseId.Value, b.BinId.Value, b.LotId.Value)), Apart = apart ? [.. balances[r.ItemId].Select(b => (b, b.OnHand, b.Reserved))] : null,
        });
    }

    /// <summary>A document is planned: what it leaves of its items is what the next begins with.</summary>
    public static void Pass(IEnumerable<ItemWork> work)
    {
        foreach (var item in work)
        {
            var (row, outcome) = (item.Stock, item.Outcome!);
            var moved = item.Moves.Where(m => m.Basis is not null).ToList();
            (row.Quantity, row.Value, item.Cost) = (outcome.Closing.Quantity, outcome.Closing.Value, outcome.Closing);
            row.Sequence = item.NextSequence - 1;
            if (moved.MaxBy(m => (m.Date, m.Sequence)) is { } latest && (latest.Date, latest.Sequence).CompareTo((row.LastDate, row.LastSequence)) > 0)
                (row.LastDate, row.LastSequence) = (latest.Date, latest.Sequence);
            row.SinceCheckpoint = outcome.Checkpoints.Count > 0 || item.Earliest is not null ? 0 : row.SinceCheckpoint + moved.Count;
            item.Checkpoints.AddRange(outcome.Checkpoints.Select(c => new CostCheckpoint { ItemId = row.ItemId, Date = c.After.Date, Sequence = c.After.Sequence, State = c.State.Write() }));
            if (row.SinceCheckpoint >= Revaluation.Every)
            {
                item.Checkpoints.Add(new() { ItemId = row.ItemId, Date = row.LastDate, Sequence = row.LastSequence, State = item.Cost.Write() });
                row.SinceCheckpoint = 0;
            }
            item.Reopened ??= item.Earliest;
            item.Earliest = null;
            item.Moves.Clear();
        }
    }

    /// <summary>Writes back what stands of the items now, each kind of row at once.</summary>
    public async Task Settle(IReadOnlyList<ItemWork> work, CancellationToken ct)
    {
        foreach (var item in work)
        {
            item.Stock.State = item.Cost.Write();
            if (item.Reopened is { } from)
                await db.Checkpoints.Where(c => c.ItemId == item.Stock.ItemId && c.Date >= from.Date && (c.Date > from.Date || c.Sequence >= from.Sequence)).ExecuteDeleteAsync(ct);
        }
        var fresh = work.SelectMany(w => w.Places.Values).Where(p => p.Id == default && (p.OnHand != 0 || p.Reserved != 0)).ToList();
        foreach (var place in fresh)
            place.Id = ids.Next<StockBalance>();
        await rows.Insert(work.SelectMany(w => w.Checkpoints).ToList(), ct);
        await rows.Insert(fresh, ct);
        var apart = work.ToLookup(w => w.Apart is not null);
        await rows.Save(apart[false].Select(w => w.Stock), ct);
        await rows.Save(apart[false].SelectMany(w => w.Places.Values).Except(fresh), ct);
        await rows.Put(apart[true].Select(w => w.Stock), ct);
        await rows.Put(apart[true].SelectMany(w => w.Apart!).Where(a => a.Row.OnHand != a.OnHand || a.Row.Reserved != a.Reserved).Select(a => a.Row), ct);
    }

    /// <summary>SQLite has one writer, who has them all.</summary>
    private Task<List<ItemStock>> Lock(List<Id<Item>> wanted, bool apart, CancellationToken ct)
    {
        var held = db.All.Engine.Name == "postgres"
            ? db.Items.FromSqlRaw("SELECT * FROM item_stock WHERE item_id = ANY({0}) ORDER BY item_id FOR UPDATE", wanted.Select(w => w.Value).ToArray())
            : db.Items.Where(s => EF.Parameter(wanted).Contains(s.ItemId));
        return (apart ? held.AsNoTracking() : held).ToListAsync(ct);
    }
}
