using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Credit;

/// <param name="Limit">Null: none.</param>
/// <param name="Owed">What is open of invoices, less what was paid in advance.</param>
/// <param name="Overdue">The part of it that is past its day.</param>
/// <param name="OnOrder">Confirmed and not billed, with its tax.</param>
internal sealed record CreditStanding(long Payer, Money? Limit, bool Stopped, string Reason, Money Owed, Money Overdue, Money OnOrder)
{
    public Money Used => Owed + OnOrder;

    /// <summary>What could still be ordered; null without a limit.</summary>
    public Money? Free => Limit is { } limit ? limit - Used : null;
}

/// <summary>Whether a customer may have more: asked when an order is confirmed and when goods leave. Sums over indexes, whatever the history.</summary>
internal sealed class CreditCheck(SalesDb db, PartyLookup parties, CompanyProfile company, CurrentAct act, Clock clock)
{
    public async Task<CreditStanding> Of(long customer, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var payer = (await parties.Card(new(customer), ct))?.BillingParty?.Value ?? customer;
        var today = clock.Today;
        var credit = await db.Credits.AsNoTracking().SingleOrDefaultAsync(c => c.PartyId == payer, ct);
        var open = await db.All.Set<OpenItem>().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.PartyId == payer).GroupBy(i => i.Due < today).Select(g => new { Late = g.Key, Sum = g.Sum(i => i.RemainingInBooks.Minor) }).ToListAsync(ct);
        // Every order is in the currency of the books so far; its tax is its share of what is not billed yet.
        var orders = await db.Orders.Where(o => o.CustomerId == customer && o.State == OrderState.Confirmed && o.Billed != Progress.Wholly)
            .Select(o => new { Net = o.Net.Minor, Total = o.Total.Minor, Billed = o.Lines.Sum(l => l.BilledNet.Minor + l.TakenOffNet.Minor) }).ToListAsync(ct);
        return new(payer, credit?.LimitMinor is { } limit ? Money.OfMinor(limit, currency) : null, credit?.Stopped ?? false, credit?.Reason ?? "",
            Money.OfMinor(open.Sum(o => o.Sum), currency), Money.OfMinor(open.Where(o => o.Late).Sum(o => o.Sum), currency),
            Money.OfMinor(orders.Sum(o => o.Net == 0 ? 0 : (long)Rounding.HalfUp.Round((decimal)o.Total * (o.Net - o.Billed) / o.Net)), currency));
    }

    /// <summary>Why not, with figures; null when there is room, or when who acts may go beyond.</summary>
    /// <param name="more">What is not counted yet: of an order about to be confirmed its total.</param>
    public async Task<Refusal?> WhyNot(long customer, Money more, CancellationToken ct)
    {
        if (act.Actor.May(SalesPermission.ExceedCredit))
            return null;
        var standing = await Of(customer, ct);
        if (standing.Stopped)
            return new("sales.credit-stopped", new Text("この得意先は取引停止中です。{0}", "该客户已停止交易。{0}", "This customer is on credit stop. {0}").With(standing.Reason),
                new Text("会計または経営に解除を依頼してください。", "请联系财务或管理层解除。", "Ask finance or management to lift it."), Kind: RefusalKind.Conflict) { Href = $"/parties/{standing.Payer}#credit" };
        return standing.Free is { } free && more > free
            ? new("sales.credit-exceeded", new Text("与信限度額 {0} を超えます（売掛 {1}、受注残 {2}、今回 {3}）。", "超出信用额度 {0}（应收 {1}、未开票订单 {2}、本次 {3}）。", "This goes beyond the credit limit of {0}: {1} owed, {2} on order, {3} now.").With(standing.Limit, standing.Owed, standing.OnOrder, more),
                new Text("入金を待つか、会計または経営に確定を依頼してください。", "请等待收款，或请财务或管理层确认。", "Wait for a payment, or ask finance or management to confirm it."), Kind: RefusalKind.Conflict) { Href = $"/parties/{standing.Payer}#credit" }
            : null;
    }
}
