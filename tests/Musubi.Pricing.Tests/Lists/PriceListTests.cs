using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;
using Musubi.Testing;

namespace Musubi.Pricing.Tests.Lists;

public sealed class PriceListTests
{
    [Theory, Engines]
    public async Task The_customers_own_price_its_grade_and_a_campaign_are_found_and_compete(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Set(await shop.ListFor(PriceListKind.Tier), new(2026, 1, 1), new SetPrices.Line { Percent = 80 });
        await shop.Set(await shop.ListFor(PriceListKind.Campaign, from: new(2026, 3, 1), until: new(2026, 4, 30)), new(2026, 1, 1), new SetPrices.Line { Group = shop.Bearings, Percent = 75 });
        await shop.Grades(new(2026, 1, 1), new(2026, 12, 31));

        Assert.Equal((750m, PriceLevel.Campaign), await Found());
        await shop.Set(await shop.ListFor(PriceListKind.Customer), new(2026, 4, 1), new SetPrices.Line { Item = shop.Bearing, Price = 790 }, new SetPrices.Line { Item = shop.Bearing, Least = 100, Price = 760 });
        Assert.Equal((790m, PriceLevel.CustomerItem), await Found());
        Assert.Equal((760m, PriceLevel.CustomerItem), await Found(100));
        Assert.Equal((750m, PriceLevel.Campaign), await Found(on: new(2026, 3, 31)));
        Assert.Equal((800m, PriceLevel.Tier), await Found(on: new(2026, 2, 1)));
        Assert.Equal((1000m, PriceLevel.List), await Found(on: new(2027, 2, 1), own: false));

        async Task<(decimal?, PriceLevel?)> Found(decimal count = 1, DateOnly? on = null, bool own = true)
        {
            if (!own)
                foreach (var list in await shop.House.Db.Set<PriceList>().Where(l => l.Kind == PriceListKind.Customer).ToListAsync())
                    await shop.House.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Id = list.Id, Version = list.Version, Code = list.Code, Names = list.Names, Active = false });
            var trace = await shop.Price(count, on);
            return (trace.Amount, trace.Level);
        }
    }

    [Theory, Engines]
    public async Task New_prices_from_a_day_leave_the_old_ones_as_they_were(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var list = await shop.ListFor(PriceListKind.Customer);
        await shop.Set(list, new(2026, 1, 1), new SetPrices.Line { Item = shop.Bearing, Price = 900 }, new SetPrices.Line { Group = shop.Bearings, Percent = 85 });

        await shop.Set(list, new(2026, 5, 1), new SetPrices.Line { Item = shop.Bearing, Price = 950 });

        Assert.Equal(900m, (await shop.Price(on: new(2026, 4, 30))).Amount);
        Assert.Equal(950m, (await shop.Price(on: new(2026, 5, 1))).Amount);
        var rules = await shop.House.Db.Set<PriceRule>().OrderBy(r => r.From).ThenBy(r => r.Price).ToListAsync();
        Assert.Equal(3, rules.Count);
        Assert.Equal(new DateOnly(2026, 4, 30), rules.Single(r => r.Rate is not null).Until);
        Assert.All(rules.Where(r => r.Price is not null), r => Assert.Null(r.Until));
    }

    [Fact]
    public void A_step_of_quantity_is_read_without_the_zeros_it_is_stored_with() =>
        Assert.Equal("500個以上から", new LostRule(new() { Least = 500.000m, Unit = Unit.Piece }, PriceLoss.TooFew, null).Said.Ja);

    [Theory, Engines]
    public async Task The_history_of_a_list_names_the_item_that_was_priced(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var list = await shop.ListFor(PriceListKind.Customer);
        await shop.Set(list, new(2026, 1, 1), new SetPrices.Line { Item = shop.Bearing, Price = 900 });

        var story = await shop.House.Get<Story>().Read("price_list", list.Value, Actor.System, null, default);

        var told = story.Happenings.SelectMany(h => h.Changes).Select(c => c.After).OfType<string>().Single(a => a.Contains("900", StringComparison.Ordinal));
        Assert.Contains("BRG-1 玉軸受", told, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0", told, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Saving_what_stands_changes_nothing_and_rules_not_shown_stay(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var list = await shop.ListFor(PriceListKind.Customer);
        await shop.Set(list, new(2026, 1, 1), new SetPrices.Line { Item = shop.Bearing, Price = 900 }, new SetPrices.Line { Group = shop.Bearings, Percent = 85 });

        Assert.Equal(0, (await shop.TrySet(list, new(2026, 4, 1), new SetPrices.Line { Item = shop.Bearing, Price = 900 }, new SetPrices.Line { Group = shop.Bearings, Percent = 85 })).Value);
        Assert.Equal(1, (await shop.Try(list, new(2026, 4, 1), [], new SetPrices.Line { Item = shop.Bearing, Price = 880 })).Value);
        Assert.Null((await shop.House.Db.Set<PriceRule>().SingleAsync(r => r.Rate != null)).Until);
    }

    [Theory, Engines]
    public async Task A_line_is_refused_beside_its_cell(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var list = await shop.ListFor(PriceListKind.Customer);

        var refused = await shop.TrySet(list, shop.Today,
            new SetPrices.Line { Item = shop.Bearing, Price = 900, Percent = 90 },
            new SetPrices.Line { Item = shop.Bearing, Group = shop.Bearings, Price = 900 },
            new SetPrices.Line { Item = shop.Bearing, Unit = "kg", Price = 900 },
            new SetPrices.Line { Group = shop.Bearings, Percent = 80 }, new SetPrices.Line { Group = shop.Bearings, Least = 10, Percent = 85 });

        Assert.Equal([("pricing.price-or-rate", "Lines[0].Percent"), ("pricing.item-or-group", "Lines[1].Group"), ("pricing.no-such-unit", "Lines[2].Unit"), ("pricing.more-costs-more", "Lines[4].Percent")],
            refused.Refusals.Select(r => (r.Code, r.Field!)));
    }

    [Theory, Engines]
    public async Task A_customer_has_one_list_a_currency(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var first = await shop.ListFor(PriceListKind.Customer);

        var second = await shop.House.Run<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Code = "X", Kind = PriceListKind.Customer, Customer = shop.Customer, Currency = Currency.JPY });

        Assert.Equal(("pricing.list-exists", $"/pricing/lists/{first}"), (second.Refusals[0].Code, second.Refusals[0].Href));
    }

    [Theory, Engines]
    public async Task The_floor_follows_from_cost_and_the_most_specific_margin(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.House.Do<SetItemCost, SetItemCost.Input, Done>(new() { Id = shop.Bearing, From = new(2026, 1, 1), Cost = 800, Currency = Currency.JPY });
        await shop.House.Do<SetPricing, SetPricing.Input, Done>(new()
        {
            Order = [.. PricingSettings.Usual.Select(l => new SetPricing.Place { Level = l })], Floor = FloorAct.Raise, Roundings = [new() { Currency = Currency.JPY, Decimals = 0, Rounding = Rounding.Down }],
            Floors = [new() { Percent = 50 }, new() { Group = shop.Bearings, Percent = 10 }, new() { Group = shop.Bearings, Grade = shop.Grade, Percent = 5 }],
        });
        await shop.Set(await shop.ListFor(PriceListKind.Customer), new(2026, 1, 1), new SetPrices.Line { Percent = 60 });

        Assert.Equal((889m, true), (await shop.Price() is var plain ? (plain.Amount, plain.IsRaised) : default));
        await shop.Grades(new(2026, 1, 1), new(2026, 12, 31));
        Assert.Equal((843m, true), (await shop.Price() is var graded ? (graded.Amount, graded.IsRaised) : default));
    }

    [Theory, Engines]
    public async Task An_order_of_precedence_names_each_kind_once(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);

        var twice = await shop.House.Run<SetPricing, SetPricing.Input, Done>(new() { Order = [new() { Level = PriceLevel.Tier }, new() { Level = PriceLevel.Tier }] });
        var short_ = await shop.House.Run<SetPricing, SetPricing.Input, Done>(new() { Order = [new() { Level = PriceLevel.Tier }] });

        Assert.Equal(("pricing.level-twice", "Order[1].Level"), (twice.Refusals[0].Code, twice.Refusals[0].Field));
        Assert.Equal("pricing.level-missing", short_.Refusals[0].Code);
    }
}
