using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Terms;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Closings;

/// <summary>A delivery to be billed: what of its order's lines, at what amounts.</summary>
internal sealed record Slip(Delivery Delivery, SalesOrder Order, IReadOnlyList<SlipPart> Parts)
{
    public Money Net => Money.Sum(Parts.Select(p => p.Net), Order.Total.Currency);

    /// <summary>Counts its parts as billed on the order: slips of one order are made in the order they are billed in, so that they add up to its lines.</summary>
    public static Slip Of(Delivery delivery, SalesOrder order)
    {
        var parts = new List<SlipPart>();
        foreach (var (sold, part) in delivery.DueOf(order))
        {
            parts.Add(new(sold, part, sold.NetOf(part)));
            sold.Bill(part);
        }
        return new(delivery, order, parts);
    }
}

internal readonly record struct SlipPart(SalesOrderLine Line, Quantity Quantity, Money Net);

/// <summary>An invoice that a closing issues, over the deliveries it bills.</summary>
internal sealed record PlannedInvoice(Bill Bill, IReadOnlyList<Slip> Slips);

/// <summary>What closing one customer in one currency would do.</summary>
/// <param name="Free">Deliveries that come to nothing: they are closed without an invoice.</param>
internal sealed record ClosingPlan
{
    public required PartyCard Payer { get; init; }
    public required Currency Currency { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Closing { get; init; }
    public required DateOnly Due { get; init; }

    /// <summary>The bill that stands before it.</summary>
    public ClosingBill? Before { get; init; }
    public required IReadOnlyList<PlannedInvoice> Invoices { get; init; }
    public required IReadOnlyList<Slip> Free { get; init; }
    public required IReadOnlyList<AccountItem> Items { get; init; }

    /// <summary>Deliveries that were billed with their order before they left.</summary>
    public required IReadOnlyList<(Delivery Delivery, long Invoice)> BilledAhead { get; init; }

    public int Deliveries => Invoices.Sum(i => i.Slips.Count) + Free.Count;

    /// <param name="issued">The invoices, issued or foreseen.</param>
    public ClosingFigures Figures(IEnumerable<AccountItem> issued) => ClosingFigures.Of([.. Items, .. issued], Before?.Billed, From, Currency);
}

/// <summary>A plan with what it would come to, for the page.</summary>
internal sealed record ForeseenClosing(ClosingPlan Plan, ClosingFigures Figures);

/// <summary>Reads all that closing needs, for one customer or for all that close on a day: the same queries, whatever their number.</summary>
internal sealed class ClosingPlans(SalesDb db, PartyLookup parties, AccountItems account, Finance.Billing billing, Ledger ledger)
{
    private const int Some = 500;

    /// <summary>All customers whose bills close on that day and have something to bill or to carry; with the bills that stand already.</summary>
    public async Task<(IReadOnlyList<ForeseenClosing> Open, IReadOnlyList<ClosingBill> Closed)> Foresee(DateOnly closing, CancellationToken ct)
    {
        var payers = await parties.ClosingOn(closing, ct);
        var closed = await db.ClosingBills.AsNoTracking().Where(b => b.Stands && b.Closing == closing).OrderBy(b => b.Number).ToListAsync(ct);
        var open = new List<ForeseenClosing>();
        foreach (var plan in await Of(payers, closing, tracked: false, ct))
        {
            var foreseen = await Foresee(plan, ct);
            if (!foreseen.Figures.IsNothing || plan.Deliveries > 0)
                open.Add(foreseen);
        }
        return (open, closed);
    }

    private async Task<ForeseenClosing> Foresee(ClosingPlan plan, CancellationToken ct)
    {
        var foreseen = new List<AccountItem>();
        foreach (var invoice in plan.Invoices)
        {
            var taxed = await billing.Preview(invoice.Bill, ct);
            foreseen.Add(new() { Id = default, PartyId = plan.Payer.Id.Value, Kind = ItemKind.Invoice, DocumentId = 0, Number = "", Date = invoice.Bill.Date, Amount = taxed.Total, Net = taxed.Net, Tax = taxed.Tax });
        }
        return new(plan, plan.Figures(foreseen));
    }

    /// <summary>Plans of those payers that may be closed on that day: none for one that has a bill of that day or a later one.</summary>
    /// <param name="tracked">To be acted on; else the orders are copies that nobody saves.</param>
    public async Task<IReadOnlyList<ClosingPlan>> Of(IReadOnlyList<PartyCard> payers, DateOnly closing, bool tracked, CancellationToken ct)
    {
        var known = payers.ToDictionary(p => p.Id.Value);
        var last = await Last(known.Keys, ct);
        var slips = await Slips(known, closing, (payer, currency) => last.GetValueOrDefault((payer, currency))?.Closing >= closing, tracked, ct);
        var items = (await account.Ungathered(known.Keys, closing, ct)).ToLookup(i => (i.PartyId, i.Amount.Currency));
        var plans = new List<ClosingPlan>();
        foreach (var payer in payers)
        {
            var id = payer.Id.Value;
            var currencies = items.Where(g => g.Key.PartyId == id).Select(g => g.Key.Currency).Concat(slips[id].Select(s => s.Order.Total.Currency)).Concat(last.Keys.Where(k => k.Party == id).Select(k => k.Currency)).Distinct().Order();
            foreach (var currency in currencies)
            {
                var before = last.GetValueOrDefault((id, currency));
                if (before?.Closing >= closing)
                    continue;
                plans.Add(await Plan(payer, currency, closing, before, [.. slips[id].Where(s => s.Order.Total.Currency == currency)], [.. items[(id, currency)]], ct));
            }
        }
        return plans;
    }

