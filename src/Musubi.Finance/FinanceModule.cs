using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance;

public sealed class FinanceModule : Module
{
    public override Text Name { get; } = new("会計", "财务", "Finance");

    public override IReadOnlyList<Permission> Permissions { get; } = [];
}
