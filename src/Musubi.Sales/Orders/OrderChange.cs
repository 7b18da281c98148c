using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>One change of a confirmed order, as a fact: who, when and why, what it was before and after, and what that did to the stock it holds.</summary>
[NotAudited]
public sealed class OrderChange
{
    public required Id<OrderChange> Id { get; init; }
    public required Id<SalesOrder> OrderId { get; init; }

    /// <summary>1, 2, … of its order: the edition of the confirmation that says it.</summary>
    public required int Number { get; init; }

    /// <summary>UTC; and the business day.</summary>
    public required DateTime At { get; init; }
    public required DateOnly Date { get; init; }
    public required long ById { get; init; }
    public required string ByName { get; init; }
    public required string Reason { get; init; }
    public required DateOnly? NeededBefore { get; init; }
    public required DateOnly? NeededAfter { get; init; }
    public required string ReferenceBefore { get; init; }
    public required string ReferenceAfter { get; init; }
    public required string NoteBefore { get; init; }
    public required string NoteAfter { get; init; }
    public required Money TotalBefore { get; init; }
    public required Money TotalAfter { get; init; }

    /// <summary>The lines that changed, in the order of the document; then those that are gone.</summary>
    public List<OrderChangeLine> Lines { get; init; } = [];

    /// <summary>What it holds in the warehouse otherwise than before, item by item.</summary>
    public List<OrderChangeStock> Stock { get; init; } = [];
}

public enum LineChange { Changed, Added, Removed }

/// <summary>A line before and after; of a new line there is no before, of a removed one no after.</summary>
[NotAudited]
public sealed class OrderChangeLine
{
    public required Id<OrderChangeLine> Id { get; init; }
    public required Id<OrderChange> ChangeId { get; init; }
    public required int Position { get; init; }
    public required LineChange Kind { get; init; }
    public required long OrderLineId { get; init; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }
    public required Quantity QuantityBefore { get; init; }
    public required Quantity QuantityAfter { get; init; }
    public required DateOnly? NeededBefore { get; init; }
    public required DateOnly? NeededAfter { get; init; }
    public required decimal? PriceBefore { get; init; }
    public required decimal? PriceAfter { get; init; }
    public required Money NetBefore { get; init; }
    public required Money NetAfter { get; init; }

    /// <summary>Who ships it to the customer in our place; empty: our own stock. And at what cost of one unit, in the currency of the books; shown to those who may see costs.</summary>
    public string SupplierBefore { get; init; } = "";
    public string SupplierAfter { get; init; } = "";
    public decimal? CostBefore { get; init; }
    public decimal? CostAfter { get; init; }
}

/// <summary>In the base unit: what was there for the order, and what it waited for.</summary>
[NotAudited]
public sealed class OrderChangeStock
{
    public required Id<OrderChangeStock> Id { get; init; }
    public required Id<OrderChange> ChangeId { get; init; }
    public required int Position { get; init; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required Quantity KeptBefore { get; init; }
    public required Quantity KeptAfter { get; init; }
    public required Quantity WaitsBefore { get; init; }
    public required Quantity WaitsAfter { get; init; }
}
