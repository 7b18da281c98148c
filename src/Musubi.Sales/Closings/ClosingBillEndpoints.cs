using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Parties.Terms;

namespace Musubi.Sales.Closings;

internal static class ClosingBillEndpoints
{
    public static void MapClosingBills(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sales/closing-bills/{id:long}", async (long id, SalesDb db, CancellationToken ct) =>
                await db.ClosingBillWhole(new(id), ct) is { } bill ? TypedResults.Json(BillAnswer.Of(bill), Inputs.Json) : Problem.Of([Refusal.NotFound(Words.ClosingBill, id)]))
            .WithName("GetClosingBill").Produces<BillAnswer>().ProducesProblem(404).Needs(FinancePermission.View);
        api.MapGet("/sales/closing-bills/foreseen", async (DateOnly date, ClosingPlans plans, CancellationToken ct) =>
                TypedResults.Json((await plans.Foresee(date, ct)).Open.Select(ForeseenAnswer.Of).ToList(), Inputs.Json))
            .WithName("ForeseeClosingBills").Produces<List<ForeseenAnswer>>().Needs(SalesPermission.CloseBills);
    }

    private sealed record BillAnswer
    {
        public required Id<ClosingBill> Id { get; init; }
        public required int Version { get; init; }
        public required string Number { get; init; }
        public required bool Stands { get; init; }
        public required long Party { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly Closing { get; init; }
        public required DateOnly Due { get; init; }
        public required TaxUnit TaxUnit { get; init; }
        public required long? Before { get; init; }
        public required Money Previous { get; init; }
        public required Money Paid { get; init; }
        public required Money Adjusted { get; init; }
        public required Money Carried { get; init; }
        public required Money Sales { get; init; }
        public required Money Tax { get; init; }
        public required Money Billed { get; init; }
        public required long? Invoice { get; init; }
        public required DateOnly? UndoneOn { get; init; }
        public required string Reason { get; init; }
        public required IReadOnlyList<TaxAnswer> Taxes { get; init; }
        public required IReadOnlyList<LineAnswer> Lines { get; init; }
        public required IReadOnlyList<DocumentAnswer> Documents { get; init; }

        public static BillAnswer Of(ClosingBill b) => new()
        {
            Id = b.Id, Version = b.Version, Number = b.Number, Stands = b.Stands, Party = b.PartyId, From = b.From, Closing = b.Closing, Due = b.Due, TaxUnit = b.TaxUnit, Before = b.BeforeId?.Value,
            Previous = b.Previous, Paid = b.Paid, Adjusted = b.Adjusted, Carried = b.Carried, Sales = b.Sales, Tax = b.Tax, Billed = b.Billed, Invoice = b.InvoiceId, UndoneOn = b.UndoneOn, Reason = b.Reason,
            Taxes = [.. b.Taxes.Select(t => new TaxAnswer(Rate.OfFraction(t.Rate), t.Net, t.Tax))],
            Lines = [.. b.Lines.Select(l => new LineAnswer(l.DeliveryId, l.DeliveryNumber, l.DeliveryDate, l.OrderId, l.OrderLineId, l.Description, l.Quantity, l.UnitPrice, Rate.OfFraction(l.TaxRate), l.Net, l.InvoiceId))],
            Documents = [.. b.Documents.Select(d => new DocumentAnswer(d.Kind, d.DocumentId, d.Number, d.Date, d.Amount, d.Net, d.Tax, d.Before, d.Issued))],
        };
    }

    private sealed record TaxAnswer(Rate Rate, Money Net, Money Tax);

    private sealed record LineAnswer(long Delivery, string DeliveryNumber, DateOnly DeliveryDate, long Order, long OrderLine, string Description, Quantity Quantity, decimal UnitPrice, Rate TaxRate, Money Net, long? Invoice);

    /// <param name="Before">Part of the balance before the first bill.</param>
    /// <param name="Issued">By the closing itself.</param>
    private sealed record DocumentAnswer(ItemKind Kind, long Document, string Number, DateOnly Date, Money Amount, Money Net, Money Tax, bool Before, bool Issued);

    /// <summary>What closing a customer on that day would come to.</summary>
    private sealed record ForeseenAnswer(long Party, string Code, string Name, DateOnly From, DateOnly Closing, DateOnly Due, TaxUnit TaxUnit, int Deliveries, Money Previous, Money Paid, Money Adjusted, Money Carried, Money Sales, Money Tax, Money Billed)
    {
        public static ForeseenAnswer Of(ForeseenClosing f) => new(f.Plan.Payer.Id.Value, f.Plan.Payer.Code, f.Plan.Payer.Name, f.Plan.From, f.Plan.Closing, f.Plan.Due, f.Plan.Payer.Terms.TaxUnit, f.Plan.Deliveries,
            f.Figures.Previous, f.Figures.Paid, f.Figures.Adjusted, f.Figures.Carried, f.Figures.Sales, f.Figures.Tax, f.Figures.Billed);
    }
}
