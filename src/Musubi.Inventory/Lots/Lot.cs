using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

public enum LotStatus
{
    Available,

    /// <summary>Waits for inspection: it counts and is worth something, but is not picked.</summary>
    Quarantine,

    /// <summary>Must not leave: a complaint, a recall.</summary>
    Blocked,
}

/// <summary>Goods of one item that were made or came together (ロット), or one piece with its serial number.</summary>
public sealed class Lot : IVersioned, ISearchable
{
    public required Id<Lot> Id { get; init; }
    public int Version { get; set; }
    public required Id<Item> ItemId { get; init; }
    public required string Code { get; init; }

    /// <summary>The last day it may be used.</summary>
    public DateOnly? Expires { get; set; }

    /// <summary>What the supplier calls it.</summary>
    public string SupplierLot { get; set; } = "";
    public LotStatus Status { get; set; }

    /// <summary>Why it has that status.</summary>
    public string Note { get; set; } = "";

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Code, Code, SupplierLot, [Code, SupplierLot], InventoryPermission.View, 50);
}
