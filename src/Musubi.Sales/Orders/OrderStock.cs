using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>What an order keeps in the warehouse, from its confirmation until it is issued or cancelled: a turn in the queue, not a bin.</summary>
internal sealed class OrderStock(StockReservations reservations, ItemLookup items)
{
    private const string Kind = "sales_order";

    /// <summary>Goods, and the goods that kits are made of. What is short is no reason not to confirm; nor is having no warehouse to keep it in.</summary>
    public async Task Keep(SalesOrder order, CancellationToken ct)
    {
        var cards = await items.Cards(order.Lines.Select(l => new Id<Item>(l.ItemId)), ct);
        var kits = order.Lines.Select(l => cards[new(l.ItemId)]).Where(c => c.Kind == ItemKind.Kit).SelectMany(c => c.Components.Select(p => p.Item)).ToList();
        var parts = await items.Cards(kits, ct);
        var lines = order.Lines.SelectMany(line => cards[new(line.ItemId)] is { Kind: ItemKind.Kit } kit
            ? kit.Components.Where(p => parts[p.Item].Kind == ItemKind.Goods).Select(p => new WantedLine { Line = line.Id.Value, Item = p.Item, Quantity = p.Quantity.Times(kit.Units.Convert(line.Quantity, kit.Units.Base).Value.Value, Rounding.HalfUp) })
            : cards[new(line.ItemId)].Kind == ItemKind.Goods ? [new WantedLine { Line = line.Id.Value, Item = new(line.ItemId), Quantity = line.Quantity }] : []).Where(l => l.Quantity.Millionths > 0).ToList();
        if (lines.Count > 0)
            _ = await reservations.Reserve(new() { SourceKind = Kind, SourceId = order.Id.Value, SourceNumber = order.Number, Note = order.CustomerName, Needed = order.Date, Lines = lines }, ct);
    }

    public Task LetGo(SalesOrder order, CancellationToken ct) => reservations.Release(Kind, order.Id.Value, ct);

    public Task<IReadOnlyList<ReservedLine>> Of(Id<SalesOrder> order, CancellationToken ct) => reservations.Standing(Kind, order.Value, ct);
}
