using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Inventory;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>
/// Begins a delivery (出荷指示): what is to go out is pinned to bins and lots, and the warehouse gets its pick list. What is not there stays with the order. What a supplier ships is a delivery of its own
/// (直送依頼), one for each supplier: nothing is pinned, and the supplier gets a request.
/// </summary>
[Needs(SalesPermission.PlanDeliveries)]
internal sealed class PlanDelivery(SalesDb db, DeliveryPlans plans, StockReservations reservations, PartyLookup parties, NumberSeries numbers, IdSource ids, Clock clock) : IUseCase<PlanDelivery.Input, Id<Delivery>>
{
    internal static readonly Series Series = new("DN", "{0}-{1:yyMM}-{2:00000}");

    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }

        /// <summary>The version of the order the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>Left out, the one where most of it lies.</summary>
        public Id<Warehouse>? Warehouse { get; init; }

        /// <summary>The supplier that is asked to ship; left out, it leaves our own stock, and where nothing of that can go, the first supplier of the order is asked.</summary>
        public Id<Party>? Supplier { get; init; }

        /// <summary>The day it is to leave; left out, today, and of a supplier the day the customer wants it.</summary>
        public DateOnly? Date { get; init; }
        public string Note { get; init; } = "";

        /// <summary>Left out, all that is there.</summary>
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        /// <summary>Of the order.</summary>
        public Id<SalesOrderLine> Id { get; init; }

        /// <summary>In its unit; empty or 0 is nothing.</summary>
        public decimal? Quantity { get; init; }
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.OrderWithLines(input.Id, ct) is not { } order)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotDeliver() is { } reason)
            return reason;
        if (input.Note.Length > 2000)
            return Refusal.TooLong("Note", Words.Note, input.Note.Length, 2000);
        if (OrderHead.WhyNotFar(clock.Today, (input.Date, Words.DeliveryDate, "Date")).FirstOrDefault() is { } far)
            return far;
        if (await parties.Card(new(order.CustomerId), ct) is not { } customer)
            return Refusal.NotFound(Words.Customer, order.CustomerId);

        var plan = await plans.Of(order, ct);
        if (input is { Supplier: not null, Warehouse: not null })
            return new Refusal("delivery.one-source", new Text("倉庫と仕入先の両方は指定できません。", "不能同时指定仓库和供应商。", "It leaves from a warehouse or from a supplier, not from both."), new Text("どちらか一方だけを指定し、別々の出荷にしてください。", "请只指定其一，分别安排发货。", "Name one of them, and plan two deliveries."), "Supplier");
        var warehouse = input.Supplier is not null ? null : input.Warehouse ?? plan.Warehouses.Select(w => (Id<Warehouse>?)w).FirstOrDefault();
        var supplier = input.Supplier?.Value ?? (warehouse is null ? plan.Suppliers.Select(s => (long?)s.Id).FirstOrDefault() : null);
        if (warehouse is null && supplier is null)
            return NothingThere(plan);
        var chosen = Chosen(plan, input, warehouse, supplier);
        if (!chosen.Ok)
            return Result<Id<Delivery>>.Refused(chosen.Refusals);

        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        db.All.Touch(order);
        var receiver = customer.DeliveryParty is { } other && await parties.Card(other, ct) is { } delivered ? delivered : customer;
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleAsync(p => p.Id == receiver.Id, ct);
        var likers = new[] { customer.Id, receiver.Id };
        var wishes = await db.All.Set<Preference>().AsNoTracking().Where(p => likers.Contains(p.PartyId) && (p.Kind == PreferenceKind.Packing || p.Kind == PreferenceKind.DeliveryWindow || p.Kind == PreferenceKind.Documents))
            .OrderBy(p => p.Kind).ThenBy(p => p.Id).Select(p => p.Value).ToListAsync(ct);
        var wanted = supplier is null ? null : chosen.Value.Min(c => c.Line.Needed ?? order.Needed);
        var date = input.Date ?? (wanted > clock.Today ? wanted.Value : clock.Today);
        var delivery = new Delivery
        {
            Id = ids.Next<Delivery>(), Number = await numbers.Next(Series, date, ct), OrderId = order.Id, OrderNumber = order.Number, CustomerId = order.CustomerId, CustomerName = order.CustomerName,
            ShipToId = receiver.Id.Value, ShipToName = receiver.Name, Address = string.Join('\n', party.LetterAddress(AddressPurpose.Delivery)), WarehouseId = warehouse?.Value, Date = date,
            SupplierId = supplier, SupplierName = chosen.Value[0].Line.SupplierName, WantedOn = supplier is null ? null : date,
            Wishes = string.Join('\n', wishes.Distinct(StringComparer.Ordinal)), Note = input.Note.Trim(),
        };
        foreach (var (line, quantity) in chosen.Value)
            delivery.Lines.Add(new() { Id = ids.Next<DeliveryLine>(), DeliveryId = delivery.Id, Position = delivery.Lines.Count + 1, OrderLineId = line.Id, ItemId = line.ItemId, ItemCode = line.ItemCode, ItemName = line.ItemName, Quantity = quantity, Asked = supplier is null ? 0 : quantity.Millionths });
        if (warehouse is { } from)
            await Pin(order, delivery, plan, chosen.Value, from, ct);
        else
            delivery.Request();
        db.Deliveries.Add(delivery);
        return delivery.Id;
    }

    /// <summary>What is to go out is pinned to where it lies.</summary>
    private async Task Pin(SalesOrder order, Delivery delivery, DeliveryPlan plan, List<(SalesOrderLine Line, Quantity Quantity)> chosen, Id<Warehouse> warehouse, CancellationToken ct)
    {
        var wanted = chosen.Zip(delivery.Lines).SelectMany(c => plan.Parts.Of(c.First.Line, c.First.Quantity).Select(p => new PassedLine(c.First.Line.Id.Value, c.Second.Id.Value, p.Item, p.Quantity))).ToList();
        foreach (var part in await reservations.TakeOver(OrderStock.Holder(order), Holder(delivery), warehouse, wanted, ct))
        {
            delivery.Picks.Add(new()
            {
                Id = ids.Next<DeliveryPick>(), DeliveryId = delivery.Id, LineId = new(part.Line), Position = delivery.Picks.Count + 1, ItemId = part.Item.Value, BinId = part.Part.Bin.Value, LotId = part.Part.Lot.Value, Quantity = part.Part.Quantity,
            });
        }
    }

    public static Holder Holder(Delivery delivery) => new("delivery", delivery.Id.Value, delivery.Number, delivery.CustomerName);

    private static Result<List<(SalesOrderLine Line, Quantity Quantity)>> Chosen(DeliveryPlan plan, Input input, Id<Warehouse>? warehouse, long? supplier)
    {
        var chosen = new List<(SalesOrderLine Line, Quantity Quantity)>();
        var refusals = new List<Refusal>();
        var typed = input.Lines.Select((l, i) => (l.Id, l.Quantity, At: $"Lines[{i}].Quantity")).ToList();
        foreach (var stranger in typed.Where(t => !plan.Order.Lines.Exists(l => l.Id == t.Id)))
            refusals.Add(Refusal.NotFound(Words.Lines, stranger.Id).At(stranger.At));
        foreach (var line in plan.Order.Lines)
        {
            var (open, ready) = (plan.Open(line), warehouse is { } from ? plan.Ready(line, from) : plan.ReadyAt(line, supplier!.Value));
            if (input.Lines.Count == 0)
            {
                if (!ready.IsZero)
                    chosen.Add((line, ready));
                continue;
            }
            if (typed.Find(t => t.Id == line.Id) is not { Quantity: { } amount and not 0, At: var at })
                continue;
            if (amount < 0 || !Quantity.TryParse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Quantity.Unit, out var quantity))
                refusals.Add(new("delivery.quantity", new Text("数量 {0} は出荷できません。", "数量 {0} 不能发货。", "A quantity of {0} cannot be delivered.").With(amount), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), at));
            else if (quantity > open)
                refusals.Add(new("delivery.more-than-open", new Text("{0}の出荷残は {1} です。", "{0}的未发数量为 {1}。", "{1} of {0} are still to be delivered.").With(line.ItemCode, open), new Text("{0} 以下にしてください。", "请输入不超过 {0} 的数量。", "Deliver {0} at most.").With(open), at));
            else if (line.SupplierId != supplier)
                refusals.Add(line.SupplierId is null
                    ? new("delivery.from-stock", new Text("{0}は自社の在庫から出荷します。", "{0}由自有库存发货。", "{0} leaves our own stock.").With(line.ItemCode), new Text("在庫の分は別の出荷にするか、受注の変更で仕入先を指定してください。", "库存部分请另行发货，或在订单变更中指定供应商。", "Plan a delivery of its own for it, or name the supplier by a change of the order."), at)
                    : new("delivery.from-supplier", new Text("{0}は{1}から直送します。", "{0}由{1}直发。", "{0} is shipped by {1}.").With(line.ItemCode, line.SupplierName), new Text("この仕入先への直送依頼として、別の出荷にしてください。", "请作为对该供应商的直发委托，另行安排发货。", "Ask that supplier in a delivery of its own."), at));
            else if (quantity > ready)
                refusals.Add(plan.Shortage(line) is { } why
                    ? new("delivery.short", why.What, why.Advice, at, RefusalKind.Conflict)
                    : new("delivery.elsewhere", new Text("この倉庫で揃うのは {0} です。", "该仓库可备齐 {0}。", "{0} are ready in this warehouse.").With(ready), new Text("{0} 以下にするか、別の倉庫から別の出荷にしてください。", "请输入不超过 {0} 的数量，或从其他仓库另行发货。", "Deliver {0} at most, or the rest from another warehouse.").With(ready), at));
            else if (plan.Parts.Card(line) is { Kind: not Catalog.Items.ItemKind.Service } card && card.Units.Convert(quantity, card.Units.Base) is { Ok: false } uneven)
                refusals.Add(uneven.Refusals[0].At(at));
            else
                chosen.Add((line, quantity));
        }
        if (refusals.Count > 0)
            return refusals;
        return chosen.Count == 0 ? NothingThere(plan) : chosen;
    }

    private static Refusal NothingThere(DeliveryPlan plan) =>
        plan.Order.Lines.Where(l => !plan.Open(l).IsZero).Select(l => (Line: l, Why: plan.Shortage(l))).FirstOrDefault(s => s.Why is not null) is { Why: { } why, Line: var line }
            ? new("delivery.nothing-there", new Text("出荷できる品がまだありません。{0}：{1}", "目前没有可发的货物。{0}：{1}", "Nothing of it is there yet. {0}: {1}").With(line.ItemCode, why.What), why.Advice, Kind: RefusalKind.Conflict)
            : new("delivery.nothing", new Text("出荷する品がありません。", "没有要发的货物。", "There is nothing to deliver."), new Text("数量を入力するか、出荷中の分を確認してください。", "请输入数量，或查看正在备货的发货单。", "Type quantities, or look at the deliveries under way."), "Lines");
}
