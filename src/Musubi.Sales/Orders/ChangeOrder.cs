using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>
/// Changes a confirmed order: quantities, days, lines, and prices of what is not billed. What has left, is being gathered or was billed stays ordered; lines that stay keep their price. The warehouse
/// follows: what is let go belongs to whose turn is next, what is asked for in addition waits behind those who wait already. What it did is kept as a fact. What others would have to approve as an order is
/// put forward to them, and made by their yes; meanwhile the order stands as it is.
/// </summary>
[Needs(SalesPermission.ChangeOrders)]
internal sealed class ChangeOrder(SalesDb db, OrderChanging changing, OrderChangeAsking asking, CurrentAct act, IdSource ids, Clock clock) : IUseCase<ChangeOrder.Input, Id<SalesOrder>>
{
    public const int MostWhy = 500;

    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }

        /// <summary>The version the user saw.</summary>
        public int Version { get; init; }

        /// <summary>Why it is changed.</summary>
        public string Why { get; init; } = "";

        /// <summary>The day the customer wants it; left out, as soon as possible.</summary>
        public DateOnly? Needed { get; init; }
        public string Reference { get; init; } = "";
        public string Note { get; init; } = "";

        /// <summary>All lines as they shall be; those left out are removed.</summary>
        public List<ChangedLineDraft> Lines { get; init; } = [];
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        if (await db.TakeOrder(input.Id, ct) is not { } order)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotChange() is { } reason)
            return reason;
        // Another's change first: what was typed is compared with it before anything is said about it.
        if (order.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Order);
        if (await db.WaitingChange(order.Id, ct) is { } waits)
            return new Refusal("sales.change-waits", new Text("{0}さんの変更が承認を待っています。", "{0}的变更正在等待审批。", "A change that {0} put forward waits for approval.").With(waits.ByName),
                new Text("承認を待つか、申請を取り下げてから変更してください。", "请等待审批，或先撤回申请再变更。", "Wait for the answer, or have it withdrawn first."), Kind: RefusalKind.Conflict) { Href = $"/sales/orders/{order.Id}#proposal" };
        db.All.Expect(order, input.Version);
        db.All.Touch(order);
        var plan = await changing.Plan(order, input, ct);
        if (!plan.Ok)
            return Result<Id<SalesOrder>>.Refused(plan.Refusals);
        var asked = await asking.Ask(order, plan.Value, ct);
        if (!asked.Ok)
            return Result<Id<SalesOrder>>.Refused(asked.Refusals);
        if (asked.Value.Waits is not { } print)
        {
            await changing.Make(order, input, plan.Value, (act.Actor.Id, act.Actor.Name), asked.Value.Beyond, ct);
            return order.Id;
        }
        db.ProposedChanges.Add(new()
        {
            Id = ids.Next<ProposedChange>(), OrderId = order.Id, At = MusubiDb.Stored(clock.Now), ById = act.Actor.Id, ByName = act.Actor.Name, Reason = input.Why.Trim(), Edition = order.Edition,
            TotalBefore = order.Total, TotalAfter = plan.Value.Priced.Total, Fingerprint = print, Typed = ProposedChange.Write(input),
        });
        return order.Id;
    }
}
