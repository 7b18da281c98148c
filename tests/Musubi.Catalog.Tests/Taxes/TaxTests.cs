using Musubi.Catalog.Items;
using Musubi.Catalog.Taxes;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Catalog.Tests.Taxes;

public sealed class TaxTests
{
    [Theory, Engines]
    public async Task The_rate_is_that_of_the_country_and_the_day(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var rates = house.Get<TaxRates>();
        Assert.Equal(8, (await rates.For("JP", TaxCategory.Standard, new(2019, 9, 30), default)).Value.Percent);
        Assert.Equal(10, (await rates.For("JP", TaxCategory.Standard, new(2019, 10, 1), default)).Value.Percent);
        Assert.Equal(8, (await rates.For("JP", TaxCategory.Reduced, new(2026, 4, 1), default)).Value.Percent);
        Assert.Equal([13, 9, 6, 0], await Task.WhenAll(new[] { TaxCategory.Standard, TaxCategory.Reduced, TaxCategory.Low, TaxCategory.Zero }
            .Select(async c => (await rates.For("CN", c, new(2026, 4, 1), default)).Value.Percent)));
        Assert.Equal(0, (await rates.For("BR", TaxCategory.Outside, new(2026, 4, 1), default)).Value.Percent);
        Assert.Equal("catalog.no-tax-rate", (await rates.For("BR", TaxCategory.Standard, new(2026, 4, 1), default)).Refusals[0].Code);
    }

    [Theory, Engines]
    public async Task A_rate_decided_today_holds_from_its_day_and_can_be_taken_back_before(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await house.Do<SetTaxRate, SetTaxRate.Input, Id<TaxRate>>(new() { Country = "jp", Category = TaxCategory.Reduced, From = new(2027, 4, 1), Percent = 0 });
        Assert.Equal(8, (await house.Get<TaxRates>().For("JP", TaxCategory.Reduced, new(2027, 3, 31), default)).Value.Percent);
        Assert.Equal(0, (await house.Get<TaxRates>().For("JP", TaxCategory.Reduced, new(2027, 4, 1), default)).Value.Percent);
        await house.Do<RemoveTaxRate, RemoveTaxRate.Input, Done>(new() { Id = id });
        var inForce = await house.Run<RemoveTaxRate, RemoveTaxRate.Input, Done>(new() { Id = new(4) });
        Assert.Equal("catalog.rate-in-force", inForce.Refusals[0].Code);
    }

    [Theory, Engines]
    public async Task An_item_may_change_its_category_on_a_day(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new()
        {
            Code = "TEA", Names = Names.Of("煎茶"),
            Taxes = [new() { Country = "JP", Category = TaxCategory.Reduced }, new() { Country = "JP", From = new(2027, 4, 1), Category = TaxCategory.Standard }],
        });
        var card = (await house.Get<ItemLookup>().Card(id, default))!;
        Assert.Equal(TaxCategory.Reduced, card.TaxIn("JP", new(2027, 3, 31)));
        Assert.Equal(TaxCategory.Standard, card.TaxIn("JP", new(2027, 4, 1)));
        Assert.Equal(TaxCategory.Standard, card.TaxIn("CN", new(2026, 4, 1)));
    }
}
