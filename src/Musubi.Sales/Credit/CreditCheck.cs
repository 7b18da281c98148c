using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Credit;

/// <param name="Limit">Null: none.</param>
/// <param name="Owed">What is open of invoices, less what was paid in advance.</param>
/// <param name="Overdue">The part of it that is past its day.</param>
/// <param name="OnOrder">Confirmed and not billed, with its tax, at the rates of the day.</param>
/// <param name="Decided">Of the same, what was promised by who may go beyond the limit, or was approved to.</param>
/// <param name="WithoutRate">Of what is on order, by currency, what no exchange rate takes into the books yet.</param>
internal sealed record CreditStanding(long Payer, Money? Limit, bool Stopped, string Reason, Money Owed, Money Overdue, Money OnOrder, Money Decided, IReadOnlyList<Money> WithoutRate)
{
    public Money Used => Owed + OnOrder;

    /// <summary>What could still be ordered; null without a limit.</summary>
    public Money? Free => Limit is { } limit ? limit - Used : null;
}

/// <param name="Stopped">Why not at all, whatever it comes to.</param>
/// <param name="Exceeded">Why not without more ado: it goes beyond the limit.</param>
/// <param name="Excess">By how much; null where it does not.</param>
/// <param name="MayExceed">Whether who acts may go beyond, and beyond a stop.</param>
internal sealed record CreditAnswer(Refusal? Stopped, Refusal? Exceeded, Money? Excess, bool MayExceed);

/// <summary>Whether a customer may have more: asked when an order is confirmed and when goods leave. Sums over indexes, whatever the history.</summary>
internal sealed class CreditCheck(SalesDb db, PartyLookup parties, CompanyProfile company, ExchangeRates rates, CurrentAct act, Clock clock)
{
    public async Task<CreditStanding> Of(long customer, CancellationToken ct) => await Of(await Payer(customer, ct), customer, ct);

    /// <summary>Why nothing is confirmed or shipped for a customer, in the words of who stopped it; null where it may be.</summary>
    public async Task<string?> WhyStopped(long customer, CancellationToken ct)
    {
        var payer = (await Payer(customer, ct))?.Id.Value ?? customer;
        return await db.Credits.Where(c => c.PartyId == payer && c.Stopped).Select(c => c.Reason).SingleOrDefaultAsync(ct);
    }

