using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Sales.Deliveries;

/// <summary>A delivery with the names of all it refers to, for pages and paper.</summary>
internal sealed class DeliveryReading(SalesDb db, ItemLookup items)
{
    public async Task<DeliveryRead?> Of(Id<Delivery> id, CancellationToken ct)
    {
        if (await db.Deliveries.AsNoTracking().Include(d => d.Lines.OrderBy(l => l.Position)).Include(d => d.Picks.OrderBy(p => p.Position)).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } delivery)
            return null;
        var lots = delivery.Picks.Where(p => p.LotId != 0).Select(p => new Id<Lot>(p.LotId)).Distinct().ToList();
        return new(delivery, delivery.WarehouseId is { } warehouse ? await db.All.Set<Warehouse>().AsNoTracking().Include(w => w.Bins).SingleAsync(w => w.Id == new Id<Warehouse>(warehouse), ct) : null,
            lots.Count == 0 ? [] : await db.All.Set<Lot>().AsNoTracking().Where(l => lots.Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value, ct),
            await items.Cards(delivery.Picks.Select(p => new Id<Item>(p.ItemId)).Concat(delivery.Lines.Select(l => new Id<Item>(l.ItemId))), ct));
    }
}

/// <param name="Warehouse">Null where a supplier ships it.</param>
internal sealed record DeliveryRead(Delivery Delivery, Warehouse? Warehouse, Dictionary<long, Lot> Lots, IReadOnlyDictionary<Id<Item>, ItemCard> Cards)
{
    /// <summary>In the order in which one walks: bin by bin.</summary>
    public IEnumerable<DeliveryPick> Walk => Delivery.Picks.OrderBy(p => BinOf(p), StringComparer.Ordinal).ThenBy(p => p.Position);

    public ItemCard CardOf(DeliveryPick pick) => Cards[new(pick.ItemId)];

    public string BinOf(DeliveryPick pick) => Warehouse?.Bins.Find(b => b.Id.Value == pick.BinId)?.Code ?? "";

    public Lot? LotOf(DeliveryPick pick) => Lots.GetValueOrDefault(pick.LotId);
}
