using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>A line as typed, of an order or a quote: the item, how many of which unit, and a price only where the one the rules give is not wanted, with the reason.</summary>
public abstract record PricedLineDraft
{
    public Id<Item>? Item { get; init; }

    /// <summary>Where no item is named: our code, a barcode, or the customer's own number.</summary>
    public string? Code { get; init; }
    public decimal? Quantity { get; init; }
    public string? Unit { get; init; }
    public decimal? Price { get; init; }

    /// <summary>Why the price was typed; asked for where it lies below the floor.</summary>
    public string? Reason { get; init; }
}

/// <summary>Where a line of an order ships from.</summary>
public enum ShippedBy { Stock, Supplier }

/// <summary>What a line of an order says beyond its price, whether it is new or changed.</summary>
public abstract record OrderedLineDraft : PricedLineDraft
{
    /// <summary>The day the customer wants it; left out, that of the order.</summary>
    public DateOnly? Needed { get; init; }

    /// <summary>Where it ships from; left out, from the supplier where one is named, else from our own stock.</summary>
    public ShippedBy? ShippedBy { get; init; }

    /// <summary>The supplier that ships it straight to the customer; left out of a line that a supplier ships, the item's usual one.</summary>
    public Id<Party>? Supplier { get; init; }

    /// <summary>What the supplier charges for one unit of the line, in the currency of the books. Left out, what was agreed before, else the item's standard cost. Typed by those who may see costs.</summary>
    public decimal? SupplierCost { get; init; }

    /// <summary>What it costs was typed by who may, and approved: it is not asked again who acts.</summary>
    internal bool CostStands { get; init; }

    internal bool IsBySupplier => ShippedBy == Orders.ShippedBy.Supplier || (ShippedBy is null && (Supplier is not null || SupplierCost is not null));
}

/// <summary>A line of an order as typed.</summary>
public sealed record OrderLineDraft : OrderedLineDraft;

/// <summary>A line as it would be sold.</summary>
internal sealed record PricedLine(ItemCard Item, Quantity Quantity, PriceTrace Price, Rate TaxRate, Money Net)
{
    public decimal UnitPrice => Price.Amount!.Value;

    /// <summary>What makes the rate; null of a line that was saved before it was kept.</summary>
    public TaxCategory? TaxCategory { get; init; }

    /// <summary>Who ships it in our place; null where it leaves our own stock.</summary>
    public DropShipment? Shipment { get; init; }

    public TaxableLine Taxable => OrderTotals.Taxable(TaxCategory, TaxRate, Net);
}

/// <summary>What lines come to.</summary>
internal sealed record OrderTotals(IReadOnlyList<RateTax> Taxes, Money Net, Money Tax)
{
    public Money Total => Net + Tax;

    public static TaxableLine Taxable(TaxCategory? category, Rate rate, Money net) => new(category ?? TaxCategory.Standard, rate, net);

    public static OrderTotals Of(IEnumerable<TaxableLine> lines, Currency currency)
    {
        var taxed = DocumentTax.Of([.. lines], new TaxRule(TaxPolicy.OncePerRate, Rounding.Down), currency);
        return new(taxed.Rates, taxed.Net, taxed.Tax);
    }
}

/// <param name="Lines">One for each draft line, in order; null where a line has no price, for which it is refused.</param>
internal sealed record PricedOrder(IReadOnlyList<PricedLine?> Lines, OrderTotals Totals, IReadOnlyList<Refusal> Refusals)
{
    public IReadOnlyList<RateTax> Taxes => Totals.Taxes;
    public Money Net => Totals.Net;
    public Money Tax => Totals.Tax;
    public Money Total => Totals.Total;
}

/// <summary>
/// What an order or a quote costs: a pure function of the lines typed, the items and price rules as they stand, and the tax rates of the day. Preview, saving and confirming ask it.
/// </summary>
/// <remarks>Goods that go to another country are exports, taxed at nothing. [消費税法7条; 增值税暂行条例 art. 2] A service is taxed as at home.</remarks>
internal static class OrderPricing
{
    /// <param name="shipments">For each draft who ships it in our place; its floor then lies over what the supplier charges. None: all of it leaves our own stock.</param>
    /// <param name="books">The currency that costs are in.</param>
    /// <summary>Why an order, or a change of one, does not come to less than nothing.</summary>
    public static Refusal Negative(Money total) => new("sales.negative-total",
        new Text("合計が {0} になります。", "合计为 {0}。", "The total would be {0}.").With(total),
        new Text("値引きを見直すか、返金は赤伝で処理してください。", "请核对折扣；退款请开具红字账单。", "Look over the discount; what is owed back is a credit note."), "Lines");

