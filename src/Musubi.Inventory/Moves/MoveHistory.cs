using Microsoft.EntityFrameworkCore;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>What happened to an item before, as far as valuation must look back: at most to the last checkpoint before what changes.</summary>
internal sealed class MoveHistory(InventoryDb db)
{
    public sealed record Ran(Revaluation.Outcome Outcome, Func<long, StockMove> MoveOf);

    /// <summary>Issues, and how much of each has come back, in millionths.</summary>
    public async Task<Dictionary<Id<StockMove>, (StockMove Issue, long Returned)>> Issues(IReadOnlyCollection<Id<StockMove>> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
            return [];
        var moves = await db.Moves.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToListAsync(ct);
        var of = wanted.Select(m => (Id<StockMove>?)m).ToList();
        var returned = await db.Moves.Where(m => of.Contains(m.ReturnOf)).GroupBy(m => m.ReturnOf).Select(g => new { g.Key, Sum = g.Sum(m => m.Quantity.Millionths) }).ToDictionaryAsync(g => g.Key!.Value, g => g.Sum, ct);
        return moves.ToDictionary(m => m.Id, m => (m, returned.GetValueOrDefault(m.Id)));
    }

    public async Task<Ran> Run(ItemWork item, IReadOnlyList<CostAddition> additions, CancellationToken ct)
    {
        var fresh = item.Moves.Where(m => m.Basis is not null).ToList();
        var last = (item.Stock.LastDate, item.Stock.LastSequence);
        if (fresh.Count > 0 && fresh.Min(m => (m.Date, m.Sequence)) is var first && first.CompareTo(last) < 0 && (item.Earliest is not { } known || first.CompareTo(known) < 0))
            item.Earliest = first;

        var back = fresh.Where(m => m.Basis == CostBasis.Reversal).Select(m => m.ReturnOf!.Value).ToList();
        if (back.Count > 0)
        {
            var originals = (await db.Moves.Where(m => back.Contains(m.Id)).Select(m => new { m.Date, m.Sequence }).ToListAsync(ct)).Min(m => (m.Date, m.Sequence));
            if (item.Earliest is not { } so || originals.CompareTo(so) < 0)
                item.Earliest = originals;
        }

        var before = new List<StockMove>();
        var from = item.Cost;
        if (item.Earliest is { } earliest)
            (from, before) = await Since(item, earliest, ct);
        var booked = await Booked(before, ct);
        var late = await Additions(before, additions, ct);
        var issues = await Originals(item, fresh.Concat(before), ct);
        var tail = before.Concat(fresh).OrderBy(m => m.Date).ThenBy(m => m.Sequence).ToList();
        var takenBack = tail.Where(m => m.Basis == CostBasis.Reversal).Select(m => m.ReturnOf!.Value).ToHashSet();
        var costs = issues.Values.ToDictionary(i => i.Cost.Sequence, i => i.Cost);
        var outcome = Revaluation.Run(from, tail.Select(m => Valued(m, late, issues, takenBack)), s => booked.GetValueOrDefault(s, new MoveCost(s, 0, 0, 0)), s => -costs[s].Own, s => costs[s]);
        var bySequence = tail.ToDictionary(m => m.Sequence);
        return new(outcome, s => bySequence[s]);
    }

    private async Task<(CostState From, List<StockMove> Tail)> Since(ItemWork item, (DateOnly Date, long Sequence) earliest, CancellationToken ct)
    {
        var id = item.Stock.ItemId;
        var checkpoint = await db.Checkpoints.AsNoTracking().Where(c => c.ItemId == id && c.Date <= earliest.Date && (c.Date < earliest.Date || c.Sequence < earliest.Sequence))
            .OrderByDescending(c => c.Date).ThenByDescending(c => c.Sequence).FirstOrDefaultAsync(ct);
        var (date, sequence) = checkpoint is null ? (DateOnly.MinValue, 0L) : (checkpoint.Date, checkpoint.Sequence);
        var tail = await db.Moves.AsNoTracking().Where(m => m.ItemId == id && m.Basis != null && m.Date >= date && (m.Date > date || m.Sequence > sequence)).ToListAsync(ct);
        return (checkpoint is null ? new CostState { Method = item.Stock.Method, Standard = item.Stock.FirstStandard } : CostState.Read(checkpoint.State), tail);
    }

    private async Task<Dictionary<long, MoveCost>> Booked(List<StockMove> tail, CancellationToken ct)
    {
        if (tail.Count == 0)
            return [];
        var costs = tail.ToDictionary(m => m.Id, m => new MoveCost(m.Sequence, 0, 0, 0));
        foreach (var some in costs.Keys.ToList().Chunk(2000))
        {
            foreach (var sum in await db.Values.Where(v => some.Contains(v.MoveId)).GroupBy(v => new { v.MoveId, v.Part }).Select(g => new { g.Key.MoveId, g.Key.Part, Minor = g.Sum(v => v.Amount.Minor) }).ToListAsync(ct))
            {
                var cost = costs[sum.MoveId];
                costs[sum.MoveId] = sum.Part switch { ValuePart.Own => cost with { Own = sum.Minor }, ValuePart.Variance => cost with { Variance = sum.Minor }, _ => cost with { Settled = sum.Minor } };
            }
        }
        return costs.Values.ToDictionary(c => c.Sequence);
    }

    private async Task<Dictionary<Id<StockMove>, long>> Additions(List<StockMove> tail, IReadOnlyList<CostAddition> fresh, CancellationToken ct)
    {
        var late = fresh.GroupBy(a => a.MoveId).ToDictionary(g => g.Key, g => g.Sum(a => a.Amount.Minor));
        foreach (var some in tail.Where(m => m.Basis == CostBasis.Given).Select(m => m.Id).Chunk(2000))
        {
            foreach (var sum in await db.Additions.Where(a => some.Contains(a.MoveId)).GroupBy(a => a.MoveId).Select(g => new { g.Key, Minor = g.Sum(a => a.Amount.Minor) }).ToListAsync(ct))
                late[sum.Key] = late.GetValueOrDefault(sum.Key) + sum.Minor;
        }
        return late;
    }

    /// <summary>What returns and reversals take back: how much that issued, its place in the order, and what it has cost so far.</summary>
    private async Task<Dictionary<Id<StockMove>, (long Quantity, MoveCost Cost)>> Originals(ItemWork item, IEnumerable<StockMove> moves, CancellationToken ct)
    {
        var wanted = moves.Where(m => m.ReturnOf is not null).Select(m => m.ReturnOf!.Value).Distinct().ToList();
        if (wanted.Count == 0)
            return [];
        var moved = await db.Moves.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToListAsync(ct);
        var booked = await Booked(moved, ct);
        return moved.ToDictionary(m => m.Id, m => (-m.Quantity.Millionths, booked[m.Sequence]));
    }

    private static ValuedMove Valued(StockMove move, Dictionary<Id<StockMove>, long> late, Dictionary<Id<StockMove>, (long Quantity, MoveCost Cost)> issues, HashSet<Id<StockMove>> takenBack)
    {
        var issue = move.ReturnOf is { } of ? issues[of] : default;
        return new()
        {
            Sequence = move.Sequence, Date = move.Date, Quantity = move.Quantity.Millionths, Basis = move.Basis!.Value, Given = move.Given + late.GetValueOrDefault(move.Id),
            IsTakenBack = takenBack.Contains(move.Id), Original = issue.Cost.Sequence, OriginalQuantity = issue.Quantity, ReturnedBefore = move.ReturnedBefore, UnitCost = move.UnitCost,
        };
    }
}
