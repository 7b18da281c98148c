using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

/// <summary>What the module declares of returns.</summary>
internal static class Returning
{
    public static readonly IReadOnlyList<Permission> Permissions =
    [
        new(SalesPermission.AnnounceReturns, new("返品の受付", "登记退货", "announce returns"), Department.Sales, Department.Service),
        new(SalesPermission.ReceiveReturns, new("返品の受入と検品", "退货收货和检验", "receive and inspect returns"), Department.Warehouse),
        new(SalesPermission.SettleReturns, new("返品の精算", "结算退货", "settle returns"), Department.Finance),
    ];

    public static readonly IReadOnlyList<MenuEntry> Menu = [new(Department.Warehouse, ReturnWords.Returns, "/sales/returns", "undo-2", SalesPermission.View)];

    public static readonly IReadOnlyList<SubjectPage> Subjects = [new("sales_return", ReturnWords.Return, "/sales/returns/{0}", "undo-2")];

    public static readonly IReadOnlyList<SubjectPart> Parts =
    [
        new("party", typeof(CustomerReturns), SalesPermission.View), new("sales_order", typeof(OrderReturns), SalesPermission.View), new("delivery", typeof(DeliveryReturns), SalesPermission.View),
    ];

    public static readonly IReadOnlyList<TrailWord> Trail =
    [
        new(nameof(AnnounceReturn), new("返品を受け付けました", "登记了退货", "announced the return")),
        new(nameof(CancelReturn), new("返品を取り消しました", "取消了退货", "cancelled the return")),
        new(nameof(ReceiveReturn), new("返品を受け入れました", "收到了退货", "received the return")),
        new(nameof(InspectReturn), new("検品しました", "检验了退货", "inspected what came back")),
        new(nameof(SettleReturn), new("返品を精算しました", "结算了退货", "settled the return")),
        new("sales_return.BroughtBy", ReturnWords.BroughtBy), new("sales_return.WarehouseId", Words.Warehouse), new("sales_return.ReceivedOn", ReturnWords.ReceivedDay), new("sales_return.InspectedOn", ReturnWords.InspectedDay), new("sales_return.Findings", ReturnWords.Findings), new("sales_return.ClosedOn", ReturnWords.SettledDay),
        new("return_line", Words.Lines), new("return_line.Quantity", Words.Quantity), new("return_line.SentBack", ReturnWords.SendBack), new("return_line.Settlement", ReturnWords.SettledBy), new("return_line.TakenOff", ReturnWords.TakenOff), new("return_line.Credited", ReturnWords.CreditedQuantity), new("return_line.Replaced", ReturnWords.Replaced),
        new("return_part", ReturnWords.CameIn), new("return_part.Why", ReturnWords.Why),
        new("return_credit", ReturnWords.CreditNote),
        new("sales_order_line.Returned", ReturnWords.CameBefore), new("sales_order_line.TakenOff", ReturnWords.TakenOff), new("sales_order_line.TakenOffNet", ReturnWords.TakenOff), new("sales_order_line.Replaced", ReturnWords.Replaced),
        .. Enum.GetValues<Settlement>().Select(s => new TrailWord($"={s}", ReturnWords.Of(s))),
    ];

    public static IServiceCollection AddReturns(this IServiceCollection services) => services.AddScoped<ReturnPlans>().AddScoped<ReturnStock>().AddScoped<ReturnCrediting>().AddScoped<ReturnReading>().AddScoped<IHomePart, ReturnsHome>().AddScoped<IInvariant, ReturnsMatchStock>()
        .AddSingleton(GaplessSeries.Of<SalesReturn>(AnnounceReturn.Series, r => new() { Number = r.Number, Date = r.Date }));

    public static void AddTables(ModelBuilder model)
    {
        model.Entity<SalesReturn>(e =>
        {
            e.Property(r => r.Number).HasMaxLength(40);
            e.HasIndex(r => r.Number).IsUnique();
            e.HasIndex(r => new { r.Date, r.Id });
            e.HasIndex(r => r.State);
            e.HasIndex(r => r.DeliveryId);
            e.HasIndex(r => r.OrderId);
            e.HasIndex(r => new { r.CustomerId, r.Date });
            e.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReturnId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(r => r.Parts).WithOne().HasForeignKey(p => p.ReturnId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(r => r.Credits).WithOne().HasForeignKey(c => c.ReturnId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Delivery>().WithMany().HasForeignKey(r => r.DeliveryId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<SalesOrder>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReturnLine>().HasIndex(l => l.DeliveryLineId);
        model.Entity<ReturnLine>().HasIndex(l => l.OrderLineId);
        model.Entity<ReturnCredit>().HasIndex(c => c.CreditNoteId);
    }

    public static void MapApi(IEndpointRouteBuilder api) => api.MapReturns();
}
