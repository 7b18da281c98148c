using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Moves;

internal static class DocumentList
{
    public static readonly ListDefinition<StockDocument, StockDocument> Definition = new()
    {
        Name = "inventory/documents",
        Title = Words.Documents,
        Permission = InventoryPermission.View,
        DefaultSort = "-date",
        SearchKind = "stock_document",
        Rows = services => services.GetRequiredService<InventoryDb>().Documents.AsNoTracking(),
        Id = d => d.Id,
        RowHref = d => $"/inventory/documents/{d.Id}",
        Of =
        [
            Column.Of<StockDocument, string>("number", Words.Number, CellKind.Code, d => d.Number, d => d.Number),
            Column.Of<StockDocument, DateOnly>("date", Words.Date, CellKind.Date, d => d.Date, d => d.Date),
            new("kind", Words.Kind, CellKind.Text, d => Words.NameOf(d.Kind, d.Reverses is not null, d.SourceKind)),
            Column.Of<StockDocument, string>("reference", Words.Reference, CellKind.Text, d => d.Reference, d => d.Reference),
            new("source", Words.Source, CellKind.Code, d => d.SourceNumber),
            new("by", Words.By, CellKind.Text, d => d.ByName),
            Column.Of<StockDocument, long>("value", Words.Value, CellKind.Money, d => d.Value, d => d.Value.Minor, permission: InventoryPermission.SeeValue),
        ],
        FilterBy = [new("kind", Words.Kind, [.. Enum.GetValues<StockKind>().Select(k => (k.ToString(), Words.Of(k)))], value => Enum.TryParse<StockKind>(value, out var kind) ? d => d.Kind == kind : null)],
    };
}
