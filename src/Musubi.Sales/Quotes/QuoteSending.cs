using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>A quote goes out: at once, or once it was approved. It gets its number and takes the place of the version before it.</summary>
internal sealed class QuoteSending(SalesDb db, ApprovalDesk desk, NumberSeries numbers, News news, Clock clock)
{
    /// <summary>Of two versions one can become an order: none goes out beside one that has.</summary>
    public async Task<Refusal?> WhyNot(Quote quote, CancellationToken ct) =>
        await db.Quotes.Where(q => q.FirstId == quote.FirstId && q.State == QuoteState.Accepted).OrderBy(q => q.Revision).Select(q => new { q.Id, q.Number }).FirstOrDefaultAsync(ct) is { } taken
            ? new("sales.quote-accepted", new Text("前の版 {0} がすでに受注になっています。", "前一版 {0} 已转为订单。", "Version {0} of it has become an order already.").With(taken.Number),
                new("この改訂版は破棄し、受注を変更してください。", "请放弃此修订版，并修改订单。", "Discard this revision and change the order."), Kind: RefusalKind.Conflict) { Href = $"/sales/quotes/{taken.Id}" }
            : null;

    /// <summary>Whether it, or a version of it before that says the same, was approved.</summary>
    public async Task<bool> WasApproved(Quote quote, CancellationToken ct)
    {
        var print = QuoteApproval.Print(quote);
        foreach (var version in await db.Quotes.Where(q => q.FirstId == quote.FirstId && q.Revision <= quote.Revision).OrderByDescending(q => q.Revision).Select(q => q.Id).ToListAsync(ct))
        {
            if ((await desk.StateOf(QuoteApproval.OfKind, version.Value, ct)).IsGranted(print))
                return true;
        }
        return false;
    }

    public async Task Send(Quote quote, CancellationToken ct)
    {
        foreach (var former in await db.Quotes.AsTracking().Where(q => q.FirstId == quote.FirstId && q.Id != quote.Id && q.State == QuoteState.Sent).OrderBy(q => q.Revision).ToListAsync(ct))
            former.Supersede();
        quote.Send(quote.Number.Length > 0 ? quote.Number : await numbers.Next(SalesModule.QuoteSeries, quote.Date, ct), clock.Today);
        await news.Announce(new QuoteSent(quote.Id, quote.CustomerId, quote.Total, quote.ValidUntil), ct);
    }
}
