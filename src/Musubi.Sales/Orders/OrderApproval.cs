using System.Globalization;
using Musubi.Approvals;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Credit;

namespace Musubi.Sales.Orders;

/// <summary>How orders are approved by rule. A line below its floor is never one person's alone, nor is credit beyond its limit: whatever rule matches, management or finance is asked. What was approved is confirmed.</summary>
internal sealed class OrderApproval(SalesDb db, OrderConfirming confirming, CreditCheck credit) : ApprovalSubject
{
    public const string OfKind = "sales_order";

    public override string Kind => OfKind;
    public override Text Name => Words.Orders;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [.. PricedFacts.Facts, ApprovalFact.OverCredit];

    public override IEnumerable<(ApprovalFact Fact, Department Asked)> AskedAlways(ApprovalFacts facts) =>
        [.. PricedFacts.AskedAlways(facts), .. facts.OverCredit is { IsZero: false } ? [(ApprovalFact.OverCredit, Department.Finance)] : Array.Empty<(ApprovalFact, Department)>()];

    public override Text? AskedWithoutRuleWhen { get; } = new("当てはまるルールがない受注は承認なしで確定できます。下限価格を割る明細があるときは経営、与信限度を超えるときは会計の承認が必ず要ります。承認済みの見積どおりの受注は、あらためて承認を求めません。",
        "没有适用规则的订单无需审批即可确认；有明细低于底价时必须由管理层批准，超出信用额度时必须由财务批准。与已批准报价一致的订单不再重新审批。",
        "An order that no rule matches is confirmed without approval; one with a line below its floor price always asks management, one beyond the credit limit finance. What was approved as a quote is not asked again.");

    /// <summary>What an approver decides about: for whom, what, how many, at which price, whether that lies below the floor, and what a supplier charges that ships it. Not dates, notes or numbers.</summary>
    public static string Print(SalesOrder order) => Fingerprint.Of(order.CustomerId, order.Total.Currency.Code, order.Lines.OrderBy(l => l.Position).Select(l => new
    {
        l.ItemId, l.Quantity.Millionths, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice.ToString("0.######", CultureInfo.InvariantCulture), Below = PriceTrace.Read(l.PriceTrace)?.BelowFloor ?? false,
        l.SupplierId, Cost = l.SupplierCost?.ToString("0.######", CultureInfo.InvariantCulture),
    }));

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => await db.OrderWithLines(new(id), ct) is { } order ? Print(order) : null;

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct)
    {
        var order = (await db.OrderWithLines(new(news.Id), ct))!;
        if (await confirming.Retaxed(order, ct) is [var moved, ..])
            return moved;
        // Going beyond the limit by so much is what they said yes to. A stop that came since is another matter, and so is more.
        var now = await credit.Ask(order.CustomerId, order.Total, ct);
        if (now.Stopped is { } stopped)
            return stopped;
        if (now.Excess is { } excess && !now.MayExceed && (news.Facts.OverCredit is not { } granted || excess > granted))
            return now.Exceeded;
        await confirming.Confirm(order, beyond: now.Excess is not null, ct);
        return null;
    }

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Return(news.Id, "", ct);

    private async Task<Refusal?> Return(long id, string why, CancellationToken ct)
    {
        if (await db.OrderWithLines(new(id), ct) is { State: OrderState.Waiting } order)
            order.Return(why);
        return null;
    }
}
