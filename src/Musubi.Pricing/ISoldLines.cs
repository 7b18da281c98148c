using Musubi.Kernel;

namespace Musubi.Pricing;

/// <summary>How far a line has come: charged, or still open to another price.</summary>
public enum SoldKind
{
    /// <summary>Confirmed: its price stands.</summary>
    Sold,

    /// <summary>Of an order that is a draft yet.</summary>
    OpenOrder,

    /// <summary>Of a quote that is not answered yet.</summary>
    OpenQuote,
}

/// <summary>A line as it was priced.</summary>
public sealed record SoldLine
{
    public required SoldKind Kind { get; init; }
    public required long Id { get; init; }
    public required long Customer { get; init; }
    public required DateOnly Date { get; init; }
    public required long Item { get; init; }
    public required string ItemCode { get; init; }
    public required Quantity Quantity { get; init; }
    public required decimal UnitPrice { get; init; }

    /// <summary>A person's price, not one of the rules.</summary>
    public required bool Typed { get; init; }
    public required Money Net { get; init; }

    /// <summary>The number of its document, empty for a draft, and its page.</summary>
    public required string Document { get; init; }
    public required string Href { get; init; }
}

/// <summary>Lines that were priced, for pricing them again: orders, and whoever else prices by <see cref="Prices"/>. Registered as a scoped service.</summary>
public interface ISoldLines
{
    /// <summary>The items that the lines are of.</summary>
    Task<IReadOnlyCollection<long>> Items(DateOnly from, DateOnly until, CancellationToken ct);

    /// <summary>What was sold in these days, and what is open since the first of them, read as it is consumed.</summary>
    IAsyncEnumerable<SoldLine> Read(DateOnly from, DateOnly until, CancellationToken ct);

    /// <summary>How the prices of some of the lines came about, as it was kept with them; those of others' lines and those without are left out.</summary>
    Task<IReadOnlyDictionary<long, PriceTrace>> Traces(IReadOnlyCollection<long> lines, CancellationToken ct);
}
