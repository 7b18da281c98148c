using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Sales.Credit;

namespace Musubi.Sales.Orders;

/// <param name="Waits">The fingerprint of what others are asked first; null where nobody is.</param>
/// <param name="Beyond">What it adds goes beyond the credit limit, which who acts may decide, or was approved.</param>
internal readonly record struct ChangeAsked(string? Waits, bool Beyond);

/// <summary>
/// Whether others must say yes to a change: what others would have to approve as an order is not slipped in by a change. What came in addition, is priced anew or costs otherwise is looked at as an order of
/// its own would be, in the order as it would stand: its amount, discount and margin are those of all its lines, the largest discount and the floor those of the lines that change. What the total grows by is held
/// against the customer's credit.
/// </summary>
internal sealed class OrderChangeAsking(ItemLookup items, CreditCheck credit, ApprovalDesk desk, ExchangeRates rates, Clock clock)
{
    public async Task<Result<ChangeAsked>> Ask(SalesOrder order, OrderChangePlan plan, CancellationToken ct)
    {
        var grows = plan.Priced.Total > order.Total;
        var allowed = grows ? await credit.Ask(order.CustomerId, plan.Priced.Total - order.Total, ct) : new(null, null, null, MayExceed: true);
        if (allowed is { MayExceed: false, Stopped: { } stopped })
            return stopped;
        var (beyond, excess) = (allowed.Excess is not null, allowed.MayExceed ? null : allowed.Excess);
        var lines = plan.Priced.Lines.Select((priced, i) => (Priced: priced!, Looked: plan.Anew[i] || plan.Moved[i] || (plan.Stays[i] is { } line && priced!.Quantity > line.Quantity))).Where(l => l.Looked).Select(l => l.Priced).ToList();
        if (lines.Count == 0 && excess is null)
            return new ChangeAsked(null, beyond);
        var books = await rates.Needed(order.Currency, clock.Today, ct);
        if (!books.Ok)
            return Result<ChangeAsked>.Refused(books.Refusals);
        var below = lines.Find(l => l.Price.BelowFloor);
        if (excess is null && below is null && !await desk.HasRules(OrderChangeApproval.OfKind, ct))
            return new ChangeAsked(null, beyond);
        var whole = plan.Priced.Lines.OfType<PricedLine>().ToList();
        var facts = PricedFacts.Of(order.Number, order.CustomerName, plan.Priced.Total, whole, await items.Costs([.. whole.Select(l => l.Item.Id).Distinct()], clock.Today, ct), books.Value, lines.Count == 0 ? whole : lines) with { OverCredit = excess };
        var print = OrderChangeApproval.Print(order, plan, excess);
        var asked = await desk.Submit(OrderChangeApproval.OfKind, order.Id.Value, facts, print, ct);
        if (!asked.Ok)
            return excess is null ? Result<ChangeAsked>.Refused(asked.Refusals) : allowed.Exceeded!;
        if (asked.Value.Ask != ApprovalAsk.NotNeeded)
            return new ChangeAsked(asked.Value.Waits ? print : null, beyond);
        return excess is not null ? allowed.Exceeded! : below is null ? new ChangeAsked(null, beyond) : PricedFacts.NobodyAsked(below);
    }
}
