using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Pricing.Lists;

namespace Musubi.Pricing.Rules;

/// <summary>All rules of all lists, one a row. What it exports, the import reads back.</summary>
internal static class PriceRuleList
{
    internal sealed record Row
    {
        public required Id<PriceRule> Id { get; init; }
        public required Id<PriceList> ListId { get; init; }
        public required string List { get; init; }
        public required PriceListKind Kind { get; init; }
        public required Currency Currency { get; init; }
        public required bool Active { get; init; }
        public required string Item { get; init; }
        public required Names? ItemNames { get; init; }
        public required string Group { get; init; }
        public required Names? GroupNames { get; init; }
        public required Unit? Unit { get; init; }
        public required decimal Least { get; init; }
        public required decimal? Price { get; init; }
        public required decimal? Rate { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly? Until { get; init; }
        public required long? CustomerId { get; init; }
    }

    public static readonly ListDefinition<Row, PriceRule> Definition = new()
    {
        Name = "pricing/rules",
        Title = Words.PriceRules,
        Permission = PricingPermission.View,
        DefaultSort = "list",
        Rows = Rows,
        Id = r => r.Id,
        RowHref = r => $"/pricing/lists/{r.ListId}",
        Of =
        [
            Column.Of<Row, string>("list", Words.ListCode, CellKind.Code, r => r.List, r => r.List),
            Column.Of<Row, PriceListKind>("kind", Words.ForWhom, CellKind.Text, r => Words.Of(r.Kind), r => r.Kind),
            Column.Of<Row, string>("item", Words.ItemCode, CellKind.Code, r => r.Item, r => r.Item),
            Column.Unsorted<Row>("name", Words.Name, CellKind.Text, r => r.ItemNames?.AsText() ?? r.GroupNames?.AsText() ?? Words.Everything),
            Column.Of<Row, string>("group", Words.GroupCode, CellKind.Code, r => r.Group, r => r.Group),
            Column.Unsorted<Row>("least", Words.Least, CellKind.Figure, r => r.Least == 0 ? null : r.Least),
            Column.Unsorted<Row>("unit", Words.Unit, CellKind.Text, r => r.Unit?.Symbol),
            Column.Unsorted<Row>("price", Words.Price, CellKind.Figure, r => r.Price),
            Column.Unsorted<Row>("rate", Words.RatePercent, CellKind.Figure, r => r.Rate * 100),
            Column.Unsorted<Row>("currency", Words.Currency, CellKind.Text, r => r.Currency.Code),
            Column.Of<Row, DateOnly>("from", Words.FirstDay, CellKind.Date, r => r.From, r => r.From),
            Column.Unsorted<Row>("until", Words.LastDay, CellKind.Date, r => r.Until),
        ],
        FilterBy =
        [
            Filter.Of<Row, PriceListKind>("kind", Words.ForWhom, r => r.Kind, Words.Of),
            Filter.OfDays<Row>("from", Words.FirstDay, r => r.From),
            new("with", Words.PriceOrRateShort, [("price", Words.Price), ("rate", Words.RatePercent)], value => value switch { "price" => r => r.Price != null, "rate" => r => r.Rate != null, _ => null }),
        ],
    };

    private static IQueryable<Row> Rows(IServiceProvider services)
    {
        var db = services.GetRequiredService<PricingDb>();
        return
            from rule in db.Rules.AsNoTracking()
            join list in db.Lists on rule.ListId equals list.Id
            join item in db.All.Set<Item>() on rule.ItemId equals item.Id into items
            from item in items.DefaultIfEmpty()
            join category in db.All.Set<Category>() on rule.CategoryId equals category.Id into categories
            from category in categories.DefaultIfEmpty()
            select new Row
            {
                Id = rule.Id, ListId = list.Id, List = list.Code, Kind = list.Kind, Currency = list.Currency, Active = list.Active, CustomerId = list.CustomerId,
                Item = item == null ? "" : item.Code, ItemNames = item == null ? null : item.Names, Group = category == null ? "" : category.Code, GroupNames = category == null ? null : category.Names,
                Unit = rule.Unit, Least = rule.Least, Price = rule.Price, Rate = rule.Rate, From = rule.From, Until = rule.Until,
            };
    }
}
