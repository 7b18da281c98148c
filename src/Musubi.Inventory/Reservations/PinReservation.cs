using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Makes hard what stands in the queue: what its turn comes to now is pinned to where it lies.</summary>
[Needs(InventoryPermission.Reserve)]
internal sealed class PinReservation(InventoryDb db, StockReservations reservations) : IUseCase<PinReservation.Input, Done>
{
    public sealed record Input
    {
        /// <summary>Any of the reservations of the source.</summary>
        public Id<Reservation> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Reservations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } one)
            return Refusal.NotFound(Words.Reservation, input.Id);
        var (pinned, shortages) = await reservations.Pin(one.SourceKind, one.SourceId, ct);
        return pinned == 0 && shortages.Count > 0 ? new Refusal("inventory.nothing-to-pin", shortages[0].What, shortages[0].Advice, Kind: RefusalKind.Conflict) : new Done();
    }
}
