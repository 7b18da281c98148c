using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

public enum CountKind
{
    /// <summary>All that lies in the warehouse.</summary>
    Full,

    /// <summary>The items whose turn it is, by their class.</summary>
    Cycle,
}

public enum CountState { Planned, Counting, Submitted, Posted, Cancelled }

/// <summary>Why the shelf and the books differ.</summary>
public enum CountReason { Unexplained, Misplaced, NotRecorded, WrongUnit, Damaged, Lost }

/// <summary>Which moment a quantity was counted at, and so which book quantity it is held against.</summary>
public enum CountedAt
{
    /// <summary>As it is typed: what moved since the count began has already left or reached the shelf.</summary>
    Now,

    /// <summary>When the count began, on paper: what was recorded since had not moved yet.</summary>
    Start,
}

/// <summary>
/// Counting what lies in a warehouse (棚卸). When it starts the books are put beside each line; a quantity is held against what the books said at the moment it was counted, and the difference,
/// not the quantity, is posted. So what moves while it is counted is neither lost nor counted twice.
/// </summary>
public sealed class StockCount : IVersioned, ISearchable
{
    public required Id<StockCount> Id { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }

    /// <summary>The day its differences are booked on.</summary>
    public required DateOnly Date { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required CountKind Kind { get; init; }

    /// <summary>Of a cycle count: the classes it is about, as <c>AB</c>, and how many items it takes at most.</summary>
    public string Classes { get; init; } = "";
    public int MostItems { get; init; }

    /// <summary>Whether who counts does not see what the books say.</summary>
    public required bool IsBlind { get; init; }

    /// <summary>A difference within both is posted without a second count and without a second person.</summary>
    public required decimal TolerancePercent { get; init; }
    public required Money ToleranceValue { get; init; }
    public string Note { get; init; } = "";
    public CountState State { get; set; }
    public required string PlannedBy { get; init; }
    public DateTime? StartedAt { get; set; }

    /// <summary>How many times somebody wrote down what they counted: so each of them stands on the trail.</summary>
    public int Typed { get; set; }

    /// <summary>Who handed it in; 0 where nobody has.</summary>
    public long SubmittedBy { get; set; }
    public string SubmittedByName { get; set; } = "";
    public string PostedByName { get; set; } = "";

    /// <summary>Why it came back.</summary>
    public string ReturnedFor { get; set; } = "";

    /// <summary>Whether a difference beyond tolerance stands in it as it was handed in: then who counted it does not post it.</summary>
    public bool IsBeyond { get; set; }

    /// <summary>The one document with all differences; null while it is not posted, and where there were none.</summary>
    public Id<StockDocument>? DocumentId { get; set; }
    public List<CountLine> Lines { get; init; } = [];

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, Note, [Number, Note], InventoryPermission.View, 40);

    /// <summary>Nobody sees what the books say of a blind count until it is handed in.</summary>
    public bool HidesBook => IsBlind && (State is CountState.Planned or CountState.Counting);
    public Refusal? WhyNotStart() => State == CountState.Planned ? null : NotIn(Words.StartCount);
    public Refusal? WhyNotRecord() => State == CountState.Counting ? null : NotIn(Words.RecordCount);
    public Refusal? WhyNotSubmit() => State == CountState.Counting ? null : NotIn(Words.SubmitCount);
    public Refusal? WhyNotReturn() => State == CountState.Submitted ? null : NotIn(Words.ReturnCount);
    public Refusal? WhyNotCancel() => State is CountState.Planned or CountState.Counting ? null : NotIn(Words.CancelCount);

    /// <summary>Two pairs of eyes on what is beyond tolerance: who counted does not post. The system itself, which makes demos, does.</summary>
    public Refusal? WhyNotPost(Actor actor) =>
        State != CountState.Submitted ? NotIn(Words.PostCount)
        : IsBeyond && !actor.IsSystem && (actor.Id == SubmittedBy || Lines.Exists(l => l.FirstById == actor.Id || l.SecondById == actor.Id)) ? Words.OwnCount : null;

    private Refusal NotIn(Text act) => new("inventory.count-state", Words.CountIsIn.With(Number, Words.Of(State), act), Words.RefreshPage, Kind: RefusalKind.Conflict);
}

/// <summary>An item at a place, of a lot: what the books say, and what was counted there, by whom and when. It tells its own story, so the trail does not repeat it.</summary>
[NotAudited]
public sealed class CountLine : IPartOf
{
    public required Id<CountLine> Id { get; init; }
    public required Id<StockCount> CountId { get; init; }

    /// <summary>In the order of the shelves.</summary>
    public required int Position { get; init; }
    public required Id<Item> ItemId { get; init; }

    /// <summary>0 where the warehouse knows no bins, and where the item knows no lots.</summary>
    public required Id<Bin> BinId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>Millionths of the base unit, when the count began.</summary>
    public required long Book { get; init; }

    /// <summary>Found by who counted, where the books knew nothing.</summary>
    public bool IsFind { get; init; }

    /// <summary>Millionths of the base unit; null while it is not counted.</summary>
    public long? First { get; set; }

    /// <summary>What the books said at the moment it was counted.</summary>
    public long FirstAgainst { get; set; }
    public long FirstById { get; set; }
    public string FirstBy { get; set; } = "";
    public DateTime? FirstAt { get; set; }

    /// <summary>Counted again, because the first was beyond tolerance; it is what counts.</summary>
    public long? Second { get; set; }
    public long SecondAgainst { get; set; }
    public long SecondById { get; set; }
    public string SecondBy { get; set; } = "";
    public DateTime? SecondAt { get; set; }
    public CountReason Reason { get; set; }
    public (string Kind, long Id) Whole => ("stock_count", CountId.Value);

    public long? Counted => Second ?? First;
    public long Against => Second is null ? FirstAgainst : SecondAgainst;
    public long Difference => Counted is { } counted ? counted - Against : 0;

    public void Count(long quantity, long against, bool again, Actor by, DateTime at)
    {
        if (again)
            (Second, SecondAgainst, SecondById, SecondBy, SecondAt) = (quantity, against, by.Id, by.Name, at);
        else
            (First, FirstAgainst, FirstById, FirstBy, FirstAt) = (quantity, against, by.Id, by.Name, at);
    }
}

/// <summary>What is accepted without asking again: so many percent of what the books say, and so much money, both.</summary>
/// <param name="Percent">2 is two percent.</param>
public readonly record struct CountTolerance(decimal Percent, Money Value)
{
    /// <param name="difference">Millionths.</param>
    /// <param name="against">What the books said, in millionths.</param>
    /// <param name="minor">What the difference is worth.</param>
    public bool Allows(long difference, long against, long minor) =>
        difference == 0 || (Math.Abs((decimal)difference) * 100 <= Percent * Math.Abs((decimal)against) && Math.Abs(minor) <= Value.Minor);
}
