using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>Makes a change of a confirmed order: at once, or once it was approved; and keeps as a fact what it did.</summary>
internal sealed class OrderChanging(SalesDb db, OrderChangePlans plans, OrderStock stock, ItemLookup items, PartyLookup parties, IdSource ids, News news, Clock clock)
{
    /// <summary>What it would come to, or everything that is wrong with it. Nothing is written.</summary>
    public async Task<Result<OrderChangePlan>> Plan(SalesOrder order, ChangeOrder.Input input, CancellationToken ct)
    {
        var why = input.Why.Trim();
        var refusals = OrderHead.WhyNot(new(order.CustomerId), order.Date, Words.Date, input.Reference, input.Note, input.Lines.Count);
        if (why.Length == 0)
            refusals.Add(Refusal.Missing("Why", Words.WhyChanged));
        else if (why.Length > ChangeOrder.MostWhy)
            refusals.Add(Refusal.TooLong("Why", Words.WhyChanged, why.Length, ChangeOrder.MostWhy));
        if (input.Lines.Count == 0)
            refusals.Add(new("sales.no-lines-left", new Text("明細がなくなります。", "明细将全部删除。", "No line would be left."), new Text("すべて不要なら、受注を取り消してください。", "如全部不需要，请取消订单。", "Cancel the order if nothing of it is wanted."), Kind: RefusalKind.Conflict));
        refusals.AddRange(OrderHead.WhyNotNeeded(input.Lines.Select(l => l.Needed), input.Needed, order.Date));
        refusals.AddRange(OrderHead.WhyNotFar(clock.Today, [(input.Needed, Words.Needed, "Needed"), .. input.Lines.Select((l, i) => (l.Needed, Words.Needed, $"Lines[{i}].Needed"))]));
        var plan = await plans.Of(order, input.Lines, ct);
        refusals.AddRange(plan.Priced.Refusals);
        if (refusals.Count == 0 && plan.Priced.Lines.Select((l, i) => (Line: l!, At: i)).FirstOrDefault(l => l.Line.Shipment is { Cost: null }) is { Line: { } costless, At: var at })
            refusals.Add(DropShipments.CostMissing(costless.Item.Code, costless.Shipment!.Name).At($"Lines[{at}].SupplierCost"));
        if (refusals.Count == 0 && plan.Priced.Total.IsNegative)
            refusals.Add(OrderPricing.Negative(plan.Priced.Total));
        if (refusals.Count == 0 && input.Needed == order.Needed && input.Reference.Trim() == order.Reference && input.Note.Trim() == order.Note && plan.ChangesNothing(input.Lines, input.Needed))
            refusals.Add(new("sales.nothing-changed", new Text("変わったところがありません。", "没有任何更改。", "Nothing of it was changed."), new Text("変更してから保存してください。", "请修改后再保存。", "Change something, or leave it as it is."), Kind: RefusalKind.Conflict));
        return refusals.Count > 0 ? refusals : plan;
    }

    /// <param name="by">Whose change it is; another may have approved it.</param>
    /// <param name="beyond">Whether what it adds goes beyond the customer's credit limit.</param>
    public async Task Make(SalesOrder order, ChangeOrder.Input input, OrderChangePlan plan, (long Id, string Name) by, bool beyond, CancellationToken ct)
    {
        var former = order.Lines.ToDictionary(l => l.Id, Seen.Of);
        var (day, reference, note, money) = (order.Needed, order.Reference, order.Note, order.Total);
        var held = await stock.Of(order.Id, ct);
        var customer = await parties.Card(new(order.CustomerId), ct);
        Write(order, input, plan, customer?.Language ?? Language.Japanese);
        if (beyond)
            order.PromiseBeyondCredit();
        var total = plan.Priced.Total;
        order.Change(plan.Priced.Net, plan.Priced.Tax, total);
        var holds = await stock.Keep(order, ct, plan.Picking.Lines);
        var change = new OrderChange
        {
            Id = ids.Next<OrderChange>(), OrderId = order.Id, Number = order.Edition, At = clock.Now, Date = clock.Today, ById = by.Id, ByName = by.Name, Reason = input.Why.Trim(),
            NeededBefore = day, NeededAfter = order.Needed, ReferenceBefore = reference, ReferenceAfter = order.Reference, NoteBefore = note, NoteAfter = order.Note, TotalBefore = money, TotalAfter = total,
        };
        change.Lines.AddRange(Changed(order, former, plan.Gone).Select((line, i) => line(ids.Next<OrderChangeLine>(), change.Id, i + 1)));
        await Record(change, held, holds, ct);
        db.OrderChanges.Add(change);
        await db.SettleDeliveries(order, ct);
        await news.Announce(new OrderChanged(order.Id, order.CustomerId, change.Number, change.TotalBefore, change.TotalAfter), ct);
    }

