using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>What an issue used up of a reservation: it is given back when the issue is taken back. Appended, never changed.</summary>
[NotAudited]
public sealed class UsedReservation
{
    public required Id<UsedReservation> Id { get; init; }
    public required Id<StockDocument> DocumentId { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }

    /// <summary>The lot that was asked for, if one was.</summary>
    public required Id<Lot> LotId { get; init; }
    public required bool AnyLot { get; init; }
    public required Quantity Quantity { get; init; }
    public required DateOnly Needed { get; init; }
    public required int Priority { get; init; }
    public required long SourceLine { get; init; }
    public required string Note { get; init; }
}
