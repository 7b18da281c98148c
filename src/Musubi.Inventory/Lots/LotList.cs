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
    public required DateOnly Today { get; init; }
    public required DateOnly Soon { get; init; }

    public bool IsExpired => Expires < Today;

    /// <summary>Days it may still be used, its last day counted; none where it does not expire, negative since it did.</summary>
    public int? DaysLeft => Expires is { } last ? last.DayNumber - Today.DayNumber + (last < Today ? 0 : 1) : null;
}

internal static class LotList
{
    private const int SoonDays = 30;

    /// <summary>What does not expire stands behind all that does.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    public static readonly ListDefinition<LotRow, Lot> Definition = new()
    {
        Name = "inventory/lots",
        Title = Words.Lots,
        Permission = InventoryPermission.View,
        DefaultSort = "-code",
        SearchKind = "lot",
        Rows = services => Rows(services.GetRequiredService<InventoryDb>(), services.GetRequiredService<Clock>().Today),
        Id = r => r.Id,
        RowHref = r => $"/inventory/lots/{r.Id}",
        Of =
        [
            Column.Of<LotRow, string>("code", Words.Lot, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<LotRow, string>("item", Words.Item, CellKind.Code, r => r.ItemCode, r => r.ItemCode),
            new("name", Words.Name, CellKind.Text, r => r.ItemNames.AsText()),
            new("supplierlot", Words.SupplierLot, CellKind.Code, r => r.SupplierLot),
            Column.Of<LotRow, DateOnly>("expires", Words.Expires, CellKind.Date, r => r.Expires, r => r.Expires ?? Never),
            Column.Of<LotRow, DateOnly>("left", Words.DaysLeft, CellKind.Figure, r => r.DaysLeft, r => r.Expires ?? Never),
            // What is held back says so first: it must not leave, whatever its expiry.
            new("status", Words.Status, CellKind.Badge, r => r is { IsExpired: true, Status: LotStatus.Available } ? new Mark(Words.ExpiredMark, "red") : new Mark(Words.Badge(r.Status), Words.Tone(r.Status))),
            new("onhand", Words.OnHand, CellKind.Figure, r => new Quantity { Millionths = r.OnHand, Unit = r.Unit }.ToString(null, Languages.Current.Culture)),
        ],
        FilterBy =
        [
            new("status", Words.Status, [.. Enum.GetValues<LotStatus>().Select(s => (s.ToString(), Words.Badge(s)))], value => Enum.TryParse<LotStatus>(value, out var status) ? r => r.Status == status : null),
            new("expiry", Words.Expiry, [("expired", Words.ExpiredMark), ("soon", Words.ExpiresSoon), ("later", Words.LastsLonger)], value => value switch
            {
                "expired" => r => r.Expires < r.Today,
                "soon" => r => r.Expires >= r.Today && r.Expires <= r.Soon,
                "later" => r => r.Expires == null || r.Expires > r.Soon,
                _ => null,
            }),
            Filter.OfDays<LotRow>("expires", Words.Expires, r => r.Expires ?? Never),
        ],
    };

    private static IQueryable<LotRow> Rows(InventoryDb db, DateOnly today) =>
        from lot in db.Lots.AsNoTracking()
        join item in db.All.Set<Item>() on lot.ItemId equals item.Id
        select new LotRow
        {
            Id = lot.Id, Code = lot.Code, ItemCode = item.Code, ItemNames = item.Names, SupplierLot = lot.SupplierLot, Expires = lot.Expires, Status = lot.Status, Unit = item.BaseUnit, Today = today, Soon = today.AddDays(SoonDays),
            OnHand = db.Balances.Where(b => b.ItemId == lot.ItemId && b.LotId == lot.Id).Sum(b => b.OnHand),
        };
}
