using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Transits;

/// <summary>Goods that have left one warehouse of ours and not come to the other (積送): one line of the transfer that sent them. They lie in a warehouse that is the road.</summary>
public sealed class Transit : IVersioned
{
    public required Id<Transit> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The transfer that sent them.</summary>
    public required Id<StockDocument> DocumentId { get; init; }
    public required string Number { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required Id<Warehouse> FromId { get; init; }
    public required Id<Warehouse> ToId { get; init; }
    public required Id<Warehouse> RoadId { get; init; }

    /// <summary>In the base unit.</summary>
    public required Quantity Sent { get; init; }

    /// <summary>Still on its way; 0 once all of it came, or was found missing.</summary>
    public required Quantity Remaining { get; set; }
    public required DateOnly Shipped { get; init; }
    public DateOnly? Expected { get; set; }
}
