using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Pricing.Settings;

/// <summary>A customer and an item of the company's own for which several prices compete, worked out by the rules as saved.</summary>
internal sealed class PriceExample(PricingDb db, Prices prices, ItemLookup items, PartyLookup parties, CompanyProfile company, Clock clock)
{
    internal sealed record Worked(string Who, string What, PriceTrace Trace, string Href);

    /// <summary>Null while no customer has prices of its own or no item has any.</summary>
    public async Task<Worked?> Find(CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var own = await db.Lists.AsNoTracking().Where(l => l.CustomerId != null && l.Active && l.Currency == currency)
            .Join(db.Rules, l => l.Id, r => r.ListId, (l, r) => new { l.CustomerId, r.ItemId, r.Least, r.Id }).Where(x => x.ItemId != null).OrderByDescending(x => x.Least).ThenBy(x => x.Id).FirstOrDefaultAsync(ct);
        if (own is not { CustomerId: { } who, ItemId: { } what } || await items.Card(what, ct) is not { } item || await parties.Card(new(who), ct) is not { } customer)
            return null;
        var quantity = Quantity.Of(Math.Max(1, own.Least), item.SalesUnit);
        var book = await prices.For(who, [item], currency, clock.Today, ct);
        return new(customer.Name, $"{item.Code} {item.Names} × {quantity}", book.Of(item, quantity),
            $"/pricing/simulator?customer={who}&item={item.Id}&quantity={quantity.Value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)}");
    }
}
