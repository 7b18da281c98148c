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
internal sealed class ShipDelivery(SalesDb db, OrderStock stock, StockMoves moves, StockReservations reservations, CreditCheck credit, DeliveryLeaving leaving, Clock clock) : IUseCase<ShipDelivery.Input, Id<Delivery>>
{
    public sealed record Input : LeavingDraft;

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotPick() is { } reason)
            return reason;
        var refusals = DeliveryLeaving.WhyNot(input);
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
            if (DeliveryLeaving.WhyNotSoMuch(sold, line.Quantity, input) is { } over)
                refusals.Add(over);
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
                    Item = new(p.ItemId), Quantity = -p.Taken, Warehouse = new(delivery.WarehouseId!.Value), Bin = p.BinId == 0 ? null : new(p.BinId), Lot = p.LotId == 0 ? null : new(p.LotId),
                    Basis = CostBasis.Method, Against = AccountRole.CostOfSales, SourceLine = p.LineId.Value,
                })],
            }, ct);
            if (!posted.Ok)
                return Result<Id<Delivery>>.Refused([.. posted.Refusals.Select(r => r with { Field = null })]);
            document = posted.Value;
        }
        await reservations.GiveBack(PlanDelivery.Holder(delivery), OrderStock.Holder(order), delivery.Lines.ToDictionary(l => l.Id.Value, l => l.OrderLineId.Value), ct);
        await leaving.Leave(order, delivery, date, document?.Id.Value, input, ct);
        return delivery.Id;
    }

    private static Result<Quantity> Shipped(OrderParts parts, SalesOrderLine line, IEnumerable<DeliveryPick> picks, Quantity planned) => parts.Card(line).Kind == ItemKind.Service
        ? planned
        : parts.Counted(line, picks.GroupBy(p => new Id<Item>(p.ItemId)).ToDictionary(g => g.Key, g => g.Sum(p => p.Taken.Millionths)));
}
