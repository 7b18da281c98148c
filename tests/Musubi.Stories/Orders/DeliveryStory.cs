using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Finance.Receivables;
using Musubi.Inventory;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>From a confirmed order to goods that left and were billed.</summary>
public class DeliveryStory
{
    [Theory, Engines]
    public async Task What_is_billed_later_is_booked_on_the_day_it_left_which_the_invoice_bears(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var left = shop.House.Clock.Today;
        var first = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 2, 1_000));
        var second = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 1_000));
        shop.House.Clock.MoveTo(shop.House.Clock.Now.AddDays(12));

        var ahead = await shop.House.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = first, Date = shop.House.Clock.Today.AddDays(1) });
        Assert.Equal(("billing.ahead-of-time", "Date"), (Assert.Single(ahead.Refusals).Code, ahead.Refusals[0].Field));
        await shop.Bill(first);
        await shop.House.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = second, Date = shop.House.Clock.Today });

        var invoices = await shop.House.Db.Set<Invoice>().OrderBy(i => i.Id).ToListAsync();
        Assert.Equal([left, shop.House.Clock.Today], invoices.Select(i => i.Date));
        Assert.All(invoices, i => Assert.Equal((left, left), (i.SuppliedFrom, i.SuppliedTo)));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_was_gathered_in_the_old_year_and_left_in_the_new_bears_its_number_without_a_gap(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(12, 28);
        await shop.Receive("BRG-6204-ZZ", 8);
        var delivery = await shop.Plan(await shop.Confirmed(("BRG-6204-ZZ", 8)));
        shop.House.Clock.MoveTo(shop.House.Clock.Now.AddDays(9));
        await shop.Ship(delivery);

        Assert.Equal(2027, (await shop.Delivery(delivery)).Date.Year);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task An_order_goes_out_in_two_deliveries_each_is_billed_and_the_bills_add_up_to_the_order(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 8);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));

        var first = await shop.Plan(order);
        Assert.Equal(8m, (await shop.Delivery(first)).Lines.Single().Quantity.Value);
        await shop.Ship(first);
        Assert.Equal((Progress.Partly, Progress.None), await shop.ProgressOf(order));
        Assert.Equal(0m, await shop.OnHand("BRG-6204-ZZ"));
        await shop.Bill(first);

        var refused = await shop.House.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order });
        Assert.Equal("delivery.nothing-there", Assert.Single(refused.Refusals).Code);
        await shop.Receive("BRG-6204-ZZ", 10);
        var second = await shop.Plan(order);
        await shop.Ship(second);
        await shop.Bill(second);

        var done = await shop.Order(order);
        Assert.Equal(OrderState.Completed, done.State);
        Assert.Equal(done.Net.Minor, await shop.House.Db.Set<Invoice>().SumAsync(i => i.Net.Minor));
        Assert.Equal(6m, await shop.OnHand("BRG-6204-ZZ"));
        Assert.Equal(0, await shop.House.Db.Set<Reservation>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_the_picker_did_not_find_goes_back_to_the_orders_turn_and_the_rest_is_let_go(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 12);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));
        var planned = await shop.Plan(order);
        var pick = (await shop.Delivery(planned)).Picks.Single();

        await shop.House.Do<PickDelivery, PickDelivery.Input, Id<Delivery>>(new() { Id = planned, Lines = [new() { Id = pick.Id, Quantity = 9 }] });
        await shop.Ship(planned);

        Assert.Equal(3m, (await shop.House.Get<StockReservations>().Standing("sales_order", order.Value, default)).Sum(l => l.Wanted.Value));
        await shop.House.Do<CloseOrder, CloseOrder.Input, Id<SalesOrder>>(new() { Id = order });
        await shop.Bill(planned);

        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        Assert.Equal(0, await shop.House.Db.Set<Reservation>().CountAsync());
        Assert.Equal(9m, (await shop.House.Db.Set<InvoiceLine>().SingleAsync()).Quantity.Value);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_delivery_that_is_cancelled_gives_its_goods_back_and_an_order_being_gathered_is_not_cancelled(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 12);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));
        var planned = await shop.Plan(order);

        var early = await shop.House.Run<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal("sales.being-picked", Assert.Single(early.Refusals).Code);
        await shop.House.Do<CancelDelivery, CancelDelivery.Input, Id<Delivery>>(new() { Id = planned });
        Assert.Equal(12m, (await shop.House.Get<StockReservations>().Standing("sales_order", order.Value, default)).Sum(l => l.Wanted.Value));
        await shop.House.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order });

        Assert.Equal(0, await shop.House.Db.Set<Reservation>().CountAsync());
        var late = await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = planned });
        Assert.Equal("delivery.state", Assert.Single(late.Refusals).Code);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Shipping_twice_ships_once_and_more_than_ordered_needs_a_reason(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 20);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));
        var planned = await shop.Plan(order);
        var pick = (await shop.Delivery(planned)).Picks.Single();
        await shop.House.Do<PickDelivery, PickDelivery.Input, Id<Delivery>>(new() { Id = planned, Lines = [new() { Id = pick.Id, Quantity = 13 }] });

        var over = await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = planned });
        Assert.Equal("delivery.over", Assert.Single(over.Refusals).Code);
        var key = "ship-once";
        for (var i = 0; i < 2; i++)
            Assert.True((await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = planned, OverReason = "箱単位のため" }, key: key)).Ok);
        Assert.Equal(7m, await shop.OnHand("BRG-6204-ZZ"));

        await shop.Bill(planned);
        var again = await shop.House.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = planned });
        Assert.Equal("delivery.billed", Assert.Single(again.Refusals).Code);
        Assert.Equal(13m, (await shop.House.Db.Set<InvoiceLine>().SingleAsync()).Quantity.Value);
        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task An_order_billed_ahead_is_complete_once_it_has_left_and_its_papers_print(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 12);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal((Progress.None, Progress.Wholly), await shop.ProgressOf(order));

        var planned = await shop.Plan(order);
        Assert.NotNull(await shop.House.Get<PrintShelf>().Print("delivery", planned.Value, "pick-list", Language.Chinese, default));
        await shop.Ship(planned);
        await shop.House.Do<ProveDelivery, ProveDelivery.Input, Id<Delivery>>(new() { Id = planned, ReceivedBy = "田中" });

        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        Assert.Equal((await shop.House.Db.Set<Invoice>().SingleAsync()).Id.Value, (await shop.Delivery(planned)).InvoiceId);
        Assert.NotNull(await shop.House.Get<PrintShelf>().Print("delivery", planned.Value, "delivery-note", Language.Japanese, default));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Of_an_order_that_left_in_part_only_that_part_is_billed_where_one_asks_for_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 5);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 12));
        var nothing = await shop.House.Run<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order, DeliveredOnly = true });
        Assert.Equal("sales.nothing-left", Assert.Single(nothing.Refusals).Code);

        var first = await shop.Plan(order);
        await shop.Ship(first);
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order, DeliveredOnly = true });
        Assert.Equal((Progress.Partly, Progress.Partly), await shop.ProgressOf(order));
        Assert.Equal(5m, (await shop.House.Db.Set<InvoiceLine>().SingleAsync()).Quantity.Value);
        Assert.Equal("delivery.billed", Assert.Single((await shop.House.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = first })).Refusals).Code);

        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        await shop.Receive("BRG-6204-ZZ", 7);
        await shop.Ship(await shop.Plan(order));
        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        Assert.Equal([5m, 7m], (await shop.House.Db.Set<InvoiceLine>().OrderBy(l => l.Id).ToListAsync()).Select(l => l.Quantity.Value));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Beyond_its_credit_a_customer_gets_nothing_more_until_somebody_with_the_right_says_so(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 20);
        var clerk = shop.House.As(SalesPermission.View, SalesPermission.EditOrders, SalesPermission.ConfirmOrders, SalesPermission.PlanDeliveries, SalesPermission.ShipDeliveries);
        var order = await shop.Confirmed(("BRG-6204-ZZ", 2));
        var customer = new Id<Party>((await shop.Order(order)).CustomerId);
        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = customer, Limit = (await shop.Order(order)).Total.Amount });

        var more = await shop.Draft(("BRG-6204-ZZ", 1));
        var refused = await shop.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = more }, clerk);
        Assert.Equal("sales.credit-exceeded", Assert.Single(refused.Refusals).Code);
        await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = more });

        var planned = await shop.House.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order }, clerk);
        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = customer, Limit = (await shop.Order(order)).Total.Amount - 100 });
        var beyond = Assert.Single((await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = planned }, clerk)).Refusals);
        Assert.Contains("¥100 超えているため、出荷できません", beyond.What.In(Language.Japanese), StringComparison.Ordinal);
        Assert.NotNull(beyond.Opens);
        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = customer, Stopped = true, Reason = "支払遅延" });
        var stopped = await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = planned }, clerk);
        Assert.Equal("sales.credit-stopped", Assert.Single(stopped.Refusals).Code);
        Assert.Equal(20m, await shop.OnHand("BRG-6204-ZZ"));
        await shop.Ship(planned);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Typing_a_draft_anew_keeps_the_lines_that_stay_and_the_trail_names_only_what_changed(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var draft = await shop.Draft(("BRG-6204-ZZ", 2), ("TEA-SEN", 1));
        var before = await shop.Order(draft);

        await shop.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Id = draft, Version = before.Version, Customer = new(before.CustomerId), Date = before.Date, Reference = "PO-1",
            Lines = [.. before.Lines.OrderBy(l => l.Position).Select(l => new OrderLineDraft { Item = new(l.ItemId), Quantity = l.ItemCode == "TEA-SEN" ? 3 : l.Quantity.Value, Unit = l.Quantity.Unit.Code })],
        });

        var after = await shop.Order(draft);
        Assert.Equal(before.Lines.Select(l => l.Id).Order(), after.Lines.Select(l => l.Id).Order());
        Assert.Equal(3m, after.Lines.Single(l => l.ItemCode == "TEA-SEN").Quantity.Value);
        var changed = await shop.House.Db.Set<AuditEntry>().Where(a => a.Table == "sales_order_line" && a.Change != AuditChange.Created).ToListAsync();
        Assert.Contains("Quantity", Assert.Single(changed).Fields, StringComparison.Ordinal);
    }
}
