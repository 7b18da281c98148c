using Musubi.Data;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

/// <summary>One lot went into another: flour into dough, a motor into a machine. Read both ways, it says where a lot came from and where it went.</summary>
public sealed class LotLink : IPartOf
{
    public required Id<LotLink> Id { get; init; }

    /// <summary>What was consumed.</summary>
    public required Id<Lot> FromId { get; init; }

    /// <summary>What was made of it.</summary>
    public required Id<Lot> ToId { get; init; }

    /// <summary>How much was consumed, in its base unit.</summary>
    public required Quantity Quantity { get; init; }
    public required DateOnly Date { get; init; }
    public string Note { get; init; } = "";

    /// <summary>The stock document that consumed it, where one did.</summary>
    public Id<StockDocument>? DocumentId { get; init; }
    public (string Kind, long Id) Whole => ("lot", ToId.Value);
}
