using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Demo;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Catalog.Items;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

public class OrderStory
{
    [Theory, Engines]
    public async Task An_order_is_priced_confirmed_billed_and_stands_in_the_journal(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
        var bearing = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        var tea = await house.Db.Set<Item>().SingleAsync(i => i.Code == "TEA-SEN");

        var draft = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = bearing.Id, Quantity = 12 }, new() { Item = tea.Id, Quantity = 5 }],
        });
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        await house.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = draft });

        var order = await house.Db.Set<SalesOrder>().SingleAsync(o => o.Id == draft);
        Assert.Equal((OrderState.Confirmed, Progress.Wholly, "SO-2604-00001"), (order.State, order.Billed, order.Number));
        var invoice = await house.Db.Set<Invoice>().Include(i => i.Taxes).SingleAsync(i => i.SourceId == draft.Value);
        Assert.Equal(order.Total, invoice.Total);
        Assert.Equal([0.08m, 0.10m], invoice.Taxes.Select(t => t.Rate).Order());
        Assert.Equal(new DateOnly(2026, 6, 1), invoice.Due);
        var entry = await house.Db.Set<JournalEntry>().Include(e => e.Lines).SingleAsync(e => e.Id == invoice.EntryId);
        Assert.Equal(0, entry.Lines.Sum(l => l.Amount.Minor));
        Assert.Equal(invoice.Total, entry.Total);

        var printed = await house.Get<PrintShelf>().Print("invoice", invoice.Id.Value, "invoice", Language.Japanese, default);
        await house.Db.Set<Address>().ExecuteUpdateAsync(a => a.SetProperty(x => x.City, "moved away"));
        var again = await house.Get<PrintShelf>().Print("invoice", invoice.Id.Value, "invoice", Language.Japanese, default);
        Assert.Equal(printed!.Value.Bytes, again!.Value.Bytes);
        Assert.Equal($"請求書 {invoice.Number}", again.Value.Title);
    }

    [Theory, Engines]
    public async Task Half_a_piece_is_not_ordered_but_half_a_kilogram_is(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
        var bearing = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        var grease = await house.Db.Set<Item>().SingleAsync(i => i.Code == "GRS-BULK");

        var refused = await house.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = bearing.Id, Quantity = 2.5m }, new() { Item = grease.Id, Quantity = 2.5m, Unit = "kg" }],
        });

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("catalog.too-fine", "Lines[0].Quantity"), (refusal.Code, refusal.Field));
        Assert.Contains("2か3", refusal.Advice!.Ja, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task A_figure_no_book_can_hold_is_refused_at_its_field(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, item) = (shop.House, await shop.Item("BRG-6204-ZZ"));
        var customer = await shop.Customer(Shop.Hokuto);

        var refused = await house.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Customer = customer, Date = house.Clock.Today,
            Lines = [new() { Item = item, Quantity = 99_999_999_999_999m }, new() { Item = item, Quantity = 1, Price = 9_999_999_999_999m }, new() { Item = item, Quantity = 999_999_999_999m, Price = 999_999_999m }],
        });

        Assert.Equal(["Lines[0].Quantity", "Lines[1].Price", "Lines[2].Quantity"], refused.Refusals.Select(r => r.Field));
        Assert.All(refused.Refusals, r => Assert.Equal("too-large", r.Code));
        Assert.Equal("Type 1,000,000,000,000 at most.", refused.Refusals[0].Advice!.En);
    }

    [Theory, Engines]
    public async Task A_slip_of_the_keys_is_refused_before_it_becomes_an_order(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, item, service) = (shop.House, await shop.Item("BRG-6204-ZZ"), await shop.Item("SRV-FRX"));
        var customer = await shop.Customer(Shop.Hokuto);

        Assert.Equal([("sales.far-day", "Date"), ("sales.far-day", "Lines[0].Needed")], await Refused(new(2099, 1, 1), new() { Item = item, Quantity = 1, Needed = new(2099, 12, 31) }));
        Assert.Equal([("sales.negative-price", "Lines[0].Price")], await Refused(house.Clock.Today, new OrderLineDraft { Item = item, Quantity = 1, Price = -100, Reason = "値引" }));
        Assert.Equal([("sales.negative-total", "Lines")], await Refused(house.Clock.Today, new OrderLineDraft { Item = service, Quantity = 1, Price = -100, Reason = "値引" }));

        async Task<IEnumerable<(string, string?)>> Refused(DateOnly date, OrderLineDraft line) =>
            (await house.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer, Date = date, Lines = [line] })).Refusals.Select(r => (r.Code, r.Field));
    }

    [Theory, Engines]
    public async Task A_wished_day_left_empty_is_as_soon_as_possible_and_never_the_day_of_the_order(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, today) = (shop.House, shop.House.Clock.Today);
        var customer = await shop.Customer(Shop.Hokuto);
        List<OrderLineDraft> lines = [new() { Item = await shop.Item("BRG-6204-ZZ"), Quantity = 3 }];
        var (soon, later, quick) = (await Confirmed(null), await Confirmed(today.AddDays(2)), await Confirmed(null));
        await shop.Draft(("BRG-6204-ZZ", 1));

        Assert.Equal((null, null), (await shop.Order(soon)) is var order ? (order.Needed, Assert.Single(order.Lines).Needed) : default);
        Assert.Equal(today, (await house.Db.Set<Inventory.Reservations.Reservation>().SingleAsync(r => r.SourceId == soon.Value)).Needed);
        // In between those with a day, by the day they were ordered; on both engines.
        Assert.Equal([soon, quick, later], await Listed("?sort=needed&f.state=Confirmed"));
        Assert.Equal([later, quick, soon], await Listed("?sort=-needed&f.state=Confirmed"));
        Assert.Equal([later], await Listed($"?f.needed={today.AddDays(2):yyyy-MM-dd}&f.state=Confirmed"));
        Assert.Equal(0, (await Late()).Count);

        house.Clock.Advance(TimeSpan.FromDays(1));
        var late = await Late();
        Assert.Equal(2, late.Count);
        Assert.Equal([soon, quick], (await Listed(late.Href[late.Href.IndexOf('?', StringComparison.Ordinal)..])).Order());
        Assert.True((await shop.Order(soon)).IsLate(house.Clock.Today));
        // The same order is not asked for twice; who is told of no late ones is told of all to deliver.
        foreach (var (who, waiting) in new[] { (Actor.System, new[] { later }), (house.As(SalesPermission.View, SalesPermission.PlanDeliveries), [soon, later, quick]) })
        {
            var deliver = (await house.Get<IEnumerable<Modules.IHomePart>>().OfType<DeliveriesHome>().Single().NeedsAHand(who, default)).Single(i => i.Icon == "package");
            Assert.Equal(waiting.Length, deliver.Count);
            Assert.Equal(waiting.Order(), (await Listed(deliver.Href[deliver.Href.IndexOf('?', StringComparison.Ordinal)..])).Order());
        }

        await house.Do<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(await Change(later, null));
        var change = await house.Db.Set<OrderChange>().Include(c => c.Lines).SingleAsync();
        Assert.Equal((today.AddDays(2), null), (change.NeededBefore, change.NeededAfter));
        Assert.Equal((today.AddDays(2), null), (Assert.Single(change.Lines).NeededBefore, change.Lines[0].NeededAfter));
        await shop.Verify();

        async Task<Id<SalesOrder>> Confirmed(DateOnly? needed) => await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new()
        {
            Id = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer, Date = today, Needed = needed, Lines = lines }),
        });

        async Task<List<Id<SalesOrder>>> Listed(string query) => [.. (await OrderList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, Modules.Lists.ListRequest.Of(query), default)).Rows.Select(r => new Id<SalesOrder>(r.Id))];

        async Task<Modules.HomeItem> Late() => (await house.Get<IEnumerable<Modules.IHomePart>>().OfType<OrdersHome>().Single().NeedsAHand(Actor.System, default)).Single(i => i.Icon == "timer");

        async Task<ChangeOrder.Input> Change(Id<SalesOrder> id, DateOnly? needed) => await shop.Order(id) is var o
            ? new() { Id = id, Version = o.Version, Why = "お急ぎ", Needed = needed, Lines = [.. o.Lines.Select(l => new ChangedLineDraft { Id = l.Id, Item = new(l.ItemId), Quantity = l.Quantity.Value })] } : new();
    }

    [Theory, Engines]
    public async Task A_paper_calls_an_item_in_the_language_it_is_in_and_keeps_what_somebody_wrote(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, tea) = (shop.House, await shop.Item("TEA-SEN"));
        var order = await shop.Draft(("TEA-SEN", 3));
        var line = Assert.Single((await shop.Order(order)).Lines);
        var card = (await house.Get<ItemLookup>().Card(tea, default))!;
        Assert.Equal(card.Names.Ja, line.ItemName);
        var (chinese, japanese) = (await Paper(Language.Chinese), await Paper(Language.Japanese));
        Assert.Equal(chinese, await Paper(Language.Chinese));

        var named = await house.Get<ItemLookup>().Naming([tea.Value], 1, Language.Chinese, default);
        Assert.Equal((card.Names.Zh, "特別な煎茶", "?"), (named(tea.Value, line.ItemName), named(tea.Value, "特別な煎茶"), named(1, "?")));
        var described = await house.Get<ItemLookup>().Describing([$"TEA-SEN {line.ItemName}", "運賃 一式"], 1, Language.Chinese, default);
        Assert.Equal(($"TEA-SEN {card.Names.Zh}", "TEA-SEN 特別な煎茶", "運賃 一式"), (described($"TEA-SEN {line.ItemName}"), described("TEA-SEN 特別な煎茶"), described("運賃 一式")));

        var called = await house.Get<ItemLookup>().Calling([tea.Value, 1], Language.English, default);
        Assert.Equal((card.Names.En, "特別な煎茶", "?"), (called(tea.Value, line.ItemName), called(tea.Value, "特別な煎茶"), called(1, "?")));

        await house.Db.Set<Item>().Where(i => i.Id == tea).ExecuteUpdateAsync(i => i.SetProperty(x => x.Names.Zh, "高级煎茶").SetProperty(x => x.Version, x => x.Version + 1));
        Assert.NotEqual(chinese, await Paper(Language.Chinese));
        Assert.Equal(japanese, await Paper(Language.Japanese));

        async Task<byte[]> Paper(Language language) => (await house.Get<PrintShelf>().Print("sales_order", order.Value, "confirmation", language, default))!.Value.Bytes;
    }

    [Theory, Engines]
    public async Task Before_the_books_are_open_nothing_is_billed_and_the_order_stays_confirmed(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await DemoParties.Add(house.Services, default);
        await DemoItems.Add(house.Services, default);
        var customer = await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社");
        var bearing = await house.Db.Set<Item>().SingleAsync(i => i.Code == "BRG-6204-ZZ");
        var draft = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = customer.Id, Date = house.Clock.Today, Lines = [new() { Item = bearing.Id, Quantity = 1 }] });
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });

        var refused = await house.Run<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = draft });

        Assert.Equal(["finance.no-account", "finance.no-fiscal-year"], refused.Refusals.Select(r => r.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(OrderState.Confirmed, (await house.Db.Set<SalesOrder>().SingleAsync(o => o.Id == draft)).State);
        Assert.Equal(0, await house.Db.Set<Invoice>().CountAsync());
    }
}