    private void Write(SalesOrder order, ChangeOrder.Input input, OrderChangePlan plan, Language language)
    {
        (order.Needed, order.Reference, order.Note) = (input.Needed, input.Reference.Trim(), input.Note.Trim());
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (line, priced, day) = (plan.Stays[i], plan.Priced.Lines[i]!, input.Lines[i].Needed ?? input.Needed);
            if (line is null)
            {
                line = new()
                {
                    Id = ids.Next<SalesOrderLine>(), OrderId = order.Id, Position = i + 1, ItemId = priced.Item.Id.Value, ItemCode = priced.Item.Code, ItemName = priced.Item.Name(language), Quantity = priced.Quantity, Needed = day,
                    IsGoods = priced.Item.Kind != ItemKind.Service, UnitPrice = priced.UnitPrice, PriceTyped = priced.Price.IsTyped, PriceTrace = priced.Price.Write(), TaxRate = priced.TaxRate.Fraction, TaxCategory = priced.TaxCategory, Net = priced.Net, PostingGroup = priced.Item.PostingGroup,
                };
                line.ShipBy(priced.Shipment);
                // In this order: the context adds to the lists of what it tracks what it does not find there.
                order.Lines.Add(line);
                db.All.Add(line);
                continue;
            }
            (line.Position, line.Needed) = (i + 1, day);
            if (priced.Quantity != line.Quantity)
                line.Quantity = priced.Quantity;
            if (priced.Net != line.Net)
                line.Net = priced.Net;
            if (plan.Anew[i])
                (line.UnitPrice, line.PriceTyped, line.PriceTrace) = (priced.UnitPrice, priced.Price.IsTyped, priced.Price.Write());
            if (plan.Moved[i])
            {
                line.PriceTrace = priced.Price.Write();
                line.ShipBy(priced.Shipment);
            }
        }
        foreach (var gone in plan.Gone)
        {
            db.All.Remove(gone);
            order.Lines.Remove(gone);
        }
    }

    /// <summary>The lines that are not what they were, each as a fact once it has an id and a place.</summary>
    private static IEnumerable<Func<Id<OrderChangeLine>, Id<OrderChange>, int, OrderChangeLine>> Changed(SalesOrder order, Dictionary<Id<SalesOrderLine>, Seen> former, IReadOnlyList<SalesOrderLine> gone)
    {
        foreach (var line in order.Lines.OrderBy(l => l.Position))
        {
            var (was, now) = (former.GetValueOrDefault(line.Id), Seen.Of(line));
            if (was != now)
                yield return (id, change, position) => Fact(line, was is null ? LineChange.Added : LineChange.Changed, was, now, id, change, position);
        }
        foreach (var line in gone)
            yield return (id, change, position) => Fact(line, LineChange.Removed, former[line.Id], null, id, change, position);
    }

    private static OrderChangeLine Fact(SalesOrderLine line, LineChange kind, Seen? was, Seen? now, Id<OrderChangeLine> id, Id<OrderChange> change, int position) => new()
    {
        Id = id, ChangeId = change, Position = position, Kind = kind, OrderLineId = line.Id.Value, ItemId = line.ItemId, ItemCode = line.ItemCode, ItemName = line.ItemName,
        QuantityBefore = was?.Quantity ?? Quantity.Zero(line.Quantity.Unit), QuantityAfter = now?.Quantity ?? Quantity.Zero(line.Quantity.Unit), NeededBefore = was?.Needed, NeededAfter = now?.Needed,
        PriceBefore = was?.Price, PriceAfter = now?.Price, NetBefore = was?.Money ?? Money.Zero(line.Net.Currency), NetAfter = now?.Money ?? Money.Zero(line.Net.Currency),
        SupplierBefore = was?.Shipment?.Name ?? "", SupplierAfter = now?.Shipment?.Name ?? "", CostBefore = was?.Shipment?.Cost, CostAfter = now?.Shipment?.Cost,
    };

    /// <summary>Item by item, what the order holds otherwise than before.</summary>
    private async Task Record(OrderChange change, IReadOnlyList<ReservedLine> held, IReadOnlyList<ReservedLine> holds, CancellationToken ct)
    {
        var cards = await items.Cards(held.Concat(holds).Select(l => l.Item).Distinct(), ct);
        foreach (var (id, card) in cards.OrderBy(c => c.Value.Code, StringComparer.Ordinal))
        {
            var (was, now) = (Sum(held), Sum(holds));
            if (was != now)
                change.Stock.Add(new() { Id = ids.Next<OrderChangeStock>(), ChangeId = change.Id, Position = change.Stock.Count + 1, ItemId = id.Value, ItemCode = card.Code, KeptBefore = was.Kept, KeptAfter = now.Kept, WaitsBefore = was.Waits, WaitsAfter = now.Waits });

            (Quantity Kept, Quantity Waits) Sum(IReadOnlyList<ReservedLine> lines)
            {
                var own = lines.Where(l => l.Item == id).ToList();
                return (Quantity.Sum(own.Select(l => l.Wanted - l.Waiting), card.Units.Base), Quantity.Sum(own.Select(l => l.Waiting), card.Units.Base));
            }
        }
    }

    /// <summary>What a change compares: of a line its quantity, day, price, amount and who ships it.</summary>
    private sealed record Seen(Quantity Quantity, DateOnly? Needed, decimal Price, Money Money, DropShipment? Shipment)
    {
        public static Seen Of(SalesOrderLine line) => new(line.Quantity, line.Needed, line.UnitPrice, line.Net, line.Shipment);
    }
}
