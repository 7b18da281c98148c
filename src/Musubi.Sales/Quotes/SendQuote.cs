using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>
/// Sends a draft: from here on it is a fact. Its prices are asked once more, and where a rule asks for it, or a line lies below its floor, others must say yes first.
/// What was approved of an earlier version and has not changed since is not asked again.
/// </summary>
[Needs(SalesPermission.SendQuotes)]
internal sealed class SendQuote(SalesDb db, OrderPrices prices, ItemLookup items, ApprovalDesk desk, ExchangeRates rates, QuoteSending sending, Clock clock) : IUseCase<SendQuote.Input, Id<Quote>>
{
    public sealed record Input
    {
        public Id<Quote> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<Quote>>> Run(Input input, CancellationToken ct)
    {
        if (await db.QuoteWhole(input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        if (quote.WhyNotSend(clock.Today) is { } reason)
            return reason;
        if (quote.Lines.Count == 0)
            return Refusal.Missing("Lines", Words.Lines);
        if (await sending.WhyNot(quote, ct) is { } taken)
            return taken;
        var now = await prices.Of([.. quote.Lines.Select(DraftOf)], quote.CustomerId, quote.Currency, quote.Date, ct);
        if (now.Refusals.Count > 0)
            return Result<Id<Quote>>.Refused(now.Refusals);
        if (OrderPrices.Moved(quote.Lines.Zip(now.Lines, (line, priced) => (line.ItemCode, line.UnitPrice, priced)), $"/sales/quotes/{quote.Id}/edit") is { Count: > 0 } moved)
            return Result<Id<Quote>>.Refused(moved);
        if (Retaxed(quote, now) is { Count: > 0 } retaxed)
            return Result<Id<Quote>>.Refused(retaxed);

        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        var lines = now.Lines.OfType<PricedLine>().ToList();
        // The price is the same; where the floor lies, and what the lists say, is what it is today.
        foreach (var (line, priced) in quote.Lines.Zip(lines))
            line.PriceTrace = priced.Price.Write();
        var books = await rates.Needed(quote.Currency, quote.Date, ct);
        if (!books.Ok)
            return Result<Id<Quote>>.Refused(books.Refusals);
        var below = lines.Find(l => l.Price.BelowFloor);
        if ((below is not null || await desk.HasRules(QuoteApproval.OfKind, ct)) && (quote.Revision == 1 || !await sending.WasApproved(quote, ct)))
        {
            var facts = QuoteApproval.FactsOf(quote, lines, await items.Costs([.. lines.Select(l => l.Item.Id).Distinct()], quote.Date, ct), books.Value);
            var asked = await desk.Submit(QuoteApproval.OfKind, quote.Id.Value, facts, QuoteApproval.Print(quote), ct);
            if (!asked.Ok)
                return Result<Id<Quote>>.Refused(asked.Refusals);
            if (asked.Value.Waits)
            {
                quote.WaitForApproval();
                return quote.Id;
            }
            if (asked.Value.Ask == ApprovalAsk.NotNeeded && below is not null)
                return PricedFacts.NobodyAsked(below);
        }
        await sending.Send(quote, ct);
        return quote.Id;
    }

    /// <summary>Why it is not what it was saved as: what was to stay leaves the country by now, or the other way round.</summary>
    public static IReadOnlyList<Refusal> Retaxed(Quote quote, PricedOrder now) =>
        OrderPrices.Retaxed(quote.Lines.Zip(now.Lines, (line, priced) => (line.ItemCode, line.TaxRate, line.TaxCategory, priced)), $"/sales/quotes/{quote.Id}/edit");

    /// <summary>The line as it was typed: without its price where the rules gave it.</summary>
    public static QuoteLineDraft DraftOf(QuoteLine line) => new()
    {
        Item = new(line.ItemId), Quantity = line.Quantity.Value, Unit = line.Quantity.Unit.Code, Price = line.PriceTyped ? line.UnitPrice : null,
        Reason = line.PriceTyped ? Pricing.PriceTrace.Read(line.PriceTrace)?.Reason : null, Part = line.Part == QuotePart.Always ? null : line.Part,
    };
}
