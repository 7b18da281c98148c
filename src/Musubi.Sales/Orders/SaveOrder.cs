using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>Writes a draft, new or changed. Every line is priced as the preview showed it.</summary>
[Needs(SalesPermission.EditOrders)]
internal sealed class SaveOrder(SalesDb db, PartyLookup parties, OrderPrices prices, IdSource ids, Clock clock) : IUseCase<SaveOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        /// <summary>Null for a new order.</summary>
        public Id<SalesOrder>? Id { get; init; }
        public int Version { get; init; }
        public Id<Party>? Customer { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Left out, it stays; of a new order the customer's own, else that of the books.</summary>
        public Currency? Currency { get; init; }

        /// <summary>The day the customer wants it; left out, as soon as possible.</summary>
        public DateOnly? Needed { get; init; }
        public string Reference { get; init; } = "";
        public string Note { get; init; } = "";
        public List<OrderLineDraft> Lines { get; init; } = [];
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        var order = input.Id is { } id ? await db.OrderWithLines(id, ct) : null;
        if (input.Id is { } missing && order is null)
            return Refusal.NotFound(Words.Order, missing);
        if (order?.WhyNotEdit() is { } reason)
            return reason;

        var refusals = OrderHead.WhyNot(input.Customer, input.Date, Words.Date, input.Reference, input.Note, input.Lines.Count);
        refusals.AddRange(OrderHead.WhyNotNeeded(input.Lines.Select(l => l.Needed), input.Needed, input.Date));
        refusals.AddRange(OrderHead.WhyNotFar(clock.Today, [(input.Date, Words.Date, "Date"), (input.Needed, Words.Needed, "Needed"), .. input.Lines.Select((l, i) => (l.Needed, Words.Needed, $"Lines[{i}].Needed"))]));
        var customer = input.Customer is { } party ? await parties.Card(party, ct) : null;
        if (input.Customer is { } unknown && customer is null)
            refusals.Add(Refusal.NotFound(Words.Customer, unknown).At("Customer"));
        if (refusals.Count > 0)
            return refusals;

        var currency = await prices.CurrencyOf(input.Currency, order?.Currency, customer, ct);
        var priced = await prices.Of(input.Lines, customer!.Id.Value, currency, input.Date!.Value, ct, order?.Lines);
        if (priced.Refusals.Count > 0)
            return Result<Id<SalesOrder>>.Refused(priced.Refusals);

        if (order is null)
        {
            order = new() { Id = ids.Next<SalesOrder>(), CustomerId = 0, CustomerName = "", Date = default, Needed = null, Reference = "", Note = "", Net = priced.Net, Tax = priced.Tax, Total = priced.Total };
            db.Orders.Add(order);
        }
        else
        {
            db.All.Expect(order, input.Version);
            db.All.Touch(order);
        }
        (order.CustomerId, order.CustomerName, order.Date, order.Needed) = (customer.Id.Value, customer.Name, input.Date.Value, input.Needed);
        (order.Reference, order.Note) = (input.Reference.Trim(), input.Note.Trim());
        (order.Net, order.Tax, order.Total) = (priced.Net, priced.Tax, priced.Total);
        var lines = priced.Lines.Select((line, i) => new SalesOrderLine
        {
            Id = ids.Next<SalesOrderLine>(), OrderId = order.Id, Position = i + 1, ItemId = line!.Item.Id.Value, ItemCode = line.Item.Code,
            ItemName = line.Item.Name(customer.Language), Quantity = line.Quantity, Needed = input.Lines[i].Needed ?? order.Needed, IsGoods = line.Item.Kind != ItemKind.Service, UnitPrice = line.UnitPrice, PriceTyped = line.Price.IsTyped, PriceTrace = line.Price.Write(),
            TaxRate = line.TaxRate.Fraction, TaxCategory = line.TaxCategory, Net = line.Net, PostingGroup = line.Item.PostingGroup,
        }).ToList();
        foreach (var (line, from) in lines.Zip(priced.Lines))
            line.ShipBy(from!.Shipment);
        OrderHead.TypeAnew(db.All, order.Lines, lines, (stored, typed) => stored.ItemId == typed.ItemId && stored.ItemName == typed.ItemName && stored.PostingGroup == typed.PostingGroup, (stored, typed) =>
        {
            // What a quote promised stands with the trace of that day, as long as nobody types another price or reason.
            if (typed.PriceTyped && typed.Net.Currency == stored.Net.Currency && stored.Promised(typed.UnitPrice, typed.Quantity.Unit, PriceTrace.Read(typed.PriceTrace)!.Reason) is not null)
                typed.PriceTrace = stored.PriceTrace;
            stored.Become(typed);
        });
        return order.Id;
    }
}
