using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Parties;

public sealed class PartiesModule : Module
{
    public override Text Name { get; } = new("取引先", "往来单位", "Parties");

    public override IReadOnlyList<Permission> Permissions { get; } = [];
}
