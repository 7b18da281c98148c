using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>What an order says was delivered is what its deliveries shipped, and what they shipped left the stock.</summary>
internal sealed class DeliveriesMatchStock(SalesDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text LineDiffers = new("{0}の出荷済数量は {1}、出荷の合計は {2} です。", "{0}的已发数量为{1}，发货合计为{2}。", "{0} says {1} were delivered; its deliveries come to {2}.");
    private static readonly Text StockDiffers = new("取った数量は {0}、出庫は {1} です。", "实拣{0}，出库{1}。", "{0} were taken, {1} left the stock.");
    private static readonly Text DocumentGone = new("出荷済ですが、出庫伝票がありません。", "已发货，但没有出库单。", "It was shipped, but its stock document is not there.");

    public Text Name { get; } = new("出荷は受注と出庫に一致する", "发货与订单及出库一致", "Deliveries are what orders and stock say");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var lines = await db.All.Database.SqlQueryRaw<LineFault>("""
            SELECT l.order_id AS "Order", l.item_code AS "Item", l.delivered_millionths AS "Says", CAST(COALESCE(SUM(d.quantity_millionths), 0) AS bigint) AS "Shipped"
            FROM sales_order_line l
            LEFT JOIN (SELECT dl.order_line_id, dl.quantity_millionths FROM delivery_line dl JOIN delivery v ON v.id = dl.delivery_id WHERE v.state = 'Shipped') d ON d.order_line_id = l.id
            GROUP BY l.id, l.order_id, l.item_code, l.delivered_millionths
            HAVING l.delivered_millionths <> COALESCE(SUM(d.quantity_millionths), 0) ORDER BY l.id LIMIT 100
            """).ToListAsync(ct);
        var stock = await db.All.Database.SqlQueryRaw<StockFault>("""
            SELECT v.id AS "Delivery", CAST(p.taken AS bigint) AS "Taken", CAST(m.moved AS bigint) AS "Moved"
            FROM delivery v
            JOIN (SELECT delivery_id, SUM(COALESCE(picked, quantity_millionths)) AS taken FROM delivery_pick GROUP BY delivery_id) p ON p.delivery_id = v.id
            LEFT JOIN (SELECT document_id, -SUM(quantity_millionths) AS moved FROM stock_move GROUP BY document_id) m ON m.document_id = v.stock_document_id
            WHERE v.state = 'Shipped' AND p.taken <> COALESCE(m.moved, 0) ORDER BY v.id LIMIT 100
            """).ToListAsync(ct);
        return new(await db.Deliveries.LongCountAsync(ct),
        [
            .. lines.Take(MostFaults).Select(l => new InvariantFault($"sales_order {l.Order}", LineDiffers.With(l.Item, Figure(l.Says), Figure(l.Shipped)))),
            .. stock.Take(MostFaults).Select(s => new InvariantFault($"delivery {s.Delivery}", s.Moved is { } moved ? StockDiffers.With(Figure(s.Taken), Figure(moved)) : DocumentGone)),
        ]);
    }

    private static string Figure(long millionths) => (millionths / (decimal)Quantity.Scale).ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record LineFault(long Order, string Item, long Says, long Shipped);

    private sealed record StockFault(long Delivery, long Taken, long? Moved);
}
