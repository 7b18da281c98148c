using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Sales.Deliveries;

internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder api) =>
        api.MapGet("/sales/deliveries/{id:long}", async (long id, SalesDb db, CurrentAct act, CancellationToken ct) =>
                await db.Deliveries.AsNoTracking().Include(d => d.Lines.OrderBy(l => l.Position)).Include(d => d.Picks.OrderBy(p => p.Position)).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == new Id<Delivery>(id), ct) is { } delivery
                    ? TypedResults.Json(DeliveryAnswer.Of(delivery, act.Actor), Inputs.Json)
                    : Problem.Of([Refusal.NotFound(Words.Delivery, id)]))
            .WithName("GetDelivery").Produces<DeliveryAnswer>().ProducesProblem(404).Needs(SalesPermission.SeeDeliveries);

    private sealed record DeliveryAnswer
    {
        public required Id<Delivery> Id { get; init; }
        public required int Version { get; init; }
        public required string Number { get; init; }
        public required DeliveryState State { get; init; }
        public required long Order { get; init; }
        public required string OrderNumber { get; init; }
        public required long Customer { get; init; }
        public required long ShipTo { get; init; }
        public required string Address { get; init; }

        /// <summary>A warehouse of ours, or a supplier that ships it; the other is null.</summary>
        public required long? Warehouse { get; init; }
        public required long? Supplier { get; init; }
        public required string SupplierName { get; init; }

        /// <summary>The day the supplier was asked to ship on.</summary>
        public required DateOnly? WantedOn { get; init; }
        public required DateOnly Date { get; init; }
        public required string Wishes { get; init; }
        public required string Carrier { get; init; }
        public required string Tracking { get; init; }
        public required int? Parcels { get; init; }
        public required long? StockDocument { get; init; }
        public required long? Invoice { get; init; }
        public required long? ClosingBill { get; init; }
        public required string ReceivedBy { get; init; }
        public required DateOnly? ReceivedOn { get; init; }
        public required IReadOnlyList<DeliveryLineAnswer> Lines { get; init; }
        public required IReadOnlyList<DeliveryPickAnswer> Picks { get; init; }

        public static DeliveryAnswer Of(Delivery d, Actor actor) => new()
        {
            Id = d.Id, Version = d.Version, Number = d.Number, State = d.State, Order = d.OrderId.Value, OrderNumber = d.OrderNumber, Customer = d.CustomerId, ShipTo = d.ShipToId, Address = d.Address, Warehouse = d.WarehouseId, Supplier = d.SupplierId, SupplierName = d.SupplierName, WantedOn = d.WantedOn,
            Date = d.Date, Wishes = d.Wishes, Carrier = d.Carrier, Tracking = d.Tracking, Parcels = d.Parcels, StockDocument = d.StockDocumentId, Invoice = d.InvoiceId, ClosingBill = d.ClosingBillId, ReceivedBy = d.ReceivedBy, ReceivedOn = d.ReceivedOn,
            Lines = [.. d.Lines.Select(l => new DeliveryLineAnswer(l.Id.Value, l.OrderLineId.Value, l.ItemId, l.ItemCode, l.ItemName, l.Quantity, d.SupplierId is null ? null : l.AskedFor, l.Lots, d.SupplierId is not null && d.State == DeliveryState.Shipped && actor.May(CatalogPermission.SeeCost) ? l.UnitCost : null))],
            Picks = [.. d.Picks.Select(p => new DeliveryPickAnswer(p.Id.Value, p.LineId.Value, p.ItemId, p.BinId, p.LotId, p.Quantity, p.Picked is null ? null : p.Taken))],
        };
    }

    /// <param name="Asked">What a supplier was asked for; null where it leaves our own stock.</param>
    /// <param name="Lots">As the supplier tells them.</param>
    /// <param name="UnitCost">What the supplier charged for one unit, in the currency of the books; null before it shipped, and for who may not see costs.</param>
    private sealed record DeliveryLineAnswer(long Id, long OrderLine, long Item, string Code, string Name, Quantity Quantity, Quantity? Asked, string Lots, decimal? UnitCost);

    /// <param name="Bin">0 where there is none, as for <paramref name="Lot"/>.</param>
    /// <param name="Picked">Null before it was written down.</param>
    private sealed record DeliveryPickAnswer(long Id, long Line, long Item, long Bin, long Lot, Quantity Quantity, Quantity? Picked);
}
