using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Analysis;

/// <summary>A combination of values that occurs on journal lines, kept once: lines and balances carry its number. 0 is the empty one.</summary>
[NotAudited]
public sealed class DimensionSet
{
    public required Id<DimensionSet> Id { get; init; }

    /// <summary>As <see cref="Dimensions.Key"/> writes it.</summary>
    public required string Key { get; init; }
}

/// <summary>A value that a combination has.</summary>
[NotAudited]
public sealed class DimensionSetMember
{
    public required Id<DimensionSet> SetId { get; init; }
    public required Id<DimensionValue> ValueId { get; init; }
}
