using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Catalog.Categories;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;
using Musubi.Modules.Lists.Cells;

namespace Musubi.Catalog.Items;

/// <summary>A row of the list of items.</summary>
public sealed class ItemRow
{
    public Id<Item> Id { get; init; }
    public Id<Pictures.ItemPicture>? Picture { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public ItemKind Kind { get; init; }
    public string Category { get; init; } = "";
    public string CategoryPath { get; init; } = "";
    public Unit BaseUnit { get; init; }
    public decimal? Price { get; init; }
    public Currency PriceCurrency { get; init; }
    public Unit? PriceUnit { get; init; }
    public decimal? Cost { get; init; }
    public Currency? CostCurrency { get; init; }
    public TaxCategory? Tax { get; init; }
    public bool Active { get; init; }
}

internal static class ItemList
{
    public static readonly ListDefinition<ItemRow, Item> Definition = new()
    {
        Name = "items",
        Title = Words.Items,
        Permission = CatalogPermission.View,
        DefaultSort = "code",
        SearchKind = "item",
        Id = r => r.Id,
        RowHref = r => $"/items/{r.Id}",
        Rows = Rows,
        Of =
        [
            Column.Unsorted<ItemRow>("picture", Words.Picture, CellKind.Picture, r => r.Picture is { } id ? $"/api/items/{r.Id}/pictures/{id}/thumbnail" : null),
            Column.Of<ItemRow, string>("code", Words.Code, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<ItemRow, string>("name", Words.Name, CellKind.Text, r => r.Name, r => r.Name) with { Edit = InPlace(i => i.Names.In(Languages.Current), (i, typed) => i with { Names = i.Names.With(Languages.Current, typed) }) },
            Column.Of<ItemRow, string>("category", Words.Category, CellKind.Text, r => r.Category, r => r.CategoryPath) with { Edit = InPlace(i => i.Category?.ToString() ?? "0", (i, chosen) => i with { Category = CategoryOf(chosen) }) with { Ask = CategoriesOrNone } },
            Column.Of<ItemRow, ItemKind>("kind", Words.Kind, CellKind.Text, r => Words.Of(r.Kind), r => r.Kind),
            Column.Of<ItemRow, Unit>("unit", Words.BaseUnit, CellKind.Text, r => r.BaseUnit.Symbol, r => r.BaseUnit),
            Column.Unsorted<ItemRow>("price", Words.Price, CellKind.Figure, r => Shown(r.Price, r.PriceCurrency, r.PriceUnit ?? r.BaseUnit)),
            Column.Unsorted<ItemRow>("cost", Words.Cost, CellKind.Figure, r => Shown(r.Cost, r.CostCurrency, r.BaseUnit), shown: false, permission: CatalogPermission.SeeCost),
            Column.Unsorted<ItemRow>("tax", Words.TaxCategory, CellKind.Text, r => (r.Tax ?? TaxCategory.Standard).Name),
            Column.Of<ItemRow, bool>("state", Words.State, CellKind.Badge, r => r.Active ? new Mark(Words.Active, "green") : new Mark(Words.Inactive), r => r.Active),
        ],
        FilterBy =
        [
            new("category", Words.Category, [], value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Within(id) : null) { Ask = CategoryChoices },
            Filter.Of<ItemRow, ItemKind>("kind", Words.Kind, r => r.Kind, Words.Of),
            new("state", Words.State, [("active", Words.Active), ("inactive", Words.Inactive)], value => value switch { "active" => r => r.Active, "inactive" => r => !r.Active, _ => null }),
        ],
        BulkActs =
        [
            new("category", Words.SetCategoryTo, "tag", CatalogPermission.Edit,
                step => step.Do<SetItemCategory, SetItemCategory.Input>(new() { Item = new(step.Id), Category = CategoryOf(step.Value) })) { Ask = CategoriesOrNone },
            new("deactivate", Words.Deactivate, "ban", CatalogPermission.Edit,
                step => step.Do<DeactivateItem, DeactivateItem.Input>(new() { Id = new(step.Id) }), Words.ConfirmDeactivate),
            new("reactivate", Words.Reactivate, "circle-check", CatalogPermission.Edit,
                step => step.Do<ReactivateItem, ReactivateItem.Input>(new() { Id = new(step.Id) })),
        ],
    };

    private static IQueryable<ItemRow> Rows(IServiceProvider services)
    {
        var db = services.GetRequiredService<CatalogDb>();
        var today = services.GetRequiredService<Clock>().Today;
        var (ja, zh) = (Languages.Current == Language.Japanese, Languages.Current == Language.Chinese);
        var yen = Currency.JPY;
        var companies = db.All.Set<Company>();
        return
            from item in db.Items
            // The company's own country and currency, of which there is one row at most.
            let country = companies.OrderBy(c => c.Id).Select(c => c.Country).FirstOrDefault() ?? "JP"
            let currency = companies.OrderBy(c => c.Id).Select(c => (Currency?)c.Currency).FirstOrDefault() ?? yen
            join category in db.Categories on item.CategoryId equals category.Id into categories
            from category in categories.DefaultIfEmpty()
            select new ItemRow
            {
                Id = item.Id,
                Code = item.Code,
                // In the reader's language, or the next best: as Names.In has it.
                Name = ja && item.Names.Ja != "" ? item.Names.Ja
                    : zh && item.Names.Zh != "" ? item.Names.Zh
                    : item.Names.En != "" ? item.Names.En
                    : item.Names.Ja != "" ? item.Names.Ja : item.Names.Zh,
                Kind = item.Kind,
                Category = category == null ? ""
                    : ja && category.Names.Ja != "" ? category.Names.Ja
                    : zh && category.Names.Zh != "" ? category.Names.Zh
                    : category.Names.En != "" ? category.Names.En
                    : category.Names.Ja != "" ? category.Names.Ja : category.Names.Zh,
                CategoryPath = category == null ? "" : category.Path,
                BaseUnit = item.BaseUnit,
                Active = item.Active,
                // One value each, not a row: so the engine looks them up for the page's rows alone.
                Picture = db.Pictures.Where(p => p.ItemId == item.Id).OrderBy(p => p.Position).Select(p => (Id<Pictures.ItemPicture>?)p.Id).FirstOrDefault(),
                PriceCurrency = currency,
                Price = db.Prices.Where(p => p.ItemId == item.Id && p.Currency == currency && p.From <= today).OrderByDescending(p => p.From).ThenBy(p => p.Unit).Select(p => (decimal?)p.Price).FirstOrDefault(),
                PriceUnit = db.Prices.Where(p => p.ItemId == item.Id && p.Currency == currency && p.From <= today).OrderByDescending(p => p.From).ThenBy(p => p.Unit).Select(p => (Unit?)p.Unit).FirstOrDefault(),
                Cost = db.Costs.Where(c => c.ItemId == item.Id && c.From <= today).OrderByDescending(c => c.From).Select(c => (decimal?)c.Cost).FirstOrDefault(),
                CostCurrency = db.Costs.Where(c => c.ItemId == item.Id && c.From <= today).OrderByDescending(c => c.From).Select(c => (Currency?)c.Currency).FirstOrDefault(),
                Tax = db.Taxes.Where(t => t.ItemId == item.Id && t.Country == country && t.From <= today).OrderByDescending(t => t.From).Select(t => (TaxCategory?)t.Category).FirstOrDefault(),
            };
    }

    private static async Task<IReadOnlyList<(string Value, Text Name)>> CategoryChoices(IServiceProvider services, CancellationToken ct) =>
        [.. CategoryTree.InOrder(await services.GetRequiredService<CatalogDb>().Categories.AsNoTracking().ToListAsync(ct))
            .Select(c => (c.Id.ToString(), Text.Same(new string('\u3000', c.Depth) + c.Names)))];

    private static async Task<IReadOnlyList<(string Value, Text Name)>> CategoriesOrNone(IServiceProvider services, CancellationToken ct) =>
        [.. await CategoryChoices(services, ct), ("0", Words.NoCategory)];

    private static Id<Category>? CategoryOf(string chosen) => chosen == "0" ? null : new(long.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var category) ? category : 0);

