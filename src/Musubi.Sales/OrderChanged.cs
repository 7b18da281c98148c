using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales;

/// <summary>News: what was promised to a customer was changed.</summary>
/// <param name="Change">The number of the change, of its order.</param>
public sealed record OrderChanged(Id<SalesOrder> Order, long CustomerId, int Change, Money Before, Money After);
