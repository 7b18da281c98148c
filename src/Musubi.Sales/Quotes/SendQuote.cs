using Microsoft.EntityFrameworkCore;
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

        if (input.Version is { } seen)
            db.All.Expect(quote, seen);
        var lines = now.Lines.OfType<PricedLine>().ToList();
        // The price is the same; where the floor lies, and what the lists say, is what it is today.
        foreach (var (line, priced) in quote.Lines.Zip(lines))
            line.PriceTrace = priced.Price.Write();
        var print = QuoteApproval.Print(quote);
        if (!await WasApproved(quote, print, ct))
        {
            var books = await rates.Needed(quote.Currency, clock.Today, ct);
            if (!books.Ok)
                return Result<Id<Quote>>.Refused(books.Refusals);
            var facts = QuoteApproval.FactsOf(quote, lines, await items.Costs([.. lines.Select(l => l.Item.Id).Distinct()], quote.Date, ct), books.Value);
            var asked = await desk.Submit(QuoteApproval.OfKind, quote.Id.Value, facts, print, ct);
            if (!asked.Ok)
                return Result<Id<Quote>>.Refused(asked.Refusals);
            if (asked.Value.Waits)
            {
                quote.WaitForApproval();
                return quote.Id;
            }
            if (asked.Value.Ask == ApprovalAsk.NotNeeded && lines.Find(l => l.Price.BelowFloor) is { } below)
                return NobodyAsked(below);
        }
        await sending.Send(quote, ct);
        return quote.Id;
    }

    /// <summary>The line as it was typed: without its price where the rules gave it.</summary>
    public static QuoteLineDraft DraftOf(QuoteLine line) => new()
    {
        Item = new(line.ItemId), Quantity = line.Quantity.Value, Unit = line.Quantity.Unit.Code, Price = line.PriceTyped ? line.UnitPrice : null,
        Reason = line.PriceTyped ? Pricing.PriceTrace.Read(line.PriceTrace)?.Reason : null, Part = line.Part == QuotePart.Always ? null : line.Part,
    };

    private async Task<bool> WasApproved(Quote quote, string print, CancellationToken ct)
    {
        if (quote.Revision == 1)
            return false;
        foreach (var former in await db.Quotes.Where(q => q.FirstId == quote.FirstId && q.Revision < quote.Revision).OrderByDescending(q => q.Revision).Select(q => q.Id).ToListAsync(ct))
        {
            if ((await desk.StateOf(QuoteApproval.OfKind, former.Value, ct)).IsGranted(print))
                return true;
        }
        return false;
    }

    private static Refusal NobodyAsked(PricedLine below) => new("sales.floor-needs-approval",
        new Text("{0}の単価が下限価格を割っていますが、承認できる人が決まっていません。", "{0}的单价低于底价，但未指定审批人。", "The price of {0} is below its floor, and nobody is named to approve it.").With(below.Item.Code),
        new Text("単価を上げるか、管理者に見積の承認ルールを登録してもらってください。", "请提高单价，或请管理员设置报价审批规则。", "Raise the price, or ask an administrator to set an approval rule for quotes."), Kind: RefusalKind.Conflict) { Href = "/approvals/rules" };
}
