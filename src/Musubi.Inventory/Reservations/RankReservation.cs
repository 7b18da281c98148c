using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Changes whose turn it is: the priority and the day of all that a document, or a person, has reserved.</summary>
[Needs(InventoryPermission.RankReservations)]
internal sealed class RankReservation(InventoryDb db, StockReservations reservations) : IUseCase<RankReservation.Input, Done>
{
    public sealed record Input
    {
        /// <summary>Any of the reservations of the source.</summary>
        public Id<Reservation> Id { get; init; }
        public int Priority { get; init; }
        public DateOnly? Needed { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (input.Priority is < 0 or > ReserveStock.HighestPriority)
            return ReserveStock.PriorityRange("Priority");
        if (input.Needed is not { } needed)
            return Refusal.Missing("Needed", Words.Needed);
        if (await db.Reservations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } one)
            return Refusal.NotFound(Words.Reservation, input.Id);
        await reservations.Rank(one.SourceKind, one.SourceId, input.Priority, needed, ct);
        return new Done();
    }
}
