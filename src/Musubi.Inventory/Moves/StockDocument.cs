using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Catalog.Items;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

public enum StockKind { Opening, Receipt, Issue, Return, Adjustment, Scrap, Transfer, Count, Revaluation, LateCost }

/// <summary>What moved stock, or its value, at once (入出庫伝票). Posted once, then a fact; it is put right by another.</summary>
public sealed class StockDocument : ISearchable
{
    public required Id<StockDocument> Id { get; init; }

    /// <summary>Gapless within the year.</summary>
    public required string Number { get; init; }
    public required StockKind Kind { get; init; }

    /// <summary>The business date it counts for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was recorded, UTC, and by whom.</summary>
    public required DateTime At { get; init; }
    public required string ByName { get; init; }
    public string Reference { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>The document that caused it; empty when it stands for itself.</summary>
    public string SourceKind { get; init; } = "";
    public long SourceId { get; init; }
    public string SourceNumber { get; init; } = "";

    /// <summary>The document it takes back.</summary>
    public Id<StockDocument>? Reverses { get; init; }

    /// <summary>The effect on the value of stock when it was posted, in the currency of the books.</summary>
    public required Money Value { get; init; }

    /// <summary>SHA-256 of its moves: the moves themselves are not on the trail, this is.</summary>
    public required string MovesHash { get; init; }
    public List<StockMove> Moves { get; init; } = [];

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, Reference, [Reference, SourceNumber, Note], InventoryPermission.View, 45);
}

/// <summary>One item at one place, more or less by so much. Appended, never changed.</summary>
[NotAudited]
public sealed class StockMove
{
    public required Id<StockMove> Id { get; init; }
    public required Id<StockDocument> DocumentId { get; init; }
    public required int Position { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Orders the moves of an item within a day.</summary>
    public required long Sequence { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public Id<Bin> BinId { get; init; }
    public Id<Lot> LotId { get; init; }

    /// <summary>In the base unit; in positive, out negative.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>As typed, in the unit it was typed in.</summary>
    public required Quantity Typed { get; init; }

    /// <summary>Null for a transfer, which moves goods but no value: they are worth the same wherever in the company they lie.</summary>
    public CostBasis? Basis { get; init; }

    /// <summary>Of <see cref="CostBasis.Given"/>: minor units of the books' currency, for the whole move, as first known.</summary>
    public long Given { get; init; }

    /// <summary>Of <see cref="CostBasis.Return"/> and <see cref="CostBasis.Reversal"/>.</summary>
    public Id<StockMove>? ReturnOf { get; init; }
    public long ReturnedBefore { get; init; }

    /// <summary>Of <see cref="CostBasis.Revalue"/>: minor units for one base unit.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>The account its value moves against.</summary>
    public AccountRole? Against { get; init; }

    /// <summary>Finance maps it to accounts; as the item had it then.</summary>
    public string PostingGroup { get; init; } = "";

    public string Fingerprint => $"{Id} {ItemId} {Date:yyyy-MM-dd} {Sequence} {WarehouseId} {BinId} {LotId} {Quantity.Millionths} {Quantity.Unit.Code} {Basis} {Given} {ReturnOf} {ReturnedBefore} {UnitCost:0.######} {Against} {PostingGroup}";
}

/// <summary>What a receipt cost on top of what was known when it came: a bill that differs, freight, duty. Appended, never changed.</summary>
public sealed class CostAddition : IPartOf
{
    public required Id<CostAddition> Id { get; init; }
    public required Id<StockMove> MoveId { get; init; }
    public required Id<StockDocument> DocumentId { get; init; }

    /// <summary>In the currency of the books; negative where it cost less.</summary>
    public required Money Amount { get; init; }

    /// <summary>The account it came from.</summary>
    public required AccountRole Against { get; init; }
    public (string Kind, long Id) Whole => ("stock_document", DocumentId.Value);
}

/// <summary>Which part of a move's value an amount is, see <see cref="MoveCost"/>.</summary>
public enum ValuePart { Own, Variance, Settled }

/// <summary>Why an amount was booked.</summary>
public enum ValueReason
{
    Original,

    /// <summary>A move was put in before it.</summary>
    Backdated,

    /// <summary>A cost came after it.</summary>
    LateCost,

    /// <summary>What lay there was given another cost on an earlier day.</summary>
    Revalued,

    /// <summary>A move before it was taken back.</summary>
    Reversed,
}

/// <summary>An amount booked of a move. The value of a move is their sum. Appended, never changed.</summary>
[NotAudited]
public sealed class MoveValue
{
    public required Id<MoveValue> Id { get; init; }
    public required Id<StockMove> MoveId { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required ValuePart Part { get; init; }
    public required ValueReason Reason { get; init; }

    /// <summary>The day it is booked on: that of its move, or the first open one after it.</summary>
    public required DateOnly Date { get; init; }
    public required Money Amount { get; init; }

    /// <summary>The document that caused it, and the entry it stands in.</summary>
    public required Id<StockDocument> DocumentId { get; init; }
    public Id<JournalEntry>? EntryId { get; set; }
}

/// <summary>An amount booked of a move, and the document at the other end: the one that caused it, or the one it changed.</summary>
public sealed record ChangedMove(MoveValue Value, StockMove Move, Id<StockDocument> Other, string Number);
