using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Inventory.Lots;

public sealed class LotRow
{
    public required Id<Lot> Id { get; init; }
    public required string Code { get; init; }
    public required string ItemCode { get; init; }
    public required Names ItemNames { get; init; }
    public required string SupplierLot { get; init; }
    public required DateOnly? Expires { get; init; }
    public required LotStatus Status { get; init; }
    public required long OnHand { get; init; }
    public required Unit Unit { get; init; }
}

internal static class LotList
{
    public static readonly ListDefinition<LotRow, Lot> Definition = new()
    {
        Name = "inventory/lots",
        Title = Words.Lots,
        Permission = InventoryPermission.View,
        DefaultSort = "-code",
        SearchKind = "lot",
        Rows = services => Rows(services.GetRequiredService<InventoryDb>()),
        Id = r => r.Id,
        RowHref = r => $"/inventory/lots/{r.Id}",
        Of =
        [
            Column.Of<LotRow, string>("code", Words.Lot, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<LotRow, string>("item", Words.Item, CellKind.Code, r => r.ItemCode, r => r.ItemCode),
            new("name", Words.Name, CellKind.Text, r => r.ItemNames.AsText()),
            new("supplierlot", Words.SupplierLot, CellKind.Code, r => r.SupplierLot),
            new("expires", Words.Expires, CellKind.Date, r => r.Expires),
            new("status", Words.Status, CellKind.Badge, r => new Mark(Words.Badge(r.Status), Words.Tone(r.Status))),
            new("onhand", Words.OnHand, CellKind.Figure, r => new Quantity { Millionths = r.OnHand, Unit = r.Unit }.ToString(null, Languages.Current.Culture)),
        ],
        FilterBy = [new("status", Words.Status, [.. Enum.GetValues<LotStatus>().Select(s => (s.ToString(), Words.Badge(s)))], value => Enum.TryParse<LotStatus>(value, out var status) ? r => r.Status == status : null)],
    };

    private static IQueryable<LotRow> Rows(InventoryDb db) =>
        from lot in db.Lots.AsNoTracking()
        join item in db.All.Set<Item>() on lot.ItemId equals item.Id
        select new LotRow
        {
            Id = lot.Id, Code = lot.Code, ItemCode = item.Code, ItemNames = item.Names, SupplierLot = lot.SupplierLot, Expires = lot.Expires, Status = lot.Status, Unit = item.BaseUnit,
            OnHand = db.Balances.Where(b => b.ItemId == lot.ItemId && b.LotId == lot.Id).Sum(b => b.OnHand),
        };
}
