using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Hard: from a place and lot that lie there now. Soft: a place in the queue for what is free in the warehouse, now or when more comes.</summary>
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

    /// <summary>Of a hard one, what it is pinned to; of a soft one, the lot that was asked for, if one was.</summary>
    public Id<Lot> LotId { get; set; }

    /// <summary>Whether any lot would do; if not, it keeps its lot when it loses its place.</summary>
    public bool AnyLot { get; init; } = true;

    /// <summary>What is still to be issued, in the base unit.</summary>
    public required Quantity Quantity { get; set; }

    /// <summary>The day it is needed; earlier days and higher priorities come first.</summary>
    public required DateOnly Needed { get; set; }

    /// <summary>0 is usual; the higher comes first.</summary>
    public int Priority { get; set; }

    /// <summary>For whom: the document, and its line.</summary>
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public long SourceLine { get; init; }
    public required string SourceNumber { get; init; }

    /// <summary>For whom, in words, where somebody reserved it by hand.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its turn among all that want the same.</summary>
    public (int Later, DateOnly Needed, long Id) Turn => (-Priority, Needed, Id.Value);

    public bool IsAt(StockBalance row) => Kind == ReservationKind.Hard && ItemId == row.ItemId && WarehouseId == row.WarehouseId && BinId == row.BinId && LotId == row.LotId;

    /// <summary>A part of it, for another document.</summary>
    internal Reservation With(Id<Reservation> id, Quantity quantity, Holder holder, long line) => new()
    {
        Id = id, Kind = Kind, ItemId = ItemId, WarehouseId = WarehouseId, BinId = BinId, LotId = LotId, AnyLot = AnyLot, Quantity = quantity, Needed = Needed, Priority = Priority,
        SourceKind = holder.Kind, SourceId = holder.Id, SourceLine = line, SourceNumber = holder.Number, Note = holder.Note,
    };

    public bool IsFor(string kind, long id) => SourceKind == kind && SourceId == id;
}
