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

namespace Musubi.Sales.Quotes;

internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder api) =>
        api.MapGet("/sales/quotes/{id:long}", async (long id, SalesDb db, CurrentAct act, Clock clock, CancellationToken ct) =>
                await db.Quotes.AsNoTracking().Include(q => q.Lines.OrderBy(l => l.Position)).Include(q => q.Options.OrderBy(o => o.Part)).AsSplitQuery().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id), ct) is { } quote
                    ? TypedResults.Json(QuoteAnswer.Of(quote, act.Actor, clock.Today), Inputs.Json)
                    : Problem.Of([Refusal.NotFound(QuoteWords.Quote, id)]))
            .WithName("GetQuote").Produces<QuoteAnswer>().ProducesProblem(404).Needs(SalesPermission.View);

    private sealed record QuoteAnswer
    {
        public required Id<Quote> Id { get; init; }
        public required int Version { get; init; }
        public required string Number { get; init; }
        public required Id<Quote> First { get; init; }
        public required int Revision { get; init; }
        public required QuoteState State { get; init; }
        public required bool Expired { get; init; }
        public required long Customer { get; init; }
        public required DateOnly Date { get; init; }
        public required Currency Currency { get; init; }
        public required DateOnly ValidUntil { get; init; }
        public required DateOnly? Needed { get; init; }
        public required string Reference { get; init; }
        public required string Note { get; init; }
        public required Money Net { get; init; }
        public required Money Tax { get; init; }
        public required Money Total { get; init; }
        public required QuotePart? Chosen { get; init; }
        public required QuoteLoss? Loss { get; init; }
        public required string LossWords { get; init; }
        public required long? Order { get; init; }
        public required IReadOnlyList<OptionAnswer> Options { get; init; }
        public required IReadOnlyList<LineAnswer> Lines { get; init; }

        public static QuoteAnswer Of(Quote q, Actor actor, DateOnly today) => new()
        {
            Id = q.Id, Version = q.Version, Number = q.Number, First = q.FirstId, Revision = q.Revision, State = q.State, Expired = q.IsExpired(today), Customer = q.CustomerId, Date = q.Date, Currency = q.Currency, ValidUntil = q.ValidUntil, Needed = q.Needed,
            Reference = q.Reference, Note = q.Note, Net = q.Net, Tax = q.Tax, Total = q.Total, Chosen = q.Chosen, Loss = q.Loss, LossWords = q.LossWords, Order = q.OrderId?.Value,
            Options = [.. q.Options.Select(o => new OptionAnswer(o.Part, o.Name, o.Net, o.Tax, o.Total))],
            Lines = [.. q.Lines.Select(l => new LineAnswer(l.Id.Value, l.Part, l.ItemId, l.ItemCode, l.ItemName, l.Quantity, l.UnitPrice, l.PriceTyped, Rate.OfFraction(l.TaxRate), l.TaxCategory, l.Net, l.IsChosen, PriceTrace.Read(l.PriceTrace)?.For(actor)))],
        };
    }

    private sealed record OptionAnswer(QuotePart Part, string Name, Money Net, Money Tax, Money Total);

    /// <param name="Trace">How the price came about.</param>
    private sealed record LineAnswer(long Id, QuotePart Part, long Item, string Code, string Name, Quantity Quantity, decimal UnitPrice, bool PriceTyped, Rate TaxRate, TaxCategory? TaxCategory, Money Net, bool Chosen, PriceTrace? Trace);
}
