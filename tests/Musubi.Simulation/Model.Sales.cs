using Musubi.Catalog;
using Musubi.Demo.Life;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Sales.Closings;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Sales.Returns;

namespace Musubi.Simulation;

/// <summary>Of orders: what was promised, what has left, what was billed, and what came back.</summary>
internal sealed partial class Model
{
    private static readonly Dictionary<string, Founding.Ware> Wares = Founding.Wares.ToDictionary(w => w.Code);
    private static readonly Dictionary<string, Founding.Customer> Customers = Founding.Customers.ToDictionary(c => c.Code);

    private readonly Dictionary<long, (string Customer, List<(Founding.Ware Ware, decimal Quantity)> Lines)> quotes = [];
    private readonly Dictionary<long, Order> orders = [];
    private readonly Dictionary<long, OrderLine> lines = [];
    private readonly Dictionary<long, Delivery> deliveries = [];
    private readonly Dictionary<long, DeliveryLine> delivered = [];
    private readonly Dictionary<long, Return> returns = [];

    private sealed class Order
    {
        public required string Customer { get; init; }
        public List<OrderLine> Lines { get; set; } = [];
        public bool Stands { get; set; }

        /// <summary>What billed the order as such, and not a delivery of it.</summary>
        public Invoice? Ahead { get; set; }
    }

    private sealed class OrderLine(Founding.Ware ware, decimal ordered)
    {
        public Founding.Ware Ware => ware;
        public decimal Ordered { get; set; } = ordered;
        public decimal Left, LetGo, Billed, BilledNet, TakenOff, Replaced;

        public decimal Open => Math.Max(0, Ordered + Replaced - Left - LetGo);
        public decimal LeftUnbilled => Math.Max(0, Left - Replaced - TakenOff - Billed);
        public decimal Unbilled => Math.Max(0, Math.Max(Left - Replaced, Ordered - LetGo) - TakenOff - Billed);

        /// <summary>All that was billed of a line comes to what it would come to at once.</summary>
        public decimal Bill(decimal part)
        {
            Billed += part;
            var net = Yen(ware.Price * Billed) - BilledNet;
            BilledNet += net;
            return net;
        }
    }

    private sealed class Delivery(Order order)
    {
        public Order Order => order;
        public List<DeliveryLine> Lines { get; } = [];
        public DateOnly? LeftOn { get; set; }
        public Invoice? Invoice { get; set; }
    }

    private sealed class DeliveryLine(Delivery delivery, OrderLine line, decimal quantity)
    {
        public Delivery Delivery => delivery;
        public OrderLine Line => line;
        public decimal Quantity => quantity;
        public decimal TakenOff;
    }

    private sealed class Return(Delivery delivery)
    {
        public Delivery Delivery => delivery;
        public Dictionary<DeliveryLine, (decimal Quantity, Settlement Wanted)> Lines { get; } = [];
        public Dictionary<DeliveryLine, decimal> SentBack { get; } = [];
    }

    private sealed class Invoice(string customer, DateOnly date)
    {
        public string Customer => customer;
        public DateOnly Date => date;
        public List<InvoiceLine> Lines { get; } = [];

        public decimal TaxOfWhatIsLeft => Lines.GroupBy(l => l.Line.Ware.Tax).Sum(g => Rounded(g.Sum(l => l.Net - l.CreditedNet) * (g.Key == TaxCategory.Standard ? 0.10m : 0.08m)));

        private decimal Rounded(decimal tax) => Customers[customer].Terms.TaxRounding switch
        {
            Rounding.Down => decimal.Truncate(tax),
            Rounding.Up => decimal.Ceiling(tax),
            _ => Yen(tax),
        };
    }

    private sealed class InvoiceLine(OrderLine line, decimal quantity, decimal net)
    {
        public OrderLine Line => line;
        public decimal Quantity => quantity;
        public decimal Net => net;
        public decimal Credited, CreditedNet;
    }

    private readonly List<Invoice> invoices = [];
    private readonly Dictionary<string, DateOnly> closed = [];

    /// <summary>The first day of the books that are not closed.</summary>
    private DateOnly open;

    /// <summary>What stands of an order, line by line.</summary>
    public Figures OfOrder(long id)
    {
        var figures = new Figures();
        foreach (var (i, line) in orders[id].Lines.Index())
        {
            var at = $"line {i + 1}";
            (figures[$"{at} ordered"], figures[$"{at} left"], figures[$"{at} let go"]) = (line.Ordered, line.Left, line.LetGo);
            (figures[$"{at} billed"], figures[$"{at} taken off"], figures[$"{at} replaced"]) = (line.Billed, line.TakenOff, line.Replaced);
        }
        return figures;
    }

    public IEnumerable<long> Orders => orders.Keys;

