using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Modules.Imports;

public static class ImportList
{
    public static readonly ListDefinition<Import, Import> Definition = new()
    {
        Name = "imports",
        Title = ImportWords.Imports,
        Permission = ImportPermission.Use,
        DefaultSort = "-at",
        Rows = services => services.GetRequiredService<ImportDb>().Imports.AsNoTracking(),
        Id = i => i.Id,
        RowHref = i => $"/imports/{i.Id}",
        Of =
        [
            Column.Of<Import, string>("file", ImportWords.File, CellKind.Code, i => i.FileName, i => i.FileName),
            new("target", ImportWords.What, CellKind.Text, i => i.TargetTitle),
            Column.Of<Import, ImportState>("state", ImportWords.State, CellKind.Badge, i => new Mark(ImportWords.Of(i.State), ImportWords.ToneOf(i.State)), i => i.State),
            Column.Of<Import, int>("creates", ImportWords.Created, CellKind.Figure, i => (decimal)i.Creates, i => i.Creates),
            Column.Of<Import, int>("updates", ImportWords.Updated, CellKind.Figure, i => (decimal)i.Updates, i => i.Updates),
            Column.Of<Import, int>("faulty", ImportWords.Faulty, CellKind.Figure, i => (decimal)i.Faulty, i => i.Faulty),
            new("who", ImportWords.Who, CellKind.Text, i => i.ActorName),
            Column.Of<Import, DateTime>("at", ImportWords.At, CellKind.Instant, i => i.At, i => i.At),
        ],
        FilterBy =
        [
            new("state", ImportWords.State, [.. Enum.GetValues<ImportState>().Select(s => (s.ToString(), ImportWords.Of(s)))],
                value => Enum.TryParse<ImportState>(value, out var state) ? i => i.State == state : null),
        ],
    };
}
