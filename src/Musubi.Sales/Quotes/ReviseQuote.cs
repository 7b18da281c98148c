using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>Makes the next version of a quote that was sent, to be changed and sent in its place. Until then the former one stands.</summary>
[Needs(SalesPermission.EditQuotes)]
internal sealed class ReviseQuote(SalesDb db, CurrentAct act, IdSource ids, Clock clock) : IUseCase<ReviseQuote.Input, Id<Quote>>
{
    public sealed record Input
    {
        public Id<Quote> Id { get; init; }
    }

    public async Task<Result<Id<Quote>>> Run(Input input, CancellationToken ct)
    {
        if (await db.QuoteWhole(input.Id, ct) is not { } quote)
            return Refusal.NotFound(QuoteWords.Quote, input.Id);
        if (quote.WhyNotRevise() is { } reason)
            return reason;
        var versions = await db.Quotes.AsNoTracking().Where(q => q.FirstId == quote.FirstId).OrderBy(q => q.Revision).Select(q => new { q.Id, q.Revision, q.Number, q.State }).ToListAsync(ct);
        if (versions[^1] is { State: QuoteState.Draft or QuoteState.Waiting } under)
            return new Refusal("sales.being-revised", QuoteWords.RevisionUnderWay, new Text("作成中の {0} を変更してください。", "请修改制作中的 {0}。", "Change {0}, which is being written.").With(under.Number), Kind: RefusalKind.Conflict) { Href = $"/sales/quotes/{under.Id}" };

        var (id, revision, today) = (ids.Next<Quote>(), versions[^1].Revision + 1, clock.Today);
        db.Quotes.Add(new()
        {
            Id = id, FirstId = quote.FirstId, Revision = revision, Number = $"{versions[0].Number}-{revision}", CustomerId = quote.CustomerId, CustomerName = quote.CustomerName, Date = today,
            ValidUntil = today.AddDays(quote.ValidUntil.DayNumber - quote.Date.DayNumber), Needed = quote.Needed < today ? null : quote.Needed, Reference = quote.Reference, Note = quote.Note,
            OwnerId = act.Actor.Id, OwnerName = act.Actor.Name, Net = quote.Net, Tax = quote.Tax, Total = quote.Total,
            Lines = [.. quote.Lines.Select(l => new QuoteLine
            {
                Id = ids.Next<QuoteLine>(), QuoteId = id, Position = l.Position, Part = l.Part, ItemId = l.ItemId, ItemCode = l.ItemCode, ItemName = l.ItemName, Quantity = l.Quantity,
                UnitPrice = l.UnitPrice, PriceTyped = l.PriceTyped, PriceTrace = l.PriceTrace, TaxRate = l.TaxRate, TaxCategory = l.TaxCategory, Net = l.Net,
            })],
            Options = [.. quote.Options.Select(o => new QuoteOption { Id = ids.Next<QuoteOption>(), QuoteId = id, Part = o.Part, Name = o.Name, Net = o.Net, Tax = o.Tax, Total = o.Total })],
        });
        return id;
    }
}
