using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Levels;

/// <summary>What lies where: an item, at a place, of a lot.</summary>
public sealed class StockRow
{
    public required Id<StockBalance> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required string Code { get; init; }
    public required Names Names { get; init; }
    public required Unit Unit { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required string Warehouse { get; init; }
    public required Names WarehouseNames { get; init; }
    public required bool IsTransit { get; init; }
    public required string Bin { get; init; }
    public required string Lot { get; init; }
    public required DateOnly? Expires { get; init; }
    public required LotStatus? Status { get; init; }
    public required long OnHand { get; init; }
    public required long Reserved { get; init; }
    public required long ItemQuantity { get; init; }
    public required long ItemValue { get; init; }

    /// <summary>The currency of the books; null while nobody has set the company up.</summary>
    public required Currency? Books { get; init; }

    public Quantity There => new() { Millionths = OnHand, Unit = Unit };

    /// <summary>It lies there, but must not leave.</summary>
    public bool IsHeld(DateOnly today) => Status is LotStatus.Quarantine or LotStatus.Blocked || Expires < today;

    /// <summary>Goods are worth the same wherever in the company they lie.</summary>
    public long Worth => ItemQuantity == 0 ? 0 : (long)Rounding.HalfUp.Divide((Int128)ItemValue * OnHand, ItemQuantity);
    public Money Value => Money.OfMinor(Worth, Books ?? Currency.JPY);
}

internal static class StockList
{
    public static readonly ListDefinition<StockRow, StockBalance> Definition = new()
    {
        Name = "inventory/stock",
        Title = Words.Stock,
        Permission = InventoryPermission.View,
        DefaultSort = "code",
        SearchKind = "item",
        FoundBy = (StockRow r) => r.ItemId,
        Rows = services => Rows(services.GetRequiredService<InventoryDb>()),
        RowsOn = async (services, day, ct) =>
        {
            var past = services.GetRequiredService<StockOnDay>();
            var way = await past.Way(day, ct);
            return Rows(services.GetRequiredService<InventoryDb>(), past.Places(way), past.Items(way));
        },
        Id = r => r.Id,
        RowHref = r => $"/inventory/items/{r.ItemId}",
        Of =
        [
            Column.Of<StockRow, string>("code", Words.Item, CellKind.Code, r => r.Code, r => r.Code),
            new("name", Words.Name, CellKind.Text, r => r.Names.AsText()),
            Column.Of<StockRow, string>("warehouse", Words.Warehouse, CellKind.Text, r => r.WarehouseNames.AsText(), r => r.Warehouse),
            Column.Of<StockRow, string>("bin", Words.Bin, CellKind.Code, r => r.Bin, r => r.Bin),
            Column.Of<StockRow, string>("lot", Words.Lot, CellKind.Code, r => r.Lot, r => r.Lot),
            new("expires", Words.Expires, CellKind.Date, r => r.Expires),
            new("status", Words.Status, CellKind.Badge, r => r.IsTransit ? new Mark(Words.OnItsWay, "amber") : r.Status is { } status ? new Mark(Words.Badge(status), Words.Tone(status)) : null),
            Column.Of<StockRow, long>("onhand", Words.OnHand, CellKind.Figure, r => r.There.Figures(Languages.Current.Culture), r => r.OnHand),
            new("reserved", Words.Reserved, CellKind.Figure, r => r.Reserved == 0 ? null : new Quantity { Millionths = r.Reserved, Unit = r.Unit }.Figures(Languages.Current.Culture)),
            new("unit", Words.Unit, CellKind.Text, r => r.Unit.Symbol),
            new("value", Words.Value, CellKind.Money, r => r.Value, Permission: InventoryPermission.SeeValue),
        ],
        FilterBy =
        [
            new("transit", Words.OnItsWay, [("yes", UiText.Yes)], value => value == "yes" ? r => r.IsTransit : null),
            new("status", Words.Status, [.. Enum.GetValues<LotStatus>().Select(s => (s.ToString(), Words.Badge(s)))], value => Enum.TryParse<LotStatus>(value, out var status) ? r => r.Status == status : null),
            new("negative", Words.BelowZero, [("yes", UiText.Yes)], value => value == "yes" ? r => r.OnHand < 0 : null),
        ],
    };

    public static IQueryable<StockRow> Rows(InventoryDb db) => Rows(db, StockOnDay.PlacesNow(db), StockOnDay.ItemsNow(db));

    private static IQueryable<StockRow> Rows(InventoryDb db, IQueryable<Lying> places, IQueryable<Standing> items) =>
        from balance in places
        where balance.OnHand != 0 || balance.Reserved != 0
        join item in db.All.Set<Item>() on balance.ItemId equals item.Id
        join warehouse in db.Warehouses on balance.WarehouseId equals warehouse.Id
        join stock in items on balance.ItemId equals stock.ItemId
        join bin in db.Bins on balance.BinId equals bin.Id into bins
        from bin in bins.DefaultIfEmpty()
        join lot in db.Lots on balance.LotId equals lot.Id into lots
        from lot in lots.DefaultIfEmpty()
        from company in db.All.Set<Company>().DefaultIfEmpty()
        select new StockRow
        {
            Id = balance.Id, ItemId = item.Id, Code = item.Code, Names = item.Names, Unit = item.BaseUnit, WarehouseId = warehouse.Id, Warehouse = warehouse.Code, WarehouseNames = warehouse.Names, IsTransit = warehouse.IsTransit,
            Bin = bin == null ? "" : bin.Code, Lot = lot == null ? "" : lot.Code, Expires = lot == null ? null : lot.Expires, Status = bin != null && bin.Status != LotStatus.Available ? bin.Status : lot == null ? null : lot.Status,
            OnHand = balance.OnHand, Reserved = balance.Reserved, ItemQuantity = stock.Quantity, ItemValue = stock.Value, Books = company == null ? null : company.Currency,
        };

    private static class UiText
    {
        public static readonly Text Yes = new("はい", "是", "Yes");
    }
}
