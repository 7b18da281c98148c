using Musubi.Catalog.Items;
using Musubi.Finance.Receivables;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Past;
using Musubi.Sales.Returns;

namespace Musubi.Sales;

/// <summary>What a customer once bought: delivered and billed on one day, at the prices it was sold at.</summary>
public sealed record PastSale
{
    public required Id<Party> Customer { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>When it was ordered, for that day; null where that is not known, and taken to be the same.</summary>
    public DateOnly? Ordered { get; init; }

    /// <summary>The number the sale had where it comes from.</summary>
    public required string Reference { get; init; }
    public required Currency Currency { get; init; }
    public required Id<Warehouse> Warehouse { get; init; }
    public required IReadOnlyList<PastLine> Lines { get; init; }
}

/// <param name="Quantity">In the item's sales unit.</param>
/// <param name="UnitPrice">Of one, in the currency of the sale, without tax.</param>
public readonly record struct PastLine(Id<Item> Item, decimal Quantity, decimal UnitPrice);

/// <summary>What a sale became; without a delivery where it was of services alone.</summary>
public sealed record EnteredSale(Id<SalesOrder> Order, Id<Delivery>? Delivery, Id<Invoice> Invoice);

/// <summary>Goods of one delivery that came back and went on the shelf again, credited at the prices they were sold at or less.</summary>
public sealed record PastReturn
{
    public required Id<Delivery> Delivery { get; init; }
    public required DateOnly Date { get; init; }
    public required string Reference { get; init; }
    public required IReadOnlyList<PastReturnLine> Lines { get; init; }
}

/// <param name="Line">Of the delivery, from one.</param>
/// <param name="Quantity">In its unit.</param>
/// <param name="Amount">What is credited for it.</param>
public readonly record struct PastReturnLine(int Line, decimal Quantity, Money Amount);

/// <summary>Front door for a trading history that is brought in from elsewhere: what stood in other books becomes orders, deliveries, invoices and returns like any others, many in the caller's transaction.</summary>
public sealed class PastSales
{
    private readonly EnterPastSales sales;
    private readonly EnterPastReturns returns;

    internal PastSales(EnterPastSales sales, EnterPastReturns returns) => (this.sales, this.returns) = (sales, returns);

    /// <summary>In order. Refuses what orders, stock and ledger refuse; asks for no approval and keeps nothing in the queue, for it has left long ago.</summary>
    public Task<Result<List<EnteredSale>>> Enter(IReadOnlyList<PastSale> sold, CancellationToken ct) => sales.Run(sold, ct);

    /// <summary>In order. Each is received, found good and credited on its day.</summary>
    public Task<Result<List<Id<SalesReturn>>>> TakeBack(IReadOnlyList<PastReturn> back, CancellationToken ct) => returns.Run(back, ct);
}
