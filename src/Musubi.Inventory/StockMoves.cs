using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>Front door to the stock ledger: all of a document or none of it, in the caller's transaction, with its journal entries.</summary>
public sealed class StockMoves
{
    private readonly StockPosting posting;

    internal StockMoves(StockPosting posting) => this.posting = posting;

    /// <summary>Refuses, with figures and in one go: more than lies there, lots that are expired or held, units the item does not come in, closed periods.</summary>
    public async Task<Result<StockDocument>> Post(StockDraft draft, CancellationToken ct)
    {
        var plan = await posting.Prepare(draft, ct);
        return plan.Ok ? await posting.Write(plan.Value, ct) : Result<StockDocument>.Refused(plan.Refusals);
    }

    /// <summary>What posting would do, or why it would be refused. Nothing is written.</summary>
    public Task<Result<StockPlan>> Preview(StockDraft draft, CancellationToken ct) => posting.Prepare(draft, ct);
}
