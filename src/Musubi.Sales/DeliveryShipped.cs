using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales;

/// <summary>News: the goods of a delivery have left.</summary>
public sealed record DeliveryShipped(Id<Delivery> Delivery, Id<SalesOrder> Order, long Customer, DateOnly Date);
