using Musubi.Catalog.Items;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>Somebody else to whom the same goods are promised.</summary>
public sealed record Rival(string Number, Quantity Quantity, DateOnly Needed, ReservationKind Kind)
{
    private const int Most = 3;

    /// <summary>The first of them by name, with what they hold and for when.</summary>
    public static Text Listed(IReadOnlyList<Rival> rivals)
    {
        var named = rivals.Take(Most).Select(r => Words.RivalOf.With(r.Number, r.Quantity, r.Needed)).ToList();
        if (rivals.Count > Most)
            named.Add(Words.AndMore.With(rivals.Count - Most));
        return new(string.Join('、', named.Select(n => n.Ja)), string.Join('、', named.Select(n => n.Zh)), string.Join(", ", named.Select(n => n.En)));
    }
}

/// <summary>Goods on their way to a warehouse. Whoever knows of some says so.</summary>
public sealed record Arrival(Id<Item> Item, Id<Warehouse> Warehouse, Quantity Quantity, DateOnly? Day, string Number);

/// <summary>Says what is on its way: transfers, and what modules above have ordered.</summary>
public interface IArrivals
{
    Task<IReadOnlyList<Arrival>> Of(IReadOnlyCollection<Id<Item>> items, CancellationToken ct);
}

/// <summary>Why not all of what was asked could be promised, in figures, and what would help.</summary>
public sealed record Shortage
{
    public required Quantity Missing { get; init; }

    /// <summary>Where it is missing.</summary>
    public required Text Warehouse { get; init; }

    /// <summary>In the warehouse, whatever its state.</summary>
    public required Quantity OnHand { get; init; }

    /// <summary>In quarantine or blocked.</summary>
    public required Quantity Held { get; init; }

    /// <summary>Expired on the day it is needed.</summary>
    public required Quantity Expired { get; init; }

    /// <summary>Free, but of other lots than the one asked for.</summary>
    public required Quantity OtherLots { get; init; }

    /// <summary>Who comes first, with what they hold.</summary>
    public required IReadOnlyList<Rival> Reserved { get; init; }

    /// <summary>Free in other warehouses.</summary>
    public required IReadOnlyList<(Text Warehouse, Quantity Quantity)> Elsewhere { get; init; }
    public required IReadOnlyList<Arrival> Arriving { get; init; }

    public Text What
    {
        get
        {
            var unit = Missing.Unit;
            var parts = new List<Text> { Words.ShortOf.With(Missing, OnHand, Warehouse) };
            if (Reserved.Count > 0)
                parts.Add(Words.ShortReserved.With(Quantity.Sum(Reserved.Select(r => r.Quantity), unit), Rival.Listed(Reserved)));
            if (!Held.IsZero)
                parts.Add(Words.ShortHeld.With(Held));
            if (!Expired.IsZero)
                parts.Add(Words.ShortExpired.With(Expired));
            if (!OtherLots.IsZero)
                parts.Add(Words.ShortOtherLots.With(OtherLots));
            if (Elsewhere.Count > 0)
                parts.Add(Words.AlsoIn.With(new Text(string.Join('、', Elsewhere.Select(e => $"{e.Warehouse.Ja} {e.Quantity}")), string.Join('、', Elsewhere.Select(e => $"{e.Warehouse.Zh} {e.Quantity}")), string.Join(", ", Elsewhere.Select(e => $"{e.Warehouse.En} {e.Quantity}")))));
            return new(string.Concat(parts.Select(p => p.Ja)), string.Concat(parts.Select(p => p.Zh)), string.Join(' ', parts.Select(p => p.En)));
        }
    }

    /// <summary>The nearest help first: another lot, what arrives, another warehouse, a higher priority.</summary>
    public Text Advice =>
        !OtherLots.IsZero ? Words.HelpOtherLots
        : Arriving.FirstOrDefault(a => a.Day is not null) is { } next ? Words.HelpArriving.With(next.Day, next.Quantity, next.Number)
        : Elsewhere.Count > 0 ? Words.HelpElsewhere.With(Elsewhere[0].Warehouse)
        : Reserved.Count > 0 ? Words.HelpPriority
        : !Held.IsZero ? Words.HelpRelease : Words.HelpBuy;
}
