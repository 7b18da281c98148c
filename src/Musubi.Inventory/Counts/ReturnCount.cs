using Musubi.Approvals;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Sends a count back to those who counted, with a reason.</summary>
[Needs(InventoryPermission.PostCounts)]
internal sealed class ReturnCount(InventoryDb db, ApprovalDesk desk) : IUseCase<ReturnCount.Input, Id<StockCount>>
{
    private const int MostText = 500;

    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<StockCount>>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Why);
        if (input.Reason.Length > MostText)
            return Refusal.TooLong("Reason", Words.Why, input.Reason.Length, MostText);
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotReturn() is { } reason)
            return reason;
        await desk.Withdraw(CountApproval.OfKind, count.Id.Value, ct);
        (count.State, count.ReturnedFor) = (CountState.Counting, input.Reason.Trim());
        return count.Id;
    }
}
