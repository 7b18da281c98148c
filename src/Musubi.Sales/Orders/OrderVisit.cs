using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Orders;

/// <summary>An order that went all the way, delivered from stock, billed and booked: of the latest, the one with most lines.</summary>
internal sealed class OrderVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("受注から仕訳まで1本の鎖", "从订单到凭证一条链", "From order to books, one chain");
    private static readonly Text Benefit = new("受注が在庫を押さえ、出荷が在庫を減らし、請求が帳簿に載ります。同じことを二度入力しません。", "订单预留库存，发货减少库存，账单进入账簿，同一件事绝不录入两次。", "The order holds stock, the delivery takes it, the invoice reaches the books. Nothing is typed twice.");
    private static readonly Text Look = new("番号の下の鎖から出荷へ、請求書へ、その仕訳へと進めます。点線の下線の数字は元を開きます。", "沿编号下方的单据链可进入发货、账单及其凭证；带虚线下划线的数字可打开其来源。", "The chain below the number leads to the delivery, the invoice and its entry. A figure with a dotted line opens its source.");

    private const int Lately = 50;

    public VisitStop Stop { get; } = new("order", 40, "shopping-cart", Title, Benefit, Look, SalesPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.Orders.Where(o => o.State == OrderState.Completed && db.Deliveries.Any(d => d.OrderId == o.Id && d.StockDocumentId != null && d.InvoiceId != null))
            .OrderByDescending(o => o.Id).Take(Lately).OrderByDescending(o => o.Lines.Count).ThenBy(o => o.Id).Select(o => (Id<SalesOrder>?)o.Id).FirstOrDefaultAsync(ct) is { } id ? $"/sales/orders/{id}" : null;
}
