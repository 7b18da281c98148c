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
using Musubi.Sales.Orders;

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
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Sales, Words.Orders, "/sales/orders", "shopping-cart", SalesPermission.View, 'o')];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Sales, Words.NewOrder, "/sales/orders/new", "file-plus", SalesPermission.EditOrders)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("sales_order", Words.Order, "/sales/orders/{0}", "shopping-cart")];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new(nameof(ConfirmOrder), new("受注を確定しました", "确认了订单", "confirmed the order")),
        new(nameof(BillOrder), new("請求しました", "开具了发票", "billed the order")),
        new(nameof(CancelOrder), new("受注を取り消しました", "取消了订单", "cancelled the order")),
        new("sales_order.CustomerName", Words.Customer),
        new("sales_order.Date", Words.Date),
        new("sales_order.Reference", Words.Reference),
        new("sales_order.Note", Words.Note),
    ];

    public override IReadOnlyList<PrintForm> Prints { get; } = [OrderPrint.Form];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [OrderList.Definition];

    internal static readonly Series OrderSeries = new("SO", "{0}-{1:yyMM}-{2:00000}");

    public override void AddServices(IServiceCollection services) => services.AddScoped<SalesDb>().AddScoped<IHomePart, OrdersHome>().AddScoped<OrderPreview>().AddScoped<OrderPrices>().AddScoped<OrderStock>().AddScoped<IInvariant, OrdersAddUp>()
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
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<SaveOrder>("POST", "/sales/orders");
        api.MapAct<SaveOrder>("PUT", "/sales/orders/{id}");
        api.MapAct<ConfirmOrder>("POST", "/sales/orders/{id}/confirm");
        api.MapAct<BillOrder>("POST", "/sales/orders/{id}/bill");
        api.MapAct<CancelOrder>("POST", "/sales/orders/{id}/cancel");
        api.MapOrderPreview();
        api.MapOrders();
    }
}
