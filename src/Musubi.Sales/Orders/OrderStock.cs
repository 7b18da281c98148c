using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Inventory;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>What an order keeps in the warehouse, from its confirmation until it is delivered or let go: a turn in the queue, not a bin.</summary>
internal sealed class OrderStock(StockReservations reservations, ItemLookup items)
{
    private const string Kind = "sales_order";

    public static Holder Holder(SalesOrder order) => new(Kind, order.Id.Value, order.Number, order.CustomerName);

    /// <summary>What is short is no reason not to confirm; nor is having no warehouse to keep it in.</summary>
    public async Task Keep(SalesOrder order, CancellationToken ct)
    {
        var parts = await Parts(order.Lines, ct);
        var lines = order.Lines.SelectMany(line => parts.Of(line, line.Open).Select(p => new WantedLine { Line = line.Id.Value, Item = p.Item, Quantity = p.Quantity, Needed = line.Needed })).ToList();
        if (lines.Count > 0)
            _ = await reservations.Reserve(new() { SourceKind = Kind, SourceId = order.Id.Value, SourceNumber = order.Number, Note = order.CustomerName, Needed = order.Needed, Lines = lines }, ct);
    }

    public Task LetGo(SalesOrder order, CancellationToken ct) => reservations.Release(Kind, order.Id.Value, ct);

    public Task<IReadOnlyList<ReservedLine>> Of(Id<SalesOrder> order, CancellationToken ct) => reservations.Standing(Kind, order.Value, ct);

    /// <summary>Read at once, whatever the number of lines.</summary>
    public async Task<OrderParts> Parts(IEnumerable<SalesOrderLine> lines, CancellationToken ct)
    {
        var cards = await items.Cards(lines.Select(l => new Id<Item>(l.ItemId)), ct);
        return new(cards, await items.Cards(cards.Values.SelectMany(c => c.Components.Select(p => p.Item)), ct));
    }
}

/// <summary>What lies in a warehouse of what is sold: goods themselves, of a kit the goods it is made of, of a service nothing.</summary>
internal sealed record OrderParts(IReadOnlyDictionary<Id<Item>, ItemCard> Sold, IReadOnlyDictionary<Id<Item>, ItemCard> Components)
{
    public ItemCard Card(SalesOrderLine line) => Sold[new(line.ItemId)];

    /// <returns>Each with its quantity in its base unit.</returns>
    public IReadOnlyList<(Id<Item> Item, Quantity Quantity)> Of(SalesOrderLine line, Quantity quantity)
    {
        var card = Card(line);
        if (quantity.IsZero || card.Kind == ItemKind.Service)
            return [];
        var count = card.Units.Convert(quantity, card.Units.Base).Value;
        return card.Kind == ItemKind.Goods
            ? [(card.Id, count)]
            : [.. card.Components.Where(p => Components[p.Item].Kind == ItemKind.Goods).Select(p => (p.Item, p.Quantity.Times(count.Value, Rounding.HalfUp))).Where(p => p.Item2.Millionths > 0)];
    }

    /// <summary>The most of a line, in its unit, for which there is enough of each part; down to what the unit can be divided into.</summary>
    public Quantity Most(SalesOrderLine line, Quantity wanted, Func<Id<Item>, long> millionths)
    {
        var (card, most) = (Card(line), wanted);
        foreach (var (item, needed) in Of(line, wanted))
        {
            var there = Math.Min(millionths(item), needed.Millionths);
            var count = card.Units.Convert(wanted, card.Units.Base).Value;
            // Of goods the count itself; of a kit as many whole ones as this part makes.
            var makes = card.Kind == ItemKind.Goods ? count with { Millionths = there } : count with { Millionths = (long)decimal.Floor(count.Value * there / needed.Millionths) * Quantity.Scale };
            most = Quantity.Min(most, card.Units.Convert(makes, wanted.Unit, Rounding.Floor).Value);
        }
        return most;
    }
}