    public static PricedOrder Of(IReadOnlyList<PricedLineDraft> drafts, IReadOnlyDictionary<Id<Item>, ItemCard> items, PriceBook prices, TaxTable rates, string country, string? destination, Currency currency, DateOnly date, IReadOnlyList<DropShipment?> shipments, Currency books)
    {
        var refusals = new List<Refusal>();
        var lines = drafts.Select((draft, i) => Line(draft, shipments.Count == 0 ? null : shipments[i], $"Lines[{i}]")).ToList();
        var totals = OrderTotals.Of(lines.OfType<PricedLine>().Select(l => l.Taxable), currency);
        if (refusals.Count == 0 && totals.Total.IsNegative)
            refusals.Add(Negative(totals.Total));
        return new(lines, totals, refusals);

        PricedLine? Line(PricedLineDraft draft, DropShipment? shipment, string path)
        {
            if (draft.Item is not { } id)
                return Refuse(Refusal.Missing(path + ".Item", Words.Item));
            if (!items.TryGetValue(id, out var item))
                return Refuse(Refusal.NotFound(Words.Item, id).At(path + ".Item"));
            if (!item.Active)
                return Refuse(NotSold(item, path));
            if ((string.IsNullOrWhiteSpace(draft.Unit) ? item.SalesUnit : UnitOf(item, draft.Unit.Trim())) is not { } unit)
                return Refuse(new Refusal("sales.no-such-unit",
                    new Text("{0}に単位「{1}」はありません。", "{0}没有单位“{1}”。", "{0} does not come in '{1}'.").With(item.Code, draft.Unit),
                    new Text("{0} から選んでください。", "请从 {0} 中选择。", "Choose from {0}.").With(string.Join(" / ", item.Units.All.Select(u => u.Unit.Symbol))), path + ".Unit"));
            if (draft.Quantity is not { } count)
                return Refuse(Refusal.Missing(path + ".Quantity", Words.Quantity));
            if (count <= 0)
                return Refuse(NotPositive(count, path));
            if (count > Money.Largest)
                return Refuse(Refusal.TooLarge(path + ".Quantity", Words.Quantity, count, Money.Largest));
            if (item.Units.WhyNot(count, unit, path + ".Quantity") is { } tooFine)
                return Refuse(tooFine);
            var category = CategoryOf(item, country, destination, date);
            var rate = category == TaxCategory.Zero ? Rate.Zero : rates.For(country, category, date);
            if (!rate.Ok)
                return Refuse(rate.Refusals[0].At(path + ".Item"));

            var quantity = Quantity.Of(count, unit, Rounding.HalfUp);
            var trace = prices.Of(item, quantity, shipment?.Cost is { } agreed && item.Units.TryFactor(unit, item.Units.Base, out var factor) ? (agreed * factor.Denominator / factor.Numerator, books) : null);
            var reason = draft.Reason?.Trim() ?? "";
            if (reason.Length > PriceTrace.MostReason)
                return Refuse(Refusal.TooLong(path + ".Reason", Words.Reason, reason.Length, PriceTrace.MostReason));
            // A discount is a line of a service; goods are not given with money on top.
            if (draft.Price < 0 && item.Kind != ItemKind.Service)
                return Refuse(new Refusal("sales.negative-price",
                    new Text("{0}の単価 {1:#,0.######} は受けられません。", "{0}的单价 {1:#,0.######} 不能使用。", "{0} cannot have the price {1:#,0.######}.").With(item.Code, draft.Price),
                    new Text("0以上にしてください。返品は返品伝票で処理します。", "请输入0或以上的单价；退货请用退货单处理。", "Type 0 or more; what comes back is a return."), path + ".Price"));
            if (draft.Price > Money.Largest)
                return Refuse(Refusal.TooLarge(path + ".Price", Words.Price, draft.Price, Money.Largest));
            if (draft.Price is { } typed)
                trace = trace.Overruled(typed, reason);
            if (trace.Amount is not { } price)
                return Refuse(new Refusal("sales.no-price",
                    new Text("{0}に{1}の価格がありません。", "{0}没有{1}价格。", "{0} has no price in {1}.").With(item.Code, currency),
                    new Text("単価を入力するか、品目に{0}の定価を登録してください。", "请输入单价，或为该物料登记{0}标准价。", "Type a price, or give the item a list price in {0}.").With(currency), path + ".Price"));
            if (trace is { IsTyped: true, BelowFloor: true } && reason.Length == 0)
                refusals.Add(new("sales.below-floor",
                    new Text("{0}の単価 {1} は下限価格を割っています。", "{0}的单价 {1} 低于底价。", "{1} for {0} is below its floor price.").With(item.Code, price),
                    new Text("理由を入力するか、単価を上げてください。", "请填写原因，或提高单价。", "Give the reason, or raise the price."), path + ".Reason"));
            if (price * quantity.Value > Money.Largest)
                return Refuse(Refusal.TooLarge(path + ".Quantity", Words.Amount, price * quantity.Value, Money.Largest));

            return new(item, quantity, trace, rate.Value, Money.Of(price * quantity.Value, currency, Rounding.HalfUp)) { TaxCategory = category, Shipment = shipment };

            PricedLine? Refuse(Refusal refusal)
            {
                refusals.Add(refusal);
                return null;
            }
        }
    }

    /// <summary>How a sale of an item is taxed on a day, by where it goes.</summary>
    /// <param name="destination">The country it goes to; null: it stays.</param>
    public static TaxCategory CategoryOf(ItemCard item, string country, string? destination, DateOnly date) =>
        item.Kind != ItemKind.Service && destination is not null && destination != country ? TaxCategory.Zero : item.TaxIn(country, date);

    public static Refusal NotSold(ItemCard item, string path) => new("sales.item-inactive",
        new Text("{0}は使用停止中です。", "{0}已停用。", "{0} is no longer sold.").With(item.Code),
        new Text("別の品目を選んでください。", "请选择其他物料。", "Choose another item."), path + ".Item");

    public static Refusal NotPositive(decimal count, string path) => new("sales.quantity-not-positive",
        new Text("数量 {0} は受注できません。", "数量 {0} 不能下单。", "A quantity of {0} cannot be ordered.").With(count),
        new Text("0より大きい数を入力してください。", "请输入大于0的数。", "Type a number above 0."), path + ".Quantity");

    /// <summary>A unit of the item by its code or by its sign in any language: H87, 個, pcs.</summary>
    public static Unit? UnitOf(ItemCard item, string typed) =>
        item.Units.All.Select(u => (Unit?)u.Unit).FirstOrDefault(u => string.Equals(u!.Value.Code, typed, StringComparison.OrdinalIgnoreCase)
            || Languages.All.Any(l => string.Equals(u.Value.Symbol.In(l), typed, StringComparison.OrdinalIgnoreCase)));
}
