using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>An order's totals are those of its lines, and a billed order was billed what it says.</summary>
internal sealed class OrdersAddUp(SalesDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text LinesDiffer = new("明細の合計は {0}、小計は {1} です。", "明细合计{0}，小计{1}。", "Its lines come to {0}, its subtotal is {1}.");
    private static readonly Text TotalDiffers = new("小計と税を足すと {0}、合計は {1} です。", "小计加税额为{0}，合计为{1}。", "Subtotal and tax come to {0}, its total is {1}.");
    private static readonly Text BilledDiffers = new("請求書の合計は {0}、請求済の明細は {1} です。", "账单合计{0}，已开票明细{1}。", "Its invoices come to {0}, its lines say {1} were billed.");

    private static readonly Text CurrenciesMix = new("通貨は {0} ですが、別の通貨の金額が混じっています。", "币种为{0}，但混有其他币种的金额。", "It is in {0}, and some of its amounts are not.");
    private static readonly Text ChangeDiffers = new("最後の変更の後の合計が、受注の合計 {0} と一致しません。", "最近一次变更后的合计与订单合计{0}不一致。", "What its last change came to is not its total, {0}.");

    public Text Name { get; } = new("受注の合計は明細と請求書に一致する", "订单合计与明细及账单一致", "Orders add up, and were billed what they say");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var lines = await db.Orders.Select(o => new { o.Id, o.Net, Lines = o.Lines.Sum(l => l.Net.Minor) }).Where(o => o.Lines != o.Net.Minor).OrderBy(o => o.Id).Take(MostFaults).ToListAsync(ct);
        var totals = await db.Orders.Where(o => o.Net.Minor + o.Tax.Minor != o.Total.Minor).OrderBy(o => o.Id).Take(MostFaults).Select(o => new { o.Id, o.Net, o.Tax, o.Total }).ToListAsync(ct);
        var mixed = await db.Orders.Where(o => o.Net.Currency != o.Total.Currency || o.Tax.Currency != o.Total.Currency || o.Lines.Any(l => l.Net.Currency != o.Total.Currency)).OrderBy(o => o.Id).Take(MostFaults).Select(o => new { o.Id, o.Total.Currency }).ToListAsync(ct);
        var billed = await db.All.Database.SqlQueryRaw<BilledFault>("""
            SELECT l.order_id AS "Id", o.total_currency AS "Currency", CAST(l.billed AS bigint) AS "Billed", CAST(COALESCE(i.net, 0) AS bigint) AS "Invoiced"
            FROM (SELECT order_id, SUM(billed_net_minor) AS billed FROM sales_order_line GROUP BY order_id) l
            JOIN sales_order o ON o.id = l.order_id
            LEFT JOIN (
                SELECT order_id, SUM(net) AS net FROM (
                    SELECT CASE WHEN v.source_kind = 'delivery' THEN d.order_id ELSE v.source_id END AS order_id, v.net_minor AS net
                    FROM invoice v LEFT JOIN delivery d ON d.id = v.source_id AND v.source_kind = 'delivery'
                    WHERE v.source_kind IN ('delivery', 'sales_order') AND NOT EXISTS (SELECT 1 FROM closing_bill_line c WHERE c.invoice_id = v.id)
                    UNION ALL
                    SELECT c.order_id, c.net_minor FROM closing_bill_line c JOIN closing_bill b ON b.id = c.bill_id WHERE b.stands
                ) billed GROUP BY order_id
            ) i ON i.order_id = l.order_id
            WHERE l.billed <> COALESCE(i.net, 0) ORDER BY l.order_id LIMIT 100
            """).ToListAsync(ct);
        var changed = await db.Orders.Where(o => o.Edition > 0 && !db.OrderChanges.Any(c => c.OrderId == o.Id && c.Number == o.Edition && c.TotalAfter.Minor == o.Total.Minor)).OrderBy(o => o.Id).Take(MostFaults).Select(o => new { o.Id, o.Total }).ToListAsync(ct);
        return new(await db.Orders.LongCountAsync(ct),
        [
            .. lines.Select(o => Fault(o.Id, LinesDiffer.With(Money.OfMinor(o.Lines, o.Net.Currency), o.Net))),
            .. mixed.Select(o => Fault(o.Id, CurrenciesMix.With(o.Currency.Code))),
            .. totals.Select(o => Fault(o.Id, TotalDiffers.With(Money.OfMinor(o.Net.Minor + o.Tax.Minor, o.Total.Currency), o.Total))),
            .. changed.Select(o => Fault(o.Id, ChangeDiffers.With(o.Total))),
            .. billed.Select(o => Fault(new(o.Id), BilledDiffers.With(Of(o.Invoiced, o), Of(o.Billed, o)))),
        ]);
    }

    private sealed record BilledFault(long Id, string Currency, long Billed, long Invoiced);

    private static Money Of(long minor, BilledFault order) => Money.OfMinor(minor, Currency.Of(order.Currency));

    private static InvariantFault Fault(Id<SalesOrder> order, Text what) => new($"sales_order {order}", what);
}
