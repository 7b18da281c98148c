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

    /// <summary>What is short is no reason not to confirm; nor is having no warehouse to keep it in. What a supplier ships keeps nothing.</summary>
    /// <param name="picking">What deliveries under way are gathering already, by line.</param>
    /// <returns>What it holds from here on; nothing where there is no warehouse.</returns>
    public async Task<IReadOnlyList<ReservedLine>> Keep(SalesOrder order, CancellationToken ct, ILookup<Id<SalesOrderLine>, Quantity>? picking = null)
    {
        var parts = await Parts(order.Lines, ct);
        var lines = order.Lines.Where(l => l.SupplierId is null).SelectMany(line => parts.Of(line, Quantity.Max(line.Open - Quantity.Sum(picking?[line.Id] ?? [], line.Quantity.Unit), Quantity.Zero(line.Quantity.Unit))).Select(p => new WantedLine { Line = line.Id.Value, Item = p.Item, Quantity = p.Quantity, Needed = line.Needed ?? order.Needed })).ToList();
        if (lines.Count == 0)
        {
            await LetGo(order, ct);
            return [];
        }
        var kept = await reservations.Reserve(new() { SourceKind = Kind, SourceId = order.Id.Value, SourceNumber = order.Number, Note = order.CustomerName, Needed = order.Needed ?? order.Date, MoreWaitsBehind = true, Lines = lines }, ct);
        return kept.Ok ? kept.Value : [];
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

    /// <summary>How much of a line what was taken comes to, in its unit: of a kit only whole ones.</summary>
    /// <param name="taken">Millionths of the base unit, by item.</param>
    public Result<Quantity> Counted(SalesOrderLine line, IReadOnlyDictionary<Id<Item>, long> taken)
    {
        var card = Card(line);
        if (card.Kind == ItemKind.Goods)
            return card.Units.Convert(new Quantity { Millionths = taken.GetValueOrDefault(card.Id), Unit = card.Units.Base }, line.Quantity.Unit);
        var kits = Of(line, Quantity.Of(1, line.Quantity.Unit)).Select(p => taken.GetValueOrDefault(p.Item) / (decimal)p.Quantity.Millionths).Distinct().ToList();
        return kits.Count == 1 && decimal.IsInteger(kits[0])
            ? Quantity.Of(kits[0], line.Quantity.Unit)
            : new Refusal("delivery.kit", new Text("{0}の構成品が揃っていません。", "{0}的组成件不齐套。", "The parts of {0} do not make whole kits.").With(line.ItemCode),
                new Text("構成品の数量を、同じセット数になるように直してください。", "请将各组成件数量调整为相同的套数。", "Take as many of each part as make the same number of kits."));
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
