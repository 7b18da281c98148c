using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Admin;

public sealed class AdminModule : Module
{
    public override Text Name { get; } = new("管理", "管理", "Administration");

    public override IReadOnlyList<Permission> Permissions { get; } = [];
}
