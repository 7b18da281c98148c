using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Inventory;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grading;
using Musubi.Sales;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;
using Musubi.Testing;
using ItemKind = Musubi.Finance.OpenItems.ItemKind;
using Settlement = Musubi.Sales.Returns.Settlement;

namespace Musubi.Stories.Returns;

/// <summary>What a customer sends back, from the announcement to what it gets for it.</summary>
public class ReturnStory
{
    private const string Bearing = "BRG-6204-ZZ", Sealed = "BRG-6204-2RS", Grease = "GRS-400";

    [Theory, Engines]
    public async Task What_was_billed_ahead_in_two_parts_is_credited_of_both(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 15, 100);
        var order = await shop.Confirmed((Bearing, 10));
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        var stands = await shop.Order(order);
        await shop.House.Do<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new() { Id = order, Version = stands.Version, Why = "追加", Lines = [new() { Id = stands.Lines[0].Id, Item = new(stands.Lines[0].ItemId), Quantity = 15 }] });
        await shop.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        var delivery = await shop.Ship(await shop.Plan(order));

        await shop.Through(await shop.Announced(delivery, (Bearing, 15, Settlement.Credit)));

        var (billed, credited) = (await shop.House.Db.Set<Invoice>().OrderBy(i => i.Id).ToListAsync(), await shop.House.Db.Set<CreditNote>().OrderBy(n => n.Id).ToListAsync());
        Assert.Equal((2, billed.Sum(i => i.Net.Minor)), (billed.Count, credited.Sum(n => n.Net.Minor)));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Of_two_invoices_the_one_issued_last_is_credited_whichever_node_issued_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 5, 100);
        // A node that starts later draws higher ids, whatever it does first.
        await using var other = shop.House.Again();
        var order = await shop.Confirmed((Bearing, 10));
        var first = await shop.Ship(await shop.Plan(order));
        await other.Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = first });
        await shop.Receive(Bearing, 8, 100);
        await shop.Bill(await shop.Ship(await shop.Plan(order)));
        await shop.Through(await shop.Announced(first, (Bearing, 3, Settlement.Replace)));
        var replacement = await shop.Ship(await shop.Plan(order));

        await shop.Through(await shop.Announced(replacement, (Bearing, 3, Settlement.Credit)));

        var last = await shop.House.Db.Set<Invoice>().OrderByDescending(i => i.Number).FirstAsync();
        Assert.Equal(last.Id, (await shop.House.Db.Set<CreditNote>().SingleAsync()).InvoiceId);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_comes_back_after_it_was_paid_leaves_a_credit_and_stock_and_books_whole(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (order, delivery) = await shop.Shipped((Bearing, 12));
        await shop.Bill(delivery);
        var invoice = await shop.House.Db.Set<Invoice>().Include(i => i.Lines).SingleAsync();
        var owed = await shop.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.Invoice);
        await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = new(invoice.PartyId), Date = shop.House.Clock.Today, Amount = invoice.Total.Amount, Lines = [new() { Item = owed.Id, Amount = invoice.Total.Amount }] });

        var made = await shop.Announced(delivery, (Bearing, 5, Settlement.Credit));
        Assert.Equal(0m, await shop.OnHand(Bearing));
        await shop.Receive(made);
        Assert.Equal(5m, await shop.OnHand(Bearing));
        Assert.Equal(0m, await shop.Promised(Bearing, 1));
        await shop.Inspect(made, p => new() { Id = p.Id, Restock = 5, RestockBin = "A-01" });
        Assert.Equal(5m, await shop.OnHand(Bearing, "A-01"));
        Assert.Equal(0m, await shop.BookedOn(AccountRole.CostOfSales) - 7 * 100);
        await shop.Settle(made);

        var note = await shop.House.Db.Set<CreditNote>().Include(n => n.Lines).SingleAsync();
        Assert.Equal(Rounded(invoice.Lines.Single().Amount.Amount * 5 / 12), note.Net.Amount);
        Assert.Equal(5m, (await shop.House.Get<ICreditedGoods>().Of(note.Id.Value, default))[invoice.Lines.Single().Id.Value].Value);
        Assert.Equal((await shop.Return(made)).Number, (await shop.House.Get<ICreditedGoods>().By(note.Id.Value, default))!.Number);
        Assert.NotNull(await shop.House.Get<PrintShelf>().Print("credit_note", note.Id.Value, "credit-note", Language.Japanese, default));
        var credit = await shop.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.CreditNote);
        Assert.Equal(-note.Total, credit.Remaining);
        var closed = await shop.Return(made);
        Assert.Equal((ReturnState.Closed, 5m), (closed.State, closed.Lines.Single().Credited.Value));
        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        Assert.NotNull(await shop.House.Get<PrintShelf>().Print("sales_return", made.Value, "return-slip", Language.Chinese, default));
        await shop.Verify();

        // The rest comes back in two parts, and they add up to the invoice.
        await shop.Through(await shop.Announced(delivery, (Bearing, 4, Settlement.Credit)));
        await shop.Through(await shop.Announced(delivery, (Bearing, 3, Settlement.Credit)));
        Assert.Equal(invoice.Net.Minor, await shop.House.Db.Set<CreditNote>().SumAsync(n => n.Net.Minor));
        Assert.Equal(invoice.Tax.Minor, await shop.House.Db.Set<CreditNote>().SumAsync(n => n.Tax.Minor));
        Assert.Equal(0m, await shop.BookedOn(AccountRole.CostOfSales));
        await shop.Verify();

        static decimal Rounded(decimal amount) => Rounding.HalfUp.Round(amount);
    }

    [Theory, Engines]
    public async Task Some_of_it_is_put_back_some_scrapped_some_kept_aside_and_some_sent_back_as_it_is(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (order, delivery) = await shop.Shipped((Bearing, 12));
        await shop.Bill(delivery);
        // What came in since costs more; what comes back is worth what it left for.
        await shop.Receive(Bearing, 10, 300);
        var made = await shop.Announced(delivery, (Bearing, 8, Settlement.Credit));
        await shop.Receive(made);
        Assert.Equal(10 * 300 + 8 * 100, await shop.ValueOf(Bearing));
        Assert.Equal(4 * 100m, await shop.BookedOn(AccountRole.CostOfSales));

        var part = (await shop.Return(made)).Parts.Single();
        var open = await shop.House.Run<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Id = part.Id, Restock = 3, Scrap = 2 }] });
        Assert.Equal(["return.decided", "missing"], open.Refusals.Select(r => r.Code));
        Assert.Contains("5", open.Refusals[0].What.En, StringComparison.Ordinal);
        await shop.Inspect(made, p => new() { Id = p.Id, Restock = 3, Scrap = 2, Aside = 1, SendBack = 2, Why = "錆" });

        Assert.Equal(14m, await shop.OnHand(Bearing));
        Assert.Equal(1m, await shop.OnHand(Bearing, StockReturns.UsualBin));
        Assert.Equal(13m, await shop.Promised(Bearing, 20));
        var scrapped = await shop.House.Db.Set<StockDocument>().SingleAsync(d => d.Kind == StockKind.Scrap);
        Assert.Equal(("sales_return", made.Value, "錆"), (scrapped.SourceKind, scrapped.SourceId, scrapped.Note));
        Assert.True(await shop.BookedOn(AccountRole.Scrap) > 0);
        await shop.Settle(made);

        var line = (await shop.Return(made)).Lines.Single();
        Assert.Equal((8m, 2m, 6m), (line.Quantity.Value, line.SentBack.Value, line.Credited.Value));
        Assert.Equal(6m, (await shop.Order(order)).Lines.Single().Returned.Value);
        await shop.Verify();

        // What was sent back the customer may send again: the four it kept, and those two.
        var again = await shop.Announced(delivery, (Bearing, 6, Settlement.Credit));
        await shop.Through(again);
        Assert.Equal(0, await shop.House.Db.Set<Invoice>().SumAsync(i => i.Net.Minor) - await shop.House.Db.Set<CreditNote>().SumAsync(n => n.Net.Minor));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_came_back_counts_no_more_in_what_a_customer_orders_and_what_is_faulty_is_proposed_to_stay_aside(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (order, delivery) = await shop.Shipped((Bearing, 12));
        await shop.Bill(delivery);
        var (customer, price) = ((await shop.Order(order)).CustomerId, (await shop.Order(order)).Lines.Single().UnitPrice);
        Assert.Equal(12 * price, await Ordered());

        var made = await shop.Announced(delivery, (Bearing, 5, Settlement.Credit));
        await shop.Receive(made);
        var came = (await shop.Return(made)).Parts.Single();
        Assert.Equal((null, 5m), InspectReturn.Propose(ReturnReason.Defective, came) is var faulty ? (faulty.Restock, faulty.Aside) : default);
        Assert.Equal((5m, null), InspectReturn.Propose(ReturnReason.TooMany, came) is var whole ? (whole.Restock, whole.Aside) : default);
        await shop.Inspect(made, p => InspectReturn.Propose(ReturnReason.Defective, p));
        await shop.Settle(made);
        Assert.Equal(7 * price, await Ordered());

        // What is replaced was sold all the same.
        await shop.Through(await shop.Announced(delivery, (Bearing, 2, Settlement.Replace)));
        Assert.Equal(7 * price, await Ordered());
        await shop.Verify();

        async Task<decimal?> Ordered() => (await shop.House.Get<FactReading>().Read(FactWindow.Of(12, shop.House.Clock.Today), customer, default)).Of("net-sales", customer);
    }

    [Theory, Engines]
    public async Task A_replacement_goes_out_again_and_is_billed_once(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (order, delivery) = await shop.Shipped((Bearing, 12));
        await shop.Bill(delivery);
        var made = await shop.Announced(delivery, (Bearing, 3, Settlement.Replace));
        await shop.Receive(made);
        await shop.Inspect(made, p => new() { Id = p.Id, Scrap = 3, Why = "欠け" });
        await shop.Settle(made);

        var reopened = await shop.Order(order);
        Assert.Equal((OrderState.Confirmed, Progress.Partly, Progress.Wholly, 3m), (reopened.State, reopened.Delivered, reopened.Billed, reopened.Lines.Single().Open.Value));
        Assert.Equal(3m, (await shop.House.Get<StockReservations>().Standing("sales_order", order.Value, default)).Sum(l => l.Wanted.Value));
        var held = await shop.House.Run<CloseOrder, CloseOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal("sales.billed-ahead", Assert.Single(held.Refusals).Code);

        await shop.Receive(Bearing, 3, 100);
        var second = await shop.House.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order });
        await shop.House.Do<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = second });
        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        var free = await shop.House.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = second });
        Assert.Equal("delivery.nothing-to-bill", Assert.Single(free.Refusals).Code);
        Assert.Equal(1, await shop.House.Db.Set<Invoice>().CountAsync());
        Assert.Equal(0, await shop.House.Db.Set<CreditNote>().CountAsync());
        await shop.Verify();

        // The replacement comes back too: it is credited of the invoice that billed what it replaced.
        await shop.Through(await shop.Announced(second, (Bearing, 3, Settlement.Credit)));
        Assert.Equal(3m, (await shop.Order(order)).Lines.Single().Returned.Value);
        Assert.Equal(1, await shop.House.Db.Set<CreditNote>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_comes_back_before_it_was_billed_is_not_billed(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 5, 100);
        var order = await shop.Confirmed((Bearing, 12), (Sealed, 2));
        await shop.Receive(Sealed, 2, 100);
        var first = await shop.PlanAndShip(order);
        await shop.Through(await shop.Announced(first, (Bearing, 3, Settlement.Credit), (Sealed, 2, Settlement.Credit)));

        var line = (await shop.Order(order)).Lines.Single(l => l.ItemCode == Bearing);
        Assert.Equal((7m, 9m, 2m), (line.Open.Value, line.ToBill.Value, line.DeliveredToBill.Value));
        await shop.Bill(first);
        var bill = await shop.House.Db.Set<InvoiceLine>().SingleAsync();
        Assert.Equal(2m, bill.Quantity.Value);
        await shop.Receive(Bearing, 7, 100);
        var second = await shop.PlanAndShip(order);
        await shop.Bill(second);

        var done = await shop.Order(order);
        Assert.Equal((OrderState.Completed, Progress.Wholly), (done.State, done.Billed));
        Assert.Equal(9m, done.Lines.Single(l => l.ItemCode == Bearing).Billed.Value);
        Assert.Equal(0, await shop.House.Db.Set<CreditNote>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_delivery_that_came_back_whole_before_it_was_billed_no_longer_waits_to_be_billed(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (order, delivery) = await shop.Shipped((Bearing, 12));
        var made = await shop.House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.WrongItem });
        await shop.Through(made);

        Assert.True((await shop.Delivery(delivery)).BillsNothing);
        Assert.Equal(OrderState.Completed, (await shop.Order(order)).State);
        var refused = await shop.House.Run<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.NotEmpty(refused.Refusals);
        Assert.Equal(0, await shop.House.Db.Set<Invoice>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task More_than_was_delivered_does_not_come_back_nor_anything_twice(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (_, delivery) = await shop.Shipped((Bearing, 12));
        var line = (await shop.Delivery(delivery)).Lines.Single().Id;
        await shop.Announced(delivery, (Bearing, 5, Settlement.Credit));

        var refused = await shop.House.Run<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Damaged, Lines = [new() { Id = line, Quantity = 8 }] });
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(("return.more-than-delivered", "Lines[0].Quantity"), (refusal.Code, refusal.Field));
        Assert.Contains("12", refusal.What.En, StringComparison.Ordinal);
        Assert.Contains("5", refusal.What.En, StringComparison.Ordinal);
        Assert.Contains("7", refusal.Advice!.En, StringComparison.Ordinal);

        var made = await shop.Announced(delivery, (Bearing, 7, Settlement.Credit));
        var more = await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Line = (await shop.Return(made)).Lines.Single().Id, Quantity = 8 }] });
        Assert.Equal("return.more-than-delivered", Assert.Single(more.Refusals).Code);
        await shop.House.Do<CancelReturn, CancelReturn.Input, Id<SalesReturn>>(new() { Id = made });
        var late = await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made });
        Assert.Equal("return.state", Assert.Single(late.Refusals).Code);
        Assert.NotEqual(default, await shop.Announced(delivery, (Bearing, 7, Settlement.Credit)));

        var picking = await shop.House.Run<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = await shop.Picking((Bearing, 1)), Reason = ReturnReason.Damaged });
        Assert.Equal("delivery.state", Assert.Single(picking.Refusals).Code);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Two_clerks_who_return_the_same_at_once_return_it_once(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (_, delivery) = await shop.Shipped((Bearing, 12));
        var line = (await shop.Delivery(delivery)).Lines.Single().Id;
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            shop.House.Run<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Damaged, Lines = [new() { Id = line, Quantity = 12 }] }))));
        Assert.Equal(1, both.Count(r => r.Ok));
        Assert.Contains(both.Single(r => !r.Ok).Refusals[0].Code, new[] { "return.more-than-delivered", "edited-meanwhile" });

        var made = both.Single(r => r.Ok).Value;
        var received = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made }))));
        Assert.Equal(1, received.Count(r => r.Ok));
        Assert.Equal(12m, await shop.OnHand(Bearing));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Billed_and_settled_at_once_the_customer_pays_for_what_it_kept(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (_, delivery) = await shop.Shipped((Bearing, 12));
        var made = await shop.Announced(delivery, (Bearing, 3, Settlement.Credit));
        await shop.Receive(made);
        await shop.Inspect(made, p => new() { Id = p.Id, Restock = 3 });

        var bill = Task.Run(async () => (await shop.House.Run<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = delivery })).Ok);
        var settle = Task.Run(async () => (await shop.House.Run<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made })).Ok);
        if (!await bill)
            await shop.Bill(delivery);
        if (!await settle)
            await shop.Settle(made);

        var line = (await shop.Return(made)).Lines.Single();
        Assert.Equal((3m, 9m), ((line.TakenOff + line.Credited).Value, (await shop.House.Db.Set<InvoiceLine>().SingleAsync()).Quantity.Value - line.Credited.Value));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_lot_comes_back_as_the_lot_it_was_and_waits_in_quarantine_while_the_rest_of_the_lot_is_picked(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        const string item = Grease;
        await shop.Receive(item, 20, 100, "L-77");
        var order = await shop.Confirmed((item, 12));
        var delivery = await shop.PlanAndShip(order);
        await shop.Bill(delivery);
        var made = await shop.Announced(delivery, (item, 6, Settlement.Credit));

        var strange = await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Line = (await shop.Return(made)).Lines.Single().Id, Lot = "L-78", Quantity = 6 }] });
        Assert.Equal("return.other-lot", Assert.Single(strange.Refusals).Code);
        var open = await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Bin = "A-01" });
        Assert.Equal(("return.bin-available", "Bin"), (Assert.Single(open.Refusals).Code, open.Refusals[0].Field));
        await shop.House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Line = (await shop.Return(made)).Lines.Single().Id, Lot = "L-77", Quantity = 5 }] });

        Assert.Equal(5m, (await shop.Return(made)).Lines.Single().Quantity.Value);
        Assert.Equal(LotStatus.Available, (await shop.House.Db.Set<Lot>().SingleAsync()).Status);
        Assert.Equal((13m, 8m), (await shop.OnHand(item), await shop.Promised(item, 13)));
        var taken = await shop.House.Run<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Issue, Date = shop.House.Clock.Today, Warehouse = shop.Warehouse, Lines = [new() { Item = await shop.Item(item), Quantity = 9 }] });
        Assert.Equal("inventory.short", Assert.Single(taken.Refusals).Code);
        await shop.Inspect(made, p => new() { Id = p.Id, Restock = 5 });
        Assert.Equal(13m, await shop.Promised(item, 13));
        await shop.Settle(made);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_kit_comes_back_part_by_part_and_only_whole(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        const string kit = "KIT-MNT-6204";
        await shop.Receive(Sealed, 8, 100);
        await shop.Receive(Grease, 2, 50, "L-1");
        var order = await shop.Confirmed((kit, 2));
        var delivery = await shop.PlanAndShip(order);
        await shop.Bill(delivery);
        var made = await shop.Announced(delivery, (kit, 1, Settlement.Credit));
        var line = (await shop.Return(made)).Lines.Single().Id;

        var half = await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Line = line, Item = await shop.Item(Sealed), Quantity = 4 }] });
        Assert.Equal("delivery.kit", Assert.Single(half.Refusals).Code);
        await shop.Through(made);

        Assert.Equal((4m, 1m), (await shop.OnHand(Sealed), await shop.OnHand(Grease)));
        Assert.Equal(4 * 100 + 50, await shop.BookedOn(AccountRole.CostOfSales));
        Assert.Equal(1m, (await shop.Order(order)).Lines.Single().Returned.Value);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Each_does_what_is_theirs(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (_, delivery) = await shop.Shipped((Bearing, 12));
        var service = shop.House.As(SalesPermission.View, SalesPermission.AnnounceReturns);
        var warehouse = shop.House.As(SalesPermission.View, SalesPermission.ReceiveReturns);
        var finance = shop.House.As(SalesPermission.View, SalesPermission.SettleReturns);

        var made = await shop.House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Late }, service);
        Assert.Equal("forbidden", Assert.Single((await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made }, service)).Refusals).Code);
        await shop.House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made }, warehouse);
        var early = await shop.House.Run<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made }, finance);
        Assert.Equal("return.state", Assert.Single(early.Refusals).Code);
        await shop.Inspect(made, p => new() { Id = p.Id, Restock = p.Quantity.Value }, warehouse);
        await shop.House.Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made, Lines = [new() { Id = (await shop.Return(made)).Lines.Single().Id, Settlement = Settlement.None }] }, finance);
        await shop.Bill(delivery);
        Assert.Equal(12m, (await shop.House.Db.Set<InvoiceLine>().SingleAsync()).Quantity.Value);
        await shop.Verify();
    }

    /// <summary>The shop of the orders, to which goods come back.</summary>
    private sealed class Shop(House house, Id<Warehouse> warehouse) : Orders.Shop(house, warehouse)
    {
        public static new Task<Shop> Open(TestEngine engine) => Open(engine, (house, warehouse) => new Shop(house, warehouse));

        public async Task Receive(string item, decimal quantity, decimal cost, string lot = "") => await House.Do<PostStock, PostStock.Input, Id<StockDocument>>(new()
        {
            Kind = StockKind.Receipt, Date = House.Clock.Today, Warehouse = Warehouse, Lines = [new() { Item = await Item(item), Quantity = quantity, Cost = quantity * cost, Lot = lot }],
        });

        public async Task<(Id<SalesOrder> Order, Id<Delivery> Delivery)> Shipped(params (string Item, decimal Quantity)[] lines)
        {
            foreach (var (item, quantity) in lines)
                await Receive(item, quantity, 100);
            var order = await Confirmed(lines);
            return (order, await PlanAndShip(order));
        }

        public async Task<Id<Delivery>> Picking(params (string Item, decimal Quantity)[] lines)
        {
            foreach (var (item, quantity) in lines)
                await Receive(item, quantity, 100);
            return await Plan(await Confirmed(lines));
        }

        public async Task<Id<Delivery>> PlanAndShip(Id<SalesOrder> order) => await Ship(await Plan(order));

        public async Task<Id<SalesReturn>> Announced(Id<Delivery> delivery, params (string Item, decimal Quantity, Settlement Settlement)[] lines)
        {
            var delivered = await Delivery(delivery);
            return await House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new()
            {
                Id = delivery, Reason = ReturnReason.Defective, Said = "回転時に異音がする", BroughtBy = "ヤマト運輸",
                Lines = [.. lines.Select(l => new AnnounceReturn.Line { Id = delivered.Lines.Single(d => d.ItemCode == l.Item).Id, Quantity = l.Quantity, Settlement = l.Settlement })],
            });
        }

        public Task<Id<SalesReturn>> Receive(Id<SalesReturn> made) => House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made });

        public async Task<Id<SalesReturn>> Inspect(Id<SalesReturn> made, Func<ReturnPart, InspectReturn.Part> decide, Actor? actor = null) =>
            await House.Do<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [.. (await Return(made)).Parts.Select(decide)] }, actor);

        public Task<Id<SalesReturn>> Settle(Id<SalesReturn> made) => House.Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made });

        /// <summary>Received, all of it put back, settled as announced.</summary>
        public async Task Through(Id<SalesReturn> made)
        {
            await Receive(made);
            await Inspect(made, p => new() { Id = p.Id, Restock = p.Quantity.Value });
            await Settle(made);
        }

        public Task<SalesReturn> Return(Id<SalesReturn> id) => House.Db.Set<SalesReturn>().Include(r => r.Lines).Include(r => r.Parts).Include(r => r.Credits).SingleAsync(r => r.Id == id);

        /// <summary>How much of so much another would get now.</summary>
        public async Task<decimal> Promised(string item, decimal wanted)
        {
            var kept = await House.Do<ReserveStock, ReserveStock.Input, Id<Reservation>>(new() { For = "試し", Item = await Item(item), Quantity = wanted, Warehouse = Warehouse, Needed = House.Clock.Today, Hard = false });
            var standing = (await House.Get<StockReservations>().Standing("reservation", kept.Value, default)).Sum(l => (l.Wanted - l.Waiting).Value);
            await House.Do<ReleaseReservation, ReleaseReservation.Input, Done>(new() { Id = (await House.Db.Set<Reservation>().FirstAsync(r => r.SourceKind == "reservation" && r.SourceId == kept.Value)).Id });
            return standing;
        }

        public async Task<decimal> ValueOf(string item)
        {
            var id = await Item(item);
            return (await House.Db.Set<ItemStock>().SingleAsync(s => s.ItemId == id)).Value;
        }

        /// <summary>What stands on the account of a role, debit positive; in yen, so minor units are whole.</summary>
        public async Task<decimal> BookedOn(AccountRole role)
        {
            var db = House.Db;
            var accounts = await db.Set<MappedAccount>().Where(m => m.Role == role).Select(m => m.AccountId).Distinct().ToListAsync();
            return await db.Set<JournalLine>().Where(l => accounts.Contains(l.AccountId)).SumAsync(l => l.Amount.Minor);
        }
    }
}
