using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>What is open of an item on a day, and whether that is late (<see cref="OpenItem.Aged"/>).</summary>
public sealed class AgedItem
{
    public Id<OpenItem> Id { get; init; }
    public OwedSide Side { get; init; }
    public long PartyId { get; init; }

    /// <summary>It is owed, and so has an age: a payment on account and a credit note have none.</summary>
    public bool Owed { get; init; }
    public bool Late { get; init; }
    public DateOnly Due { get; init; }
    public DateOnly Date { get; init; }
    public Currency Currency { get; init; }
    public long Minor { get; init; }
    public long InBooks { get; init; }
}
