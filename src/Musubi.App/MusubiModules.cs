using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Admin.Backups;
using Musubi.Admin.Books;
using Musubi.Admin.Jobs;
using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Finance;
using Musubi.History;
using Musubi.Inventory;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Imports;
using Musubi.Modules.Workplace;
using Musubi.Parties;
using Musubi.Pricing;
using Musubi.Sales;

namespace Musubi.App;

/// <summary>What Musubi consists of, from the ground up. Calls go down this list, news comes up.</summary>
public static class MusubiModules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new WorkplaceModule(),
        new ImportModule(),
        new AdminModule(),
        new JobsModule(),
        new BooksModule(),
        new BackupsModule(),
        new ApprovalsModule(),
        new PartiesModule(),
        new CatalogModule(),
        new PricingModule(),
        new FinanceModule(),
        new InventoryModule(),
        new SalesModule(),
        new HistoryModule(),
    ];

    /// <summary>The product's services over a database and a clock: all of it but the web around and the workers behind it.</summary>
    /// <param name="modules">Others than <see cref="All"/>: tests of what lies below the modules.</param>
    public static IServiceCollection AddMusubi(this IServiceCollection services, Engine engine, Clock clock, IReadOnlyList<Module>? modules = null)
    {
        services.AddSingleton(engine).AddSingleton(clock).AddMusubiData();
        foreach (var module in modules ?? All)
            module.Register(services);
        return services;
    }
}
