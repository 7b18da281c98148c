using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Lists;
using Musubi.Modules.Visits;
using Musubi.Modules.Workplace.Printing;
using Musubi.Pricing;
using Musubi.Sales.Closings;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Grading;
using Musubi.Sales.Orders;
using Musubi.Sales.Past;
using Musubi.Sales.Quotes;
using Musubi.Sales.Returns;
using Musubi.Sales.Unbilled;

namespace Musubi.Sales;

/// <summary>From what a customer wants to what it is billed.</summary>
public sealed class SalesModule : Module
{
    public override Text Name { get; } = new("販売", "销售", "Sales");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(SalesPermission.View, new("受注の閲覧", "查看销售订单", "see sales orders"), Department.Sales, Department.Service, Department.Warehouse, Department.Finance, Department.Management),
        new(SalesPermission.SeeDeliveries, new("出荷の閲覧", "查看发货", "see deliveries"), Department.Sales, Department.Service, Department.Warehouse, Department.Purchasing, Department.Finance, Department.Management),
        new(SalesPermission.EditOrders, new("受注の登録と変更", "录入和修改销售订单", "enter and edit sales orders"), Department.Sales),
        new(SalesPermission.ConfirmOrders, new("受注の確定", "确认销售订单", "confirm sales orders"), Department.Sales, Department.Management),
        new(SalesPermission.ChangeOrders, new("確定した受注の変更", "变更已确认的订单", "change confirmed sales orders"), Department.Sales, Department.Management),
        new(SalesPermission.EditQuotes, new("見積の作成と変更", "编制和修改报价单", "write and edit quotes"), Department.Sales),
        new(SalesPermission.SendQuotes, new("見積の提出", "发出报价单", "send quotes"), Department.Sales, Department.Management),
        new(SalesPermission.ExtendQuotes, new("見積の有効期限の延長", "延长报价单有效期", "extend the validity of quotes"), Department.Management),
        new(SalesPermission.SetCredit, new("与信の設定", "设置客户信用", "set the credit of customers"), Department.Finance, Department.Management),
        new(SalesPermission.ExceedCredit, new("与信限度を超えた確定と出荷", "超信用额度确认和发货", "confirm and ship beyond a credit limit"), Department.Finance, Department.Management),
        new(SalesPermission.PlanDeliveries, new("出荷指示", "安排发货", "plan deliveries"), Department.Sales, Department.Warehouse),
        new(SalesPermission.ShipDeliveries, new("ピッキングと出荷", "拣货和发货", "pick and ship deliveries"), Department.Warehouse),
        new(SalesPermission.CloseBills, new("締め請求", "对账开票", "close bills"), Department.Finance),
        new(SalesPermission.UndoClosings, new("締め請求の解除", "撤销对账单", "undo closing bills"), Department.Finance, Department.Management),
        .. Returning.Permissions,
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Sales, QuoteWords.Quotes, "/sales/quotes", "file-text", SalesPermission.View, 'q'),
        new(Department.Sales, Words.Orders, "/sales/orders", "shopping-cart", SalesPermission.View, 'o'),
        new(Department.Warehouse, Words.Deliveries, "/sales/deliveries", "package-check", SalesPermission.SeeDeliveries, 'd'),
        new(Department.Finance, Words.ClosingBills, "/sales/closing-bills", "calendar-check", FinancePermission.View),
        new(Department.Finance, Words.UnbilledSales, "/sales/unbilled", "timer", FinancePermission.View),
        .. Returning.Menu,
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } =
    [
        new(Department.Sales, QuoteWords.NewQuote, "/sales/quotes/new", "file-plus", SalesPermission.EditQuotes),
        new(Department.Sales, Words.NewOrder, "/sales/orders/new", "file-plus", SalesPermission.EditOrders),
        new(Department.Finance, Words.CloseBills, "/sales/closing", "calendar-check", SalesPermission.CloseBills),
    ];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("quote", QuoteWords.Quote, "/sales/quotes/{0}", "file-text"),
        new("sales_order", Words.Order, "/sales/orders/{0}", "shopping-cart"),
        new(OrderChangeApproval.OfKind, Words.OrderChanges, "/sales/orders/{0}#proposal", "shopping-cart", SalesPermission.View),
        new("delivery", Words.Delivery, "/sales/deliveries/{0}", "package-check"),
        new(UnbilledSales.Kind, Words.UnbilledSales, "/sales/unbilled/{0}", "timer", FinancePermission.View),
        new("closing_bill", Words.ClosingBill, "/sales/closing-bills/{0}", "calendar-check"),
        .. Returning.Subjects,
    ];

    public override IReadOnlyList<SubjectPart> Parts { get; } =
    [
        new("party", typeof(CustomerQuotes), SalesPermission.View), new("party", typeof(CustomerOrders), SalesPermission.View), new("party", typeof(CreditPart), SalesPermission.View),
        new("sales_order", typeof(OrderChangesPart), SalesPermission.View),
        .. Returning.Parts,
    ];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new(nameof(SaveQuote), new("見積を保存しました", "保存了报价单", "saved the quote")),
        new(nameof(SendQuote), new("見積の提出手続きをしました", "提交发出报价单", "put the quote forward to be sent")),
        new(nameof(ReviseQuote), new("改訂版を作成しました", "制作了修订版", "revised the quote")),
        new(nameof(DiscardQuote), new("下書きを破棄しました", "放弃了草稿", "discarded the draft")),
        new(nameof(ExtendQuote), new("有効期限を延ばしました", "延长了有效期", "extended its validity")),
        new(nameof(DeclineQuote), new("失注を記録しました", "登记了未成交", "recorded that it was declined")),
        new(nameof(AcceptQuote), new("見積を受注にしました", "将报价单转为订单", "accepted the quote into an order")),
        new("quote.Date", QuoteWords.Date), new("quote.ValidUntil", QuoteWords.ValidUntil), new("quote.Needed", Words.Needed), new("quote.CustomerName", Words.Customer), new("quote.Reference", QuoteWords.Reference), new("quote.Note", Words.Note),
        new("quote.Number", QuoteWords.Number), new("quote.Revision", QuoteWords.Versions), new("quote.OwnerName", QuoteWords.Owner), new("quote.Net", Words.Net), new("quote.Tax", Words.Tax), new("quote.Total", Words.Total), new("quote.State", Words.State),
        new("quote.ReturnedFor", QuoteWords.ReturnedFor), new("quote.SentOn", QuoteWords.SentOn), new("quote.AnsweredOn", QuoteWords.AnsweredOn), new("quote.Loss", QuoteWords.Loss), new("quote.LossWords", QuoteWords.LossWords), new("quote.Chosen", QuoteWords.Chosen),
        new("quote_line", Words.Lines), new("quote_line.ItemCode", Words.Item), new("quote_line.ItemName", Words.Item), new("quote_line.Part", QuoteWords.Part), new("quote_line.Quantity", Words.Quantity), new("quote_line.UnitPrice", Words.Price),
        new("quote_line.PriceTyped", Words.Typed), new("quote_line.TaxRate", Words.TaxRate, As: TrailFigure.Share), new("quote_line.Net", Words.Amount),
        new("quote_option", QuoteWords.Option), new("quote_option.Part", QuoteWords.Option), new("quote_option.Name", QuoteWords.OptionName), new("quote_option.Net", Words.Net), new("quote_option.Tax", Words.Tax), new("quote_option.Total", Words.Total),
        .. new[] { "quote.Chosen", "quote_line.Part", "quote_option.Part" }.SelectMany(field => TrailWord.Of<QuotePart>(field, QuoteWords.Of)), .. TrailWord.Of<QuoteState>("quote.State", QuoteWords.BadgeOf),
        .. TrailWord.Of<QuoteLoss>("quote.Loss", QuoteWords.Of),
        new(nameof(ConfirmOrder), new("受注の確定手続きをしました", "办理了订单确认", "took the order to be confirmed")),
        new(nameof(ChangeOrder), new("確定した受注の変更を入れました", "登记了已确认订单的变更", "entered a change of the confirmed order")),
        new(nameof(BillOrder), new("請求しました", "开具了账单", "billed the order")),
        new(nameof(CancelOrder), new("受注を取り消しました", "取消了订单", "cancelled the order")),
        new(nameof(CloseOrder), new("残を打ち切りました", "关闭了余量", "closed what was left")),
        new(nameof(SetCredit), new("与信を設定しました", "设置了信用", "set the credit")),
        new("customer_credit", Words.Credit), new("customer_credit.LimitMinor", Words.CreditLimit), new("customer_credit.Stopped", Words.CreditStop), new("customer_credit.Reason", Words.CreditReason),
        new(nameof(PlanDelivery), new("出荷指示を出しました", "安排了发货", "planned the delivery")),
        new(nameof(PickDelivery), new("ピッキング実績を入力しました", "录入了实拣", "wrote down what was picked")),
        new(nameof(ShipDelivery), new("出荷しました", "已发货", "shipped it")),
        new(nameof(ShipFromSupplier), new("仕入先の出荷を記録しました", "登记了供应商发货", "recorded what the supplier shipped")),
        new(nameof(ProveDelivery), new("受領を記録しました", "登记了签收", "recorded that it was received")),
        new(nameof(BillDelivery), new("請求しました", "开具了账单", "billed the delivery")),
        new(nameof(CancelDelivery), new("出荷を取り消しました", "取消了发货", "cancelled the delivery")),
        new("proposed_change", Words.OrderChanges), new("proposed_change.State", Words.State), new("proposed_change.Reason", Words.WhyChanged), new("proposed_change.ReturnedFor", Words.ChangeReturnedFor), new("proposed_change.TotalAfter", Words.Total), new("proposed_change.ByName", Words.ProposedBy),
        new("=Made", new("変更済", "已变更", "Made")), new("=Returned", new("差し戻し", "已退回", "Given back")), new("=Withdrawn", new("取り下げ", "已撤回", "Withdrawn")),
        new("sales_order.Edition", Words.Editions), new("sales_order.Net", Words.Net), new("sales_order.Tax", Words.Tax), new("sales_order.Total", Words.Total),
        new("sales_order.Needed", Words.Needed), new("sales_order.Delivered", Words.Delivered), new("sales_order.Billed", Words.BilledProgress),
        new("=Partly", Words.Of(Progress.Partly)), new("=Wholly", Words.Of(Progress.Wholly)),
        new("sales_order_line", Words.Lines), new("sales_order_line.ItemCode", Words.Item), new("sales_order_line.ItemName", Words.Item), new("sales_order_line.Quantity", Words.Quantity), new("sales_order_line.Needed", Words.Needed),
        new("sales_order_line.UnitPrice", Words.Price), new("sales_order_line.PriceTyped", Words.Typed), new("sales_order_line.TaxRate", Words.TaxRate, As: TrailFigure.Share), new("sales_order_line.Net", Words.Amount), new("sales_order_line.Delivered", Words.Delivered), new("sales_order_line.Billed", Words.BilledProgress), new("sales_order_line.Dropped", Words.CloseOrder), new("sales_order_line.BilledNet", Words.BilledAmount),
        new("sales_order_line.SupplierName", Words.DropShip), new("sales_order_line.SupplierCost", Words.SupplierCost, CatalogPermission.SeeCost), new("sales_order.AwaitsSupplier", Words.WithSupplier),
        new("delivery.SupplierName", Words.Supplier), new("delivery.WantedOn", Words.WantedOn), new("delivery_line.Lots", Words.SupplierLots), new("delivery_line.UnitCost", Words.SupplierCost, CatalogPermission.SeeCost), new("delivery_line.CostMinor", Words.CostBooked, CatalogPermission.SeeCost),
        new("delivery.Date", Words.DeliveryDate), new("delivery.Carrier", Words.Carrier), new("delivery.Tracking", Words.Tracking), new("delivery.Parcels", Words.Parcels), new("delivery.OverReason", Words.OverReason),
        new("delivery.ReceivedBy", Words.ReceivedBy), new("delivery.ReceivedOn", Words.ReceivedOn), new("delivery_line.Quantity", Words.Quantity), new("delivery_pick.Picked", Words.Picked, As: TrailFigure.Millionths),
        new(nameof(CloseBills), new("締めました", "进行了对账", "closed the bill")),
        new(nameof(AccrueUnbilled), new("未請求売上を計上しました", "计入了未开票销售", "booked the unbilled sales")),
        new(nameof(UndoClosing), new("締めを解除しました", "撤销了对账", "undid the closing")),
        new("closing_bill.Number", Words.BillNumber), new("closing_bill.PartyName", Words.Payer), new("closing_bill.Closing", Words.ClosingDate), new("closing_bill.Due", Words.Due), new("closing_bill.Previous", Words.PreviousBill),
        new("closing_bill.Paid", Words.PaidSince), new("closing_bill.Carried", Words.CarriedOver), new("closing_bill.Sales", Words.SalesOfPeriod), new("closing_bill.Tax", Words.Tax), new("closing_bill.Billed", Words.ThisBill),
        new("closing_bill.Stands", Words.StandsMark), new("closing_bill.UndoneOn", Words.UndoneOn), new("closing_bill.Reason", Words.UndoReason),
        new("closing_bill_line", Words.BilledDeliveries), new("closing_bill_document", Words.DocumentsOfPeriod), new("closing_bill_tax", Words.TaxByRate),
        new("delivery.ClosingBillId", Words.ClosingBill),
        new("sales_order.CustomerName", Words.Customer),
        new("sales_order.Date", Words.Date), new("sales_order.State", Words.State), new("sales_order.ReturnedFor", QuoteWords.ReturnedFor), new("sales_order.BeyondCredit", Words.BeyondCredit),
        .. TrailWord.Of<OrderState>("sales_order.State", Words.StateOf),
        new("sales_order.Reference", Words.Reference),
        new("sales_order.Note", Words.Note),
        .. Returning.Trail,
    ];

    public override IReadOnlyList<PrintForm> Prints { get; } = [QuotePrint.Form, OrderPrint.Form, DeliveryPrint.PickList, DeliveryPrint.Request, DeliveryPrint.Note, ClosingBillPrint.Form, ReturnPrint.Slip];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [QuoteList.Definition, OrderList.Definition, DeliveryList.Definition, ClosingBillList.Definition, ClosingCustomers.Definition, ReturnList.Definition];

    internal static readonly Series QuoteSeries = new("Q", "{0}-{1:yyMM}-{2:00000}");
    internal static readonly Series OrderSeries = new("SO", "{0}-{1:yyMM}-{2:00000}");

    public override void AddServices(IServiceCollection services) => services.AddScoped<SalesDb>().AddScoped<IHomePart, OrdersHome>().AddScoped<OrderPreview>().AddScoped<OrderChangePlans>().AddScoped<OrderPrices>().AddScoped<DropShipments>().AddScoped<IBookRates, BookRates>().AddScoped<OrderStock>().AddScoped<OrderConfirming>().AddScoped<ApprovalSubject, OrderApproval>().AddScoped<ApprovalSubject, OrderChangeApproval>().AddScoped<OrderChanging>().AddScoped<OrderChangeAsking>().AddScoped<OrderBilling>().AddScoped<CreditCheck>().AddScoped<IInvariant, OrdersAddUp>()
        .AddScoped<QuotePreview>().AddScoped<QuoteSending>().AddScoped<ApprovalSubject, QuoteApproval>().AddScoped<IHomePart, QuotesHome>().AddScoped<IInvariant, QuotesAddUp>()
        .AddSingleton(GaplessSeries.Of<Quote>(QuoteSeries, q => new() { Number = q.Number, Date = q.Date }, q => q.Number != "" && q.Revision == 1))
        .AddScoped<ICreditedGoods, Returns.ReturnedGoods>().AddScoped<ICustomerFacts, OrderFacts>().AddScoped<ICustomerFacts, PaymentFacts>().AddScoped<ISoldLines, SoldOrderLines>()
        .AddScoped<ITellUnfinished, UnfinishedSales>().AddScoped<DeliveryPlans>().AddScoped<DeliveryReading>().AddScoped<IHomePart, DeliveriesHome>().AddScoped<IInvariant, DeliveriesMatchStock>().AddScoped<IInvariant, SuppliersShipAtCost>().AddScoped<DeliveryLeaving>()
        .AddScoped<ClosingPlans>().AddScoped<UnbilledSales>().AddScoped<ClosingUndo>().AddScoped<IHomePart, ClosingsHome>().AddScoped<IInvariant, ClosingBillsAddUp>()
        .AddSingleton(GaplessSeries.Of<ClosingBill>(CloseBills.Series, b => new() { Number = b.Number, Date = b.Closing }))
        .AddReturns()
        .AddScoped<IVisitStop, PriceVisit>().AddScoped<IVisitStop, CustomerVisit>().AddScoped<IVisitStop, OrderVisit>().AddScoped<IVisitStop, ClosingVisit>().AddScoped<IVisitStop, Returns.ReturnVisit>().AddScoped<IVisitStop, ApprovalVisit>().AddScoped<IVisitStop, DirectVisit>()
        .AddScoped<EnterPastSales>().AddScoped<EnterPastReturns>().AddScoped(p => new PastSales(p.GetRequiredService<EnterPastSales>(), p.GetRequiredService<EnterPastReturns>()))
        .AddSingleton(GaplessSeries.Of<Delivery>(PlanDelivery.Series, d => new() { Number = d.Number, Date = Numbered.MonthIn(d.Number) }))
        .AddSingleton(GaplessSeries.Of<SalesOrder>(OrderSeries, o => new() { Number = o.Number, Date = o.Date }, o => o.Number != ""));

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Quote>(e =>
        {
            e.Property(q => q.Number).HasMaxLength(44);
            e.Property(q => q.Reference).HasMaxLength(60);
            e.HasIndex(q => new { q.FirstId, q.Revision }).IsUnique();
            e.HasIndex(q => new { q.Date, q.Id });
            e.HasIndex(q => new { q.CustomerId, q.Date });
            e.HasIndex(q => new { q.State, q.ValidUntil });
            e.HasIndex(q => q.Number);
            e.HasMany(q => q.Lines).WithOne().HasForeignKey(l => l.QuoteId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(q => q.Options).WithOne().HasForeignKey(o => o.QuoteId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<QuoteLine>().HasIndex(l => l.ItemId);
        model.Entity<QuoteOption>().HasIndex(o => new { o.QuoteId, o.Part }).IsUnique();
        model.Entity<SalesOrder>(e =>
        {
            // A quote becomes one order, whoever accepts it at once.
            e.HasIndex(o => o.QuoteId).IsUnique();
            e.Property(o => o.Number).HasMaxLength(40);
            e.Property(o => o.Reference).HasMaxLength(60);
            e.HasIndex(o => new { o.Date, o.Id });
            e.HasIndex(o => new { o.CustomerId, o.Date });
            e.HasIndex(o => o.Number);
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SalesOrderLine>().HasIndex(l => l.ItemId);
        model.Entity<SalesOrderLine>().HasIndex(l => new { l.ItemId, l.Id }).HasFilter("supplier_id IS NOT NULL");
        model.Entity<OrderChange>(e =>
        {
            e.Property(c => c.Reason).HasMaxLength(ChangeOrder.MostWhy);
            e.HasIndex(c => new { c.OrderId, c.Number }).IsUnique();
            e.HasOne<SalesOrder>().WithMany().HasForeignKey(c => c.OrderId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.ChangeId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(c => c.Stock).WithOne().HasForeignKey(s => s.ChangeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProposedChange>(e =>
        {
            e.Property(c => c.Reason).HasMaxLength(ChangeOrder.MostWhy);
            e.Property(c => c.ReturnedFor).HasMaxLength(ProposedChange.MostWhy);
            e.HasIndex(c => c.OrderId);
            // Of one order one change waits, whoever puts one forward at once.
            e.HasIndex(c => c.OrderId, "ix_proposed_change_waiting").IsUnique().HasFilter("state = 'Waiting'");
            e.HasOne<SalesOrder>().WithMany().HasForeignKey(c => c.OrderId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CustomerCredit>().HasIndex(c => c.PartyId).IsUnique();
        model.Entity<Delivery>(e =>
        {
            e.Property(d => d.Number).HasMaxLength(40);
            e.HasIndex(d => d.Number).IsUnique();
            e.HasIndex(d => new { d.Date, d.Id });
            e.HasIndex(d => d.OrderId);
            e.HasIndex(d => new { d.CustomerId, d.Date });
            e.HasMany(d => d.Lines).WithOne().HasForeignKey(l => l.DeliveryId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(d => d.Picks).WithOne().HasForeignKey(p => p.DeliveryId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<SalesOrder>().WithMany().HasForeignKey(d => d.OrderId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DeliveryLine>().HasIndex(l => l.OrderLineId);
        model.Entity<Delivery>().HasIndex(d => new { d.CustomerId, d.Date }, "ix_delivery_to_bill").HasFilter("state = 'Shipped' AND invoice_id IS NULL AND closing_bill_id IS NULL");
        model.Entity<Delivery>().HasIndex(d => new { d.Date, d.Id }, "ix_delivery_picking").HasFilter("state = 'Picking'");
        model.Entity<Delivery>().HasIndex(d => new { d.Date, d.Id }, "ix_delivery_requested").HasFilter("state = 'Requested'");
        model.Entity<DeliveryLine>().Property(l => l.Lots).HasMaxLength(ShipFromSupplier.MostLots);
        model.Entity<ClosingBill>(e =>
        {
            e.Property(b => b.Number).HasMaxLength(40);
            e.Property(b => b.Reason).HasMaxLength(500);
            e.HasIndex(b => b.Number).IsUnique();
            e.HasIndex(b => new { b.Closing, b.Id });
            // One bill of a customer, currency and day stands, and each is the next of one before it.
            e.HasIndex(b => new { b.PartyId, b.Currency, b.Closing }).IsUnique().HasFilter("stands");
            e.HasIndex(b => b.BeforeId).IsUnique().HasFilter("stands AND before_id IS NOT NULL");
            e.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BillId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(b => b.Documents).WithOne().HasForeignKey(d => d.BillId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(b => b.Taxes).WithOne().HasForeignKey(t => t.BillId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Delivery>().HasIndex(d => d.ClosingBillId).HasFilter("closing_bill_id IS NOT NULL");
        model.Entity<ClosingBillLine>().HasIndex(l => l.InvoiceId);
        model.Entity<ClosingBillLine>().HasIndex(l => l.OrderId);
        Returning.AddTables(model);
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<SaveQuote>("POST", "/sales/quotes");
        api.MapAct<SaveQuote>("PUT", "/sales/quotes/{id}");
        api.MapAct<SendQuote>("POST", "/sales/quotes/{id}/send");
        api.MapAct<ReviseQuote>("POST", "/sales/quotes/{id}/revise");
        api.MapAct<DiscardQuote>("DELETE", "/sales/quotes/{id}");
        api.MapAct<ExtendQuote>("POST", "/sales/quotes/{id}/extend");
        api.MapAct<DeclineQuote>("POST", "/sales/quotes/{id}/decline");
        api.MapAct<AcceptQuote>("POST", "/sales/quotes/{id}/accept");
        api.MapQuotePreview();
        api.MapQuotes();
        api.MapAct<SaveOrder>("POST", "/sales/orders");
        api.MapAct<SaveOrder>("PUT", "/sales/orders/{id}");
        api.MapAct<ConfirmOrder>("POST", "/sales/orders/{id}/confirm");
        api.MapAct<ChangeOrder>("POST", "/sales/orders/{id}/change");
        api.MapAct<BillOrder>("POST", "/sales/orders/{id}/bill");
        api.MapAct<CancelOrder>("POST", "/sales/orders/{id}/cancel");
        api.MapAct<CloseOrder>("POST", "/sales/orders/{id}/close");
        api.MapAct<SetCredit>("PUT", "/sales/customers/{party}/credit");
        api.MapAct<PlanDelivery>("POST", "/sales/orders/{id}/deliveries");
        api.MapAct<PickDelivery>("POST", "/sales/deliveries/{id}/pick");
        api.MapAct<ShipDelivery>("POST", "/sales/deliveries/{id}/ship");
        api.MapAct<ShipFromSupplier>("POST", "/sales/deliveries/{id}/ship-from-supplier");
        api.MapAct<ProveDelivery>("POST", "/sales/deliveries/{id}/prove");
        api.MapAct<BillDelivery>("POST", "/sales/deliveries/{id}/bill");
        api.MapAct<CancelDelivery>("POST", "/sales/deliveries/{id}/cancel");
        api.MapAct<CloseBills>("POST", "/sales/closing-bills");
        api.MapAct<AccrueUnbilled>("POST", "/sales/unbilled/accrual");
        api.MapAct<UndoClosing>("POST", "/sales/closing-bills/{id}/undo");
        api.MapClosingBills();
        api.MapDeliveries();
        Returning.MapApi(api);
        api.MapOrderPreview();
        api.MapSupplierLookup();
        api.MapOrders();
    }
}
