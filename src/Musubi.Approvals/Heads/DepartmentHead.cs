using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Approvals.Heads;

/// <summary>Who answers for a department.</summary>
public sealed class DepartmentHead : IPartOf
{
    public required Id<DepartmentHead> Id { get; init; }
    public required Department Department { get; init; }
    public long UserId { get; set; }
    public (string Kind, long Id) Whole => ("department_head", Id.Value);
}
