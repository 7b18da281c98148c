using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Parties.Merging;

/// <summary>
/// Two parties that turned out to be one. Nothing moves: the merged party becomes a signpost to the survivor, its documents keep pointing
/// to it, and what the survivor was before is kept, so that a merge can be taken back exactly.
/// </summary>
public sealed class PartyMerge : IPartOf
{
    public required Id<PartyMerge> Id { get; init; }
    public required Id<Party> SurvivorId { get; init; }
    public required Id<Party> MergedId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The survivor before, as JSON of its draft.</summary>
    public required string SurvivorBefore { get; init; }

    /// <summary>Whether the merged party was in use.</summary>
    public required bool MergedWasActive { get; init; }

    /// <summary>The survivor's version once merged: while it stands, taking back is exact.</summary>
    public required int SurvivorVersion { get; init; }
    public bool TakenBack { get; set; }
    public (string Kind, long Id) Whole => ("party", SurvivorId.Value);
}

/// <summary>Somebody looked at two parties that seem alike and said that they are not one.</summary>
public sealed class NotDuplicate : IPartOf
{
    public required Id<NotDuplicate> Id { get; init; }

    /// <summary>The lower id of the two.</summary>
    public required Id<Party> FirstId { get; init; }
    public required Id<Party> SecondId { get; init; }
    public (string Kind, long Id) Whole => ("party", FirstId.Value);
}
