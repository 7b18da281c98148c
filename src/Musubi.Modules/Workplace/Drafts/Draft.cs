using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Jobs;

namespace Musubi.Modules.Workplace.Drafts;

/// <summary>What a person typed into a form and has not saved yet. Nobody else sees it; after <see cref="Days"/> days it is gone.</summary>
[NotAudited]
public sealed class Draft
{
    public const int Days = 30;

    public required long OwnerId { get; init; }

    /// <summary>The form: <c>sales-order-new</c>, <c>party-1042</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The fields by name, as JSON.</summary>
    public required string Fields { get; set; }

    /// <summary>When it was typed, by the clock of whoever typed it: milliseconds since 1970.</summary>
    public required long TypedAt { get; set; }
    public required DateTime KeptAt { get; set; }
}

internal sealed class OldDrafts(MusubiDb db) : IKeptAWhile
{
    public Task<int> ClearAway(DateTime now, CancellationToken ct)
    {
        var before = now.AddDays(-Draft.Days);
        return db.Set<Draft>().Where(d => d.KeptAt < before).ExecuteDeleteAsync(ct);
    }
}
