using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales;

/// <summary>News: an order was promised to a customer.</summary>
public sealed record OrderConfirmed(Id<SalesOrder> Order, long CustomerId, Money Total);
