using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Sales.Deliveries;

internal static class DeliveryList
{
    public static readonly ListDefinition<Delivery, Delivery> Definition = new()
    {
        Name = "sales/deliveries",
        Title = Words.Deliveries,
        Permission = SalesPermission.SeeDeliveries,
        DefaultSort = "-date",
        SearchKind = "delivery",
        Rows = services => services.GetRequiredService<SalesDb>().Deliveries.AsNoTracking(),
        Id = d => d.Id,
        RowHref = d => $"/sales/deliveries/{d.Id}",
        Of =
        [
            Column.Of<Delivery, string>("number", Words.DeliveryNumber, CellKind.Code, d => d.Number, d => d.Number),
            Column.Of<Delivery, DateOnly>("date", Words.DeliveryDate, CellKind.Date, d => d.Date, d => d.Date),
            Column.Of<Delivery, string>("customer", Words.Customer, CellKind.Text, d => d.CustomerName, d => d.CustomerName),
            Column.Of<Delivery, string>("shipto", Words.ShipTo, CellKind.Text, d => d.ShipToName, d => d.ShipToName, shown: false),
            new("state", Words.State, CellKind.Badge, d => new Mark(Words.BadgeOf(d.State), Words.ToneOf(d.State))),
            new("supplier", Words.ShippedBy, CellKind.Text, d => d.SupplierName, Shown: false),
            Column.Of<Delivery, string>("order", Words.Order, CellKind.Code, d => d.OrderNumber, d => d.OrderNumber),
            new("tracking", Words.Tracking, CellKind.Code, d => d.Tracking),
            new("received", Words.ReceivedBy, CellKind.Text, d => d.ReceivedBy),
        ],
        FilterBy =
        [
            Filter.Of<Delivery, DeliveryState>("state", Words.State, d => d.State, Words.BadgeOf),
            new("ships", Words.ShippedBy, [("stock", Words.FromStock), ("supplier", Words.BySupplier)], value => value switch { "stock" => d => d.SupplierId == null, "supplier" => d => d.SupplierId != null, _ => null }),
            Filter.OfDays<Delivery>("date", Words.DeliveryDate, d => d.Date),
            new("billed", Words.BilledProgress, [("no", Words.Of(Orders.Progress.None)), ("yes", Words.Of(Orders.Progress.Wholly))],
                value => value switch { "no" => Delivery.Waits, "yes" => d => d.InvoiceId != null || d.ClosingBillId != null, _ => null }),
        ],
        BulkActs =
        [
            new("ship", Words.Ship, "truck", SalesPermission.ShipDeliveries, step => step.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = new(step.Id) })),
            new("bill", Words.Bill, "receipt-text", FinancePermission.Bill, step => step.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = new(step.Id) })),
        ],
    };
}
