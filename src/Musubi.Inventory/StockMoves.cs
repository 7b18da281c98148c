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

    /// <summary>Many documents, in order, each upon those before it: their items are read and written once for as many as do not look back. Refused as one is; what the caller's transaction holds by then is taken back with it.</summary>
    public async Task<Result<List<PostedStock>>> PostAll(IReadOnlyList<StockDraft> drafts, CancellationToken ct)
    {
        var posted = new List<PostedStock>(drafts.Count);
        while (posted.Count < drafts.Count)
        {
            var plans = await posting.PrepareRun([.. drafts.Skip(posted.Count)], ct);
            if (!plans.Ok)
                return Result<List<PostedStock>>.Refused(plans.Refusals);
            var documents = await posting.WriteRun(plans.Value, ct);
            if (!documents.Ok)
                return Result<List<PostedStock>>.Refused(documents.Refusals);
            posted.AddRange(documents.Value.Zip(plans.Value).Select(d => new PostedStock(d.First, d.Second.Moves, d.Second.Lines)));
        }
        return posted;
    }

    /// <summary>What posting would do, or why it would be refused. Nothing is written.</summary>
    public Task<Result<StockPlan>> Preview(StockDraft draft, CancellationToken ct) => posting.Prepare(draft, ct);
}

/// <summary>A document and what it moved, each with the line that asked for it.</summary>
public sealed record PostedStock(StockDocument Document, IReadOnlyList<StockMove> Moves, IReadOnlyList<StockLine> Lines);
