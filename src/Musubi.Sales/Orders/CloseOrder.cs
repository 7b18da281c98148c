using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>What is left of an order will not be delivered (残の打ち切り): it is neither kept in the warehouse nor billed any more.</summary>
[Needs(SalesPermission.EditOrders)]
internal sealed class CloseOrder(SalesDb db, OrderStock stock, ApprovalDesk desk) : IUseCase<CloseOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }
        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        if (await db.OrderWithLines(input.Id, ct) is not { } order)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotClose() is { } reason)
            return reason;
        if (await db.WhyBeingPicked(order.Id, ct) is { } picking)
            return picking;
        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        if (await db.WaitingChange(order.Id, ct) is { } proposal)
        {
            await desk.Withdraw(OrderChangeApproval.OfKind, order.Id.Value, ct);
            proposal.End(ProposalState.Withdrawn);
        }
        order.Close();
        await stock.LetGo(order, ct);
        return order.Id;
    }
}
