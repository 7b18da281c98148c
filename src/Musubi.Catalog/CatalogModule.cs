using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Catalog;

public sealed class CatalogModule : Module
{
    public override Text Name { get; } = new("品目", "品目", "Catalog");

    public override IReadOnlyList<Permission> Permissions { get; } = [];
}
