using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Finance.Analysis;

/// <summary>Something amounts are looked at by (分析軸): department, project, customer group. The company names its own.</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class Dimension : IVersioned
{
    public required Id<Dimension> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Capital letters; stands as it was given, for lines bear it.</summary>
    public required string Code { get; init; }
    public required string NameJa { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public bool Active { get; set; } = true;
    public List<DimensionValue> Values { get; init; } = [];

    public Text Name => new(NameJa, NameZh, NameEn);
}

/// <summary>A value of a dimension. One below another is summed into it: what its parents' codes begin with need not show it.</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class DimensionValue : IPartOf
{
    public required Id<DimensionValue> Id { get; init; }
    public required Id<Dimension> DimensionId { get; init; }
    public required string Code { get; init; }
    public required string NameJa { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }

    /// <summary>The code of the value it is part of; empty at the top.</summary>
    public string Parent { get; set; } = "";
    public bool Active { get; set; } = true;

    public Text Name => new(NameJa, NameZh, NameEn);
    public (string Kind, long Id) Whole => ("dimension", DimensionId.Value);
}
