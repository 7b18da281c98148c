using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

public enum TotalSpan { Month, Year }

/// <summary>How much more or less of an item came to lie at a place, of a lot, within a calendar month or year: what a past day is read from. An early date that comes late changes its own month and no other.</summary>
[NotAudited]
public sealed class StockTotal
{
    public required TotalSpan Span { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Start { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required Id<Bin> BinId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>Millionths of the base unit.</summary>
    public required long Moved { get; init; }
}

/// <summary>The same of an item in the whole company, with what was booked of it.</summary>
[NotAudited]
public sealed class ValueTotal
{
    public required TotalSpan Span { get; init; }
    public required DateOnly Start { get; init; }
    public required Id<Item> ItemId { get; init; }

    /// <summary>Millionths of the base unit, by the day of the moves.</summary>
    public required long Moved { get; init; }

    /// <summary>Minor units of the books' currency, by the day they were booked on.</summary>
    public required long Booked { get; init; }
}
