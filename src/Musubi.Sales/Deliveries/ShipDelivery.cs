using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Sales.Credit;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>The goods leave: the stock is issued at its cost, the order knows what has been delivered, and what was not taken goes back to the order's turn.</summary>
[Needs(SalesPermission.ShipDeliveries)]
internal sealed class ShipDelivery(SalesDb db, OrderStock stock, StockMoves moves, StockReservations reservations, CreditCheck credit, News news, Clock clock) : IUseCase<ShipDelivery.Input, Id<Delivery>>
{
    public sealed record Input
    {
        public Id<Delivery> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>Left out, today.</summary>
        public DateOnly? Date { get; init; }
        public string Carrier { get; init; } = "";
        public string Tracking { get; init; } = "";
        public int? Parcels { get; init; }

        /// <summary>Why more goes out than was ordered; asked for where it does.</summary>
        public string OverReason { get; init; } = "";
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotPick() is { } reason)
            return reason;
        var refusals = new[] { ("Carrier", Words.Carrier, input.Carrier, 60), ("Tracking", Words.Tracking, input.Tracking, 60), ("OverReason", Words.OverReason, input.OverReason, 200) }
            .Where(t => t.Item3.Length > t.Item4).Select(t => Refusal.TooLong(t.Item1, t.Item2, t.Item3.Length, t.Item4)).ToList();
        if (input.Parcels is < 1 or > 9999)
            refusals.Add(new("out-of-range", new Text("個口数 {0} は範囲外です。", "件数 {0} 超出范围。", "{0} parcels are out of range.").With(input.Parcels), new Text("1から9999までの数を入力してください。", "请输入1到9999之间的数。", "Type a number from 1 to 9999."), "Parcels"));
        var order = (await db.OrderWithLines(delivery.OrderId, ct))!;
        var parts = await stock.Parts(order.Lines, ct);
        var (ordered, picks) = (order.Lines.ToDictionary(l => l.Id), delivery.Picks.ToLookup(p => p.LineId));
        foreach (var line in delivery.Lines)
        {
            var sold = ordered[line.OrderLineId];
            var shipped = Shipped(parts, sold, picks[line.Id], line.Quantity);
            if (!shipped.Ok)
            {
                refusals.AddRange(shipped.Refusals);
                continue;
            }
            line.Quantity = shipped.Value;
            if (sold.IsGoods && line.Quantity > sold.Open && input.OverReason.Trim().Length == 0)
                refusals.Add(new("delivery.over", new Text("{0}は受注残 {1} に対し {2} 出荷しようとしています。", "{0}的订单余量为 {1}，本次发货 {2}。", "Of {0}, {2} are being shipped where {1} are open.").With(sold.ItemCode, sold.Open, line.Quantity),
                    new Text("超過の理由を入力するか、数量を減らしてください。", "请填写超发原因，或减少数量。", "Give the reason for shipping more, or take less."), "OverReason"));
        }
        if (refusals.Count == 0 && delivery.Lines.TrueForAll(l => l.Quantity.IsZero))
            refusals.Add(new("delivery.empty", new Text("出荷する数量がありません。", "没有要发的数量。", "Nothing was taken, so nothing can be shipped."), new Text("数量を入力するか、この出荷を取り消してください。", "请录入数量，或取消此发货。", "Write down what was taken, or cancel this delivery.")));
        if (refusals.Count > 0)
            return refusals;
        if (await credit.WhyNotShip(order, ct) is { } beyond)
            return beyond;

        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        var date = input.Date ?? clock.Today;
        var taken = delivery.Picks.Where(p => !p.Taken.IsZero).OrderBy(p => p.Position).ToList();
        StockDocument? document = null;
        if (taken.Count > 0)
        {
            var posted = await moves.Post(new()
            {
                Kind = StockKind.Issue, Date = date, Reference = delivery.OrderNumber, SourceKind = "delivery", SourceId = delivery.Id.Value, SourceNumber = delivery.Number,
                Lines = [.. taken.Select(p => new StockLine
                {
                    Item = new(p.ItemId), Quantity = -p.Taken, Warehouse = new(delivery.WarehouseId), Bin = p.BinId == 0 ? null : new(p.BinId), Lot = p.LotId == 0 ? null : new(p.LotId),
                    Basis = CostBasis.Method, Against = AccountRole.CostOfSales, SourceLine = p.LineId.Value,
                })],
            }, ct);
            if (!posted.Ok)
                return Result<Id<Delivery>>.Refused([.. posted.Refusals.Select(r => r with { Field = null })]);
            document = posted.Value;
        }
        delivery.Ship(date, document?.Id.Value, input.Carrier.Trim(), input.Tracking.Trim(), input.Parcels, input.OverReason.Trim());
        foreach (var line in delivery.Lines)
            ordered[line.OrderLineId].Deliver(line.Quantity);
        await reservations.GiveBack(PlanDelivery.Holder(delivery), OrderStock.Holder(order), delivery.Lines.ToDictionary(l => l.Id.Value, l => l.OrderLineId.Value), ct);
        order.Settle();
        // What leaves is not taken off the order meanwhile.
        db.All.Touch(order);
        // What was billed before it left needs no bill of its own.
        if (order.InvoiceId is { } ahead && delivery.Lines.TrueForAll(l => ordered[l.OrderLineId].ToBill.IsZero))
            delivery.Bill(ahead);
        else if (delivery.DueOf(order).Count == 0)
            delivery.BillNothing();
        await news.Announce(new DeliveryShipped(delivery.Id, delivery.OrderId, delivery.CustomerId, date), ct);
        return delivery.Id;
    }

    private static Result<Quantity> Shipped(OrderParts parts, SalesOrderLine line, IEnumerable<DeliveryPick> picks, Quantity planned) => parts.Card(line).Kind == ItemKind.Service
        ? planned
        : parts.Counted(line, picks.GroupBy(p => new Id<Item>(p.ItemId)).ToDictionary(g => g.Key, g => g.Sum(p => p.Taken.Millionths)));
}
