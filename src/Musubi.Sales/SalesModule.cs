using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Printing;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Sales;

/// <summary>From what a customer wants to what it is billed.</summary>
public sealed class SalesModule : Module
{
    public override Text Name { get; } = new("販売", "销售", "Sales");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(SalesPermission.View, new("受注の閲覧", "查看销售订单", "see sales orders"), Department.Sales, Department.Service, Department.Warehouse, Department.Finance, Department.Management),
        new(SalesPermission.EditOrders, new("受注の登録と変更", "录入和修改销售订单", "enter and edit sales orders"), Department.Sales),
        new(SalesPermission.ConfirmOrders, new("受注の確定", "确认销售订单", "confirm sales orders"), Department.Sales, Department.Management),
        new(SalesPermission.SetCredit, new("与信の設定", "设置客户信用", "set the credit of customers"), Department.Finance, Department.Management),
        new(SalesPermission.ExceedCredit, new("与信限度を超えた確定と出荷", "超信用额度确认和发货", "confirm and ship beyond a credit limit"), Department.Finance, Department.Management),
        new(SalesPermission.PlanDeliveries, new("出荷指示", "安排发货", "plan deliveries"), Department.Sales, Department.Warehouse),
        new(SalesPermission.ShipDeliveries, new("ピッキングと出荷", "拣货和发货", "pick and ship deliveries"), Department.Warehouse),
        .. Returning.Permissions,
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Sales, Words.Orders, "/sales/orders", "shopping-cart", SalesPermission.View, 'o'),
        new(Department.Warehouse, Words.Deliveries, "/sales/deliveries", "package-check", SalesPermission.View, 'd'),
        .. Returning.Menu,
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Sales, Words.NewOrder, "/sales/orders/new", "file-plus", SalesPermission.EditOrders)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("sales_order", Words.Order, "/sales/orders/{0}", "shopping-cart"), new("delivery", Words.Delivery, "/sales/deliveries/{0}", "package-check"), .. Returning.Subjects];

    public override IReadOnlyList<SubjectPart> Parts { get; } = [new("party", typeof(CustomerOrders), SalesPermission.View), new("party", typeof(CreditPart), SalesPermission.View), .. Returning.Parts];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new(nameof(ConfirmOrder), new("受注を確定しました", "确认了订单", "confirmed the order")),
        new(nameof(BillOrder), new("請求しました", "开具了发票", "billed the order")),
        new(nameof(CancelOrder), new("受注を取り消しました", "取消了订单", "cancelled the order")),
        new(nameof(CloseOrder), new("残を打ち切りました", "关闭了余量", "closed what was left")),
        new(nameof(SetCredit), new("与信を設定しました", "设置了信用", "set the credit")),
        new("customer_credit", Words.Credit), new("customer_credit.LimitMinor", Words.CreditLimit), new("customer_credit.Stopped", Words.CreditStop), new("customer_credit.Reason", Words.CreditReason),
        new(nameof(PlanDelivery), new("出荷指示を出しました", "安排了发货", "planned the delivery")),
        new(nameof(PickDelivery), new("ピッキング実績を入力しました", "录入了实拣", "wrote down what was picked")),
        new(nameof(ShipDelivery), new("出荷しました", "已发货", "shipped it")),
        new(nameof(ProveDelivery), new("受領を記録しました", "登记了签收", "recorded that it was received")),
        new(nameof(BillDelivery), new("請求しました", "开具了发票", "billed the delivery")),
        new(nameof(CancelDelivery), new("出荷を取り消しました", "取消了发货", "cancelled the delivery")),
        new("sales_order.Needed", Words.Needed), new("sales_order.Delivered", Words.Delivered), new("sales_order.Billed", Words.BilledProgress),
        new("=Partly", Words.Of(Progress.Partly)), new("=Wholly", Words.Of(Progress.Wholly)),
        new("sales_order_line", Words.Lines), new("sales_order_line.ItemCode", Words.Item), new("sales_order_line.ItemName", Words.Item), new("sales_order_line.Quantity", Words.Quantity), new("sales_order_line.Needed", Words.Needed),
        new("sales_order_line.UnitPrice", Words.Price), new("sales_order_line.PriceTyped", Words.Typed), new("sales_order_line.TaxRate", Words.TaxRate), new("sales_order_line.Net", Words.Amount), new("sales_order_line.Delivered", Words.Delivered), new("sales_order_line.Billed", Words.BilledProgress), new("sales_order_line.Dropped", Words.CloseOrder), new("sales_order_line.BilledNet", Words.Amount),
        new("delivery.Date", Words.DeliveryDate), new("delivery.Carrier", Words.Carrier), new("delivery.Tracking", Words.Tracking), new("delivery.Parcels", Words.Parcels), new("delivery.OverReason", Words.OverReason),
        new("delivery.ReceivedBy", Words.ReceivedBy), new("delivery.ReceivedOn", Words.ReceivedOn), new("delivery_line.Quantity", Words.Quantity), new("delivery_pick.Picked", Words.Picked),
        new("sales_order.CustomerName", Words.Customer),
        new("sales_order.Date", Words.Date),
        new("sales_order.Reference", Words.Reference),
        new("sales_order.Note", Words.Note),
        .. Returning.Trail,
    ];

    public override IReadOnlyList<PrintForm> Prints { get; } = [OrderPrint.Form, DeliveryPrint.PickList, DeliveryPrint.Note, ReturnPrint.Slip];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [OrderList.Definition, DeliveryList.Definition, ReturnList.Definition];

    internal static readonly Series OrderSeries = new("SO", "{0}-{1:yyMM}-{2:00000}");

    public override void AddServices(IServiceCollection services) => services.AddScoped<SalesDb>().AddScoped<IHomePart, OrdersHome>().AddScoped<OrderPreview>().AddScoped<OrderPrices>().AddScoped<OrderStock>().AddScoped<OrderBilling>().AddScoped<CreditCheck>().AddScoped<IInvariant, OrdersAddUp>()
        .AddScoped<DeliveryPlans>().AddScoped<DeliveryReading>().AddScoped<IHomePart, DeliveriesHome>().AddScoped<IInvariant, DeliveriesMatchStock>()
        .AddReturns()
        .AddSingleton(GaplessSeries.Of<Delivery>(PlanDelivery.Series, d => new() { Number = d.Number, Date = d.Date }))
        .AddSingleton(GaplessSeries.Of<SalesOrder>(OrderSeries, o => new() { Number = o.Number, Date = o.Date }, o => o.Number != ""));

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<SalesOrder>(e =>
        {
            e.Property(o => o.Number).HasMaxLength(40);
            e.Property(o => o.Reference).HasMaxLength(60);
            e.HasIndex(o => new { o.Date, o.Id });
            e.HasIndex(o => new { o.CustomerId, o.Date });
            e.HasIndex(o => o.Number);
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SalesOrderLine>().HasIndex(l => l.ItemId);
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
        Returning.AddTables(model);
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<SaveOrder>("POST", "/sales/orders");
        api.MapAct<SaveOrder>("PUT", "/sales/orders/{id}");
        api.MapAct<ConfirmOrder>("POST", "/sales/orders/{id}/confirm");
        api.MapAct<BillOrder>("POST", "/sales/orders/{id}/bill");
        api.MapAct<CancelOrder>("POST", "/sales/orders/{id}/cancel");
        api.MapAct<CloseOrder>("POST", "/sales/orders/{id}/close");
        api.MapAct<SetCredit>("PUT", "/sales/customers/{party}/credit");
        api.MapAct<PlanDelivery>("POST", "/sales/orders/{id}/deliveries");
        api.MapAct<PickDelivery>("POST", "/sales/deliveries/{id}/pick");
        api.MapAct<ShipDelivery>("POST", "/sales/deliveries/{id}/ship");
        api.MapAct<ProveDelivery>("POST", "/sales/deliveries/{id}/prove");
        api.MapAct<BillDelivery>("POST", "/sales/deliveries/{id}/bill");
        api.MapAct<CancelDelivery>("POST", "/sales/deliveries/{id}/cancel");
        api.MapDeliveries();
        Returning.MapApi(api);
        api.MapOrderPreview();
        api.MapOrders();
    }
}
