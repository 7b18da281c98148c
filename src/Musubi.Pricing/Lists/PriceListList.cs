using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Pricing.Lists;

internal static class PriceListList
{
    internal sealed record Row
    {
        public required Id<PriceList> Id { get; init; }
        public required string Code { get; init; }
        public required Names Names { get; init; }
        public required PriceListKind Kind { get; init; }
        public required Currency Currency { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly? Until { get; init; }
        public required bool Active { get; init; }
        public required int Rules { get; init; }
    }

    public static readonly ListDefinition<Row, PriceList> Definition = new()
    {
        Name = "pricing/lists",
        Title = Words.PriceLists,
        Permission = PricingPermission.View,
        DefaultSort = "code",
        SearchKind = "price_list",
        Rows = services =>
        {
            var db = services.GetRequiredService<PricingDb>();
            return db.Lists.AsNoTracking().Select(l => new Row
            {
                Id = l.Id, Code = l.Code, Names = l.Names, Kind = l.Kind, Currency = l.Currency, From = l.From, Until = l.Until, Active = l.Active,
                Rules = db.Rules.Count(r => r.ListId == l.Id),
            });
        },
        Id = r => r.Id,
        RowHref = r => $"/pricing/lists/{r.Id}",
        Of =
        [
            Column.Of<Row, string>("code", Words.Code, CellKind.Code, r => r.Code, r => r.Code),
            Column.Unsorted<Row>("name", Words.Name, CellKind.Text, r => r.Names.AsText()),
            Column.Of<Row, PriceListKind>("kind", Words.ForWhom, CellKind.Text, r => Words.Of(r.Kind), r => r.Kind),
            Column.Of<Row, Currency>("currency", Words.Currency, CellKind.Text, r => r.Currency.Code, r => r.Currency),
            Column.Of<Row, DateOnly>("from", Words.FirstDay, CellKind.Date, r => r.From == DateOnly.MinValue ? null : r.From, r => r.From),
            Column.Unsorted<Row>("until", Words.LastDay, CellKind.Date, r => r.Until),
            Column.Unsorted<Row>("rules", Words.Rules, CellKind.Figure, r => r.Rules),
            Column.Of<Row, bool>("state", Words.State, CellKind.Badge, r => r.Active ? new Mark(Words.InUse, "green") : new Mark(Words.NotInUse), r => r.Active),
        ],
        FilterBy =
        [
            Filter.Of<Row, PriceListKind>("kind", Words.ForWhom, r => r.Kind, Words.Of),
            new("state", Words.State, [("active", Words.InUse), ("inactive", Words.NotInUse)], value => value switch { "active" => r => r.Active, "inactive" => r => !r.Active, _ => null }),
        ],
    };
}
