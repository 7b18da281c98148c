using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

/// <summary>A line of an invoice that billed something of an order's line.</summary>
/// <param name="Before">Of it, what earlier returns were credited.</param>
internal sealed record BilledLine(InvoiceLine Line, Quantity Before);

/// <summary>So much of it is credited.</summary>
internal sealed record CreditedPart(InvoiceLine Line, Quantity Quantity, Money Amount);

/// <summary>What became of the quantity that is credited: taken off what is to be billed, or credited of what was.</summary>
/// <param name="Left">For neither: nothing of it was billed, or it has been credited already.</param>
internal sealed record CreditShare(Quantity TakenOff, IReadOnlyList<CreditedPart> Parts, Quantity Left)
{
    public Quantity Credited => Quantity.Sum(Parts.Select(p => p.Quantity), TakenOff.Unit);
    public Money Amount(Currency currency) => Money.Sum(Parts.Select(p => p.Amount), currency);
}

/// <summary>Which invoices bear what came back. The page shows it as the act does it.</summary>
internal sealed class ReturnCrediting(SalesDb db)
{
    /// <summary>By line of the order: the delivery's own invoice first, then the latest.</summary>
    public async Task<ILookup<Id<SalesOrderLine>, BilledLine>> Billed(Delivery delivery, SalesOrder order, CancellationToken ct)
    {
        var delivered = (await db.Deliveries.Where(d => d.OrderId == order.Id && d.InvoiceId != null).Select(d => d.InvoiceId!.Value).Distinct().ToListAsync(ct)).ConvertAll(i => new Id<Invoice>(i));
        // Billed by order, and again after it grew: each is an invoice of its own. Which is the latest its day and number say: ids of two nodes do not.
        var invoices = (await db.All.Set<Invoice>().AsNoTracking().Where(i => delivered.Contains(i.Id) || (i.SourceKind == Billable.AsSource && i.SourceId == order.Id.Value)).Select(i => new { i.Id, i.Date, i.Number }).ToListAsync(ct)).ToDictionary(i => i.Id);
        var (ids, sold) = (invoices.Keys.ToList(), order.Lines.Select(l => l.Id.Value).ToList());
        var lines = await db.All.Set<InvoiceLine>().AsNoTracking().Where(l => ids.Contains(l.InvoiceId) && sold.Contains(l.SourceLine)).ToListAsync(ct);
        var before = (await db.Returns.Where(r => r.OrderId == order.Id).SelectMany(r => r.Credits).Select(c => new { c.InvoiceLineId, c.Quantity }).ToListAsync(ct)).ToLookup(c => c.InvoiceLineId, c => c.Quantity);
        return lines.OrderByDescending(l => l.InvoiceId.Value == delivery.InvoiceId).ThenByDescending(l => invoices[l.InvoiceId].Date).ThenByDescending(l => invoices[l.InvoiceId].Number, StringComparer.Ordinal).ThenByDescending(l => l.Position)
            .ToLookup(l => new Id<SalesOrderLine>(l.SourceLine), l => new BilledLine(l, Quantity.Sum(before[l.Id.Value], l.Quantity.Unit)));
    }

    /// <summary>
    /// A delivery not billed yet is billed the less; else its invoice is credited, at its own price. Amounts follow from the quantity credited of a line so far, so that parts add up to the line.
    /// </summary>
    public static CreditShare Share(Quantity wanted, Delivery delivery, DeliveryLine delivered, SalesOrderLine sold, IEnumerable<BilledLine> billed)
    {
        var zero = Quantity.Zero(wanted.Unit);
        var off = delivery.InvoiceId is null ? Quantity.Min(Quantity.Min(wanted, sold.DeliveredToBill), delivered.Due) : zero;
        var (left, parts) = (wanted - off, new List<CreditedPart>());
        foreach (var line in billed)
        {
            var now = Quantity.Min(left, line.Line.Quantity - line.Before);
            if (now <= zero)
                continue;
            left -= now;
            parts.Add(new(line.Line, now, Of(line.Before + now) - Of(line.Before)));

            Money Of(Quantity part) => Money.Of(line.Line.Amount.Amount * part.Value / line.Line.Quantity.Value, line.Line.Amount.Currency, Rounding.HalfUp);
        }
        // Of a billed delivery more than its invoices bear: then another, unbilled one is billed the less.
        var rest = Quantity.Min(left, sold.DeliveredToBill - off);
        return new(off + rest, parts, left - rest);
    }
}
