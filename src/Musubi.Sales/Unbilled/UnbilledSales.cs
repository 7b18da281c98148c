using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Sales.Closings;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Unbilled;

/// <summary>A delivery that had left at the end of a day and was not billed by then.</summary>
/// <param name="Invoice">What billed it since; null while nothing did.</param>
internal sealed record UnbilledDelivery(Delivery Delivery, IReadOnlyList<(string PostingGroup, Money Net)> Parts, long? Invoice)
{
    public Money Net => Money.Sum(Parts.Select(p => p.Net), Parts[0].Net.Currency);
}

/// <summary>
/// What had left at the end of a day and stands on an invoice of a later one: of customers who are billed on closing days, above all. Its cost is booked on the day it left, so its sales
/// belong to that period too.
/// </summary>
internal sealed class UnbilledSales(SalesDb db)
{
    public const string Kind = "unbilled_sales";

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<UnbilledDelivery>> On(DateOnly day, CancellationToken ct)
    {
        var found = new List<UnbilledDelivery>();
        foreach (var (delivery, order) in await db.WithOrders(db.Deliveries.Where(Delivery.Waits).Where(d => d.Date <= day), tracked: false, ct))
        {
            var slip = Slip.Of(delivery, order);
            found.Add(new(delivery, [.. slip.Parts.Select(p => (p.Line.PostingGroup, p.Net))], null));
        }
        // An invoice that was dated after the day, of what had left before: as it stands on the slip, for the bill may hold other days' slips besides.
        var later = db.All.Set<Invoice>().Where(i => i.Date > day && i.SuppliedFrom <= day).Select(i => (long?)(long)(object)i.Id);
        foreach (var (delivery, order) in await db.WithOrders(db.Deliveries.Where(d => d.State == DeliveryState.Shipped && d.Date <= day && later.Contains(d.InvoiceId)), tracked: false, ct))
        {
            found.Add(new(delivery, [.. delivery.Lines.Join(order.Lines, l => l.OrderLineId, o => o.Id, (l, o) => (o.PostingGroup, Money.Of(o.UnitPrice * l.Due.Value, o.Net.Currency, Rounding.HalfUp)))], delivery.InvoiceId));
        }
        return [.. found.Where(d => d.Parts.Count > 0 && !d.Net.IsZero).OrderBy(d => d.Delivery.Date).ThenBy(d => d.Delivery.Id)];
    }

    /// <summary>As it is booked: what customers will owe, without the tax, and its sales. The tax comes with the invoice.</summary>
    public static Accrual AccrualOf(DateOnly day, IReadOnlyList<UnbilledDelivery> unbilled)
    {
        var description = Words.UnbilledOn.With(day);
        return new()
        {
            Kind = Kind, Day = day, Area = PeriodArea.Receivables, Description = description, Back = Words.UnbilledBack,
            Entries =
            [
                .. unbilled.GroupBy(d => d.Net.Currency).OrderBy(g => g.Key).Select(g => BalancedEntry.Of(description,
                [
                    Posting.Debit(AccountRole.UnbilledSales, Money.Sum(g.Select(d => d.Net), g.Key)),
                    .. g.SelectMany(d => d.Parts).GroupBy(p => p.PostingGroup, StringComparer.Ordinal).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Posting.Credit(AccountPart.Revenue(p.Key), Money.Sum(p.Select(x => x.Net), g.Key))),
                ])),
            ],
        };
    }
}
