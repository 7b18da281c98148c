using Musubi.Kernel;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Sales;

/// <summary>News: something of an order came back.</summary>
public sealed record GoodsReturned(Id<SalesReturn> Return, Id<SalesOrder> Order, long Customer, DateOnly Date);
