using Musubi.Catalog.Items;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>What is to move, whoever asks.</summary>
public sealed record StockDraft
{
    public required StockKind Kind { get; init; }
    public required DateOnly Date { get; init; }
    public required IReadOnlyList<StockLine> Lines { get; init; }
    public string Reference { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>What its entry says beside the kind; not given, its reference.</summary>
    public Text? About { get; init; }
    public string SourceKind { get; init; } = "";
    public long SourceId { get; init; }
    public string SourceNumber { get; init; } = "";

    /// <summary>The line as it was typed, where empty ones were left out: what is refused is said beside it.</summary>
    internal IReadOnlyList<int>? Rows { get; init; }

    internal int RowOf(int line) => Rows?[line] ?? line;

    /// <summary>The document it takes back; made by <see cref="StockReversal"/> alone.</summary>
    internal StockDocument? Reverses { get; init; }

    /// <summary>Of a transfer that takes time: where the goods go, and when they should be there. Its lines go to the road.</summary>
    internal Sending? Sending { get; init; }

    /// <summary>Whether it moves what lies on the road: sends it, or lets it arrive.</summary>
    internal bool OnTheRoad { get; init; }
}

public sealed record StockLine
{
    public required Id<Item> Item { get; init; }

    /// <summary>In any unit of the item; in positive, out negative.</summary>
    public required Quantity Quantity { get; init; }
    public required Id<Warehouse> Warehouse { get; init; }

    /// <summary>Left out, goods go to the warehouse as such, and come from wherever in it they lie.</summary>
    public Id<Bin>? Bin { get; init; }

    /// <summary>Left out, goods come from the lots that expire first.</summary>
    public Id<Lot>? Lot { get; init; }

    /// <summary>Whether bin and lot, left out, mean that there is none: what a count found missing is missing there, and nowhere else.</summary>
    public bool Here { get; init; }

    /// <summary>Of a transfer: where what is taken goes, lot by lot.</summary>
    public Id<Warehouse>? To { get; init; }
    public Id<Bin>? ToBin { get; init; }

    /// <summary>Where the value comes from; null for a transfer, whose lines come to nothing together.</summary>
    public CostBasis? Basis { get; init; }

    /// <summary>Of <see cref="CostBasis.Given"/>: what all of it cost, in the currency of the books.</summary>
    public Money? Cost { get; init; }

    /// <summary>Of <see cref="CostBasis.Return"/>: the issue that comes back. Of <see cref="CostBasis.Reversal"/>: the move that is taken back.</summary>
    public Id<StockMove>? ReturnOf { get; init; }

    /// <summary>Of <see cref="CostBasis.Revalue"/>: for one base unit, in the currency of the books.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>The account its value moves against.</summary>
    public AccountRole? Against { get; init; }

    /// <summary>The line of the source document whose reservation it uses up; 0 for any of them.</summary>
    public long SourceLine { get; init; }

    /// <summary>Whether a lot that is not available may leave when it is named: to be scrapped, sent back, or moved aside.</summary>
    public bool AnyStatus { get; init; }
}

internal sealed record Sending(Id<Warehouse> To, DateOnly? Expected);
