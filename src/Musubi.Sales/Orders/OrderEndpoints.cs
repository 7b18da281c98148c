using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sales/orders/{id:long}/changes", Changes).WithName("GetSalesOrderChanges").Produces<List<ChangeAnswer>>().ProducesProblem(404).Needs(SalesPermission.View);
        api.MapGet("/sales/orders/{id:long}", async (long id, SalesDb db, CurrentAct act, CancellationToken ct) =>
                await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == new Id<SalesOrder>(id), ct) is { } order
                    ? TypedResults.Json(OrderAnswer.Of(order, await db.WaitingChange(order.Id, ct) is not null, act.Actor), Inputs.Json)
                    : Problem.Of([Refusal.NotFound(Words.Order, id)]))
            .WithName("GetSalesOrder").Produces<OrderAnswer>().ProducesProblem(404).Needs(SalesPermission.View);
    }

    private static async Task<IResult> Changes(long id, SalesDb db, CurrentAct act, CancellationToken ct) =>
        await db.Orders.AnyAsync(o => o.Id == new Id<SalesOrder>(id), ct)
            ? TypedResults.Json((await db.ChangesOf(new(id), ct)).Select(c => ChangeAnswer.Of(c, act.Actor)).ToList(), Inputs.Json)
            : Problem.Of([Refusal.NotFound(Words.Order, id)]);

    /// <summary>What a change did, as a fact.</summary>
    private sealed record ChangeAnswer(int Number, DateTime At, string By, string Reason, DateOnly? NeededBefore, DateOnly? NeededAfter, Money TotalBefore, Money TotalAfter, IReadOnlyList<ChangedLineAnswer> Lines, IReadOnlyList<ChangedStockAnswer> Stock)
    {
        public static ChangeAnswer Of(OrderChange c, Actor actor) => new(c.Number, c.At, c.ByName, c.Reason, c.NeededBefore, c.NeededAfter, c.TotalBefore, c.TotalAfter,
            [.. c.Lines.Select(l => new ChangedLineAnswer(l.Kind, l.OrderLineId, l.ItemId, l.ItemCode, l.ItemName, l.QuantityBefore, l.QuantityAfter, l.NeededBefore, l.NeededAfter, l.PriceBefore, l.PriceAfter, l.NetBefore, l.NetAfter, l.SupplierBefore, l.SupplierAfter, actor.May(CatalogPermission.SeeCost) ? l.CostBefore : null, actor.May(CatalogPermission.SeeCost) ? l.CostAfter : null))],
            [.. c.Stock.Select(s => new ChangedStockAnswer(s.ItemId, s.ItemCode, s.KeptBefore, s.KeptAfter, s.WaitsBefore, s.WaitsAfter))]);
    }

    /// <param name="SupplierBefore">Who shipped it in our place; empty: our own stock.</param>
    /// <param name="CostBefore">Of one unit, in the currency of the books; null for who may not see costs.</param>
    private sealed record ChangedLineAnswer(LineChange Kind, long Line, long Item, string Code, string Name, Quantity QuantityBefore, Quantity QuantityAfter, DateOnly? NeededBefore, DateOnly? NeededAfter, decimal? PriceBefore, decimal? PriceAfter, Money NetBefore, Money NetAfter, string SupplierBefore, string SupplierAfter, decimal? CostBefore, decimal? CostAfter);

    private sealed record ChangedStockAnswer(long Item, string Code, Quantity KeptBefore, Quantity KeptAfter, Quantity WaitsBefore, Quantity WaitsAfter);

    private sealed record OrderAnswer
    {
        public required Id<SalesOrder> Id { get; init; }
        public required int Version { get; init; }
        public required string Number { get; init; }
        public required OrderState State { get; init; }

        /// <summary>How often it was changed since its confirmation.</summary>
        public required int Edition { get; init; }
        public required long Customer { get; init; }
        public required DateOnly Date { get; init; }
        public required DateOnly? Needed { get; init; }
        public required Currency Currency { get; init; }
        public required Progress Delivered { get; init; }
        public required Progress Billed { get; init; }

        /// <summary>Something of it is still to be shipped by a supplier.</summary>
        public required bool AwaitsSupplier { get; init; }

        /// <summary>A change of it waits for approval; until then it stands as it is.</summary>
        public required bool ChangeWaits { get; init; }
        public required string Reference { get; init; }
        public required string Note { get; init; }
        public required Money Net { get; init; }
        public required Money Tax { get; init; }
        public required Money Total { get; init; }
        public required IReadOnlyList<LineAnswer> Lines { get; init; }

        public static OrderAnswer Of(SalesOrder o, bool waits, Actor actor) => new()
        {
            Id = o.Id, Version = o.Version, Number = o.Number, State = o.State, Edition = o.Edition, Customer = o.CustomerId, Date = o.Date, Currency = o.Currency, Needed = o.Needed, Delivered = o.Delivered, Billed = o.Billed, AwaitsSupplier = o.AwaitsSupplier, ChangeWaits = waits, Reference = o.Reference, Note = o.Note, Net = o.Net, Tax = o.Tax, Total = o.Total,
            Lines = [.. o.Lines.Select(l => new LineAnswer(l.Id.Value, l.ItemId, l.ItemCode, l.ItemName, l.Quantity, l.UnitPrice, l.PriceTyped, Rate.OfFraction(l.TaxRate), l.TaxCategory, l.Net, l.Needed, l.Delivered, l.Dropped, l.Billed, PriceTrace.Read(l.PriceTrace)?.For(actor), l.SupplierId, l.SupplierName, actor.May(CatalogPermission.SeeCost) ? l.SupplierCost : null))],
        };
    }

    /// <param name="Trace">How the price came about; null on lines saved before traces were kept.</param>
    /// <param name="Supplier">That ships it straight to the customer; null where it leaves our own stock.</param>
    /// <param name="SupplierCost">Of one unit, in the currency of the books; null for who may not see costs.</param>
    private sealed record LineAnswer(long Id, long Item, string Code, string Name, Quantity Quantity, decimal UnitPrice, bool PriceTyped, Rate TaxRate, TaxCategory? TaxCategory, Money Net, DateOnly? Needed, Quantity Delivered, Quantity Dropped, Quantity Billed, PriceTrace? Trace, long? Supplier, string SupplierName, decimal? SupplierCost);
}
