using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>Reads at once all that pricing an order needs, whatever its number of lines, and prices it.</summary>
internal sealed class OrderPrices(ItemLookup items, TaxRates rates, CompanyProfile company, Prices prices)
{
    public async Task<PricedOrder> Of(IReadOnlyList<OrderLineDraft> lines, long? customer, DateOnly date, CancellationToken ct)
    {
        var here = await company.Get(ct);
        var cards = await items.Cards(lines.Select(l => l.Item).OfType<Id<Item>>(), ct);
        var book = await prices.For(customer, cards.Values, here.Currency, date, ct);
        return OrderPricing.Of(lines, cards, book, await rates.Table(ct), here.Country, here.Currency, date);
    }
}
