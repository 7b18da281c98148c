using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>Takes a posted document back (赤伝): the only correction of what was typed wrong. What is right is then recorded anew.</summary>
[Needs(InventoryPermission.Adjust)]
internal sealed class ReverseStock(StockReversal reversal, StockPosting posting) : IUseCase<ReverseStock.Input, Id<StockDocument>>
{
    public sealed record Input
    {
        public Id<StockDocument> Id { get; init; }

        /// <summary>Not given, the day of the document, or the first open one after it.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>Why; required.</summary>
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<StockDocument>>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Why);
        if (input.Reason.Length > 500)
            return Refusal.TooLong("Reason", Words.Why, input.Reason.Length, 500);
        var plan = await reversal.Plan(input, ct);
        if (!plan.Ok)
            return Result<Id<StockDocument>>.Refused(plan.Refusals);
        var posted = await posting.Write(plan.Value, ct);
        if (posted.Ok)
            await reversal.Undo(plan.Value.Draft.Reverses!, ct);
        return posted.Then(document => document.Id);
    }
}
