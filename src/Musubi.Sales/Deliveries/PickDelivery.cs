using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Sales.Deliveries;

/// <summary>Writes down what was really taken, from where: less, more, another bin or lot. What nobody writes down counts as taken just as the pick list says.</summary>
[Needs(SalesPermission.ShipDeliveries)]
internal sealed class PickDelivery(SalesDb db, ItemLookup items, IdSource ids) : IUseCase<PickDelivery.Input, Id<Delivery>>
{
    private const int MostLines = 2_000;

    public sealed record Input
    {
        public Id<Delivery> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
        public List<Line> Lines { get; init; } = [];
        public List<Other> Others { get; init; } = [];
    }

    public sealed record Line
    {
        public Id<DeliveryPick> Id { get; init; }

        /// <summary>In the base unit; empty is nothing.</summary>
        public decimal? Quantity { get; init; }

        /// <summary>Codes.</summary>
        public string Bin { get; init; } = "";
        public string Lot { get; init; } = "";
    }

    /// <summary>Taken from a place that the pick list does not name.</summary>
    public sealed record Other
    {
        public Id<Item>? Item { get; init; }
        public string Bin { get; init; } = "";
        public string Lot { get; init; } = "";
        public decimal? Quantity { get; init; }
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotPick() is { } reason)
            return reason;
        if (input.Lines.Count + input.Others.Count > MostLines)
            return new Refusal("sales.too-many-lines", new Text("明細が{0}行あります。", "明细有{0}行。", "There are {0} lines.").With(input.Lines.Count + input.Others.Count), new Text("{0}行までに分けてください。", "请拆分为每单不超过{0}行。", "Split it: {0} lines fit in one.").With(MostLines), "Lines");

        var cards = await items.Cards(delivery.Picks.Select(p => new Id<Item>(p.ItemId)), ct);
        var bins = await db.All.Set<Bin>().AsNoTracking().Where(b => b.WarehouseId == new Id<Warehouse>(delivery.WarehouseId!.Value) && b.Active).ToDictionaryAsync(b => b.Code, StringComparer.OrdinalIgnoreCase, ct);
        var codes = input.Lines.Select(l => l.Lot).Concat(input.Others.Select(o => o.Lot)).Select(c => Digits.ToAscii(c).Trim()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var lots = codes.Count == 0 ? [] : await db.All.Set<Lot>().AsNoTracking().Where(l => codes.Contains(l.Code)).ToListAsync(ct);
        var refusals = new List<Refusal>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (typed, at) = (input.Lines[i], $"Lines[{i}].");
            if (delivery.Picks.Find(p => p.Id == typed.Id) is not { } pick)
                refusals.Add(Refusal.NotFound(Words.Lines, typed.Id).At(at + "Quantity"));
            else if (Read(new(pick.ItemId), typed.Quantity ?? 0, typed.Bin, typed.Lot, at) is { } read)
                (pick.BinId, pick.LotId, pick.Picked) = read;
        }
        for (var i = 0; i < input.Others.Count; i++)
        {
            var (typed, at) = (input.Others[i], $"Others[{i}].");
            if (typed.Item is not { } item)
            {
                if (typed.Quantity is not null)
                    refusals.Add(Refusal.Missing(at + "Item", Words.Item));
                continue;
            }
            // To the line of that item that has the least of what it is to have.
            var line = delivery.Picks.Where(p => p.ItemId == item.Value).GroupBy(p => p.LineId).OrderBy(g => g.Sum(p => p.Taken.Millionths - p.Quantity.Millionths)).FirstOrDefault();
            if (line is null)
                refusals.Add(new("delivery.other-item", new Text("この出荷にない品目です。", "此发货单中没有该物料。", "This delivery has no such item."), new Text("出荷の品目を選ぶか、受注に追加してください。", "请选择发货单中的物料，或先加入订单。", "Choose one of the delivery, or add it to an order."), at + "Item"));
            else if (typed.Quantity is null)
                refusals.Add(Refusal.Missing(at + "Quantity", Words.Quantity));
            else if (Read(item, typed.Quantity.Value, typed.Bin, typed.Lot, at) is { } read)
            {
                delivery.Picks.Add(new()
                {
                    Id = ids.Next<DeliveryPick>(), DeliveryId = delivery.Id, LineId = line.Key, Position = delivery.Picks.Max(p => p.Position) + 1, ItemId = item.Value, BinId = read.Bin, LotId = read.Lot,
                    Quantity = Quantity.Zero(cards[item].Units.Base), Picked = read.Picked,
                });
                db.All.Add(delivery.Picks[^1]);
            }
        }
        if (refusals.Count > 0)
            return refusals;
        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        db.All.Touch(delivery);
        return delivery.Id;

        (long Bin, long Lot, long Picked)? Read(Id<Item> item, decimal amount, string typedBin, string typedLot, string at)
        {
            var card = cards[item];
            var before = refusals.Count;
            if (amount < 0 || !Quantity.TryParse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), card.Units.Base, out var quantity))
            {
                refusals.Add(new("delivery.quantity", new Text("数量 {0} は出荷できません。", "数量 {0} 不能发货。", "A quantity of {0} cannot be delivered.").With(amount), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), at + "Quantity"));
                quantity = Quantity.Zero(card.Units.Base);
            }
            Bin? bin = null;
            if (typedBin.Trim().Length > 0 && !bins.TryGetValue(typedBin.Trim(), out bin))
                refusals.Add(Refusal.NotFound(Words.Bin, typedBin.Trim()).At(at + "Bin"));
            var code = Digits.ToAscii(typedLot).Trim();
            var lot = card.Tracking == Tracking.None || code.Length == 0 ? null : lots.Find(l => l.ItemId == item && l.Code == code);
            if (card.Tracking != Tracking.None && lot is null && amount > 0)
                refusals.Add(code.Length == 0 ? Refusal.Missing(at + "Lot", Words.Lot) : Refusal.NotFound(Words.Lot, code).At(at + "Lot"));
            return refusals.Count > before ? null : (bin?.Id.Value ?? 0, lot?.Id.Value ?? 0, quantity.Millionths);
        }
    }
}
