using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

/// <summary>What stands of an item in the whole company. Its row is locked by whoever moves the item: items first, in order of id, then all else.</summary>
[NotAudited]
public sealed class ItemStock
{
    public required Id<Item> ItemId { get; init; }
    public ValuationMethod Method { get; set; }

    /// <summary>Whether more of it may be issued than lies there, in warehouses that allow it too.</summary>
    public bool MayGoNegative { get; set; }

    /// <summary>The standard it began with, in minor units for one base unit; later ones are revaluations.</summary>
    public decimal FirstStandard { get; set; }

    /// <summary>Millionths of the base unit, and minor units of the books' currency; in step with <see cref="State"/>.</summary>
    public long Quantity { get; set; }
    public long Value { get; set; }

    /// <summary>Of the latest move.</summary>
    public long Sequence { get; set; }
    public DateOnly LastDate { get; set; }
    public long LastSequence { get; set; }

    /// <summary>Moves since the last checkpoint.</summary>
    public int SinceCheckpoint { get; set; }

    /// <summary>The closing <see cref="CostState"/>.</summary>
    public required string State { get; set; }
}

/// <summary>What valuation remembered after a move, to begin again from.</summary>
[NotAudited]
public sealed class CostCheckpoint
{
    public required Id<Item> ItemId { get; init; }
    public required DateOnly Date { get; init; }
    public required long Sequence { get; init; }
    public required string State { get; init; }
}

/// <summary>How much of an item lies at a place, of a lot: one row, whatever its history.</summary>
[NotAudited]
public sealed class StockBalance
{
    public Id<StockBalance> Id { get; set; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }

    /// <summary>0 where the warehouse knows no bins, and where the item knows no lots.</summary>
    public required Id<Bin> BinId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>Millionths of the base unit.</summary>
    public long OnHand { get; set; }

    /// <summary>Promised from this very place and lot.</summary>
    public long Reserved { get; set; }

    public long Free => OnHand - Reserved;
}
