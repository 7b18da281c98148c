using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>The customer took it, or one of its options: a draft order is written, at the quote's prices with their traces, whatever the lists say by now. A quote becomes one order.</summary>
[Needs(SalesPermission.EditOrders)]
internal sealed class AcceptQuote(SalesDb db, SaveOrder save, News news, Clock clock) : IUseCase<AcceptQuote.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<Quote> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>The alternative the customer chose, where it has any.</summary>
        public QuotePart? Option { get; init; }

        /// <summary>The extras that are added.</summary>
        public List<Id<QuoteLine>> Extras { get; init; } = [];

        /// <summary>The customer's own order number.</summary>
        public string Reference { get; init; } = "";
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        if (await db.TakeQuote(input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        var today = clock.Today;
        if (quote.WhyNotAccept(today) is { } reason)
            return reason;
        if (quote.HasAlternatives && input.Option is null)
            return Refusal.Missing("Option", QuoteWords.ChooseOption);
        if (input.Option is { } chosen && !quote.Options.Exists(o => o.Part == chosen))
            return new Refusal("sales.no-such-option", new Text("この見積に{0}はありません。", "此报价单没有{0}。", "This quote has no {0}.").With(QuoteWords.Of(chosen)), new Text("見積にある案から選んでください。", "请选择报价单中的方案。", "Choose one of its options."), "Option");
        var extras = input.Extras.ToHashSet();
        if (extras.Except(quote.Lines.Where(l => l.Part == QuotePart.Extra).Select(l => l.Id)).ToList() is [var stranger, ..])
            return Refusal.NotFound(QuoteWords.Extras, stranger).At("Extras");

        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        var taken = quote.Lines.Where(l => l.IsIn(input.Option) || extras.Contains(l.Id)).ToList();
        if (taken.Count == 0)
            return Refusal.Missing("Extras", QuoteWords.ChooseExtras);
        var saved = await save.Run(new()
        {
            Customer = new(quote.CustomerId), Currency = quote.Currency, Date = today, Needed = quote.Needed < today ? null : quote.Needed, Reference = input.Reference, Note = quote.Note,
            Lines = [.. taken.Select(l => new OrderLineDraft { Item = new(l.ItemId), Quantity = l.Quantity.Value, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice, Reason = quote.Number })],
        }, ct);
        if (!saved.Ok)
            return saved;
        var order = db.Orders.Local.Single(o => o.Id == saved.Value);
        order.QuoteId = quote.Id;
        foreach (var (line, from) in order.Lines.Zip(taken))
        {
            if (PriceTrace.Read(from.PriceTrace) is { } trace)
                line.PriceTrace = trace.Promised(quote.Number).Write();
        }
        quote.Accept(input.Option, extras, order.Id, today);
        await news.Announce(new QuoteAccepted(quote.Id, order.Id, quote.CustomerId, order.Total), ct);
        return order.Id;
    }
}
