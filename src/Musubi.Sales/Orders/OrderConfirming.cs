using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>An order is promised: at once, or once it was approved. It gets its number, and its turn for what lies in the warehouse.</summary>
internal sealed class OrderConfirming(OrderPrices prices, OrderStock stock, NumberSeries numbers, News news)
{
    /// <summary>Its lines as they would be priced and taxed now.</summary>
    public Task<PricedOrder> Now(SalesOrder order, CancellationToken ct) => prices.Of([.. order.Lines.Select(DraftOf)], order.CustomerId, order.Currency, order.Date, ct, order.Lines);

    /// <summary>Why it is not what it was saved as: what was to stay leaves the country by now, or the other way round.</summary>
    public async Task<IReadOnlyList<Refusal>> Retaxed(SalesOrder order, CancellationToken ct) => Retaxed(order, await Now(order, ct));

    public static IReadOnlyList<Refusal> Retaxed(SalesOrder order, PricedOrder now) =>
        OrderPrices.Retaxed(order.Lines.Zip(now.Lines, (line, priced) => (line.ItemCode, line.TaxRate, line.TaxCategory, priced)), $"/sales/orders/{order.Id}/edit");

    /// <param name="beyond">Whether it goes beyond the customer's credit limit.</param>
    public async Task Confirm(SalesOrder order, bool beyond, CancellationToken ct)
    {
        if (beyond)
            order.PromiseBeyondCredit();
        order.Confirm(await numbers.Next(SalesModule.OrderSeries, order.Date, ct));
        await stock.Keep(order, ct);
        await news.Announce(new OrderConfirmed(order.Id, order.CustomerId, order.Total), ct);
    }

    /// <summary>The line as it was typed: without its price where the rules gave it.</summary>
    private static OrderLineDraft DraftOf(SalesOrderLine line) => new()
    {
        Item = new(line.ItemId), Quantity = line.Quantity.Value, Unit = line.Quantity.Unit.Code, Price = line.PriceTyped ? line.UnitPrice : null,
        Reason = line.PriceTyped ? PriceTrace.Read(line.PriceTrace)?.Reason : null, ShippedBy = line.SupplierId is null ? ShippedBy.Stock : ShippedBy.Supplier, Supplier = line.SupplierId is { } supplier ? new(supplier) : null,
    };
}
