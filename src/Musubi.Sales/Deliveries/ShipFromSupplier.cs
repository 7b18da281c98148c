using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Sales.Credit;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>
/// The supplier has shipped (直送): how much of each line, and which lots as it tells them. At what was agreed it is cost of sales, against goods received whose bill has not come; our stock never held it.
/// What it did not ship is open again.
/// </summary>
[Needs(SalesPermission.PlanDeliveries)]
internal sealed class ShipFromSupplier(SalesDb db, Ledger ledger, ItemLookup items, CreditCheck credit, CompanyProfile company, DeliveryLeaving leaving, Clock clock) : IUseCase<ShipFromSupplier.Input, Id<Delivery>>
{
    public const int MostLots = 500;

    public sealed record Input : LeavingDraft
    {
        /// <summary>Left out, all as it was asked for. A line that is left out where others are told was shipped as it was asked for, too.</summary>
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        /// <summary>Of the delivery.</summary>
        public Id<DeliveryLine> Id { get; init; }

        /// <summary>In its unit; empty is nothing.</summary>
        public decimal? Quantity { get; init; }

        /// <summary>Lots or serial numbers as the supplier tells them; asked for where the item is tracked. They are words: our stock never held them.</summary>
        public string Lots { get; init; } = "";
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotRecord() is { } reason)
            return reason;
        var refusals = DeliveryLeaving.WhyNot(input);
        refusals.AddRange(input.Lines.Select((l, i) => (l.Id, At: $"Lines[{i}].Quantity")).Where(l => !delivery.Lines.Exists(d => d.Id == l.Id)).Select(l => Refusal.NotFound(Words.Lines, l.Id).At(l.At)));
        var date = input.Date ?? clock.Today;
        if (date > clock.Today)
            refusals.Add(new("delivery.not-yet", new Text("出荷日 {0} はまだ来ていません。", "发货日期 {0} 尚未到来。", "{0} has not come yet.").With(date), new Text("仕入先が出荷した日付を入力してください。", "请输入供应商实际发货的日期。", "Take the day on which the supplier shipped it."), "Date"));
        var order = (await db.OrderWithLines(delivery.OrderId, ct))!;
        var ordered = order.Lines.ToDictionary(l => l.Id);
        var (cards, books) = (await items.Cards(delivery.Lines.Select(l => new Id<Item>(l.ItemId)), ct), (await company.Get(ct)).Currency);
        foreach (var line in delivery.Lines)
        {
            var (sold, card, i) = (ordered[line.OrderLineId], cards[new(line.ItemId)], input.Lines.FindIndex(l => l.Id == line.Id));
            var (shipped, lots, at) = (line.AskedFor, "", i < 0 ? "Lines" : $"Lines[{i}].Quantity");
            if (i >= 0)
            {
                lots = input.Lines[i].Lots.Trim();
                if (WhyNot(card, input.Lines[i].Quantity ?? 0, line.Quantity.Unit, at, out shipped) is { } odd)
                {
                    refusals.Add(odd);
                    continue;
                }
            }
            if (lots.Length > MostLots)
                refusals.Add(Refusal.TooLong($"Lines[{i}].Lots", Words.SupplierLots, lots.Length, MostLots));
            if (card.Tracking != Tracking.None && !shipped.IsZero && lots.Length == 0)
                refusals.Add(new("delivery.supplier-lots", new Text("{0}はロットまたはシリアル番号で管理しています。", "{0}按批次或序列号管理。", "{0} is tracked by lot or serial number.").With(card.Code),
                    new Text("仕入先が知らせた番号を入力してください。", "请录入供应商告知的号码。", "Type the numbers that the supplier tells."), i < 0 ? "Lines" : $"Lines[{i}].Lots"));
            if (DeliveryLeaving.WhyNotSoMuch(sold, shipped, input) is { } over)
                refusals.Add(over);
            line.Lots = lots;
            line.Cost(shipped, sold.SupplierCost ?? 0, books);
        }
        if (refusals.Count == 0 && delivery.Lines.TrueForAll(l => l.Quantity.IsZero))
            refusals.Add(new("delivery.empty", new Text("出荷された数量がありません。", "没有发货数量。", "Nothing was shipped."), new Text("数量を入力するか、この出荷を取り消してください。", "请录入数量，或取消此发货。", "Type what was shipped, or cancel this delivery."), "Lines"));
        if (refusals.Count > 0)
            return refusals;
        if (await credit.WhyNotShip(order, ct) is { } beyond)
            return beyond;

        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        if (DropShipmentPosting.For(delivery.Number, delivery.SupplierName, delivery.Lines.Select(l => (ordered[l.OrderLineId].PostingGroup, Money.OfMinor(l.CostMinor, books)))) is { } entry)
        {
            var posted = await ledger.Post(entry, new() { Kind = "delivery", Id = delivery.Id.Value, Number = delivery.Number, Date = date, Area = PeriodArea.Inventory }, ct);
            if (!posted.Ok)
                return Result<Id<Delivery>>.Refused(posted.Refusals);
        }
        await leaving.Leave(order, delivery, date, null, input, ct);
        return delivery.Id;
    }

    private static Refusal? WhyNot(ItemCard card, decimal amount, Unit unit, string field, out Quantity quantity)
    {
        quantity = Quantity.Zero(unit);
        if (amount < 0 || !Quantity.TryParse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), unit, out quantity))
            return new("delivery.quantity", new Text("数量 {0} は出荷できません。", "数量 {0} 不能发货。", "A quantity of {0} cannot be delivered.").With(amount), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), field);
        return amount == 0 ? null : card.Units.WhyNot(amount, unit, field);
    }
}
