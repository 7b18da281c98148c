using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Gives up a count; what was typed stays to be read, and nothing is posted.</summary>
[Needs(InventoryPermission.Adjust)]
internal sealed class CancelCount(InventoryDb db) : IUseCase<CancelCount.Input, Id<StockCount>>
{
    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }
    }

    public async Task<Result<Id<StockCount>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotCancel() is { } reason)
            return reason;
        count.State = CountState.Cancelled;
        return count.Id;
    }
}
