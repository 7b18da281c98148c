using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>Takes the items of a document in hand, one after the other in order of id, so that two documents never wait for each other.</summary>
internal sealed class ItemHold(InventoryDb db, IdSource ids)
{
    public async Task<Dictionary<Id<Item>, ItemWork>> Take(IReadOnlyDictionary<Id<Item>, ItemCard> cards, CancellationToken ct)
    {
        var wanted = cards.Keys.OrderBy(id => id.Value).ToList();
        var rows = await Lock(wanted, ct);
        if (rows.Count < wanted.Count)
        {
            var (known, fresh) = (rows.Select(r => r.ItemId).ToHashSet(), new CostState { Method = ValuationMethod.MovingAverage }.Write());
            foreach (var missing in wanted.Where(w => !known.Contains(w)))
                await db.All.Database.ExecuteSqlAsync($"""
                    INSERT INTO item_stock (item_id, method, may_go_negative, first_standard, quantity, value, sequence, last_date, last_sequence, since_checkpoint, state)
                    VALUES ({missing.Value}, {nameof(ValuationMethod.MovingAverage)}, {false}, {0m}, 0, 0, 0, {DateOnly.MinValue}, 0, 0, {fresh}) ON CONFLICT (item_id) DO NOTHING
                    """, ct);
            rows = await Lock(wanted, ct);
        }

        var balances = (await db.Balances.Where(b => wanted.Contains(b.ItemId)).ToListAsync(ct)).ToLookup(b => b.ItemId);
        return rows.OrderBy(r => r.ItemId.Value).ToDictionary(r => r.ItemId, r => new ItemWork
        {
            Card = cards[r.ItemId], Stock = r, NextSequence = r.Sequence + 1,
            Places = balances[r.ItemId].ToDictionary(b => (b.WarehouseId.Value, b.BinId.Value, b.LotId.Value)),
        });
    }

    /// <summary>Writes back what stands of the item now.</summary>
    public async Task Settle(ItemWork item, CancellationToken ct)
    {
        var (row, outcome) = (item.Stock, item.Outcome!);
        if (item.Earliest is { } from)
            await db.Checkpoints.Where(c => c.ItemId == row.ItemId && (c.Date > from.Date || (c.Date == from.Date && c.Sequence >= from.Sequence))).ExecuteDeleteAsync(ct);
        foreach (var (after, state) in outcome.Checkpoints)
            db.Checkpoints.Add(new CostCheckpoint { ItemId = row.ItemId, Date = after.Date, Sequence = after.Sequence, State = state.Write() });
        var moved = item.Moves.Count(m => m.Basis is not null);
        (row.Quantity, row.Value, row.State) = (outcome.Closing.Quantity, outcome.Closing.Value, outcome.Closing.Write());
        row.Sequence = item.NextSequence - 1;
        if (item.Moves.Where(m => m.Basis is not null).MaxBy(m => (m.Date, m.Sequence)) is { } latest && (latest.Date, latest.Sequence).CompareTo((row.LastDate, row.LastSequence)) > 0)
            (row.LastDate, row.LastSequence) = (latest.Date, latest.Sequence);
        row.SinceCheckpoint = outcome.Checkpoints.Count > 0 || item.Earliest is not null ? 0 : row.SinceCheckpoint + moved;
        if (row.SinceCheckpoint >= Revaluation.Every)
        {
            db.Checkpoints.Add(new CostCheckpoint { ItemId = row.ItemId, Date = row.LastDate, Sequence = row.LastSequence, State = row.State });
            row.SinceCheckpoint = 0;
        }
        foreach (var place in item.Places.Values.Where(p => db.All.Entry(p).State == EntityState.Detached && (p.OnHand != 0 || p.Reserved != 0)))
        {
            place.Id = ids.Next<StockBalance>();
            db.Balances.Add(place);
        }
    }

    /// <summary>SQLite has one writer, who has them all.</summary>
    private Task<List<ItemStock>> Lock(List<Id<Item>> wanted, CancellationToken ct) =>
        (db.All.Engine.Name == "postgres"
            ? db.Items.FromSqlRaw("SELECT * FROM item_stock WHERE item_id = ANY({0}) ORDER BY item_id FOR UPDATE", wanted.Select(w => w.Value).ToArray())
            : db.Items.Where(s => wanted.Contains(s.ItemId))).ToListAsync(ct);
}
