using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Sales;

public sealed class SalesModule : Module
{
    public override Text Name { get; } = new("販売", "销售", "Sales");

    public override IReadOnlyList<Permission> Permissions { get; } = [];
}
