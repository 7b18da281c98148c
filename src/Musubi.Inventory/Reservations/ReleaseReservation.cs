using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Gives back what one reservation holds. Whose turn is next gets it.</summary>
[Needs(InventoryPermission.Reserve)]
internal sealed class ReleaseReservation(StockReservations reservations) : IUseCase<ReleaseReservation.Input, Done>
{
    public sealed record Input
    {
        public Id<Reservation> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct) =>
        await reservations.Release(r => r.Id == input.Id, ct) == 0 ? Refusal.NotFound(Words.Reservation, input.Id) : new Done();
}
