using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales;

internal static class Words
{
    public static readonly Text InTheWarehouse = new("在庫の確保", "库存预留", "Kept in the warehouse");
    public static readonly Text Kept = new("確保", "已备", "Kept");
    public static readonly Text Awaited = new("不足", "短缺", "Waits for");
    public static readonly Text AllKept = new("全数を確保しています。", "已全部备齐。", "All of it is kept.");
    public static readonly Text Order = new("受注", "销售订单", "sales order");
    public static readonly Text Orders = new("受注", "销售订单", "Sales orders");
    public static readonly Text NewOrder = new("受注を登録", "新建销售订单", "New sales order");
    public static readonly Text EditOrder = new("受注の変更", "修改销售订单", "Edit sales order");
    public static readonly Text Draft = new("下書き", "草稿", "Draft");
    public static readonly Text Number = new("受注番号", "订单编号", "Order number");
    public static readonly Text Date = new("受注日", "订单日期", "Order date");
    public static readonly Text Customer = new("得意先", "客户", "Customer");
    public static readonly Text Reference = new("客先注文番号", "客户订单号", "Customer's order number");
    public static readonly Text Note = new("備考", "备注", "Note");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Lines = new("明細", "明细", "Lines");
    public static readonly Text Item = new("品目", "物料", "Item");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text Unit = new("単位", "单位", "Unit");
    public static readonly Text Price = new("単価", "单价", "Unit price");
    public static readonly Text PriceSource = new("価格の出所", "价格来源", "Price from");
    public static readonly Text Reason = new("単価の理由", "改价原因", "Reason for the price");
    public static readonly Text WhyThisPrice = new("この単価の理由", "此单价的由来", "Why this price");
    public static readonly Text TaxRate = new("税率", "税率", "Tax rate");
    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Net = new("小計", "小计", "Subtotal");
    public static readonly Text TaxAt = new("消費税 {0}", "税额 {0}", "Tax {0}");
    public static readonly Text Tax = new("消費税", "税额", "Tax");
    public static readonly Text Total = new("合計", "合计", "Total");
    public static readonly Text WaitToBeConfirmed = new("確定待ちの受注", "待确认的订单", "orders wait to be confirmed");
    public static readonly Text WaitToBeBilled = new("請求待ちの受注", "待开票的订单", "orders wait to be billed");
    public static readonly Text OrdersThisMonth = new("今月の受注件数", "本月订单数", "Orders this month");
    public static readonly Text OrderedThisMonth = new("今月の受注額", "本月订单金额", "Ordered this month");
    public static readonly Text Confirm = new("確定する", "确认", "Confirm");
    public static readonly Text Bill = new("請求する", "开具发票", "Bill");
    public static readonly Text Cancel = new("受注を取り消す", "取消订单", "Cancel order");
    public static readonly Text CancelSure = new("この受注を取り消しますか。", "确定取消此订单吗？", "Cancel this order?");
    public static readonly Text Edit = new("変更", "修改", "Edit");
    public static readonly Text Invoice = new("請求書", "发票", "Invoice");
    public static readonly Text Saved = new("受注を保存しました。", "订单已保存。", "The order was saved.");
    public static readonly Text Confirmed = new("受注を確定しました。", "订单已确认。", "The order was confirmed.");
    public static readonly Text Billed = new("請求書を発行しました。", "发票已开具。", "The invoice was issued.");
    public static readonly Text Cancelled = new("受注を取り消しました。", "订单已取消。", "The order was cancelled.");
    public static readonly Text Typed = new("手入力", "手工录入", "typed");

    public static Text StateOf(OrderState state) => state switch
    {
        OrderState.Draft => new("下書き", "草稿", "a draft"),
        OrderState.Confirmed => new("確定", "已确认", "confirmed"),
        OrderState.Billed => new("請求済", "已开票", "billed"),
        _ => new("取消済", "已取消", "cancelled"),
    };

    /// <summary>The state as a badge shows it.</summary>
    public static Text BadgeOf(OrderState state) => state switch
    {
        OrderState.Draft => Draft,
        OrderState.Confirmed => new("確定", "已确认", "Confirmed"),
        OrderState.Billed => new("請求済", "已开票", "Billed"),
        _ => new("取消済", "已取消", "Cancelled"),
    };

    public static string ToneOf(OrderState state) => state switch { OrderState.Confirmed => "blue", OrderState.Billed => "green", _ => "" };
}
