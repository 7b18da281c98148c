using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;

namespace Musubi.Sales;

internal static partial class Words
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
    public static readonly Text BilledAmount = new("請求済み額", "已出账金额", "Amount billed");
    public static readonly Text OurOrder = new("当社受注番号", "我方订单号", "Our order number");
    public static readonly Text YourOrder = new("貴社注文番号", "贵方订单号", "Your order number");
    public static readonly Text Reference = new("客先注文番号", "客户订单号", "Customer's order number");
    public static readonly Text Note = new("備考", "备注", "Note");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Lines = new("明細", "明细", "Lines");
    public static readonly Text TheirNumber = new("先方品番 {0}", "对方料号 {0}", "Their number {0}");
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
    public static readonly Text WaitToBeBilled = new("サービスの請求待ちの受注", "待开票服务的订单", "orders have services to bill");
    public static readonly Text ServicesToBill = new("サービスの未請求あり", "有未开票的服务", "Services not billed");
    public static readonly Text OrdersThisMonth = new("今月の受注件数", "本月订单数", "Orders this month");
    public static readonly Text OrderedThisMonth = new("今月の受注額", "本月订单金额", "Ordered this month");
    public static readonly Text Confirm = new("確定する", "确认", "Confirm");
    public static readonly Text Bill = new("請求する", "开具账单", "Bill");
    public static readonly Text Cancel = new("受注を取り消す", "取消订单", "Cancel order");
    public static readonly Text InvoiceDate = new("請求日", "开票日期", "Invoice date");
    public static readonly Text InvoiceDateHint = new("売上を計上する日です。", "确认收入的日期。", "Sales are booked on this day.");
    public static readonly Text BillByHandSure = new("この得意先には締め日にまとめて請求します（{0}）。いま個別の請求書を発行すると、その分は締め請求書に請求済みとして載ります。", "该客户按对账日统一开票（{0}）。现在单独开票的部分，将作为已开票列入对账单。", "This customer is billed on closing days ({0}). What is billed now has an invoice of its own, and stands on the closing bill as billed.");
    public static readonly Text LetGo = new("うち打ち切り（税抜）", "其中已关闭余量（不含税）", "Of it let go (net)");
    public static readonly Text DroppedOf = new("打ち切り {0}", "已关闭余量 {0}", "{0} let go");
    public static readonly Text BillDelivered = new("出荷済の分だけ請求する", "仅对已发货部分开票", "Bill what has left");
    public static readonly Text BillAll = new("未出荷の分も含めて、受注のすべてを請求する", "连同未发货部分，对整张订单开票", "Bill all of the order, also what has not left yet");
    public static readonly Text BillAheadSure = new("まだ出荷していない分も、いま請求します。", "尚未发货的部分也将现在开票。", "What has not left yet is billed now as well.");
    public static readonly Text CancelOrderAct = new("受注を取り消す", "取消订单", "Cancel the order");
    public static readonly Text CancelSure = new("この受注を取り消しますか。", "确定取消此订单吗？", "Cancel this order?");
    public static readonly Text Edit = new("変更", "修改", "Edit");
    public static readonly Text Invoice = new("請求書", "账单", "Invoice");
    public static readonly Text Saved = new("受注を保存しました。", "订单已保存。", "The order was saved.");
    public static readonly Text ConfirmedShort = new("受注を確定しました。{0}行は在庫が足りません。不足の内容は「在庫の確保」にあります。", "订单已确认。{0}行库存不足，详见“库存预留”。", "The order was confirmed. {0} {0:line waits|lines wait} for stock: see what is short below.");
    public static readonly Text Confirmed = new("受注を確定しました。", "订单已确认。", "The order was confirmed.");
    public static readonly Text Billed = new("請求書を発行しました。", "账单已开具。", "The invoice was issued.");
    public static readonly Text Cancelled = new("受注を取り消しました。", "订单已取消。", "The order was cancelled.");
    public static readonly Text ChangeConfirmed = new("受注を変更", "变更订单", "Change order");
    public static readonly Text ChangeConfirmedHead = new("確定した受注の変更", "变更已确认的订单", "Change confirmed order");
    public static readonly Text ChangedToast = new("受注を変更しました。", "订单已变更。", "The order was changed.");
    public static readonly Text SaveChange = new("変更を確定", "确认变更", "Make the change");
    public static readonly Text WhyChanged = new("変更の理由", "变更原因", "Reason for the change");
    public static readonly Text WhyChangedHint = new("お客様のご依頼、在庫の都合など", "客户要求、库存原因等", "The customer asked, stock is short, …");
    public static readonly Text KeptPriceHint = new("空欄は今の単価のまま。追加した行は本日の価格。", "留空则保持原单价；新增行按今日价格。", "Left empty, a price stays; added lines are priced as of today.");
    public static readonly Text Changes = new("変更履歴", "变更记录", "Changes");
    public static readonly Text Edition = new("改訂 {0}", "修订 {0}", "Revision {0}");
    public static readonly Text Editions = new("改訂", "修订", "Revision");
    public static readonly Text ChangedOn = new("変更日", "变更日期", "Changed on");
    public static readonly Text Before = new("変更前", "变更前", "Before");
    public static readonly Text After = new("変更後", "变更后", "After");
    public static readonly Text AddedLine = new("追加", "新增", "Added");
    public static readonly Text RemovedLine = new("削除", "删除", "Removed");
    public static readonly Text EarlierPapers = new("発行済の注文請書", "已出具的订单确认书", "Confirmations issued");
    public static readonly Text FirstEdition = new("初版", "初版", "First edition");
    public static readonly Text Needed = new("希望納期", "要求交期", "Wanted by");
    public static readonly Text AsSoonAsPossible = new("最短希望", "尽快", "As soon as possible");
    public static readonly Text NeededHint = new("空欄は「最短希望」", "留空表示“尽快”", "Empty: as soon as possible");
    public static readonly Text Delivered = new("出荷", "发货", "Delivered");
    public static readonly Text BilledProgress = new("請求", "开票", "Billed");
    public static readonly Text Overdue = new("納期遅れ", "逾期", "Running late");
    public static readonly Text Credit = new("与信", "信用", "Customer credit");
    public static readonly Text SetCredit = new("与信を設定", "设置信用", "Set credit");
    public static readonly Text CreditSet = new("与信を設定しました。", "信用已设置。", "The credit was set.");
    public static readonly Text CreditLimit = new("与信限度額", "信用额度", "Credit limit");
    public static readonly Text NoLimit = new("限度なし", "无限额", "No limit");
    public static readonly Text NoLimitHint = new("空欄は限度なし", "留空表示无限额", "Empty: no limit");
    public static readonly Text CreditStop = new("取引停止（確定も出荷もしない）", "停止交易（不再确认和发货）", "Credit stop: nothing more is confirmed or shipped");
    public static readonly Text CreditStopped = new("取引停止中", "已停止交易", "On credit stop");
    public static readonly Text CreditReason = new("理由", "原因", "Reason");
    public static readonly Text CreditFree = new("残り枠", "剩余额度", "Left of it");
    public static readonly Text Owed = new("売掛残高", "应收余额", "Owed");
    public static readonly Text OverdueOwed = new("うち期日超過", "其中逾期", "Of that overdue");
    public static readonly Text OnOrderWithoutRate = new("受注残（為替レート未登録）", "未开票订单（缺少汇率）", "On order, without a rate");
    public static readonly Text OnOrder = new("受注残（税込）", "未开票订单（含税）", "On order, with tax");
    public static readonly Text OrdersOfCustomer = new("受注と出荷", "订单与发货", "Orders and deliveries");
    public static readonly Text OpenAmount = new("受注残（未請求）", "未开票订单额", "Ordered, not billed");
    public static readonly Text OpenOrders = new("進行中の受注", "进行中的订单", "Orders under way");
    public static readonly Text AllOrders = new("すべての受注", "全部订单", "All orders");
    public static readonly Text NoOrders = new("受注はまだありません。", "还没有订单。", "No orders yet.");
    public static readonly Text OrdersOverdue = new("納期を過ぎた受注", "已逾期的订单", "orders are past their day");
    public static readonly Text Open = new("残", "未发", "Open");
    public static readonly Text CloseOrder = new("残を打ち切る", "关闭余量", "Close what is left");
    public static readonly Text CloseSure = new("残り {0} を打ち切りますか。出荷も請求もされなくなります。", "确定关闭余量 {0} 吗？余量将不再发货和开票。", "Close what is left, {0}? It will be neither delivered nor billed.");
    public static readonly Text Closed = new("残を打ち切りました。", "余量已关闭。", "What was left is closed.");
    public static readonly Text Deliver = new("出荷指示", "安排发货", "Deliver");
    public static readonly Text Delivery = new("出荷", "发货单", "delivery");
    public static readonly Text Deliveries = new("出荷", "发货", "Deliveries");
    public static readonly Text DeliveryNumber = new("出荷番号", "发货单号", "Delivery number");
    public static readonly Text DeliveryDate = new("出荷日", "发货日期", "Ship date");
    public static readonly Text ShipTo = new("納品先", "收货方", "Ship to");
    public static readonly Text Address = new("届け先", "收货地址", "Address");
    public static readonly Text Warehouse = new("倉庫", "仓库", "Warehouse");
    public static readonly Text Bin = new("棚番", "货位", "Bin");
    public static readonly Text Lot = new("ロット", "批次", "Lot");
    public static readonly Text Wishes = new("お客様の希望", "客户要求", "The customer's wishes");
    public static readonly Text Carrier = new("運送会社", "承运商", "Carrier");
    public static readonly Text Tracking = new("送り状番号", "运单号", "Tracking number");
    public static readonly Text Parcels = new("個口数", "件数", "Parcels");
    public static readonly Text OverReason = new("超過の理由", "超发原因", "Why more was shipped");
    public static readonly Text OverReasonHint = new("受注より多く出荷するときだけ", "仅在发货多于订单时填写", "Only where more goes out than was ordered");
    public static readonly Text ReceivedBy = new("受領者", "签收人", "Received by");
    public static readonly Text ReceivedOn = new("受領日", "签收日期", "Received on");
    public static readonly Text Prove = new("受領を記録", "登记签收", "Record receipt");
    public static readonly Text Proven = new("受領を記録しました。", "已登记签收。", "The receipt was recorded.");
    public static readonly Text Ready = new("引当済", "可发", "Ready");
    public static readonly Text ToDeliver = new("今回出荷", "本次发货", "This time");
    public static readonly Text PlanDelivery = new("出荷指示を出す", "生成发货单", "Plan the delivery");
    public static readonly Text DeliveryPlanned = new("出荷指示を出しました。", "已生成发货单。", "The delivery was planned.");
    public static readonly Text PickLines = new("ピッキング", "拣货", "To pick");
    public static readonly Text PickList = new("ピッキングリスト", "拣货单", "Pick list");
    public static readonly Text DeliveryNote = new("納品書", "送货单", "Delivery note");
    public static readonly Text RecordPicks = new("実績を入力", "录入实拣", "Write down picks");
    public static readonly Text Picked = new("実績", "实拣", "Picked");
    public static readonly Text Asked = new("指示", "应拣", "Asked");
    public static readonly Text PicksSaved = new("実績を保存しました。", "实拣已保存。", "The picks were saved.");
    public static readonly Text FromElsewhere = new("別の棚やロットから", "来自其他货位或批次", "From elsewhere");
    public static readonly Text FromElsewhereHint = new("リストにない棚やロットから取ったもの", "从清单以外的货位或批次取出的", "What was taken from places that the list does not name");
    public static readonly Text SavePicks = new("実績を保存", "保存实拣", "Save picks");
    public static readonly Text Ship = new("出荷する", "发货", "Ship");
    public static readonly Text Shipped = new("出荷しました。", "已发货。", "It was shipped.");
    public static readonly Text CancelDelivery = new("出荷を取り消す", "取消发货", "Cancel delivery");
    public static readonly Text CancelDeliverySure = new("この出荷を取り消しますか。引き当てた品は受注に戻ります。", "确定取消此发货吗？已备货物将退回订单。", "Cancel this delivery? What it holds goes back to the order.");
    public static readonly Text DeliveryCancelled = new("出荷を取り消しました。", "发货已取消。", "The delivery was cancelled.");
    public static readonly Text StockDocument = new("出庫伝票", "出库单", "Stock issue");
    public static readonly Text ToShip = new("出荷待ち", "待发货", "deliveries wait to be shipped");
    public static readonly Text OrdersToDeliver = new("出荷指示待ちの受注", "待安排发货的订单", "orders wait to be delivered");
    public static readonly Text ShippedToBill = new("請求待ちの出荷", "待开票的发货", "deliveries wait to be billed");
    public static readonly Text NothingReady = new("いま出荷できる品がありません。", "目前没有可发的货物。", "Nothing of it can be delivered now.");
    public static readonly Text ShipsAsAsked = new("実績が未記録の明細は、指示どおり出荷します。", "未录入实拣数量的明细将按应拣数量出库。", "Lines without a recorded pick ship as instructed.");
    public static readonly Text NotPickedYet = new("未記録", "未记录", "not recorded yet");
    public static readonly Text OrderChanges = new("受注の変更", "订单变更", "Changes of orders");
    public static readonly Text ChangeWaits = new("この受注の変更が承認を待っています。承認されるまで、受注は元のままです。", "此订单有一项变更正在等待审批；批准之前，订单保持原样。", "A change of this order waits for approval. Until then the order stands as it is.");
    public static readonly Text ChangePutForward = new("承認を申請しました。承認されると変更されます。", "已提交审批，批准后即变更。", "The change waits for approval, and is made once it is given.");
    public static readonly Text ProposedChange = new("承認待ちの変更", "待审批的变更", "Change that waits");
    public static readonly Text ProposedBy = new("申請者", "申请人", "Put forward by");
    public static readonly Text ChangeReturnedFor = new("変更の差し戻し理由", "变更退回原因", "Why the change came back");
    public static readonly Text Supplier = new("仕入先", "供应商", "Supplier");
    public static readonly Text ShippedBy = new("出荷元", "发货方", "Shipped by");
    public static readonly Text FromStock = new("自社在庫", "自有库存", "Our own stock");
    public static readonly Text StockShort = new("在庫", "库存", "Our stock");
    public static readonly Text SupplierShort = new("直送", "直发", "By supplier");
    public static readonly Text BySupplier = new("仕入先から直送", "供应商直发", "A supplier");
    public static readonly Text DropShip = new("直送の仕入先", "直发供应商", "Shipped by supplier");
    public static readonly Text DropShipHint = new("空欄は自社在庫から出荷", "留空则由自有库存发货", "Empty: it leaves our own stock");
    public static readonly Text SupplierCost = new("仕入単価", "采购单价", "Supplier's price");
    public static readonly Text WithSupplier = new("仕入先手配中", "供应商发货中", "With the supplier");
    public static readonly Text DirectFrom = new("{0}から直送", "由{0}直发", "Shipped by {0}");
    public static readonly Text AskSupplier = new("{0}に直送を依頼", "委托{0}直发", "Ask {0} to ship");
    public static readonly Text ShippingRequest = new("直送依頼書", "直发委托单", "Shipping request");
    public static readonly Text RequestMade = new("直送を依頼しました。直送依頼書を仕入先に送ってください。", "已生成直发委托，请将直发委托单发送给供应商。", "The supplier is asked to ship: send it the shipping request.");
    public static readonly Text WantedOn = new("希望出荷日", "要求发货日", "Wanted on");
    public static readonly Text AskedQuantity = new("依頼", "委托", "Asked for");
    public static readonly Text ShippedQuantity = new("出荷数", "发货数", "Quantity shipped");
    public static readonly Text RecordSupplier = new("仕入先の出荷を記録", "登记供应商发货", "Record supplier's shipment");
    public static readonly Text SupplierLots = new("仕入先のロット・シリアル", "供应商批次、序列号", "Supplier's lots");
    public static readonly Text SupplierShipped = new("仕入先の出荷を記録しました。", "已登记供应商发货。", "The supplier's shipment was recorded.");
    public static readonly Text SuppliersToShip = new("仕入先の出荷待ち", "待供应商发货", "deliveries wait for suppliers");
    public static readonly Text CancelRequestSure = new("この直送依頼を取り消しますか。仕入先にも連絡してください。", "确定取消此直发委托吗？请同时通知供应商。", "Cancel this request? Tell the supplier, too.");
    public static readonly Text CostBooked = new("原価", "成本", "Cost");
    public static readonly Text BookEntry = new("原価の仕訳", "成本凭证", "Cost entry");
    public static readonly Text Typed = new("手入力", "手工录入", "typed");

    public static readonly Text BeyondCredit = new("与信限度超", "超信用额度", "Beyond the credit limit");
    public static readonly Text MustBeApproved = new("下限価格を割る明細があるため、確定には承認が要ります。", "有明细低于底价，确认前须经审批。", "A line lies below its floor price: confirming it needs an approval.");
    public static readonly Text WaitsForCredit = new("申請の時点で与信限度額を {0} 超えるため、会計の承認を待っています。", "提交时超出信用额度 {0}，等待财务批准。", "When it was submitted it went beyond the credit limit by {0}: it waits for finance.");
    public static readonly Text WaitsForCreditAdvice = new("その後の入金や限度額の見直しで枠に収まれば、申請を取り下げてそのまま確定できます。金額を減らす、分けて受注する方法もあります。", "之后收款或调整额度而不再超出时，可撤回申请直接确认；也可减少金额或分批下单。", "Once a payment or a higher limit makes room for it, withdraw the request and confirm it at once. Or order less, or in parts.");
    public static readonly Text WaitsNow = new("承認を申請しました。承認されると確定します。", "已提交审批，批准后即确认。", "It waits for approval, and is confirmed once it is given.");

    public static Text StateOf(OrderState state) => state switch
    {
        OrderState.Draft => new("下書き", "草稿", "a draft"),
        OrderState.Waiting => QuoteWords.StateOf(QuoteState.Waiting),
        OrderState.Confirmed => new("確定", "已确认", "confirmed"),
        OrderState.Completed => new("完了", "已完成", "completed"),
        _ => new("取消済", "已取消", "cancelled"),
    };

    /// <summary>The state as a badge shows it.</summary>
    public static Text BadgeOf(OrderState state) => state switch
    {
        OrderState.Draft => Draft,
        OrderState.Waiting => QuoteWords.BadgeOf(QuoteState.Waiting),
        OrderState.Confirmed => new("確定", "已确认", "Confirmed"),
        OrderState.Completed => new("完了", "已完成", "Completed"),
        _ => new("取消済", "已取消", "Cancelled"),
    };

    public static Text Of(Progress progress) => progress switch
    {
        Progress.None => new("未", "未开始", "None"),
        Progress.Partly => new("一部", "部分", "Partly"),
        _ => new("済", "已完成", "Wholly"),
    };

    public static string ToneOf(Progress progress) => progress switch { Progress.Partly => "amber", Progress.Wholly => "green", _ => "" };

    public static Text StateOf(DeliveryState state) => state switch
    {
        DeliveryState.Picking => new("準備中", "备货中", "being gathered"),
        DeliveryState.Requested => new("仕入先手配中", "供应商发货中", "with the supplier"),
        DeliveryState.Shipped => new("出荷済", "已发货", "shipped"),
        _ => new("取消済", "已取消", "cancelled"),
    };

    public static Text BadgeOf(DeliveryState state) => state switch
    {
        DeliveryState.Picking => new("準備中", "备货中", "Picking"),
        DeliveryState.Requested => WithSupplier,
        DeliveryState.Shipped => new("出荷済", "已发货", "Shipped"),
        _ => new("取消済", "已取消", "Cancelled"),
    };

    public static string ToneOf(DeliveryState state) => state switch { DeliveryState.Picking => "blue", DeliveryState.Requested => "amber", DeliveryState.Shipped => "green", _ => "" };

    public static string ToneOf(OrderState state) => state switch { OrderState.Waiting => "amber", OrderState.Confirmed => "blue", OrderState.Completed => "green", _ => "" };
}
