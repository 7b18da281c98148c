using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>
/// Front door for what goods cost on top of what was known when they came: a bill that differs from its receipt, freight, duty. What was issued meanwhile is
/// costed anew by new entries, in the periods of those issues, or in the first open one where they are closed.
/// </summary>
public sealed class LateCosts
{
    private readonly InventoryDb db;
    private readonly StockPosting posting;

    internal LateCosts(InventoryDb db, StockPosting posting) => (this.db, this.posting) = (db, posting);

    /// <param name="costs">By receipt move, in the currency of the books; negative where it cost less.</param>
    /// <param name="against">Goods received not invoiced for a bill that differs, landed cost clearing for freight and duty.</param>
    public async Task<Result<StockDocument>> Add(StockDraft draft, IReadOnlyList<(Id<StockMove> Move, Money Amount)> costs, AccountRole against, CancellationToken ct)
    {
        var plan = await Plan(draft, costs, against, ct);
        return plan.Ok ? await posting.Write(plan.Value, ct) : Result<StockDocument>.Refused(plan.Refusals);
    }

    /// <summary>What adding them would do, or why it would be refused. Nothing is written.</summary>
    public async Task<Result<StockPlan>> Plan(StockDraft draft, IReadOnlyList<(Id<StockMove> Move, Money Amount)> costs, AccountRole against, CancellationToken ct)
    {
        var ids = costs.Select(c => c.Move).ToList();
        var moves = await db.Moves.AsNoTracking().Where(m => ids.Contains(m.Id) && m.Basis == CostBasis.Given).ToDictionaryAsync(m => m.Id, ct);
        if (costs.FirstOrDefault(c => !moves.ContainsKey(c.Move)) is { Move.Value: > 0 } unknown)
            return Refusal.NotFound(Words.Move, unknown.Move);
        return await posting.PrepareCost(draft, [.. costs.Where(c => !c.Amount.IsZero).Select(c => (moves[c.Move], c.Amount))], against, ct);
    }
}
