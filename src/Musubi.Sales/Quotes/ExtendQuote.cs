using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>Lets a quote that was sent stand longer as it is, also one that has expired: its prices hold on.</summary>
[Needs(SalesPermission.ExtendQuotes)]
internal sealed class ExtendQuote(SalesDb db, Clock clock) : IUseCase<ExtendQuote.Input, Id<Quote>>
{
    public sealed record Input
    {
        public Id<Quote> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
        public DateOnly? Until { get; init; }
    }

    public async Task<Result<Id<Quote>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Quotes.AsTracking().SingleOrDefaultAsync(q => q.Id == input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        if (quote.WhyNotExtend() is { } reason)
            return reason;
        if (input.Until is not { } until)
            return Refusal.Missing("Until", QuoteWords.NewValidUntil);
        if (until <= quote.ValidUntil || until < clock.Today)
            return new Refusal("sales.not-longer", new Text("いまの有効期限は {0} です。", "当前有效期至 {0}。", "It is valid until {0} now.").With(quote.ValidUntil),
                new Text("それより後で、今日以降の日付にしてください。", "请使用更晚且不早于今天的日期。", "Take a later day that is not past."), "Until");
        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        quote.ValidUntil = until;
        return quote.Id;
    }
}
