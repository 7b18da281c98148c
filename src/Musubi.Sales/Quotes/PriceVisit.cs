using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Quotes;

/// <summary>A quoted line whose price the customer's grade made, explained.</summary>
internal sealed class PriceVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("ランクが見積の価格を決める", "等级决定报价", "The grade makes the price");
    private static readonly Text Benefit = new("ランクが価格表を選び、単価はなぜその額になったかを一行ずつ自分で説明します。", "等级选定价目表，每个单价都能逐步说明其由来。", "A grade selects the price tier, and every price explains itself step by step.");
    private static readonly Text Look = new("開いている明細を見てください。定価からランクの掛率、採られなかった価格まで並んでいます。", "请看展开的明细：从标价、等级折扣到未采用的价格一一列出。", "See the open line: list price, the grade's rate, and the prices that were not taken.");

    /// <summary>A trace is kept as JSON; this is what one says whose price is a grade's.</summary>
    private const string ByGrade = "\"level\":\"Tier\"";

    public VisitStop Stop { get; } = new("price", 20, "tags", Title, Benefit, Look, SalesPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await (from line in db.All.Set<QuoteLine>()
               join quote in db.Quotes on line.QuoteId equals quote.Id
               where (quote.State == QuoteState.Sent || quote.State == QuoteState.Accepted) && line.PriceTrace.Contains(ByGrade)
               orderby quote.State == QuoteState.Sent descending, quote.Id descending, line.Position
               select new { Quote = quote.Id, Line = line.Id }).FirstOrDefaultAsync(ct) is { } found
            ? $"/sales/quotes/{found.Quote}?why={found.Line}#line-{found.Line}" : null;
}
