namespace Musubi.Inventory.Valuation;

/// <summary>How the value of stock follows from what it cost. Chosen per item.</summary>
public enum ValuationMethod
{
    /// <summary>移動平均法 / 移动加权平均: an issue costs the average of what lies there.</summary>
    MovingAverage,

    /// <summary>先入先出法 / 先进先出: an issue costs what the oldest still lying there cost.</summary>
    Fifo,

    /// <summary>標準原価 / 标准成本: stock lies at its standard; what was paid above or below is variance.</summary>
    Standard,
}

/// <summary>Where the cost of a move comes from.</summary>
public enum CostBasis
{
    /// <summary>In, at what was paid: a goods receipt.</summary>
    Given,

    /// <summary>In, at what such goods cost just then: a count that found more.</summary>
    Current,

    /// <summary>In, at what its issue cost: goods a customer sends back.</summary>
    Return,

    /// <summary>Out, as the method says.</summary>
    Method,

    /// <summary>Nothing moves; what lies there is worth another cost from now on.</summary>
    Revalue,

    /// <summary>In or out, at what the move cost that it takes back: together they are worth nothing.</summary>
    Reversal,
}

/// <summary>A move as valuation sees it. Quantities are millionths of the base unit, values minor units of the books' currency.</summary>
public sealed record ValuedMove
{
    /// <summary>Orders the moves of one day, and names the move.</summary>
    public required long Sequence { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>In positive, out negative.</summary>
    public required long Quantity { get; init; }
    public required CostBasis Basis { get; init; }

    /// <summary>For <see cref="CostBasis.Given"/>: all that is known today of what it cost, late costs included.</summary>
    public long Given { get; init; }

    /// <summary>For <see cref="CostBasis.Reversal"/>: the move it takes back. For <see cref="CostBasis.Return"/>: the issue, how much that issued, and how much of it had come back before.</summary>
    public long Original { get; init; }
    public long OriginalQuantity { get; init; }
    public long ReturnedBefore { get; init; }

    /// <summary>For <see cref="CostBasis.Revalue"/>: minor units for one base unit.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>Whether a later move takes it back: then it keeps its cost, and what comes after is costed as if it had never been.</summary>
    public bool IsTakenBack { get; init; }
}

/// <summary>What a move did to the value of stock, and why. Their sum is what the inventory account moves by.</summary>
/// <param name="Own">Against the account of the document: what was received, or what the issue cost.</param>
/// <param name="Variance">Between what was paid and the standard.</param>
/// <param name="Settled">Between what goods were issued for before they were there, and what they then cost.</param>
public readonly record struct MoveCost(long Sequence, long Own, long Variance, long Settled)
{
    public long Total => Own + Variance + Settled;

    public MoveCost TakenBackBy(long sequence) => new(sequence, -Own, -Variance, -Settled);
}
