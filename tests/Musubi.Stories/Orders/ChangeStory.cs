using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Inventory;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>Confirmed orders that change, and what the change did.</summary>
public class ChangeStory
{
    private const string Bearing = "BRG-6204-ZZ", Tea = "TEA-SEN";

    [Theory, Engines]
    public async Task More_of_a_line_waits_behind_those_who_wait_already_and_keeps_its_price(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 20);
        var (first, second) = (await shop.Confirmed((Bearing, 12)), await shop.Confirmed((Bearing, 8)));
        var before = await shop.Order(first);
        await shop.House.Db.Set<ItemPrice>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Price, x => x.Price * 2));

        await Change(shop, first, "お客様の増量依頼", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 15 }] });

        var after = await shop.Order(first);
        Assert.Equal((15m, before.Lines[0].UnitPrice, before.Lines[0].Id, 1), (after.Lines[0].Quantity.Value, after.Lines[0].UnitPrice, after.Lines[0].Id, after.Edition));
        Assert.Equal(before.Net.Minor / 12 * 15, after.Net.Minor);
        Assert.Equal((3m, 0m), (await Waiting(shop, first), await Waiting(shop, second)));
        var change = await Last(shop, first);
        Assert.Equal((1, "お客様の増量依頼", before.Total, after.Total), (change.Number, change.Reason, change.TotalBefore, change.TotalAfter));
        var (line, stock) = (Assert.Single(change.Lines), Assert.Single(change.Stock));
        Assert.Equal((LineChange.Changed, 12m, 15m, before.Lines[0].Net, after.Lines[0].Net), (line.Kind, line.QuantityBefore.Value, line.QuantityAfter.Value, line.NetBefore, line.NetAfter));
        Assert.Equal((12m, 12m, 0m, 3m), (stock.KeptBefore.Value, stock.KeptAfter.Value, stock.WaitsBefore.Value, stock.WaitsAfter.Value));

        await Change(shop, first, "やはり元どおり", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 12 }] });
        Assert.Equal((before.Total, 2), ((await shop.Order(first)).Total, (await shop.Order(first)).Edition));
        Assert.Equal(0m, await Waiting(shop, first));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Less_of_a_line_gives_its_goods_to_whose_turn_is_next(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 15);
        var (first, second) = (await shop.Confirmed((Bearing, 12)), await shop.Confirmed((Bearing, 10)));
        Assert.Equal(7m, await Waiting(shop, second));

        await Change(shop, first, "減量", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 5 }] });

        Assert.Equal((0m, 0m), (await Waiting(shop, first), await Waiting(shop, second)));
        Assert.Equal((12m, 5m), (await Last(shop, first)).Stock.Select(s => (s.KeptBefore.Value, s.KeptAfter.Value)).Single());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_was_delivered_gathered_or_billed_stays_ordered_and_an_order_cut_down_to_it_is_complete(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 8);
        var order = await shop.Confirmed((Bearing, 12), (Tea, 5));
        var delivery = await shop.Plan(order);

        var picking = await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 7 }, draft.Lines[1]] });
        Assert.Equal(("sales.below-picked", "Lines[0].Quantity"), (picking.Code, picking.Field));
        await shop.Ship(delivery);
        var delivered = await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 7 }, draft.Lines[1]] });
        Assert.Equal("sales.below-delivered", delivered.Code);
        Assert.Contains("8", delivered.Advice!.En, StringComparison.Ordinal);
        Assert.Equal("sales.line-touched", (await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[1]] })).Code);
        await shop.Bill(delivery);
        Assert.Equal("sales.price-billed", (await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Price = 99_999, Reason = "値上げ" }, draft.Lines[1]] })).Code);
        Assert.Equal("sales.nothing-changed", (await TryChange(shop, order, draft => draft)).Code);
        Assert.Equal("missing", (await TryChange(shop, order, draft => draft with { Why = " ", Note = "x" })).Code);

        await Change(shop, order, "残りは不要", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 8 }] });

        var done = await shop.Order(order);
        Assert.Equal((OrderState.Completed, 8m), (done.State, Assert.Single(done.Lines).Quantity.Value));
        var removed = (await Last(shop, order)).Lines.Single(l => l.Kind == LineChange.Removed);
        Assert.Equal((Tea, 5m, 0m), (removed.ItemCode, removed.QuantityBefore.Value, removed.QuantityAfter.Value));
        Assert.Equal("sales.not-confirmed", (await TryChange(shop, order, draft => draft)).Code);
        Assert.Equal(0m, await Held(shop, order));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_billed_order_grows_by_a_line_priced_today_and_a_day_of_its_own(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await shop.Confirmed((Bearing, 4));
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal("sales.below-billed", (await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 3 }] })).Code);
        var tea = (await shop.House.Db.Set<Item>().SingleAsync(i => i.Code == Tea)).Id;
        var day = shop.House.Clock.Today.AddDays(9);

        await Change(shop, order, "追加注文", draft => draft with { Reference = "PO-77", Lines = [draft.Lines[0] with { Needed = day }, new() { Item = tea, Quantity = 2, Price = 750, Reason = "約束の価格" }] });

        var grown = await shop.Order(order);
        Assert.Equal((Progress.Partly, "PO-77", day), (grown.Billed, grown.Reference, grown.Lines.OrderBy(l => l.Position).First().Needed));
        var added = (await Last(shop, order)).Lines.Single(l => l.Kind == LineChange.Added);
        Assert.Equal((Tea, 750m, 1_500L), (added.ItemCode, added.PriceAfter, added.NetAfter.Minor));
        await Change(shop, order, "単価を訂正", draft => draft with { Lines = [draft.Lines[0], draft.Lines[1] with { Price = 700, Reason = "訂正" }] });
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal(Progress.Wholly, (await shop.Order(order)).Billed);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task No_change_leaves_less_than_nothing_and_no_quantity_more_than_a_book_can_hold(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = await shop.Draft(Shop.Hokuto, (Bearing, 100, 100), ("SRV-FRX", 1, -5_000)) });

        Assert.Equal("sales.negative-total", (await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 10 }, draft.Lines[1]] })).Code);
        Assert.Equal("Lines[0].Quantity", (await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 1e27m }, draft.Lines[1]] })).Field);
        Assert.Equal(0, (await shop.Order(order)).Edition);
    }

    [Theory, Engines]
    public async Task A_change_beyond_the_credit_limit_is_refused_and_leaves_everything_as_it_was(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await shop.Confirmed((Bearing, 12));
        var before = await shop.Order(order);
        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = await shop.Customer(Shop.Hokuto), Limit = before.Total.Amount + 1 });
        var clerk = shop.House.As(SalesPermission.ChangeOrders);

        var refused = await TryChange(shop, order, draft => draft with { Lines = [draft.Lines[0] with { Quantity = 13 }] }, clerk);
        Assert.Equal("sales.credit-exceeded", refused.Code);
        Assert.Equal((before.Total, 0, before.Version), (await shop.Order(order) is var same ? (same.Total, same.Edition, same.Version) : default));
        await Change(shop, order, "減量なら聞かない", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 11 }] }, clerk);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task The_confirmation_prints_anew_as_the_next_edition_and_the_earlier_file_stays(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await shop.Confirmed((Bearing, 12));
        var first = (await Print(shop, order))!.Value;
        await Change(shop, order, "増量", draft => draft with { Lines = [draft.Lines[0] with { Quantity = 15 }] });

        var second = (await Print(shop, order))!.Value;
        Assert.NotEqual(first.Bytes, second.Bytes);
        Assert.EndsWith("改訂 1", second.Title, StringComparison.Ordinal);
        Assert.Equal(second.Bytes, (await Print(shop, order))!.Value.Bytes);
        Assert.Equal(first.Bytes, (await Print(shop, order, edition: 0))!.Value.Bytes);
        Assert.Null(await Print(shop, order, edition: 2));
        Assert.Equal([0, 1], (await shop.House.Get<PrintShelf>().KeptOf("sales_order", order.Value, "confirmation", default)).Select(p => p.Edition));
        var form = shop.House.Get<PrintShelf>().FormsOf("sales_order").Single(f => f.Key == "confirmation");
        Assert.Equal(1, (await shop.House.Get<PrintShelf>().Issued("sales_order", order.Value, form, Language.Japanese, default))!.Edition);
    }

    [Theory, Engines]
    public async Task Of_two_clerks_who_change_an_order_at_once_one_is_told_to_look_again(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 12);
        var order = await shop.Confirmed((Bearing, 12));
        var draft = await Draft(shop, order);

        var both = await Task.WhenAll(Run(draft with { Why = "A", Lines = [draft.Lines[0] with { Quantity = 10 }] }), Run(draft with { Why = "B", Lines = [draft.Lines[0] with { Quantity = 14 }] }));

        Assert.Single(both, r => r.Ok);
        Assert.Equal("edited-meanwhile", Assert.Single(both.Single(r => !r.Ok).Refusals).Code);
        Assert.Equal(1, await shop.House.Db.Set<OrderChange>().CountAsync());
        await shop.Verify();

        Task<Result<Id<SalesOrder>>> Run(ChangeOrder.Input input) => shop.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(input);
    }

    /// <summary>As the page shows the order, to be changed.</summary>
    private static async Task<ChangeOrder.Input> Draft(Shop shop, Id<SalesOrder> id)
    {
        var order = await shop.Order(id);
        return new()
        {
            Id = id, Version = order.Version, Why = "依頼", Needed = order.Needed, Reference = order.Reference, Note = order.Note,
            Lines = [.. order.Lines.OrderBy(l => l.Position).Select(l => new ChangedLineDraft { Id = l.Id, Item = new(l.ItemId), Quantity = l.Quantity.Value, Unit = l.Quantity.Unit.Code, Price = l.PriceTyped ? l.UnitPrice : null, Reason = l.PriceTyped ? Pricing.PriceTrace.Read(l.PriceTrace)!.Reason : null, Needed = l.Needed == order.Needed ? null : l.Needed })],
        };
    }

    private static async Task Change(Shop shop, Id<SalesOrder> id, string why, Func<ChangeOrder.Input, ChangeOrder.Input> how, Actor? actor = null) =>
        await shop.House.Do<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(how(await Draft(shop, id) with { Why = why }), actor);

    private static async Task<Refusal> TryChange(Shop shop, Id<SalesOrder> id, Func<ChangeOrder.Input, ChangeOrder.Input> how, Actor? actor = null) =>
        Assert.Single((await shop.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(how(await Draft(shop, id)), actor)).Refusals);

    private static Task<OrderChange> Last(Shop shop, Id<SalesOrder> id) =>
        shop.House.Db.Set<OrderChange>().Include(c => c.Lines.OrderBy(l => l.Position)).Include(c => c.Stock).Where(c => c.OrderId == id).OrderByDescending(c => c.Number).FirstAsync();

    private static async Task<decimal> Waiting(Shop shop, Id<SalesOrder> id) => (await shop.House.Get<StockReservations>().Standing("sales_order", id.Value, default)).Sum(l => l.Waiting.Value);
    private static async Task<decimal> Held(Shop shop, Id<SalesOrder> id) => (await shop.House.Get<StockReservations>().Standing("sales_order", id.Value, default)).Sum(l => l.Wanted.Value);
    private static Task<(string Title, byte[] Bytes)?> Print(Shop shop, Id<SalesOrder> id, int? edition = null) => shop.House.Get<PrintShelf>().Print("sales_order", id.Value, "confirmation", Language.Japanese, default, edition);
}
