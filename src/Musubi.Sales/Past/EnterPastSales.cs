using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Receivables;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Past;

/// <summary>
/// Orders that were delivered and billed as they were taken: work per batch, not per order. The documents go through the states they would have gone through by hand, and are written once, as they ended.
/// </summary>
internal sealed class EnterPastSales(SalesDb db, ItemLookup items, PartyLookup parties, CompanyProfile company, TaxRates rates, OrderStock stock, StockMoves moves, OrderBilling billing, Billing invoices,
    BulkRecords records, NumberSeries numbers, IdSource ids, News news)
{
    public async Task<Result<List<EnteredSale>>> Run(IReadOnlyList<PastSale> sales, CancellationToken ct)
    {
        var cards = await items.Cards(sales.SelectMany(s => s.Lines).Select(l => l.Item), ct);
        if (sales.SelectMany(s => s.Lines).Where(l => !cards.ContainsKey(l.Item)).Select(l => (Id<Item>?)l.Item).FirstOrDefault() is { } unknown)
            return Refusal.NotFound(Words.Item, unknown);
        var customers = await parties.Cards(sales.Select(s => s.Customer.Value), ct);
        if (sales.Where(s => !customers.ContainsKey(s.Customer.Value)).Select(s => (Id<Party>?)s.Customer).FirstOrDefault() is { } nobody)
            return Refusal.NotFound(Words.Customer, nobody);
        var receivers = await Receivers(customers, ct);
        var (here, table) = ((await company.Get(ct)).Country, await rates.Table(ct));

        var numbered = await numbers.Next(SalesModule.OrderSeries, sales, s => s.Ordered ?? s.Date, ct);
        var orders = sales.Zip(numbered).Select(s => OrderOf(s.First, s.Second, customers[s.First.Customer.Value], cards, here, receivers[s.First.Customer.Value].Destination, table)).ToList();
        var leaving = orders.Zip(sales).Where(o => o.First.Lines.Exists(l => l.IsGoods)).ToList();
        var noted = await numbers.Next(PlanDelivery.Series, leaving, l => l.Second.Date, ct);
        var deliveries = leaving.Zip(noted).Select(l => DeliveryOf(l.First.First, l.First.Second, l.Second, receivers[l.First.First.CustomerId])).ToList();
        var parts = await stock.Parts(orders.SelectMany(o => o.Lines).DistinctBy(l => l.ItemId), ct);
        var issued = await moves.PostAll([.. deliveries.Zip(leaving).Select(d => Issue(d.First, d.Second.First, parts))], ct);
        if (!issued.Ok)
            return Result<List<EnteredSale>>.Refused(issued.Refusals);
        foreach (var ((delivery, (order, _)), posted) in deliveries.Zip(leaving).Zip(issued.Value))
            Ship(delivery, order, posted);

        var delivered = deliveries.ToDictionary(d => d.OrderId);
        var billables = orders.ConvertAll(o => delivered.TryGetValue(o.Id, out var delivery) ? Billable.Of(delivery, o) : Billable.Of(o, []));
        var bills = new List<Bill>(billables.Count);
        foreach (var (billable, sale) in billables.Zip(sales))
        {
            var bill = await billing.Of(billable, sale.Date, ct);
            if (!bill.Ok)
                return Result<List<EnteredSale>>.Refused(bill.Refusals);
            bills.Add(bill.Value);
        }
        var billed = await invoices.IssueAll(bills, ct);
        if (!billed.Ok)
            return Result<List<EnteredSale>>.Refused(billed.Refusals);
        foreach (var (billable, invoice) in billables.Zip(billed.Value))
            Bill(billable, delivered.GetValueOrDefault(billable.Order.Id), invoice);

        await records.Insert(orders, ct);
        await records.Insert(deliveries, ct);
        foreach (var order in orders)
        {
            await news.Announce(new OrderConfirmed(order.Id, order.CustomerId, order.Total), ct);
            if (delivered.TryGetValue(order.Id, out var delivery))
                await news.Announce(new DeliveryShipped(delivery.Id, order.Id, order.CustomerId, delivery.Date), ct);
        }
        return orders.Zip(billed.Value).Select(o => new EnteredSale(o.First.Id, delivered.GetValueOrDefault(o.First.Id)?.Id, o.Second.Id)).ToList();
    }

    /// <summary>Who gets the goods of each customer, with its addresses.</summary>
    private async Task<Dictionary<long, Party>> Receivers(IReadOnlyDictionary<long, PartyCard> customers, CancellationToken ct)
    {
        var of = customers.ToDictionary(c => c.Key, c => c.Value.DeliveryParty ?? c.Value.Id);
        var known = new Dictionary<Id<Party>, Party>();
        foreach (var some in of.Values.Distinct().Chunk(500))
        {
            foreach (var party in await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses.OrderBy(a => a.Id)).Where(p => EF.Parameter(some).Contains(p.Id)).ToListAsync(ct))
                known[party.Id] = party;
        }
        return of.ToDictionary(o => o.Key, o => known[o.Value]);
    }

    private SalesOrder OrderOf(PastSale sale, string number, PartyCard customer, IReadOnlyDictionary<Id<Item>, ItemCard> cards, string here, string destination, TaxTable table)
    {
        var id = ids.Next<SalesOrder>();
        var lines = new List<SalesOrderLine>(sale.Lines.Count);
        foreach (var (item, count, price) in sale.Lines)
        {
            var card = cards[item];
            var category = OrderPricing.CategoryOf(card, here, destination, sale.Date);
            var quantity = Quantity.Of(count, card.SalesUnit, Rounding.HalfUp);
            lines.Add(new()
            {
                Id = ids.Next<SalesOrderLine>(), OrderId = id, Position = lines.Count + 1, ItemId = item.Value, ItemCode = card.Code, ItemName = card.Name(customer.Language), Quantity = quantity, Needed = null,
                IsGoods = card.Kind != ItemKind.Service, UnitPrice = price, PriceTyped = true, PriceTrace = TraceOf(sale, card.SalesUnit, count, price).Write(),
                TaxRate = category == TaxCategory.Zero ? 0 : table.For(here, category, sale.Date).ValueOrDefault.Fraction, TaxCategory = category, Net = Money.Of(price * count, sale.Currency, Rounding.HalfUp), PostingGroup = card.PostingGroup,
            });
        }
        var totals = OrderTotals.Of(lines.Select(l => OrderTotals.Taxable(l.TaxCategory, Rate.OfFraction(l.TaxRate), l.Net)), sale.Currency);
        var order = new SalesOrder
        {
            Id = id, CustomerId = customer.Id.Value, CustomerName = customer.Name, Date = sale.Ordered ?? sale.Date, Needed = sale.Ordered is null ? null : sale.Date, Reference = sale.Reference, Note = "", Net = totals.Net, Tax = totals.Tax, Total = totals.Total, Lines = lines,
        };
        order.Confirm(number);
        return order;
    }

    private static PriceTrace TraceOf(PastSale sale, Unit unit, decimal count, decimal price) =>
        new() { Amount = price, Currency = sale.Currency, Unit = unit, Quantity = count, Date = sale.Date, Steps = [new(PriceStepKind.Typed, price, price) { Unit = unit }] };

    private Delivery DeliveryOf(SalesOrder order, PastSale sale, string number, Party receiver)
    {
        var delivery = new Delivery
        {
            Id = ids.Next<Delivery>(), Number = number, OrderId = order.Id, OrderNumber = order.Number, CustomerId = order.CustomerId, CustomerName = order.CustomerName, ShipToId = receiver.Id.Value, ShipToName = receiver.Name,
            Address = string.Join('\n', receiver.LetterAddress(AddressPurpose.Delivery)), WarehouseId = sale.Warehouse.Value, Date = sale.Date,
        };
        foreach (var line in order.Lines)
            delivery.Lines.Add(new() { Id = ids.Next<DeliveryLine>(), DeliveryId = delivery.Id, Position = delivery.Lines.Count + 1, OrderLineId = line.Id, ItemId = line.ItemId, ItemCode = line.ItemCode, ItemName = line.ItemName, Quantity = line.Quantity });
        return delivery;
    }

    private static StockDraft Issue(Delivery delivery, SalesOrder order, OrderParts parts) => new()
    {
        Kind = StockKind.Issue, Date = delivery.Date, Reference = delivery.OrderNumber, SourceKind = "delivery", SourceId = delivery.Id.Value, SourceNumber = delivery.Number,
        Lines = [.. order.Lines.Zip(delivery.Lines).SelectMany(l => parts.Of(l.First, l.First.Quantity).Select(p => new StockLine
        {
            Item = p.Item, Quantity = -p.Quantity, Warehouse = new(delivery.WarehouseId!.Value), Basis = CostBasis.Method, Against = AccountRole.CostOfSales, SourceLine = l.Second.Id.Value,
        }))],
    };

    /// <summary>It was picked from where the stock was issued.</summary>
    private void Ship(Delivery delivery, SalesOrder order, PostedStock posted)
    {
        foreach (var (line, move) in posted.Lines.Zip(posted.Moves))
        {
            delivery.Picks.Add(new()
            {
                Id = ids.Next<DeliveryPick>(), DeliveryId = delivery.Id, LineId = new(line.SourceLine), Position = delivery.Picks.Count + 1, ItemId = move.ItemId.Value, BinId = move.BinId.Value, LotId = move.LotId.Value, Quantity = -move.Quantity,
            });
        }
        delivery.Ship(delivery.Date, posted.Document.Id.Value, "", "", null, "");
        foreach (var (sold, line) in order.Lines.Zip(delivery.Lines))
            sold.Deliver(line.Quantity);
        order.Settle();
    }

    private static void Bill(Billable billable, Delivery? delivery, Invoice invoice)
    {
        if (delivery is null)
        {
            billable.Order.Bill(invoice.Id.Value, billable.Due);
            return;
        }
        billable.Order.Bill(billable.Due);
        delivery.Bill(invoice.Id.Value);
    }
}