    /// <summary>The order that an act was about; null where it was about none.</summary>
    public long? OrderOf(object? asked, object? answer) => (answer, asked) switch
    {
        (Id<SalesOrder> order, _) => order.Value,
        (Id<Musubi.Sales.Deliveries.Delivery> delivery, _) => orders.First(o => o.Value == deliveries[delivery.Value].Order).Key,
        (Id<SalesReturn> made, _) => orders.First(o => o.Value == returns[made.Value].Delivery.Order).Key,
        _ => null,
    };

    private Task Sold(object? asked, object? answer, DateOnly today) => asked switch
    {
        SaveQuote.Input quote => Now(() => quotes[Of<Quote>(answer)] = (papers.Party(quote.Customer!.Value.Value), [.. quote.Lines.Select(l => (Wares[papers.Item(l.Item!.Value.Value)], l.Quantity!.Value))])),
        AcceptQuote.Input taken => Write(Of<SalesOrder>(answer), quotes[taken.Id.Value].Customer, quotes[taken.Id.Value].Lines),
        SaveOrder.Input order => Write(Of<SalesOrder>(answer), papers.Party(order.Customer!.Value.Value), order.Lines.Select(l => (Wares[papers.Item(l.Item!.Value.Value)], l.Quantity!.Value))),
        ConfirmOrder.Input order => Now(() => orders[order.Id.Value].Stands = true),
        ChangeOrder.Input change => Now(() => change.Lines.ForEach(l => lines[l.Id!.Value.Value].Ordered = l.Quantity!.Value)),
        CancelOrder.Input order => Now(() => orders[order.Id.Value].Stands = false),
        CloseOrder.Input order => Now(() => orders[order.Id.Value].Lines.ForEach(l => l.LetGo += l.Open)),
        PlanDelivery.Input plan => Gather(Of<Musubi.Sales.Deliveries.Delivery>(answer), plan),
        ShipDelivery.Input left => Now(() => Ship(deliveries[left.Id.Value], today)),
        BillDelivery.Input bill => Now(() => Issue([deliveries[bill.Id.Value]], bill.Date ?? deliveries[bill.Id.Value].LeftOn!.Value)),
        BillOrder.Input bill => Now(() => BillWhole(orders[bill.Id.Value], bill.DeliveredOnly, bill.Date!.Value)),
        CloseBills.Input close => Now(() => Close(papers.Party(close.Party.Value), close.Date!.Value)),
        LockPeriod.Input => Now(() => open = new DateOnly(today.Year, today.Month, 1).AddMonths(-1)),
        AnnounceReturn.Input announced => Now(() => Announce(Of<SalesReturn>(answer), announced)),
        ReceiveReturn.Input came => Now(() => returns[came.Id.Value].Lines.ToList().ForEach(l => Add(aside, l.Key.Line.Ware.Code, l.Value.Quantity))),
        InspectReturn.Input seen => Inspect(seen),
        SettleReturn.Input settled => Now(() => Settle(returns[settled.Id.Value])),
        _ => Task.CompletedTask,
    };

    private async Task Write(long id, string customer, IEnumerable<(Founding.Ware Ware, decimal Quantity)> wanted)
    {
        orders[id] = new() { Customer = customer, Lines = [.. wanted.Select(w => new OrderLine(w.Ware, w.Quantity))] };
        foreach (var (line, of) in (await papers.OrderLines(id)).Zip(orders[id].Lines))
            lines[line] = of;
    }

    private async Task Gather(long id, PlanDelivery.Input plan)
    {
        var delivery = deliveries[id] = new(orders[plan.Id.Value]);
        foreach (var (line, of) in await papers.DeliveryLines(id))
            delivery.Lines.Add(delivered[line] = new(delivery, lines[of], plan.Lines.Single(l => l.Id.Value == of).Quantity!.Value));
    }

    private void Ship(Delivery delivery, DateOnly today)
    {
        delivery.LeftOn = today;
        foreach (var line in delivery.Lines)
        {
            Add(shelf, line.Line.Ware.Code, -line.Quantity);
            line.Line.Left += line.Quantity;
        }
        if (delivery.Order.Ahead is { } ahead && delivery.Lines.TrueForAll(l => l.Line.Unbilled == 0))
            delivery.Invoice = ahead;
    }

    /// <summary>One invoice of what these deliveries brought, and what of it was neither billed nor came back.</summary>
    private void Issue(IReadOnlyList<Delivery> of, DateOnly date)
    {
        var invoice = new Invoice(of[0].Order.Customer, date);
        foreach (var delivery in of)
        {
            foreach (var line in delivery.Lines.OrderBy(l => delivery.Order.Lines.IndexOf(l.Line)))
                Bill(invoice, line.Line, Math.Min(line.Quantity - line.TakenOff, line.Line.LeftUnbilled));
            delivery.Invoice = invoice;
        }
        Book(invoice);
    }

