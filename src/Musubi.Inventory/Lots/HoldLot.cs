using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

/// <summary>Holds a lot back, or lets it go: nothing of it moves, but it is no longer picked, and whom it was promised to goes back to the queue.</summary>
[Needs(InventoryPermission.HoldLots)]
internal sealed class HoldLot(InventoryDb db, StockReservations reservations) : IUseCase<HoldLot.Input, Id<Lot>>
{
    public sealed record Input
    {
        public Id<Lot> Id { get; init; }
        public int Version { get; init; }
        public LotStatus Status { get; init; }

        /// <summary>Why; required unless it is let go.</summary>
        public string Note { get; init; } = "";
        public DateOnly? Expires { get; init; }
        public string SupplierLot { get; init; } = "";
    }

    public async Task<Result<Id<Lot>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Lots.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } lot)
            return Refusal.NotFound(Words.Lot, input.Id);
        if (input.Status != LotStatus.Available && string.IsNullOrWhiteSpace(input.Note))
            return Refusal.Missing("Note", Words.Why);
        if (input.Note.Length > 500)
            return Refusal.TooLong("Note", Words.Why, input.Note.Length, 500);
        if (input.SupplierLot.Length > 60)
            return Refusal.TooLong("SupplierLot", Words.SupplierLot, input.SupplierLot.Length, 60);
        db.All.Expect(lot, input.Version);
        (lot.Status, lot.Note, lot.Expires, lot.SupplierLot) = (input.Status, input.Note.Trim(), input.Expires, input.SupplierLot.Trim());
        if (lot.Status != LotStatus.Available)
            await reservations.Unpin(r => r.LotId == lot.Id, ct);
        return lot.Id;
    }
}