    private static CellEdit InPlace(Func<EditItem.Input, string> read, Func<EditItem.Input, string, EditItem.Input> write) => new(CatalogPermission.Edit,
        async (services, id, ct) => await Stored(services, id, ct) is { } stored ? new(stored.Version, read(stored)) : null,
        async step => await Stored(step.Services, step.Id, default) is { } stored
            ? await step.Do<EditItem, EditItem.Input, Id<Item>>(write(stored, step.Value) with { Version = step.Version })
            : Refusal.NotFound(Words.Item, step.Id));

    private static async Task<EditItem.Input?> Stored(IServiceProvider services, long id, CancellationToken ct) =>
        await CatalogDb.WithParts(services.GetRequiredService<CatalogDb>().Items.AsNoTracking()).SingleOrDefaultAsync(i => i.Id == new Id<Item>(id), ct) is { } item
            ? ItemDraft.Of(item, new EditItem.Input()) with { Id = item.Id, Version = item.Version } : null;

    private static string? Shown(decimal? price, Currency? currency, Unit unit) => price is { } figure ? UnitPrice.Of(figure, currency ?? default, unit).ToString() : null;

    private static System.Linq.Expressions.Expression<Func<ItemRow, bool>> Within(long category)
    {
        var step = $"/{category.ToString(CultureInfo.InvariantCulture)}/";
        return r => r.CategoryPath.Contains(step);
    }
}
