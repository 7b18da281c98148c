using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>Confirming promises the goods: the order gets its number and no longer changes.</summary>
[Needs(SalesPermission.ConfirmOrders)]
internal sealed class ConfirmOrder(SalesDb db, NumberSeries numbers, News news) : IUseCase<ConfirmOrder.Input, Id<SalesOrder>>
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

        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        order.Confirm(await numbers.Next(SalesModule.OrderSeries, order.Date, ct));
        await news.Announce(new OrderConfirmed(order.Id, order.CustomerId, order.Total), ct);
        return order.Id;
    }
}
