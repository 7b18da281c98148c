using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Analysis;

internal static class DimensionList
{
    public sealed class Row
    {
        public required Dimension Dimension { get; init; }
        public required int Values { get; init; }
    }

    public static readonly ListDefinition<Row, Dimension> Definition = new()
    {
        Name = "finance/dimensions",
        Title = Words.Dimensions,
        Permission = FinancePermission.View,
        DefaultSort = "code",
        Rows = services => services.GetRequiredService<FinanceDb>().Dimensions.AsNoTracking().Select(d => new Row { Dimension = d, Values = d.Values.Count }),
        Id = r => r.Dimension.Id,
        RowHref = r => $"/finance/dimensions/{r.Dimension.Id}",
        Of =
        [
            Column.Of<Row, string>("code", Words.Code, CellKind.Code, r => r.Dimension.Code, r => r.Dimension.Code),
            new("name", Words.Name, CellKind.Text, r => r.Dimension.Name),
            new("values", Words.Values, CellKind.Figure, r => r.Values),
            new("active", Words.InUse, CellKind.Flag, r => r.Dimension.Active),
        ],
    };
}
