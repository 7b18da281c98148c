using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>No more came back than was delivered; what came lies in the stock document of the return, what became of it in those of its inspection; what was settled stands on the order, and on its credit notes.</summary>
internal sealed class ReturnsMatchStock(SalesDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text TooMuch = new("{0}の出荷は {1}、返品の合計は {2} です。", "{0}发货 {1}，退货合计 {2}。", "Of {0}, {1} were delivered and {2} came back.");
    private static readonly Text LineDiffers = new("{0}の返品済は {1}、返品の合計は {2} です。", "{0}的已退数量为{1}，退货合计为{2}。", "{0} says {1} came back; its returns come to {2}.");
    private static readonly Text StockDiffers = new("受け入れた数量は {0}、入庫は {1} です。", "收货 {0}，入库 {1}。", "{0} were received, {1} came into stock.");
    private static readonly Text LeftDiffers = new("廃棄と返送は {0}、出庫は {1} です。", "报废与退还 {0}，出库 {1}。", "{0} were scrapped or sent back, {1} left the stock.");
    private static readonly Text Undecided = new("届いた数量は {0}、処置の合計は {1} です。", "到货 {0}，处理合计 {1}。", "{0} came, {1} are decided.");
    private static readonly Text Unsettled = new("当社に残る数は {0}、精算の合計は {1} です。", "我方留存 {0}，结算合计 {1}。", "{0} are kept, {1} are settled.");
    private static readonly Text CreditDiffers = new("返品の赤伝は {0}、赤伝の明細は {1} です。", "退货冲红 {0}，红字账单明细 {1}。", "It credits {0}, its credit notes say {1}.");

    public Text Name { get; } = new("返品は出荷・在庫・受注・赤伝に一致する", "退货与发货、库存、订单及红字账单一致", "Returns are what deliveries, stock, orders and credit notes say");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var faults = new List<InvariantFault>();
        await Find("delivery", TooMuch, """
            SELECT d.delivery_id AS "Id", d.item_code AS "Item", d.quantity_millionths AS "One", CAST(SUM(l.quantity_millionths - l.sent_back_millionths) AS bigint) AS "Other"
            FROM delivery_line d JOIN return_line l ON l.delivery_line_id = d.id JOIN sales_return r ON r.id = l.return_id WHERE r.state <> 'Cancelled'
            GROUP BY d.id, d.delivery_id, d.item_code, d.quantity_millionths HAVING SUM(l.quantity_millionths - l.sent_back_millionths) > d.quantity_millionths ORDER BY d.id LIMIT 100
            """);
        await Find("delivery", LineDiffers, """
            SELECT d.delivery_id AS "Id", d.item_code AS "Item", d.taken_off AS "One", CAST(COALESCE(SUM(l.taken_off_millionths), 0) AS bigint) AS "Other"
            FROM delivery_line d LEFT JOIN return_line l ON l.delivery_line_id = d.id
            GROUP BY d.id, d.delivery_id, d.item_code, d.taken_off HAVING d.taken_off <> COALESCE(SUM(l.taken_off_millionths), 0) ORDER BY d.id LIMIT 100
            """);
        await Find("sales_order", LineDiffers, """
            SELECT o.order_id AS "Id", o.item_code AS "Item", o.returned_millionths + o.replaced_millionths AS "One", CAST(COALESCE(SUM(l.taken_off_millionths + l.credited_millionths + l.replaced_millionths), 0) AS bigint) AS "Other"
            FROM sales_order_line o LEFT JOIN return_line l ON l.order_line_id = o.id
            GROUP BY o.id, o.order_id, o.item_code, o.returned_millionths, o.taken_off_millionths, o.replaced_millionths
            HAVING o.returned_millionths <> COALESCE(SUM(l.taken_off_millionths + l.credited_millionths), 0) OR o.taken_off_millionths <> COALESCE(SUM(l.taken_off_millionths), 0) OR o.replaced_millionths <> COALESCE(SUM(l.replaced_millionths), 0)
            ORDER BY o.id LIMIT 100
            """);
        await Find("sales_return", StockDiffers, """
            SELECT r.id AS "Id", '' AS "Item", CAST(COALESCE(p.came, 0) AS bigint) AS "One", CAST(COALESCE(m.moved, 0) AS bigint) AS "Other"
            FROM sales_return r
            LEFT JOIN (SELECT return_id, SUM(quantity_millionths) AS came FROM return_part GROUP BY return_id) p ON p.return_id = r.id
            LEFT JOIN (SELECT document_id, SUM(quantity_millionths) AS moved FROM stock_move GROUP BY document_id) m ON m.document_id = r.stock_document_id
            WHERE r.state NOT IN ('Announced', 'Cancelled') AND COALESCE(p.came, 0) <> COALESCE(m.moved, 0) ORDER BY r.id LIMIT 100
            """);
        await Find("sales_return", Undecided, """
            SELECT p.return_id AS "Id", '' AS "Item", CAST(SUM(p.quantity_millionths) AS bigint) AS "One", CAST(SUM(p.restocked + p.scrapped + p.aside + p.sent_back) AS bigint) AS "Other"
            FROM return_part p JOIN sales_return r ON r.id = p.return_id WHERE r.state IN ('Inspected', 'Closed')
            GROUP BY p.return_id HAVING SUM(CASE WHEN p.quantity_millionths <> p.restocked + p.scrapped + p.aside + p.sent_back THEN 1 ELSE 0 END) > 0 ORDER BY p.return_id LIMIT 100
            """);
        await Find("sales_return", LeftDiffers, """
            SELECT p.return_id AS "Id", '' AS "Item", CAST(p.gone AS bigint) AS "One", CAST(COALESCE(m.moved, 0) AS bigint) AS "Other"
            FROM (SELECT return_id, SUM(scrapped + sent_back) AS gone FROM return_part GROUP BY return_id) p
            LEFT JOIN (SELECT d.source_id, -SUM(s.quantity_millionths) AS moved FROM stock_document d JOIN stock_move s ON s.document_id = d.id WHERE d.source_kind = 'sales_return' AND d.kind IN ('Scrap', 'Issue') GROUP BY d.source_id) m ON m.source_id = p.return_id
            WHERE p.gone <> COALESCE(m.moved, 0) ORDER BY p.return_id LIMIT 100
            """);
        await Find("sales_return", Unsettled, """
            SELECT l.return_id AS "Id", l.item_code AS "Item", l.quantity_millionths - l.sent_back_millionths AS "One", l.taken_off_millionths + l.credited_millionths + l.replaced_millionths AS "Other"
            FROM return_line l JOIN sales_return r ON r.id = l.return_id
            WHERE (CASE WHEN r.state = 'Closed' AND l.settlement <> 'None' THEN l.quantity_millionths - l.sent_back_millionths ELSE 0 END) <> l.taken_off_millionths + l.credited_millionths + l.replaced_millionths ORDER BY l.id LIMIT 100
            """);
        await Find("sales_return", CreditDiffers, """
            SELECT c.return_id AS "Id", '' AS "Item", CAST(c.amount AS bigint) AS "One", CAST(COALESCE(n.amount, 0) AS bigint) AS "Other"
            FROM (SELECT MIN(return_id) AS return_id, credit_note_id, SUM(amount_minor) AS amount FROM return_credit GROUP BY credit_note_id, CASE WHEN credit_note_id IS NULL THEN return_id ELSE 0 END) c
            LEFT JOIN (SELECT credit_note_id, SUM(amount_minor) AS amount FROM credit_note_line GROUP BY credit_note_id) n ON n.credit_note_id = c.credit_note_id
            WHERE c.amount <> COALESCE(n.amount, 0) ORDER BY c.return_id LIMIT 100
            """, money: true);
        return new(await db.Returns.LongCountAsync(ct), faults);

        async Task Find(string kind, Text what, string sql, bool money = false)
        {
            foreach (var off in await db.All.Database.SqlQueryRaw<Off>(sql).ToListAsync(ct))
            {
                var (one, other) = money ? (off.One.ToString("N0", CultureInfo.InvariantCulture), off.Other.ToString("N0", CultureInfo.InvariantCulture)) : (Figure(off.One), Figure(off.Other));
                if (faults.Count < MostFaults)
                    faults.Add(new($"{kind} {off.Id}", what == TooMuch || what == LineDiffers ? what.With(off.Item, one, other) : what.With(one, other)));
            }
        }
    }

    private static string Figure(long millionths) => (millionths / (decimal)Quantity.Scale).ToString("#,0.######", CultureInfo.InvariantCulture);

    private sealed record Off(long Id, string Item, long One, long Other);
}
