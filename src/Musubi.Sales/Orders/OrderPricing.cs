using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

/// <summary>A line as typed: the item, how many of which unit, and a price only where the list's is not wanted.</summary>
public sealed record OrderLineDraft
{
    public Id<Item>? Item { get; init; }
    public decimal? Quantity { get; init; }
    public string? Unit { get; init; }
    public decimal? Price { get; init; }
}

/// <summary>A line as it would be sold.</summary>
internal sealed record PricedLine(ItemCard Item, Quantity Quantity, decimal UnitPrice, bool PriceTyped, Rate TaxRate, Money Net);

/// <param name="Lines">One for each draft line, in order; null where a line is refused.</param>
internal sealed record PricedOrder(IReadOnlyList<PricedLine?> Lines, IReadOnlyList<RateTax> Taxes, Money Net, Money Tax, IReadOnlyList<Refusal> Refusals)
{
    public Money Total => Net + Tax;
}

/// <summary>
/// What an order costs: a pure function of the lines typed, the items as they stand, and the tax rates of the day. Preview and saving both ask it.
/// </summary>
internal static class OrderPricing
{
    public static PricedOrder Of(IReadOnlyList<OrderLineDraft> drafts, IReadOnlyDictionary<Id<Item>, ItemCard> items, TaxTable rates, string country, Currency currency, DateOnly date)
    {
        var refusals = new List<Refusal>();
        var lines = drafts.Select((draft, i) => Line(draft, $"Lines[{i}]")).ToList();
        var priced = lines.OfType<PricedLine>().ToList();
        var taxes = DocumentTax.Of(priced.Select(l => (l.TaxRate, l.Net)), TaxPolicy.OncePerRate, Rounding.Down);
        return new(lines, taxes, Money.Sum(priced.Select(l => l.Net), currency), Money.Sum(taxes.Select(t => t.Tax), currency), refusals);

        PricedLine? Line(OrderLineDraft draft, string path)
        {
            if (draft.Item is not { } id)
                return Refuse(Refusal.Missing(path + ".Item", Words.Item));
            if (!items.TryGetValue(id, out var item))
                return Refuse(Refusal.NotFound(Words.Item, id).At(path + ".Item"));
            if (!item.Active)
                return Refuse(new Refusal("sales.item-inactive",
                    new Text("{0}は使用停止中です。", "{0}已停用。", "{0} is no longer sold.").With(item.Code),
                    new Text("別の品目を選んでください。", "请选择其他物料。", "Choose another item."), path + ".Item"));
            if ((string.IsNullOrWhiteSpace(draft.Unit) ? item.SalesUnit : UnitOf(item, draft.Unit.Trim())) is not { } unit)
                return Refuse(new Refusal("sales.no-such-unit",
                    new Text("{0}に単位「{1}」はありません。", "{0}没有单位“{1}”。", "{0} does not come in '{1}'.").With(item.Code, draft.Unit),
                    new Text("{0} から選んでください。", "请从 {0} 中选择。", "Choose from {0}.").With(string.Join(" / ", item.Units.All.Select(u => u.Unit.Symbol))), path + ".Unit"));
            if (draft.Quantity is not { } count)
                return Refuse(Refusal.Missing(path + ".Quantity", Words.Quantity));
            if (count <= 0)
                return Refuse(new Refusal("sales.quantity-not-positive",
                    new Text("数量 {0} は受注できません。", "数量 {0} 不能下单。", "A quantity of {0} cannot be ordered.").With(count),
                    new Text("0より大きい数を入力してください。", "请输入大于0的数。", "Type a number above 0."), path + ".Quantity"));
            if (rates.For(country, item.TaxIn(country, date), date) is { Ok: false } noRate)
                return Refuse(noRate.Refusals[0].At(path + ".Item"));
            if (draft.Price is null && item.PriceIn(currency, unit, date) is null)
                return Refuse(new Refusal("sales.no-price",
                    new Text("{0}に{1}の定価がありません。", "{0}没有{1}价目。", "{0} has no list price in {1}.").With(item.Code, currency),
                    new Text("単価を入力するか、品目に価格を登録してください。", "请输入单价，或为该物料登记价格。", "Type a price, or give the item one."), path + ".Price"));

            var quantity = Quantity.Of(count, unit, Rounding.HalfUp);
            var price = draft.Price ?? item.PriceIn(currency, unit, date)!.Value.Price;
            var rate = rates.For(country, item.TaxIn(country, date), date).Value;
            return new(item, quantity, price, draft.Price is not null, rate, Money.Of(price * quantity.Value, currency, Rounding.HalfUp));

            PricedLine? Refuse(Refusal refusal)
            {
                refusals.Add(refusal);
                return null;
            }
        }
    }

    /// <summary>A unit of the item by its code or by its sign in any language: H87, 個, pcs.</summary>
    private static Unit? UnitOf(ItemCard item, string typed) =>
        item.Units.All.Select(u => (Unit?)u.Unit).FirstOrDefault(u => string.Equals(u!.Value.Code, typed, StringComparison.OrdinalIgnoreCase)
            || Languages.All.Any(l => string.Equals(u.Value.Symbol.In(l), typed, StringComparison.OrdinalIgnoreCase)));
}
