using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>How quotes are approved by rule. A line below its floor is never one person's alone: whatever rule matches, management is asked. What was approved is sent.</summary>
internal sealed class QuoteApproval(SalesDb db, QuoteSending sending, OrderPrices prices) : ApprovalSubject
{
    public const string OfKind = "quote";

    public override string Kind => OfKind;
    public override Text Name => QuoteWords.Quotes;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = PricedFacts.Facts;

    public override IEnumerable<(ApprovalFact Fact, Department Asked)> AskedAlways(ApprovalFacts facts) => PricedFacts.AskedAlways(facts);

    public override Text? AskedWithoutRuleWhen { get; } = new("当てはまるルールがない見積は承認なしで提出できます。下限価格を割る明細があるときは、必ず経営の承認が要ります。", "没有适用规则的报价单无需审批即可发出；有明细低于底价时，必须由管理层批准。",
        "A quote that no rule matches is sent without approval; one with a line below its floor price always asks management.");

    /// <summary>The amount is that of the dearest alternative; discount and margin are those of all lines, whichever is chosen.</summary>
    /// <param name="costs">Of one base unit of each item, where known.</param>
    /// <param name="books">From the quote's currency into that of the books: rules are written in it.</param>
    public static ApprovalFacts FactsOf(Quote quote, IReadOnlyList<PricedLine> lines, IReadOnlyDictionary<Id<Item>, (decimal Cost, Currency Currency)> costs, ExchangeRate books) =>
        PricedFacts.Of(quote.Number, quote.CustomerName, quote.Options.Select(o => o.Total).Aggregate(quote.Total, Money.Max), lines, costs, books);

    /// <summary>What an approver decides about: for whom, what, how many, at which price, and whether that lies below the floor. Not dates, notes or numbers.</summary>
    public static string Print(Quote quote) => Fingerprint.Of(quote.CustomerId, quote.Total.Currency.Code, quote.Lines.OrderBy(l => l.Position).Select(l => new
    {
        Part = l.Part.ToString(), l.ItemId, l.Quantity.Millionths, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice.ToString("0.######", CultureInfo.InvariantCulture), Below = PriceTrace.Read(l.PriceTrace)?.BelowFloor ?? false,
    }));

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => await Find(id, ct) is { } quote ? Print(quote) : null;

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct)
    {
        var quote = (await Find(news.Id, ct))!;
        if (await sending.WhyNot(quote, ct) is { } taken)
            return taken;
        var now = await prices.Of([.. quote.Lines.Select(SendQuote.DraftOf)], quote.CustomerId, quote.Currency, quote.Date, ct);
        if (SendQuote.Retaxed(quote, now) is [var moved, ..])
            return moved;
        await sending.Send(quote, ct);
        return null;
    }

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Return(news.Id, "", ct);

    private async Task<Refusal?> Return(long id, string why, CancellationToken ct)
    {
        if (await Find(id, ct) is { State: QuoteState.Waiting } quote)
            quote.Return(why);
        return null;
    }

    private Task<Quote?> Find(long id, CancellationToken ct) => db.QuoteWhole(new(id), ct);
}
