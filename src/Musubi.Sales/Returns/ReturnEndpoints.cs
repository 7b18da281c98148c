using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Sales.Returns;

internal static class ReturnEndpoints
{
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        api.MapAct<AnnounceReturn>("POST", "/sales/deliveries/{id}/returns");
        api.MapAct<CancelReturn>("POST", "/sales/returns/{id}/cancel");
        api.MapAct<ReceiveReturn>("POST", "/sales/returns/{id}/receive");
        api.MapAct<InspectReturn>("POST", "/sales/returns/{id}/inspect");
        api.MapAct<SettleReturn>("POST", "/sales/returns/{id}/settle");
        api.MapGet("/sales/returns/{id:long}", async (long id, SalesDb db, CancellationToken ct) =>
                await db.Returns.AsNoTracking().Include(r => r.Lines.OrderBy(l => l.Position)).Include(r => r.Parts.OrderBy(p => p.Position)).Include(r => r.Credits.OrderBy(c => c.Id)).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == new Id<SalesReturn>(id), ct) is { } made
                    ? TypedResults.Json(ReturnAnswer.Of(made), Inputs.Json)
                    : Problem.Of([Refusal.NotFound(ReturnWords.Return, id)]))
            .WithName("GetReturn").Produces<ReturnAnswer>().ProducesProblem(404).Needs(SalesPermission.View);
    }

    private sealed record ReturnAnswer
    {
        public required Id<SalesReturn> Id { get; init; }
        public required int Version { get; init; }
        public required string Number { get; init; }
        public required ReturnState State { get; init; }
        public required long Delivery { get; init; }
        public required string DeliveryNumber { get; init; }
        public required long Order { get; init; }
        public required string OrderNumber { get; init; }
        public required long Customer { get; init; }
        public required DateOnly Date { get; init; }
        public required ReturnReason Reason { get; init; }
        public required string Said { get; init; }
        public required string BroughtBy { get; init; }
        public required long Warehouse { get; init; }
        public required DateOnly? ReceivedOn { get; init; }
        public required long? StockDocument { get; init; }
        public required DateOnly? InspectedOn { get; init; }
        public required string Findings { get; init; }
        public required DateOnly? ClosedOn { get; init; }
        public required IReadOnlyList<ReturnLineAnswer> Lines { get; init; }
        public required IReadOnlyList<ReturnPartAnswer> Parts { get; init; }
        public required IReadOnlyList<ReturnCreditAnswer> Credits { get; init; }

        public static ReturnAnswer Of(SalesReturn r) => new()
        {
            Id = r.Id, Version = r.Version, Number = r.Number, State = r.State, Delivery = r.DeliveryId.Value, DeliveryNumber = r.DeliveryNumber, Order = r.OrderId.Value, OrderNumber = r.OrderNumber, Customer = r.CustomerId,
            Date = r.Date, Reason = r.Reason, Said = r.Said, BroughtBy = r.BroughtBy, Warehouse = r.WarehouseId, ReceivedOn = r.ReceivedOn, StockDocument = r.StockDocumentId, InspectedOn = r.InspectedOn, Findings = r.Findings, ClosedOn = r.ClosedOn,
            Lines = [.. r.Lines.Select(l => new ReturnLineAnswer(l.Id.Value, l.DeliveryLineId.Value, l.OrderLineId.Value, l.ItemId, l.ItemCode, l.ItemName, l.Announced, l.Quantity, l.SentBack, l.Settlement, l.TakenOff, l.Credited, l.Replaced))],
            Parts = [.. r.Parts.Select(p => new ReturnPartAnswer(p.Id.Value, p.LineId.Value, p.ItemId, p.LotId, p.BinId, p.Quantity, Of(p, p.Restocked), Of(p, p.Scrapped), Of(p, p.Aside), Of(p, p.SentBack), p.Why))],
            Credits = [.. r.Credits.Select(c => new ReturnCreditAnswer(c.LineId.Value, c.InvoiceId, c.CreditNoteId, c.Quantity, c.Amount))],
        };

        private static Quantity Of(ReturnPart part, long millionths) => part.Quantity with { Millionths = millionths };
    }

    private sealed record ReturnLineAnswer(long Id, long DeliveryLine, long OrderLine, long Item, string Code, string Name, Quantity Announced, Quantity Quantity, Quantity SentBack, Settlement Settlement, Quantity TakenOff, Quantity Credited, Quantity Replaced);

    /// <param name="Lot">0 where there is none.</param>
    private sealed record ReturnPartAnswer(long Id, long Line, long Item, long Lot, long Bin, Quantity Quantity, Quantity Restocked, Quantity Scrapped, Quantity Aside, Quantity SentBack, string Why);

    private sealed record ReturnCreditAnswer(long Line, long Invoice, long? CreditNote, Quantity Quantity, Money Amount);
}