    private async Task<ClosingPlan> Plan(PartyCard payer, Currency currency, DateOnly closing, ClosingBill? before, IReadOnlyList<Slip> slips, IReadOnlyList<AccountItem> items, CancellationToken ct)
    {
        var (from, due) = ((before?.Closing ?? payer.Terms.LastClosing(closing.AddDays(-1))).AddDays(1), payer.DueFor(closing));
        var worth = slips.Where(s => s.Parts.Count > 0 && !s.Net.IsZero).ToList();
        var invoices = new List<PlannedInvoice>();
        if (payer.Terms.TaxUnit == TaxUnit.Bill && worth.Count > 0)
            invoices.Add(new(BillOf(worth, closing, "closing_bill", 0, ""), worth));
        else
        {
            foreach (var slip in worth)
            {
                // A slip is taxed on its own day; what came late, or into closed books, on the closing day.
                var day = slip.Delivery.Date >= from && await ledger.FirstOpen(slip.Delivery.Date, PeriodArea.Receivables, ct) == slip.Delivery.Date ? slip.Delivery.Date : closing;
                invoices.Add(new(BillOf([slip], day, "delivery", slip.Delivery.Id.Value, slip.Delivery.Number), [slip]));
            }
        }
        return new()
        {
            Payer = payer, Currency = currency, From = from, Closing = closing, Due = due, Before = before, Invoices = invoices, Items = items,
            Free = [.. slips.Where(s => (s.Parts.Count > 0 && s.Net.IsZero) || (s.Parts.Count == 0 && s.Order.InvoiceId is null))],
            BilledAhead = [.. slips.Where(s => s.Parts.Count == 0 && s.Order.InvoiceId is not null).Select(s => (s.Delivery, s.Order.InvoiceId!.Value))],
        };

        Bill BillOf(IReadOnlyList<Slip> of, DateOnly date, string kind, long id, string number) => new()
        {
            PartyId = payer.Id.Value, PartyName = payer.Name, Date = date, Due = due, Currency = currency, TaxRounding = payer.Terms.TaxRounding, SourceKind = kind, SourceId = id, SourceNumber = number,
            Supplied = (of.Min(s => s.Delivery.Date), of.Max(s => s.Delivery.Date)),
            Lines = [.. of.SelectMany(s => s.Parts).Select(p => new BillLine($"{p.Line.ItemCode} {p.Line.ItemName}", p.Quantity, p.Line.UnitPrice, Rate.OfFraction(p.Line.TaxRate), p.Net, p.Line.PostingGroup) { Category = p.Line.TaxCategory, SourceLine = p.Line.Id.Value })],
        };
    }

    /// <summary>What was shipped and not billed, by payer, the oldest first. Parts of one order line follow one another, so that they add up to the line.</summary>
    private async Task<ILookup<long, Slip>> Slips(Dictionary<long, PartyCard> payers, DateOnly closing, Func<long, Currency, bool> isClosed, bool tracked, CancellationToken ct)
    {
        var waiting = db.Deliveries.Where(Delivery.Waits).Where(d => d.Date <= closing);
        var billed = await parties.Billed(await waiting.Select(d => d.CustomerId).Distinct().ToListAsync(ct), ct);
        var slips = new List<(long Payer, Slip Slip)>();
        foreach (var customers in billed.Where(b => payers.ContainsKey(b.Value.Id.Value)).Select(b => b.Key).Order().Chunk(Some))
        {
            foreach (var (delivery, order) in await db.WithOrders(waiting.Where(d => customers.Contains(d.CustomerId)), tracked, ct))
            {
                var payer = billed[delivery.CustomerId].Id.Value;
                if (!isClosed(payer, order.Total.Currency))
                    slips.Add((payer, Slip.Of(delivery, order)));
            }
        }
        return slips.ToLookup(s => s.Payer, s => s.Slip);
    }

    private async Task<Dictionary<(long Party, Currency Currency), ClosingBill>> Last(IEnumerable<long> payers, CancellationToken ct)
    {
        var last = new Dictionary<(long, Currency), ClosingBill>();
        foreach (var some in payers.Chunk(Some))
        {
            foreach (var bill in await db.ClosingBills.AsNoTracking().Where(b => b.Stands && some.Contains(b.PartyId) && !db.ClosingBills.Any(n => n.Stands && n.BeforeId == b.Id)).OrderBy(b => b.Closing).ThenBy(b => b.Id).ToListAsync(ct))
                last[(bill.PartyId, bill.Currency)] = bill;
        }
        return last;
    }
}
