using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.History.Runs;

/// <summary>A file that is or was brought in, and how far: a day is posted whole, together with this row.</summary>
[NotAudited]
public sealed class HistoryRun : IVersioned
{
    /// <summary>What stock documents say they are of, that no sale or return stands behind.</summary>
    public const string Kind = "history_run";
    public required Id<HistoryRun> Id { get; init; }
    public int Version { get; set; }
    public required string Name { get; init; }

    /// <summary>SHA-256, hex, of the file and of the mapping it is read by.</summary>
    public required string FileHash { get; init; }
    public required string MappingHash { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>The last day that is posted; null before the first.</summary>
    public DateOnly? PostedUntil { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>What a sale of the file became.</summary>
[NotAudited]
public sealed class HistorySource
{
    public required Id<HistoryRun> RunId { get; init; }

    /// <summary>As the file has it.</summary>
    public required string Number { get; init; }
    public required long OrderId { get; init; }
    public required long? DeliveryId { get; init; }
    public required long InvoiceId { get; init; }
}