    private async Task<CreditStanding> Of(PartyCard? pays, long customer, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var (payer, customers) = (pays?.Id.Value ?? customer, pays is null ? [customer] : await parties.BilledTo(pays, ct));
        var today = clock.Today;
        var credit = await db.Credits.AsNoTracking().SingleOrDefaultAsync(c => c.PartyId == payer, ct);
        var open = await db.All.Set<OpenItem>().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && i.PartyId == payer).Select(OpenItem.Aged(today)).GroupBy(i => i.Late).Select(g => new { Late = g.Key, Sum = g.Sum(i => i.InBooks) }).ToListAsync(ct);
        // The tax of an order is its share of what is not billed yet.
        var promised = db.Orders.AsNoTracking().Where(o => EF.Parameter(customers).Contains(o.CustomerId) && o.State == OrderState.Confirmed && o.Billed != Progress.Wholly);
        var orders = await promised.Select(o => new { o.Id, o.Total.Currency, o.BeyondCredit, Net = o.Net.Minor, Total = o.Total.Minor, Billed = o.Lines.Sum(l => l.BilledNet.Minor + l.TakenOffNet.Minor), LetGo = o.Lines.Any(l => l.Dropped.Millionths > 0) }).ToListAsync(ct);
        // What was let go of an order will never be owed.
        var letGo = !orders.Exists(o => o.LetGo) ? [] : (await promised.SelectMany(o => o.Lines).Where(l => l.Dropped.Millionths > 0).Select(l => new { l.OrderId, l.UnitPrice, l.Net, l.Quantity, l.Dropped }).ToListAsync(ct))
            .GroupBy(l => l.OrderId).ToDictionary(g => g.Key, g => g.Sum(l => (l.Net - SalesOrderLine.NetKept(l.Net, l.UnitPrice, l.Quantity, l.Dropped)).Minor));
        var (onOrder, decided, withoutRate) = (Money.Zero(currency), Money.Zero(currency), new List<Money>());
        foreach (var (beyond, sum) in orders.GroupBy(o => (o.Currency, o.BeyondCredit)).OrderBy(g => g.Key).Select(g => (g.Key.BeyondCredit, Money.OfMinor(g.Sum(o => o.Net == 0 ? 0 : (long)Rounding.HalfUp.Round((decimal)o.Total * (o.Net - o.Billed - letGo.GetValueOrDefault(o.Id)) / o.Net)), g.Key.Currency))))
        {
            if (sum.IsZero)
                continue;
            if (await rates.On(sum.Currency, today, ct) is not { } rate)
            {
                withoutRate.Add(sum);
                continue;
            }
            var inBooks = rate.Convert(sum, Rounding.HalfUp);
            onOrder += inBooks;
            if (beyond)
                decided += inBooks;
        }
        return new(payer, credit?.LimitMinor is { } limit ? Money.OfMinor(limit, currency) : null, credit?.Stopped ?? false, credit?.Reason ?? "",
            Money.OfMinor(open.Sum(o => o.Sum), currency), Money.OfMinor(open.Where(o => o.Late).Sum(o => o.Sum), currency),
            onOrder, decided, withoutRate);
    }

    /// <summary>Who pays for a customer, as its bills are made out: the limit is one for all it pays for.</summary>
    private async Task<PartyCard?> Payer(long customer, CancellationToken ct) => (await parties.Billed([customer], ct)).GetValueOrDefault(customer);

    /// <summary>
    /// Two promises to one payer at a time would each find the room that only one of them has: the second waits for the first at the limit itself. Where the engine lets one write at a time, they do anyway.
    /// </summary>
    private async Task TakeLimit(long payer, CancellationToken ct)
    {
        if (db.All.Engine.TakesTurns || db.All.Database.CurrentTransaction is null)
            return;
        await db.Credits.Where(c => c.PartyId == payer).ExecuteUpdateAsync(set => set.SetProperty(c => c.Stopped, c => c.Stopped), ct);
    }

    /// <summary>Why goods of an order do not leave: a stop, or debts that came since. What others decided to promise beyond the limit is not asked again.</summary>
    public async Task<Refusal?> WhyNotShip(SalesOrder order, CancellationToken ct)
    {
        if (act.Actor.May(SalesPermission.ExceedCredit))
            return null;
        var standing = await Of(order.CustomerId, ct);
        if (standing.Stopped)
            return Stop(standing);
        return !order.BeyondCredit && standing.Free is { } free && (free + standing.Decided).Minor < 0 ? NotShipped(standing, -(free + standing.Decided)) : null;
    }

    /// <summary>Whether there is room, with figures; a stop is told from a limit that others may decide to go beyond.</summary>
    /// <param name="more">What is not counted yet: of an order about to be confirmed its total.</param>
    public async Task<CreditAnswer> Ask(long customer, Money more, CancellationToken ct)
    {
        var may = act.Actor.May(SalesPermission.ExceedCredit);
        var payer = await Payer(customer, ct);
        await TakeLimit(payer?.Id.Value ?? customer, ct);
        var standing = await Of(payer, customer, ct);
        if (standing.Stopped)
            return new(Stop(standing), null, null, may);
        // Without a limit no rate is needed.
        if (standing.Free is not { } free)
            return new(null, null, null, may);
        if (standing.WithoutRate is [var uncounted, ..])
            return new((await rates.Needed(uncounted.Currency, clock.Today, ct)).Refusals[0], null, null, may);
        var now = Money.Zero(free.Currency);
        if (!more.IsZero)
        {
            var rate = await rates.Needed(more.Currency, clock.Today, ct);
            if (!rate.Ok)
                return new(rate.Refusals[0], null, null, may);
            now = rate.Value.Convert(more, Rounding.HalfUp);
        }
        return now > free
            ? new(null, Beyond(standing, more.Currency == now.Currency ? now : new Text("{0}（{1}）", "{0}（{1}）", "{0} ({1})").With(now, more), now - free), now - free, may)
            : new(null, null, null, may);
    }

    private static Refusal Stop(CreditStanding standing) => new("sales.credit-stopped", new Text("この得意先は取引停止中です。{0}", "该客户已停止交易。{0}", "This customer is on credit stop. {0}").With(standing.Reason),
        new Text("会計または経営に解除を依頼してください。", "请联系财务或管理层解除。", "Ask finance or management to lift it."), Kind: RefusalKind.Conflict) { Href = CreditOf(standing), Opens = Words.Credit };

    private static Refusal Beyond(CreditStanding standing, object now, Money excess) => new("sales.credit-exceeded",
        new Text("与信限度額 {0} を {4} 超えます（売掛 {1}、受注残 {2}、今回 {3}）。", "超出信用额度 {0} 共 {4}（应收 {1}、未开票订单 {2}、本次 {3}）。", "This goes beyond the credit limit of {0} by {4}: {1} owed, {2} on order, {3} now.").With(standing.Limit, standing.Owed, standing.OnOrder, now, excess),
        new Text("入金を待つか、{0} 以上減らすか、会計または経営に確定を依頼してください。", "请等待收款，或减少 {0} 以上，或请财务或管理层确认。", "Wait for a payment, take {0} or more off, or ask finance or management to confirm it.").With(excess), Kind: RefusalKind.Conflict) { Href = CreditOf(standing), Opens = Words.Credit };

    private static Refusal NotShipped(CreditStanding standing, Money excess) => new("sales.credit-exceeded",
        new Text("与信限度額 {0} を {3} 超えているため、出荷できません（売掛 {1}、受注残 {2}）。", "已超出信用额度 {0} 共 {3}，不能发货（应收 {1}、未开票订单 {2}）。", "The customer is beyond its credit limit of {0} by {3}, so nothing leaves: {1} owed, {2} on order.").With(standing.Limit, standing.Owed, standing.OnOrder, excess),
        new Text("{0} 以上の入金を待つか、会計または経営に出荷を依頼してください。", "请等待收款 {0} 以上，或请财务或管理层发货。", "Wait for a payment of {0} or more, or ask finance or management to ship it.").With(excess), Kind: RefusalKind.Conflict) { Href = CreditOf(standing), Opens = Words.Credit };

    private static string CreditOf(CreditStanding standing) => $"/parties/{standing.Payer}#credit";
}
