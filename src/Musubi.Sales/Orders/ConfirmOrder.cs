using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Sales.Credit;

namespace Musubi.Sales.Orders;

/// <summary>
/// Confirming promises the goods: the order gets its number, its turn for what lies in the warehouse, and no longer changes. Its prices are asked once more: where a list or a grade changed since it was
/// saved, somebody looks at it first. From then on they stand, whatever changes.
/// </summary>
[Needs(SalesPermission.ConfirmOrders)]
internal sealed class ConfirmOrder(SalesDb db, OrderPrices prices, OrderStock stock, CreditCheck credit, NumberSeries numbers, News news) : IUseCase<ConfirmOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }
        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        var order = await db.OrderWithLines(input.Id, ct);
        if (order is null)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotConfirm() is { } reason)
            return reason;
        if (order.Lines.Count == 0)
            return Refusal.Missing("Lines", Words.Lines);
        if (await Moved(order, ct) is { Count: > 0 } moved)
            return Result<Id<SalesOrder>>.Refused(moved);

        if (await credit.WhyNot(order.CustomerId, order.Total, ct) is { } beyond)
            return beyond;
        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        order.Confirm(await numbers.Next(SalesModule.OrderSeries, order.Date, ct));
        await stock.Keep(order, ct);
        await news.Announce(new OrderConfirmed(order.Id, order.CustomerId, order.Total), ct);
        return order.Id;
    }

    /// <summary>Lines whose price would be another today. A typed price is the customer's word, and stands.</summary>
    private async Task<IReadOnlyList<Refusal>> Moved(SalesOrder order, CancellationToken ct)
    {
        var lines = order.Lines.Where(l => !l.PriceTyped).ToList();
        var now = await prices.Of([.. lines.Select(l => new OrderLineDraft { Item = new(l.ItemId), Quantity = l.Quantity.Value, Unit = l.Quantity.Unit.Code })], order.CustomerId, order.Currency, order.Date, ct);
        return OrderPrices.Moved(lines.Zip(now.Lines, (line, priced) => (line.ItemCode, line.UnitPrice, priced)), $"/sales/orders/{order.Id}/edit");
    }
}
