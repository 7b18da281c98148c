using System.Globalization;
using Musubi.Admin;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Sales.Credit;

namespace Musubi.Sales.Orders;

/// <summary>
/// How a change of a confirmed order is approved: by the rules that orders are. The yes makes it, through the same plan as any other; where the order has moved meanwhile so that it no longer fits, it
/// comes back with the reason. Of one order one change waits, so it is asked for under the order's own id.
/// </summary>
internal sealed class OrderChangeApproval(SalesDb db, OrderChanging changing, CreditCheck credit, CompanyProfile company) : ApprovalSubject
{
    public const string OfKind = "sales_order_change";

    public override string Kind => OfKind;
    public override Text Name => Words.OrderChanges;
    public override string RulesOf => OrderApproval.OfKind;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [.. PricedFacts.Facts, ApprovalFact.OverCredit];

    public override IEnumerable<(ApprovalFact Fact, Department Asked)> AskedAlways(ApprovalFacts facts) =>
        [.. PricedFacts.AskedAlways(facts), .. facts.OverCredit is { IsZero: false } ? [(ApprovalFact.OverCredit, Department.Finance)] : Array.Empty<(ApprovalFact, Department)>()];

    /// <summary>What an approver decides about: every line as it shall be, with its price, whether that lies below the floor, what a supplier charges, and by how much it goes beyond the limit. Not days, notes or numbers.</summary>
    public static string Print(SalesOrder order, OrderChangePlan plan, Money? excess) => Fingerprint.Of(order.Id.Value, order.CustomerId, order.Total.Currency.Code, excess?.Minor, plan.Priced.Lines.OfType<PricedLine>().Select(l => new
    {
        Item = l.Item.Id.Value, l.Quantity.Millionths, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice.ToString("0.######", CultureInfo.InvariantCulture), Below = l.Price.BelowFloor,
        l.Shipment?.Supplier, Cost = l.Shipment?.Cost?.ToString("0.######", CultureInfo.InvariantCulture),
    }));

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => (await db.WaitingChange(new(id), ct))?.Fingerprint;

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct)
    {
        if (await db.TakeOrder(new(news.Id), ct) is not { } order || await db.WaitingChange(order.Id, ct) is not { } proposal)
            return Refusal.NotFound(Words.OrderChanges, news.Id);
        var typed = proposal.Read();
        // What was typed by who may see costs stands, whoever says yes to it.
        typed = typed with { Lines = [.. typed.Lines.Select(l => l with { CostStands = true })] };
        var plan = order.WhyNotChange() is { } over ? over : order.Edition != proposal.Edition ? Refusal.EditedMeanwhile(Words.Order) : await changing.Plan(order, typed, ct);
        // What is priced anew since would be made at a price nobody said yes to.
        var other = !plan.Ok ? plan.Refusals[0] : Print(order, plan.Value, news.Facts.OverCredit) != proposal.Fingerprint ? PricedOtherwise : null;
        if (other is not null)
        {
            proposal.End(ProposalState.Returned, other.In((await company.Get(ct)).Language));
            return null;
        }
        // Going beyond the limit by so much is what they said yes to. A stop that came since is another matter, and so is more.
        var beyond = false;
        if (plan.Value.Priced.Total > order.Total)
        {
            var now = await credit.Ask(order.CustomerId, plan.Value.Priced.Total - order.Total, ct);
            if (now.Stopped is { } stopped)
                return stopped;
            if (now.Excess is { } excess && !now.MayExceed && (news.Facts.OverCredit is not { } granted || excess > granted))
                return now.Exceeded;
            beyond = now.Excess is not null;
        }
        db.All.Touch(order);
        await changing.Make(order, typed, plan.Value, (proposal.ById, proposal.ByName), beyond, ct);
        proposal.End(ProposalState.Made);
        return null;
    }

    private static readonly Refusal PricedOtherwise = new("sales.priced-otherwise",
        new Text("承認を待つ間に、単価または直送の仕入単価が変わりました。", "等待审批期间，单价或直发采购单价已变动。", "A price, or what a supplier charges, has changed while this waited."),
        new Text("内容を確かめて、もう一度申請してください。", "请核对后重新提交。", "Look it over and put it forward again."), Kind: RefusalKind.Conflict);

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => End(news.Id, ProposalState.Returned, news.Words, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => End(news.Id, ProposalState.Returned, news.Words, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => End(news.Id, ProposalState.Withdrawn, news.Words, ct);

    private async Task<Refusal?> End(long order, ProposalState state, string why, CancellationToken ct)
    {
        (await db.WaitingChange(new(order), ct))?.End(state, why);
        return null;
    }
}
