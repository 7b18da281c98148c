using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>Each option of a quote comes to the lines it is made of; an accepted quote became one order, and of one quote one version at most stands.</summary>
internal sealed class QuotesAddUp(SalesDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text LinesDiffer = new("明細の合計は {0}、小計は {1} です。", "明细合计{0}，小计{1}。", "Its lines come to {0}, its subtotal is {1}.");
    private static readonly Text CurrenciesMix = new("通貨は {0} ですが、別の通貨の金額が混じっています。", "币种为{0}，但混有其他币种的金额。", "It is in {0}, and some of its amounts are not.");
    private static readonly Text NoOrder = new("受注済ですが、受注がありません。", "已转订单，但找不到订单。", "It was accepted, but its order is not there.");
    private static readonly Text TwoStand = new("{0}つの版が同時に有効です。", "有{0}个版本同时有效。", "{0} versions of it stand at once.");

    public Text Name { get; } = new("見積の合計は明細に一致し、受注済の見積には受注がある", "报价合计与明细一致，已转订单的报价有订单", "Quotes add up, and an accepted quote is one order");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var options = await db.All.Set<QuoteOption>().Select(o => new
        {
            o.QuoteId, o.Net, Lines = db.All.Set<QuoteLine>().Where(l => l.QuoteId == o.QuoteId && (l.Part == QuotePart.Always || l.Part == o.Part)).Sum(l => l.Net.Minor),
        }).Where(o => o.Lines != o.Net.Minor).OrderBy(o => o.QuoteId).Take(MostFaults).ToListAsync(ct);
        var mixed = await db.Quotes.Where(q => q.Net.Currency != q.Total.Currency || q.Tax.Currency != q.Total.Currency || q.Lines.Any(l => l.Net.Currency != q.Total.Currency) || q.Options.Any(o => o.Total.Currency != q.Total.Currency))
            .OrderBy(q => q.Id).Take(MostFaults).Select(q => new { q.Id, q.Total.Currency }).ToListAsync(ct);
        var alone = await db.Quotes.Where(q => (q.State == QuoteState.Accepted) != db.Orders.Any(o => o.QuoteId == q.Id && q.OrderId == o.Id)).OrderBy(q => q.Id).Take(MostFaults).Select(q => q.Id).ToListAsync(ct);
        var twice = await db.Quotes.Where(q => q.State == QuoteState.Sent || q.State == QuoteState.Accepted).GroupBy(q => q.FirstId).Select(g => new { g.Key, Count = g.Count() }).Where(g => g.Count > 1).OrderBy(g => g.Key).Take(MostFaults).ToListAsync(ct);
        return new(await db.Quotes.LongCountAsync(ct),
        [
            .. options.Select(o => Fault(o.QuoteId, LinesDiffer.With(Money.OfMinor(o.Lines, o.Net.Currency), o.Net))),
            .. mixed.Select(q => Fault(q.Id, CurrenciesMix.With(q.Currency.Code))),
            .. alone.Select(q => Fault(q, NoOrder)),
            .. twice.Select(q => Fault(q.Key, TwoStand.With(q.Count))),
        ]);
    }

    private static InvariantFault Fault(Id<Quote> quote, Text what) => new($"quote {quote}", what);
}
