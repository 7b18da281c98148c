using Musubi.Data.Acts;
using Musubi.Data.Numbers;

namespace Musubi.Sales.Orders;

/// <summary>An order is promised: at once, or once it was approved. It gets its number, and its turn for what lies in the warehouse.</summary>
internal sealed class OrderConfirming(OrderStock stock, NumberSeries numbers, News news)
{
    public async Task Confirm(SalesOrder order, CancellationToken ct)
    {
        order.Confirm(await numbers.Next(SalesModule.OrderSeries, order.Date, ct));
        await stock.Keep(order, ct);
        await news.Announce(new OrderConfirmed(order.Id, order.CustomerId, order.Total), ct);
    }
}
