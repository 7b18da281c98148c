using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Imports;

/// <summary>Files of other systems and of spreadsheets become records: the same way for everything that can be imported.</summary>
public sealed class ImportModule : Module
{
    public override Text Name { get; } = ImportWords.Import;

    public override IReadOnlyList<Permission> Permissions { get; } = [new(ImportPermission.Use, ImportWords.PermissionUse, Enum.GetValues<Department>())];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, ImportWords.Imports, "/imports", "upload", ImportPermission.Use)];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Administration, ImportWords.NewImport, "/imports/new", "upload", ImportPermission.Use)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("import", ImportWords.Noun, "/imports/{0}", "upload")];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [ImportList.Definition];

    public override void AddTables(ModelBuilder model) => ImportDb.AddTables(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ImportTargets>();
        services.AddSingleton<ErrandWork, ImportErrand>();
        services.AddScoped<ImportDb>();
    }

    public override void MapApi(IEndpointRouteBuilder api) => ImportEndpoints.Map(api);
}
