using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>Throws away a draft that nobody outside has seen. Of a revision the version before stands as it did.</summary>
[Needs(SalesPermission.EditQuotes)]
internal sealed class DiscardQuote(SalesDb db) : IUseCase<DiscardQuote.Input, Done>
{
    public sealed record Input
    {
        public Id<Quote> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.QuoteWhole(input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        if (quote.WhyNotEdit() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        db.Quotes.Remove(quote);
        return new Done();
    }
}
