using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Sales.Orders;

internal static class OrderList
{
    public static readonly ListDefinition<SalesOrder, SalesOrder> Definition = new()
    {
        Name = "sales/orders",
        Title = Words.Orders,
        Permission = SalesPermission.View,
        DefaultSort = "-date",
        SearchKind = "sales_order",
        Rows = services => services.GetRequiredService<SalesDb>().Orders.AsNoTracking(),
        Id = o => o.Id,
        RowHref = o => $"/sales/orders/{o.Id}",
        Of =
        [
            Column.Of<SalesOrder, string>("number", Words.Number, CellKind.Code, o => o.Number.Length > 0 ? o.Number : Words.Draft, o => o.Number),
            Column.Of<SalesOrder, DateOnly>("date", Words.Date, CellKind.Date, o => o.Date, o => o.Date),
            Column.Of<SalesOrder, string>("customer", Words.Customer, CellKind.Text, o => o.CustomerName, o => o.CustomerName),
            new("state", Words.State, CellKind.Badge, o => new Mark(Words.BadgeOf(o.State), Words.ToneOf(o.State))),
            Column.Of<SalesOrder, DateOnly>("needed", Words.Needed, CellKind.Date, o => o.Needed is { } day ? day : Words.AsSoonAsPossible, SalesOrder.DueOn),
            new("delivered", Words.Delivered, CellKind.Badge, o => !SalesOrder.IsPromised(o.State) ? null : o.AwaitsSupplier && o.Delivered == Progress.None ? new Mark(Words.WithSupplier, "amber") : new Mark(Words.Of(o.Delivered), Words.ToneOf(o.Delivered))),
            new("billed", Words.BilledProgress, CellKind.Badge, o => !SalesOrder.IsPromised(o.State) ? null : new Mark(Words.Of(o.Billed), Words.ToneOf(o.Billed))),
            Column.Of<SalesOrder, string>("reference", Words.Reference, CellKind.Text, o => o.Reference, o => o.Reference),
            Column.Of<SalesOrder, long>("net", Words.Net, CellKind.Money, o => o.Net, o => o.Net.Minor),
            Column.Of<SalesOrder, long>("total", Words.Total, CellKind.Money, o => o.Total, o => o.Total.Minor) with { Total = o => o.Total },
        ],
        FilterBy =
        [
            Filter.OfDays<SalesOrder>("date", Words.Date, o => o.Date),
            Filter.Of<SalesOrder, OrderState>("state", Words.State, o => o.State, Words.BadgeOf),
            Filter.Of<SalesOrder, Progress>("delivered", Words.Delivered, o => o.Delivered, Words.Of),
            Filter.Of<SalesOrder, Progress>("billed", Words.BilledProgress, o => o.Billed, Words.Of),
            new("ships", Words.ShippedBy, [("supplier", Words.BySupplier), ("waits", Words.WithSupplier)], value => value switch
            {
                "supplier" => o => o.Lines.Any(l => l.SupplierId != null),
                "waits" => o => o.State == OrderState.Confirmed && o.AwaitsSupplier,
                _ => null,
            }),
            new("bill", Words.WaitToBeBilled, [("services", Words.ServicesToBill)], value => value == "services" ? SalesOrder.WaitsToBeBilled : null),
            Filter.OfDays<SalesOrder>("needed", Words.Needed, SalesOrder.DueOn),
            new("customer", Words.Customer, [], value => long.TryParse(value, out var customer) ? o => o.CustomerId == customer : null),
        ],
        BulkActs =
        [
            new("confirm", Words.Confirm, "circle-check", SalesPermission.ConfirmOrders, step =>
                step.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = new(step.Id) })),
        ],
    };
}
