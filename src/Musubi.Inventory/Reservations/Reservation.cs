using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Hard: from a place and lot that lie there now. Soft: a claim on what is free in the warehouse, now or later.</summary>
public enum ReservationKind { Hard, Soft }

/// <summary>Goods promised to somebody (引当).</summary>
public sealed class Reservation : IVersioned
{
    public required Id<Reservation> Id { get; init; }
    public int Version { get; set; }
    public required ReservationKind Kind { get; set; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public Id<Bin> BinId { get; set; }
    public Id<Lot> LotId { get; set; }

    /// <summary>What is still to be issued, in the base unit.</summary>
    public required Quantity Quantity { get; set; }

    /// <summary>The day it is needed; earlier days and higher priorities come first.</summary>
    public required DateOnly Needed { get; init; }
    public int Priority { get; init; }

    /// <summary>For whom: the document, and its line.</summary>
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public long SourceLine { get; init; }
    public required string SourceNumber { get; init; }
}
