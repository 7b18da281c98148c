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
    private static readonly Text BilledDiffers = new("請求額は {0}、受注額は {1} です。", "开票金额{0}，订单金额{1}。", "It was billed {0}, its total is {1}.");
    private static readonly Text InvoiceGone = new("請求済ですが、請求書がありません。", "已开票，但找不到发票。", "It is billed, but its invoice is not there.");

    public Text Name { get; } = new("受注の合計は明細と請求書に一致する", "订单合计与明细及发票一致", "Orders add up, and were billed what they say");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var lines = await db.Orders.Select(o => new { o.Id, o.Net, Lines = o.Lines.Sum(l => l.Net.Minor) }).Where(o => o.Lines != o.Net.Minor).OrderBy(o => o.Id).Take(MostFaults).ToListAsync(ct);
        var totals = await db.Orders.Where(o => o.Net.Minor + o.Tax.Minor != o.Total.Minor).OrderBy(o => o.Id).Take(MostFaults).Select(o => new { o.Id, o.Net, o.Tax, o.Total }).ToListAsync(ct);
        var billed = await db.All.Database.SqlQueryRaw<Billed>("""
            SELECT o.id AS "Id", o.total_minor AS "Total", o.total_currency AS "Currency", i.total_minor AS "Invoiced"
            FROM sales_order o LEFT JOIN invoice i ON i.id = o.invoice_id
            WHERE o.state = 'Billed' AND (i.id IS NULL OR i.total_minor <> o.total_minor) ORDER BY o.id LIMIT 100
            """).ToListAsync(ct);
        return new(await db.Orders.LongCountAsync(ct),
        [
            .. lines.Select(o => Fault(o.Id, LinesDiffer.With(Money.OfMinor(o.Lines, o.Net.Currency), o.Net))),
            .. totals.Select(o => Fault(o.Id, TotalDiffers.With(Money.OfMinor(o.Net.Minor + o.Tax.Minor, o.Total.Currency), o.Total))),
            .. billed.Select(o => Fault(new(o.Id), o.Invoiced is { } minor ? BilledDiffers.With(Of(minor, o), Of(o.Total, o)) : InvoiceGone)),
        ]);
    }

    private sealed record Billed(long Id, long Total, string Currency, long? Invoiced);

    private static Money Of(long minor, Billed order) => Money.OfMinor(minor, Currency.Of(order.Currency));

    private static InvariantFault Fault(Id<SalesOrder> order, Text what) => new($"sales_order {order}", what);
}
