using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Approvals.Delegations;

/// <summary>Who answers for somebody who is away. The absent may still answer themselves.</summary>
public sealed class Delegation : IPartOf
{
    public required Id<Delegation> Id { get; init; }
    public required long AbsentId { get; init; }
    public required long DelegateId { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly Until { get; set; }

    /// <summary>For this kind of document only; empty for all.</summary>
    public required string OfKind { get; init; }
    public required string Reason { get; init; }
    public required DateTime MadeAt { get; init; }
    public (string Kind, long Id) Whole => ("user", AbsentId);

    public bool Covers(string kind) => OfKind.Length == 0 || OfKind == kind;
}
