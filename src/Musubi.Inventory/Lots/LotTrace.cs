using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

/// <summary>A lot on the way from, or to, the one that was asked for.</summary>
/// <param name="Level">How many steps away, by the path shown.</param>
/// <param name="Again">Its own branch is shown further up.</param>
public sealed record TracedLot(Id<LotLink> Link, int Level, Id<Lot> Lot, string Code, string ItemCode, Names ItemNames, Quantity Quantity, DateOnly Date, LotStatus Status, bool Again);

/// <summary>Goods of a lot, or of one made of it, that left the company.</summary>
public sealed record LotDeparture(Id<Lot> Lot, string Code, DateOnly Date, Id<StockDocument> Document, string Number, StockKind Kind, string For, Quantity Quantity);

/// <summary>Where lots come from and where they go, to any depth.</summary>
internal sealed class LotTrace(InventoryDb db)
{
    private const int MostDepartures = 500;

    public sealed record Edge(long Id, long FromId, long ToId);

    /// <summary>Every link behind a lot, or ahead of it. UNION keeps each lot once, so that a loop, were there one, ends.</summary>
    public Task<List<Edge>> Edges(Id<Lot> lot, bool ahead, CancellationToken ct) => (ahead
        ? db.All.Database.SqlQuery<Edge>($"""
            WITH RECURSIVE way(id) AS (SELECT CAST({lot.Value} AS bigint) UNION SELECT l.to_id FROM lot_link l JOIN way ON l.from_id = way.id)
            SELECT l.id AS "Id", l.from_id AS "FromId", l.to_id AS "ToId" FROM lot_link l JOIN way ON l.from_id = way.id ORDER BY l.id
            """)
        : db.All.Database.SqlQuery<Edge>($"""
            WITH RECURSIVE way(id) AS (SELECT CAST({lot.Value} AS bigint) UNION SELECT l.from_id FROM lot_link l JOIN way ON l.to_id = way.id)
            SELECT l.id AS "Id", l.from_id AS "FromId", l.to_id AS "ToId" FROM lot_link l JOIN way ON l.to_id = way.id ORDER BY l.id
            """)).ToListAsync(ct);

    /// <summary>The tree of what a lot was made of, or made into, branch by branch. A lot that is reached twice shows its branch once.</summary>
    public async Task<IReadOnlyList<TracedLot>> Tree(Id<Lot> lot, bool ahead, CancellationToken ct)
    {
        var edges = await Edges(lot, ahead, ct);
        if (edges.Count == 0)
            return [];
        var linkIds = edges.Select(e => new Id<LotLink>(e.Id)).ToList();
        var links = await db.Links.AsNoTracking().Where(l => linkIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value, ct);
        var lotIds = edges.SelectMany(e => new[] { new Id<Lot>(e.FromId), new Id<Lot>(e.ToId) }).Distinct().ToList();
        var lots = await db.Lots.AsNoTracking().Where(l => lotIds.Contains(l.Id)).Join(db.All.Set<Item>(), l => l.ItemId, i => i.Id, (l, i) => new { Lot = l, i.Code, i.Names }).ToDictionaryAsync(l => l.Lot.Id.Value, ct);
        var next = edges.ToLookup(e => ahead ? e.FromId : e.ToId);
        var (tree, shown) = (new List<TracedLot>(), new HashSet<long>());
        // A stack of its own: a chain may be longer than the call stack likes.
        var open = new Stack<(Edge Edge, int Level)>(next[lot.Value].Reverse().Select(e => (e, 1)));
        while (open.TryPop(out var at))
        {
            var id = ahead ? at.Edge.ToId : at.Edge.FromId;
            if (!lots.TryGetValue(id, out var known))
                continue;
            var link = links[at.Edge.Id];
            var fresh = shown.Add(id);
            tree.Add(new(link.Id, at.Level, known.Lot.Id, known.Lot.Code, known.Code, known.Names, link.Quantity, link.Date, known.Lot.Status, !fresh && next[id].Any()));
            foreach (var further in fresh ? next[id].Reverse() : [])
                open.Push((further, at.Level + 1));
        }
        return tree;
    }

    /// <summary>What left the company of a lot and of all that was made of it: whom a recall must reach.</summary>
    public async Task<IReadOnlyList<LotDeparture>> Departures(Id<Lot> lot, CancellationToken ct)
    {
        var all = (await Edges(lot, ahead: true, ct)).Select(e => new Id<Lot>(e.ToId)).Append(lot).Distinct().ToList();
        var found = await db.Moves.AsNoTracking().Where(m => all.Contains(m.LotId) && m.Quantity.Millionths < 0 && m.Basis != null)
            .Join(db.Documents.AsNoTracking().Where(d => d.Kind == StockKind.Issue && !db.Documents.Any(r => r.Reverses == d.Id)), m => m.DocumentId, d => d.Id, (m, d) => new { Move = m, Document = d })
            .Join(db.Lots.AsNoTracking(), x => x.Move.LotId, l => l.Id, (x, l) => new { x.Move, x.Document, l.Code })
            .OrderByDescending(x => x.Move.Date).ThenByDescending(x => x.Move.Id).Take(MostDepartures).ToListAsync(ct);
        return [.. found.OrderByDescending(x => x.Move.Date).ThenByDescending(x => x.Move.Id).Select(x => new LotDeparture(
            x.Move.LotId, x.Code, x.Move.Date, x.Document.Id, x.Document.Number, x.Document.Kind, string.Join(' ', new[] { x.Document.SourceNumber, x.Document.Reference, x.Document.Note }.Where(t => t.Length > 0)), -x.Move.Quantity))];
    }
}
