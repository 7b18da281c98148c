using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>Reads at once all that pricing an order or a quote needs, whatever its number of lines, and prices it.</summary>
internal sealed class OrderPrices(ItemLookup items, TaxRates rates, CompanyProfile company, PartyLookup parties, Prices prices, DropShipments shipments)
{
    /// <summary>What a quote or an order is written in: the currency that was chosen, else the one it is in, else the customer's own, else that of the books.</summary>
    public async Task<Currency> CurrencyOf(Currency? chosen, Currency? written, PartyCard? customer, CancellationToken ct) =>
        chosen is { IsNone: false } currency ? currency : written ?? customer?.Terms.Currency ?? (await company.Get(ct)).Currency;

    /// <param name="stored">The lines of the document as it was saved: what was agreed with a supplier stays.</param>
    public async Task<PricedOrder> Of(IReadOnlyList<PricedLineDraft> lines, long? customer, Currency currency, DateOnly date, CancellationToken ct, IReadOnlyCollection<SalesOrderLine>? stored = null)
    {
        var here = await company.Get(ct);
        (lines, var unclear) = await Known(lines, customer, ct);
        var cards = await items.Cards(lines.Select(l => l.Item).OfType<Id<Item>>(), ct);
        var shipped = await shipments.Of(lines, cards, stored ?? [], date, ct);
        var book = await prices.For(customer, cards.Values, currency, date, ct, agreed: shipped.Lines.Count == 0 ? null : here.Currency);
        var priced = OrderPricing.Of(lines, cards, book, await rates.Table(ct), here.Country, customer is { } who ? await parties.Destination(new(who), ct) : null, currency, date, shipped.Lines, here.Currency);
        if (shipped.Refusals.Count > 0)
            priced = priced with { Refusals = [.. priced.Refusals, .. shipped.Refusals] };
        return unclear.Count == 0 ? priced : priced with { Refusals = [.. priced.Refusals.Select(r => r.Field is { } field && unclear.TryGetValue(field, out var why) ? why : r)] };
    }

    /// <summary>Of lines that have no price yet, the unit their item is sold in, by their place: of one that has but its item.</summary>
    public async Task<IReadOnlyDictionary<int, Unit>> Units(IReadOnlyList<PricedLineDraft> lines, PricedOrder priced, CancellationToken ct)
    {
        var bare = lines.Index().Where(l => l.Index < priced.Lines.Count && priced.Lines[l.Index] is null && l.Item.Item is not null && string.IsNullOrWhiteSpace(l.Item.Unit)).ToDictionary(l => l.Index, l => l.Item.Item!.Value);
        var cards = bare.Count == 0 ? new Dictionary<Id<Item>, ItemCard>() : await items.Cards(bare.Values, ct);
        return bare.Where(b => cards.ContainsKey(b.Value)).ToDictionary(b => b.Key, b => cards[b.Value].SalesUnit);
    }

    /// <summary>The same lines with the items whose numbers they say; and by the field of the missing item, why a number says none.</summary>
    public async Task<(IReadOnlyList<T> Lines, IReadOnlyDictionary<string, Refusal> Unclear)> Known<T>(IReadOnlyList<T> lines, long? customer, CancellationToken ct) where T : PricedLineDraft
    {
        if (lines.All(l => l.Item is not null || string.IsNullOrWhiteSpace(l.Code)))
            return (lines, new Dictionary<string, Refusal>());
        var known = new List<T>(lines);
        var unclear = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        var asked = new Dictionary<string, IReadOnlyList<(Id<Item> Item, Unit? Pack)>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            PricedLineDraft line = lines[i];
            if (line.Item is not null || string.IsNullOrWhiteSpace(line.Code))
                continue;
            if (!asked.TryGetValue(line.Code, out var meant))
                asked[line.Code] = meant = await items.Meant(line.Code, customer, ct);
            if (meant.Count == 1)
                known[i] = (T)(line with { Item = meant[0].Item, Unit = string.IsNullOrWhiteSpace(line.Unit) ? meant[0].Pack?.Code : line.Unit });
            else
                unclear[$"Lines[{i}].Item"] = meant.Count == 0 ? Refusal.NotFound(Words.Item, line.Code.Trim()).At($"Lines[{i}].Code") : Several(line.Code.Trim(), await items.Cards(meant.Select(m => m.Item), ct), $"Lines[{i}].Code");
        }
        return (known, unclear);
    }

    private static Refusal Several(string code, IReadOnlyDictionary<Id<Item>, ItemCard> cards, string field) => new("sales.item-several",
        new Text("「{0}」は {1} のいずれにも当てはまります。", "“{0}”同时对应 {1}。", "'{0}' means each of {1}.").With(code, string.Join(" / ", cards.Values.Select(c => c.Code).Order(StringComparer.Ordinal))),
        new Text("品目を指定するか、品目の先方品番を直してください。", "请指定物料，或更正物料的对方料号。", "Name the item, or correct the customer's numbers at the items."), field);

    /// <summary>Lines that would be taxed otherwise now: what was to stay leaves the country, or the other way round.</summary>
    /// <param name="edit">Where the document is saved anew.</param>
    public static IReadOnlyList<Refusal> Retaxed(IEnumerable<(string ItemCode, decimal TaxRate, TaxCategory? Category, PricedLine? Now)> lines, string edit) =>
    [
        .. lines.Where(l => l.Now is { } now && (now.TaxRate.Fraction != l.TaxRate || (l.Category is { } kept && kept != now.TaxCategory))).Select(l => new Refusal("sales.tax-moved",
            new Text("{0}の税が {1} から {2} に変わりました。", "{0}的税已从 {1} 变为 {2}。", "The tax of {0} has changed from {1} to {2}.").With(l.ItemCode, TradeTable.RateOf(l.TaxRate, l.Category), TradeTable.RateOf(l.Now!.TaxRate.Fraction, l.Now.TaxCategory)),
            new Text("納品先の国と品目の税区分を確かめ、開いて保存し直してください。", "请确认收货地国家和物料的税类别，然后打开并重新保存。", "See where the goods go and how the item is taxed; then open it and save it again."), Kind: RefusalKind.Conflict) { Href = edit }),
    ];

    /// <summary>Lines whose price would be another now. A typed price is somebody's word, and stands.</summary>
    /// <param name="edit">Where the document is saved anew.</param>
    public static IReadOnlyList<Refusal> Moved(IEnumerable<(string ItemCode, decimal UnitPrice, PricedLine? Now)> lines, string edit) =>
    [
        .. lines.Where(l => l.Now is { } now && now.UnitPrice != l.UnitPrice).Select(l => new Refusal("sales.price-moved",
            new Text("{0}の単価が {1} から {2} に変わりました。", "{0}的单价已从 {1} 变为 {2}。", "The price of {0} has changed from {1} to {2}.").With(l.ItemCode, l.UnitPrice.ToString("#,0.######"), l.Now!.UnitPrice.ToString("#,0.######")),
            new Text("開いて保存し直すか、元の単価を入力してください。", "请打开并重新保存，或手工录入原单价。", "Open it and save it again, or type the former price."), Kind: RefusalKind.Conflict) { Href = edit }),
    ];
}