    private void BillWhole(Order order, bool leftOnly, DateOnly date)
    {
        var invoice = order.Ahead = new(order.Customer, date);
        foreach (var line in order.Lines)
            Bill(invoice, line, leftOnly ? Math.Min(line.Unbilled, line.LeftUnbilled) : line.Unbilled);
        foreach (var delivery in deliveries.Values.Where(d => d.Order == order && d.LeftOn is not null && d.Invoice is null))
            delivery.Invoice = invoice;
        Book(invoice);
    }

    /// <summary>A slip is of its own day; what came too late for that, of the closing day.</summary>
    private void Close(string customer, DateOnly closing)
    {
        var from = (closed.TryGetValue(customer, out var before) ? before : Customers[customer].Terms.LastClosing(closing.AddDays(-1))).AddDays(1);
        var waiting = deliveries.Values.Where(d => d.Order.Customer == customer && d.LeftOn <= closing && d.Invoice is null && d.Lines.Exists(l => l.Quantity > l.TakenOff)).ToList();
        if (Customers[customer].Terms.TaxUnit == Musubi.Parties.Terms.TaxUnit.Bill && waiting.Count > 0)
            Issue(waiting, closing);
        else
            waiting.ForEach(d => Issue([d], d.LeftOn >= from && d.LeftOn >= open ? d.LeftOn.Value : closing));
        closed[customer] = closing;
    }

    private static void Bill(Invoice invoice, OrderLine line, decimal part)
    {
        if (part > 0)
            invoice.Lines.Add(new(line, part, line.Bill(part)));
    }

    private void Book(Invoice invoice)
    {
        var net = invoice.Lines.Sum(l => l.Net);
        sales += net;
        Add(owedBy, invoice.Customer, net + invoice.TaxOfWhatIsLeft);
        invoices.Add(invoice);
    }

    private void Announce(long id, AnnounceReturn.Input announced)
    {
        var made = returns[id] = new(deliveries[announced.Id.Value]);
        foreach (var line in announced.Lines)
            made.Lines[delivered[line.Id.Value]] = (line.Quantity!.Value, line.Settlement);
    }

    private async Task Inspect(InspectReturn.Input seen)
    {
        var made = returns[seen.Id.Value];
        foreach (var (part, line) in await papers.ReturnParts(seen.Id.Value))
        {
            var (of, decided) = (delivered[line], seen.Parts.Single(p => p.Id.Value == part));
            made.SentBack[of] = made.SentBack.GetValueOrDefault(of) + (decided.SendBack ?? 0);
            Add(shelf, of.Line.Ware.Code, decided.Restock ?? 0);
            Add(aside, of.Line.Ware.Code, -(decided.Restock ?? 0) - (decided.Scrap ?? 0) - (decided.SendBack ?? 0));
        }
    }

    /// <summary>What was not billed yet is billed the less; what was is credited: of the delivery's own invoice first, then of the latest.</summary>
    private void Settle(Return made)
    {
        var credits = new Dictionary<InvoiceLine, decimal>();
        var bearing = made.Lines.Keys.ToDictionary(l => l, l => invoices.AsEnumerable().Reverse().OrderByDescending(i => i == made.Delivery.Invoice).ThenByDescending(i => i.Date).SelectMany(i => i.Lines.AsEnumerable().Reverse()).Where(i => i.Line == l.Line).ToList());
        foreach (var (line, (quantity, wanted)) in made.Lines)
        {
            var kept = quantity - made.SentBack.GetValueOrDefault(line);
            if (wanted == Settlement.Replace)
                line.Line.Replaced += kept;
            if (wanted != Settlement.Credit)
                continue;
            var off = made.Delivery.Invoice is null ? Math.Min(kept, Math.Min(line.Line.LeftUnbilled, line.Quantity - line.TakenOff)) : 0;
            var left = kept - off;
            foreach (var of in bearing[line])
            {
                var part = Math.Min(left, of.Quantity - of.Credited - credits.GetValueOrDefault(of));
                if (part <= 0)
                    continue;
                credits[of] = credits.GetValueOrDefault(of) + part;
                left -= part;
            }
            line.Line.TakenOff += off + left;
            line.TakenOff += off + left;
        }
        foreach (var invoice in invoices.Where(i => i.Lines.Exists(credits.ContainsKey)))
        {
            var (tax, net) = (invoice.TaxOfWhatIsLeft, 0m);
            foreach (var line in invoice.Lines.Where(credits.ContainsKey))
            {
                line.Credited += credits[line];
                var credited = Yen(line.Net * line.Credited / line.Quantity);
                net += credited - line.CreditedNet;
                line.CreditedNet = credited;
            }
            sales -= net;
            Add(owedBy, invoice.Customer, -net - (tax - invoice.TaxOfWhatIsLeft));
        }
    }

    private static decimal Yen(decimal amount) => decimal.Floor(amount + 0.5m);

    private static long Of<T>(object? answer) => ((Id<T>)answer!).Value;
}
