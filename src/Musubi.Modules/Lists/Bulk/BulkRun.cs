using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Lists.Bulk;

public enum BulkState { Running, Done, Stopped, Failed }

/// <summary>One time somebody acted on many rows of a list: on which, and what became of each.</summary>
[NotAudited]
public sealed class BulkRun
{
    /// <summary>Most rows that one press acts upon.</summary>
    public const int Most = 100_000;

    /// <summary>So many are done while the page waits; more are done behind it.</summary>
    public const int AtOnce = 200;

    public required Id<BulkRun> Id { get; init; }

    /// <summary>The list's name, the act's key, and what was chosen of an act that asks.</summary>
    public required string List { get; init; }
    public required string Act { get; init; }
    public required string Value { get; init; }
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }
    public required DateTime At { get; init; }
    public DateTime? EndedAt { get; set; }
    public BulkState State { get; set; }

    /// <summary>How many rows were chosen, done, and refused.</summary>
    public required int Rows { get; init; }
    public int Done { get; set; }
    public int Refused { get; set; }

    internal static void AddTables(ModelBuilder model)
    {
        model.Entity<BulkRun>(e =>
        {
            e.Property(r => r.List).HasMaxLength(100);
            e.Property(r => r.Act).HasMaxLength(40);
            e.Property(r => r.Value).HasMaxLength(StartBulk.MostValue);
            e.HasIndex(r => new { r.ActorId, r.At });
        });
        model.Entity<BulkRow>(e =>
        {
            e.HasKey(r => new { r.RunId, r.Place });
            e.HasIndex(r => new { r.RunId, r.State, r.Place });
            e.Property(r => r.Reasons).IsJson();
        });
    }
}

public enum BulkRowState { Waiting, Done, Refused }

/// <summary>One of the rows, and its answer.</summary>
[NotAudited]
public sealed class BulkRow
{
    public required Id<BulkRun> RunId { get; init; }

    /// <summary>Its place among them, from 1, as the list stood.</summary>
    public required int Place { get; init; }
    public required long SubjectId { get; init; }
    public required string Label { get; init; }
    public required string Href { get; init; }
    public BulkRowState State { get; set; }
    public IReadOnlyList<Reason> Reasons { get; set; } = [];

    internal void Answer(IReadOnlyList<Refusal> refusals) =>
        (State, Reasons) = (refusals.Count == 0 ? BulkRowState.Done : BulkRowState.Refused, [.. refusals.Select(Reason.Of)]);
}

/// <summary>What was acted upon is told for so long; what it did stands on each record's own trail.</summary>
internal sealed class OldBulkRuns(MusubiDb db) : IKeptAWhile
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<int> ClearAway(DateTime now, CancellationToken ct)
    {
        var from = now - Kept;
        var old = db.Set<BulkRun>().Where(r => r.At < from && r.State != BulkState.Running);
        await db.Set<BulkRow>().Where(r => old.Any(o => o.Id == r.RunId)).ExecuteDeleteAsync(ct);
        return await old.ExecuteDeleteAsync(ct);
    }
}
