using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Finance;
using Musubi.Modules;
using Musubi.Modules.Workplace;
using Musubi.Parties;
using Musubi.Sales;

namespace Musubi.App;

/// <summary>What Musubi consists of, from the ground up. Calls go down this list, news comes up.</summary>
public static class MusubiModules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new WorkplaceModule(),
        new AdminModule(),
        new PartiesModule(),
        new CatalogModule(),
        new FinanceModule(),
        new SalesModule(),
    ];
}
