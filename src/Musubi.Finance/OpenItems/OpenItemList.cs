using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.OpenItems;

internal static class OpenItemList
{
    public static readonly ListDefinition<OpenItem, OpenItem> Definition = new()
    {
        Name = "finance/open-items",
        Title = Words.OpenItems,
        Permission = FinancePermission.View,
        DefaultSort = "due",
        Usually = ("open", i => i.IsOpen),
        Rows = services => services.GetRequiredService<FinanceDb>().Items.AsNoTracking(),
        Id = i => i.Id,
        RowHref = i => Kinds.HrefOf(i.Kind, i.DocumentId),
        Of =
        [
            Column.Unsorted<OpenItem>("number", Words.Number, CellKind.Code, i => i.Number),
            new("party", Words.Party, CellKind.Text, i => i.PartyName),
            new("kind", Words.Document, CellKind.Text, i => Words.KindOf(i.Kind)),
            Column.Of<OpenItem, DateOnly>("date", Words.Date, CellKind.Date, i => i.Date, i => i.Date),
            Column.Of<OpenItem, DateOnly>("due", Words.Due, CellKind.Date, i => i.Due, i => i.Due),
            new("state", Words.State, CellKind.Badge, i => Words.MarkOf(i.IsOpen, i.Remaining == i.Amount)),
            Column.Unsorted<OpenItem>("amount", Words.Amount, CellKind.Money, i => i.Amount),
            Column.Unsorted<OpenItem>("remaining", Words.Remaining, CellKind.Money, i => i.Remaining, total: i => i.Remaining),
        ],
        FilterBy =
        [
            new("open", Words.State, [("true", Words.OpenMark), ("false", Words.SettledMark)], value => value == "true" ? i => i.IsOpen : value == "false" ? i => !i.IsOpen : null),
            Filter.Of<OpenItem, OwedSide>("side", Words.Side, i => i.Side, Words.SideOf),
            Filter.Of<OpenItem, ItemKind>("kind", Words.Document, i => i.Kind, Words.KindOf),
            new("party", Words.Party, [], value => long.TryParse(value, out var party) ? i => i.PartyId == party : null),
            Filter.OfDays<OpenItem>("due", Words.Due, i => i.Due),
            Filter.OfDays<OpenItem>("date", Words.Date, i => i.Date),
        ],
    };
}
