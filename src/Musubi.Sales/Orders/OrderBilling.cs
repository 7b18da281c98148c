using Musubi.Finance;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Orders;

/// <summary>Parts of an order's lines to be billed, where they come from, and the days on which they were supplied; null where some of them are not supplied yet.</summary>
internal sealed record Billable(SalesOrder Order, IReadOnlyList<(SalesOrderLine Line, Quantity Part)> Due, (string Kind, long Id, string Number) Source, (DateOnly First, DateOnly Last)? Supplied)
{
    /// <summary>What invoices say they are of, that bill an order rather than a delivery.</summary>
    public const string AsSource = "sales_order";

    public static Billable Of(Delivery delivery, SalesOrder order) => new(order, delivery.DueOf(order), ("delivery", delivery.Id.Value, delivery.Number), (delivery.Date, delivery.Date));

    /// <param name="waiting">The deliveries of the order that have left and are not billed.</param>
    /// <param name="deliveredOnly">Of goods no more than has left; of services all.</param>
    public static Billable Of(SalesOrder order, IReadOnlyCollection<Delivery> waiting, bool deliveredOnly = false)
    {
        List<(SalesOrderLine Line, Quantity Part)> due = [.. order.Lines.Select(l => (l, deliveredOnly && l.IsGoods ? Quantity.Min(l.ToBill, l.DeliveredToBill) : l.ToBill)).Where(d => !d.Item2.IsZero)];
        return new(order, due, (AsSource, order.Id.Value, order.Number), waiting.Count > 0 && !due.Exists(IsAhead) ? (waiting.Min(d => d.Date), waiting.Max(d => d.Date)) : null);
    }

    /// <summary>Goods of it have not left yet.</summary>
    public bool Ahead => Due.Any(IsAhead);

    private static bool IsAhead((SalesOrderLine Line, Quantity Part) due) => due.Line.IsGoods && due.Part > due.Line.DeliveredToBill;
}

/// <summary>An invoice to whoever pays for an order, of parts of its lines; due by the payer's terms.</summary>
internal sealed class OrderBilling(PartyLookup parties, Billing billing, Clock clock)
{
    /// <summary>What whoever bills by hand should know first: what has not left yet is billed ahead, or the customer is billed on closing days. Null where there is nothing to say.</summary>
    public async Task<Text?> Sure(long customerId, bool ahead, CancellationToken ct)
    {
        var closing = await Payer(customerId, ct) is { Terms.Closings.Count: > 0 } payer ? Words.BillByHandSure.With(payer.Terms.InWords()) : null;
        return ahead ? closing is null ? Words.BillAheadSure : new Text("{0}{1}", "{0}{1}", "{0} {1}").With(Words.BillAheadSure, closing) : closing;
    }

    public async Task<Result<Invoice>> Issue(Billable billable, DateOnly? date, CancellationToken ct)
    {
        var bill = await Of(billable, date, ct);
        return bill.Ok ? await billing.Issue(bill.Value, ct) : Result<Invoice>.Refused(bill.Refusals);
    }

    /// <summary>The bill as it would be issued.</summary>
    /// <param name="date">The day of the invoice, on which its sales are booked. Null: the last day on which it was supplied, so that sales stand in the period of their cost; today, where it is billed ahead.</param>
    public async Task<Result<Bill>> Of(Billable billable, DateOnly? date, CancellationToken ct)
    {
        var (order, due, source, supplied) = billable;
        if (await Payer(order.CustomerId, ct) is not { } payer)
            return Refusal.NotFound(Words.Customer, order.CustomerId);
        var day = date ?? supplied?.Last ?? clock.Today;
        if (day > clock.Today)
            return new Refusal("billing.ahead-of-time", new Text("請求日 {0:yyyy/MM/dd} はまだ来ていません。", "开票日期{0:yyyy-MM-dd}尚未到。", "The day of the invoice, {0:dd/MM/yyyy}, has not come.").With(day),
                new Text("今日までの日付にしてください。", "请输入不晚于今天的日期。", "Choose today or earlier."), "Date");
        return new Bill
        {
            Reference = order.Reference, Date = day, Due = payer.DueFor(day), Supplied = supplied,
            PartyId = payer.Id.Value, PartyName = payer.Name, Currency = order.Total.Currency, TaxRounding = payer.Terms.TaxRounding,
            SourceKind = source.Kind, SourceId = source.Id, SourceNumber = source.Number,
            Lines = [.. due.Select(d => new BillLine($"{d.Line.ItemCode} {d.Line.ItemName}", d.Part, d.Line.UnitPrice, Rate.OfFraction(d.Line.TaxRate), d.Line.NetOf(d.Part), d.Line.PostingGroup) { Category = d.Line.TaxCategory, SourceLine = d.Line.Id.Value })],
        };
    }

    private async Task<PartyCard?> Payer(long customer, CancellationToken ct) => (await parties.Billed([customer], ct)).GetValueOrDefault(customer);
}
