using Musubi.Data;
using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Admin.Roles;

/// <summary>A set of permissions under a name.</summary>
public sealed class Role : IVersioned
{
    public const int MostName = 60;

    public required Id<Role> Id { get; init; }

    /// <summary>As its maker wrote it; a standard role that nobody renamed is shown in the reader's language.</summary>
    public required string Name { get; set; }

    /// <summary>The department whose standard role this is; null for a role of the company's own making.</summary>
    public Department? Standard { get; init; }

    /// <summary>Who holds it must sign in with a second factor.</summary>
    public bool NeedsSecondFactor { get; set; }
    public int Version { get; set; }

    public string Shown => Shows(Name, Standard);

    public static string Shows(string name, Department? standard) => standard is { } department && name == StoredName(department) ? UiWords.Of(department).ToString() : name;

    public static string StoredName(Department department) => UiWords.Of(department).En;
}

public sealed class RolePermission : IPartOf
{
    public required Id<Role> RoleId { get; init; }
    public required string Permission { get; init; }
    public (string Kind, long Id) Whole => ("role", RoleId.Value);
}

/// <summary>A permission this database has met: the next start gives only new ones to the standard roles, never back what was taken away.</summary>
[NotAudited]
public sealed class KnownPermission
{
    public required string Code { get; init; }
}
