using System.Text.Json;

namespace Musubi.Inventory.Valuation;

/// <summary>Goods that came at one cost and still lie there.</summary>
public sealed record CostLayer(long Sequence, long Quantity, long Value);

/// <summary>What valuation must remember of an item between two moves. Quantity 0 means value 0, always; below 0 both are what was issued before it was there.</summary>
public sealed record CostState
{
    public required ValuationMethod Method { get; init; }

    /// <summary>Millionths of the base unit.</summary>
    public long Quantity { get; init; }

    /// <summary>Minor units of the books' currency.</summary>
    public long Value { get; init; }

    /// <summary>The latest cost known, as a value for a quantity: what is issued before it is there goes out at it.</summary>
    public long LastValue { get; init; }
    public long LastQuantity { get; init; }

    /// <summary>Minor units for one base unit; of <see cref="ValuationMethod.Standard"/> alone.</summary>
    public decimal Standard { get; init; }

    /// <summary>Oldest first; of <see cref="ValuationMethod.Fifo"/> alone.</summary>
    public IReadOnlyList<CostLayer> Layers { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this);

    public static CostState Read(string written) => JsonSerializer.Deserialize<CostState>(written)!;
}
