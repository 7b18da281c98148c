using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Errands;

/// <summary>
/// Work somebody ordered that takes longer than a page waits: an import, an act on many rows. It lies in the database until it is done;
/// one node holds it, and when that node falls silent another takes it up.
/// </summary>
[NotAudited]
public sealed class Errand
{
    /// <summary>Which <see cref="ErrandWork"/> does it: <c>import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about: the id of the import.</summary>
    public required long SubjectId { get; init; }

    /// <summary>The act that ordered it, for the trail: <c>RunImport</c>.</summary>
    public required string Act { get; init; }
    public required long ActorId { get; init; }
    public required string ActorName { get; init; }
    public required Language Language { get; init; }

    /// <summary>What the actor may do, as of the order, separated by spaces: the work may no more.</summary>
    public required string Rights { get; init; }
    public required DateTime OrderedAt { get; init; }

    /// <summary>The node that works on it, and when it last said so.</summary>
    public string? HeldBy { get; set; }
    public DateTime AliveAt { get; set; }
    public int Tries { get; set; }
    public int Done { get; set; }
    public int Total { get; set; }
    public bool StopWanted { get; set; }

    /// <summary>Hands the work to whichever node is free, in the name of who acts.</summary>
    public static Errand Of(string kind, long subject, CurrentAct by, Clock clock) => new()
    {
        Kind = kind, SubjectId = subject, Act = by.Name, ActorId = by.Actor.Id, ActorName = by.Actor.Name, Language = by.Actor.Language,
        Rights = string.Join(' ', by.Actor.Rights), OrderedAt = clock.Now, AliveAt = clock.Now,
    };

    public Actor Actor => ActorId == Actor.System.Id ? Actor.System : new(ActorId, ActorName, Language, Rights.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));

    internal static void AddTables(ModelBuilder model) => model.Entity<Errand>(e =>
    {
        e.HasKey(x => new { x.Kind, x.SubjectId });
        e.Property(x => x.Kind).HasMaxLength(20);
        e.Property(x => x.Act).HasMaxLength(40);
        e.Ignore(x => x.Actor);
    });
}

/// <summary>How one kind of errand is done. Modules register theirs; each kind has its own queue, so that none waits behind another.</summary>
public abstract class ErrandWork
{
    public abstract string Kind { get; }

    /// <summary>Does it to its end and removes the errand with the commit of what it did (<see cref="ErrandDesk.Finish"/>).</summary>
    public abstract Task Do(Errand errand, CancellationToken ct);

    /// <summary>Ends what was stopped by a person (<paramref name="failed"/> false), or could not be done, and removes the errand.</summary>
    public abstract Task End(Errand errand, bool failed, CancellationToken ct);

    /// <summary>What is left to do when no errand waits. False when there is nothing.</summary>
    public virtual Task<bool> Tidy(CancellationToken ct) => Task.FromResult(false);
}
