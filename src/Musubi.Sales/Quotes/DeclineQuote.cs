using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>The customer said no, and why (失注).</summary>
[Needs(SalesPermission.EditQuotes)]
internal sealed class DeclineQuote(SalesDb db, News news, Clock clock) : IUseCase<DeclineQuote.Input, Id<Quote>>
{
    private const int MostWords = 500;

    public sealed record Input
    {
        public Id<Quote> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
        public QuoteLoss? Why { get; init; }

        /// <summary>In the customer's words; asked for where the reason is another.</summary>
        public string Words { get; init; } = "";
    }

    public async Task<Result<Id<Quote>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Quotes.AsTracking().SingleOrDefaultAsync(q => q.Id == input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        if (quote.WhyNotDecline() is { } reason)
            return reason;
        var words = input.Words.Trim();
        if (input.Why is not { } why)
            return Refusal.Missing("Why", QuoteWords.Loss);
        if (why == QuoteLoss.Other && words.Length == 0)
            return Refusal.Missing("Words", QuoteWords.LossWords);
        if (words.Length > MostWords)
            return Refusal.TooLong("Words", QuoteWords.LossWords, words.Length, MostWords);
        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        quote.Decline(why, words, clock.Today);
        await news.Announce(new QuoteDeclined(quote.Id, quote.CustomerId, why), ct);
        return quote.Id;
    }
}
