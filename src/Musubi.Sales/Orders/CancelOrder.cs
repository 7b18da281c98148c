using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>Cancels an order that has not been billed. Its number stays taken; what it kept in the warehouse goes to whose turn is next.</summary>
[Needs(SalesPermission.EditOrders)]
internal sealed class CancelOrder(SalesDb db, OrderStock stock, ApprovalDesk desk) : IUseCase<CancelOrder.Input, Id<SalesOrder>>
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
        if (order.WhyNotCancel() is { } reason)
            return reason;
        if (await db.WhyBeingPicked(order.Id, ct) is { } picking)
            return picking;
        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        if (order.State == OrderState.Waiting)
            await desk.Withdraw(OrderApproval.OfKind, order.Id.Value, ct);
        if (await db.WaitingChange(order.Id, ct) is { } proposal)
        {
            await desk.Withdraw(OrderChangeApproval.OfKind, order.Id.Value, ct);
            proposal.End(ProposalState.Withdrawn);
        }
        order.Cancel();
        await stock.LetGo(order, ct);
        return order.Id;
    }
}
