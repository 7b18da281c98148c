using Musubi.Finance.Journal;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>What a document would do: its moves, what they are worth, what is booked, and on which days.</summary>
public sealed record StockPlan
{
    internal StockPlan(StockDraft draft, Id<StockDocument> id, IReadOnlyList<ItemWork> work, IReadOnlyList<StockMove> moves, IReadOnlyList<MoveValue> values, IReadOnlyList<Booking> bookings, IReadOnlyList<CostAddition> additions) =>
        (Draft, Id, Work, Moves, Values, Bookings, Additions) = (draft, id, work, moves, values, bookings, additions);

    internal StockDraft Draft { get; }
    internal Id<StockDocument> Id { get; }
    internal IReadOnlyList<ItemWork> Work { get; }
    internal IReadOnlyList<Booking> Bookings { get; }
    internal IReadOnlyList<CostAddition> Additions { get; }

    /// <summary>What it uses up of what was promised to whom it goes to.</summary>
    internal IReadOnlyList<UsedReservation> Used { get; init; } = [];
    public IReadOnlyList<StockMove> Moves { get; }

    /// <summary>Of each move the line that asked for it; none where nothing was asked to move.</summary>
    internal IReadOnlyList<StockLine> Lines { get; init; } = [];

    /// <summary>The amounts of value, in the order of the moves; those of earlier documents too, where they change.</summary>
    public IReadOnlyList<MoveValue> Values { get; }

    /// <summary>An entry of the journal to come.</summary>
    public sealed record Booking(DateOnly Date, BalancedEntry Entry, IReadOnlyList<MoveValue> Values);

    public Money Total(Currency currency) => Money.Sum(Values.Select(v => v.Amount), currency);
}

/// <summary>An item while it is being moved.</summary>
internal sealed class ItemWork
{
    public required Catalog.ItemCard Card { get; init; }
    public required ItemStock Stock { get; init; }

    /// <summary>By warehouse, bin and lot; rows that are new have not been saved.</summary>
    public required Dictionary<(long Warehouse, long Bin, long Lot), StockBalance> Places { get; init; }
    /// <summary>What lay where and was promised when it was taken apart from the tracker; null where the tracker has it.</summary>
    public IReadOnlyList<(StockBalance Row, long OnHand, long Reserved)>? Apart { get; init; }

    /// <summary>Of the document that is being planned.</summary>
    public List<StockMove> Moves { get; } = [];
    public long NextSequence { get; set; }
    public Revaluation.Outcome? Outcome { get; set; }

    /// <summary>Where the document that is being planned puts a move in or brings a cost late: from there on its moves are run again.</summary>
    public (DateOnly Date, long Sequence)? Earliest { get; set; }

    /// <summary>What valuation remembers after the documents planned so far; the row says it once they are written.</summary>
    public CostState Cost
    {
        get => field ??= CostState.Read(Stock.State);
        set;
    }

    /// <summary>What the documents planned so far leave to begin again from, and from where on those that stand hold no more.</summary>
    public List<CostCheckpoint> Checkpoints { get; } = [];
    public (DateOnly Date, long Sequence)? Reopened { get; set; }
}
