using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;
using Musubi.Stories.Quotes;
using Musubi.Testing;
using Settlement = Musubi.Sales.Returns.Settlement;

namespace Musubi.Stories.Orders;

/// <summary>What a supplier ships straight to the customer, from the order to the money and back.</summary>
public class DropShipmentStory
{
    private const string Bearing = "BRG-6204-ZZ", Sealed = "BRG-6204-2RS", Tea = "TEA-SEN", Tsubame = "合同会社つばめ金型", Chubu = "中部ベアリング販売株式会社";

    [Theory, Engines]
    public async Task Suppliers_are_found_among_suppliers_however_many_customers_bear_the_word(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await using var scope = shop.House.Services.CreateAsyncScope();
        var suppliers = scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Party>().Where(p => p.Roles.Any(r => r.Role == PartyRole.Supplier));
        var (known, first) = ((await suppliers.Select(p => p.Id).ToListAsync()).ConvertAll(i => i.Value), await suppliers.OrderBy(p => p.Id).FirstAsync());

        var any = await Find("");
        var form = await Find("株式会社");
        var one = await Find(first.Code);

        Assert.True(any.Count > 1 && any.TrueForAll(known.Contains) && form.Count > 1 && form.TrueForAll(known.Contains));
        Assert.Equal(first.Id.Value, one[0]);

        async Task<List<long>> Find(string typed) => [.. (await scope.ServiceProvider.GetRequiredService<SearchBox>().Among(typed, "party", Actor.System, suppliers.Select(p => (long)(object)p.Id), 20, default)).Select(e => e.SubjectId)];
    }

    [Theory, Engines]
    public async Task A_supplier_ships_for_us_and_only_the_books_know(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await Confirmed(shop, (Bearing, 20, Chubu, 150));
        Assert.Equal(0, await shop.House.Db.Set<Reservation>().CountAsync());
        Assert.True((await shop.Order(order)).AwaitsSupplier);

        var delivery = await shop.Plan(order);
        var asked = await shop.Delivery(delivery);
        Assert.Equal((DeliveryState.Requested, null, Chubu, 20m), (asked.State, asked.WarehouseId, asked.SupplierName, asked.Lines.Single().AskedFor.Value));
        Assert.Empty(asked.Picks);
        Assert.Equal("delivery.state", (await shop.House.Run<ShipDelivery, ShipDelivery.Input, Id<Delivery>>(new() { Id = delivery })).Refusals.Single().Code);
        Assert.Equal("sales.being-picked", (await shop.House.Run<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order })).Refusals.Single().Code);

        await shop.House.Do<ShipFromSupplier, ShipFromSupplier.Input, Id<Delivery>>(new() { Id = delivery, Carrier = "福山通運", Tracking = "400-1234", Parcels = 2 });
        await shop.House.Do<ProveDelivery, ProveDelivery.Input, Id<Delivery>>(new() { Id = delivery, ReceivedBy = "高木" });
        await shop.Bill(delivery);

        Assert.Equal((OrderState.Completed, false), ((await shop.Order(order)).State, (await shop.Order(order)).AwaitsSupplier));
        Assert.Equal((3_000m, -3_000m, 0m), (await Booked(shop, AccountRole.CostOfSales), await Booked(shop, AccountRole.GoodsReceivedNotInvoiced), await Booked(shop, AccountRole.Inventory)));
        Assert.Equal(delivery.Value, (await shop.House.Db.Set<JournalEntry>().SingleAsync(e => e.SourceKind == "delivery")).SourceId);
        Assert.Equal(0, await shop.House.Db.Set<StockMove>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_a_supplier_did_not_ship_stays_open_and_more_asks_for_a_reason(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await Confirmed(shop, (Bearing, 20, Chubu, 150.5m));

        await Ships(shop, await shop.Plan(order), 13);
        Assert.Equal((Progress.Partly, 7m), ((await shop.Order(order)).Delivered, (await shop.Order(order)).Lines.Single().Open.Value));
        Assert.Equal(1_957m, await Booked(shop, AccountRole.CostOfSales));

        var rest = await shop.Plan(order);
        Assert.Equal(7m, (await shop.Delivery(rest)).Lines.Single().AskedFor.Value);
        Assert.Equal("delivery.over", (await TryShips(shop, rest, 8)).Refusals.Single().Code);
        Assert.Equal("delivery.empty", (await TryShips(shop, rest, 0)).Refusals.Single().Code);
        await Ships(shop, rest, 8, "箱単位のため");
        Assert.Equal(Progress.Wholly, (await shop.Order(order)).Delivered);
        Assert.Equal(1_957m + 1_204m, await Booked(shop, AccountRole.CostOfSales));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Stock_and_each_supplier_are_deliveries_of_their_own(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 10);
        var order = await Confirmed(shop, (Bearing, 10, null, null), (Sealed, 5, Chubu, 90), (Bearing, 4, Tsubame, 80));
        var (chubu, tsubame) = (await shop.Customer(Chubu), await shop.Customer(Tsubame));

        var lines = (await shop.Order(order)).Lines.OrderBy(l => l.Position).ToList();
        var mixed = await shop.House.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order, Supplier = chubu, Lines = [.. lines.Select(l => new PlanDelivery.Line { Id = l.Id, Quantity = 1 })] });
        Assert.Equal(["delivery.from-stock", "delivery.from-supplier"], mixed.Refusals.Select(r => r.Code));

        var stock = await shop.Delivery(await shop.Plan(order));
        Assert.Equal((shop.Warehouse.Value, 10m), (stock.WarehouseId, stock.Lines.Single().Quantity.Value));
        var first = await shop.Delivery(await shop.House.Do<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order, Supplier = tsubame }));
        Assert.Equal((Tsubame, 4m), (first.SupplierName, first.Lines.Single().Quantity.Value));
        var second = await shop.Delivery(await shop.Plan(order));
        Assert.Equal((Chubu, 5m), (second.SupplierName, second.Lines.Single().Quantity.Value));
        Assert.Equal("delivery.nothing", (await shop.House.Run<PlanDelivery, PlanDelivery.Input, Id<Delivery>>(new() { Id = order })).Refusals.Single().Code);
        await shop.Ship(stock.Id);
        await Ships(shop, first.Id, 4);
        await Ships(shop, second.Id, 5);
        Assert.Equal(Progress.Wholly, (await shop.Order(order)).Delivered);
        Assert.Equal(10 * 100m + 4 * 80 + 5 * 90, await Booked(shop, AccountRole.CostOfSales));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_request_that_is_taken_back_leaves_the_order_as_it_was(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await Confirmed(shop, (Bearing, 20, Chubu, 150));
        var delivery = await shop.Plan(order);

        await shop.House.Do<CancelDelivery, CancelDelivery.Input, Id<Delivery>>(new() { Id = delivery });
        Assert.Equal("delivery.state", (await TryShips(shop, delivery, 20)).Refusals.Single().Code);
        Assert.Equal(20m, (await shop.Delivery(await shop.Plan(order))).Lines.Single().AskedFor.Value);
        await shop.House.Do<CancelDelivery, CancelDelivery.Input, Id<Delivery>>(new() { Id = (await shop.House.Db.Set<Delivery>().SingleAsync(d => d.State == DeliveryState.Requested)).Id });
        await shop.House.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal((OrderState.Cancelled, false), ((await shop.Order(order)).State, (await shop.Order(order)).AwaitsSupplier));
        Assert.Equal(0m, await Booked(shop, AccountRole.CostOfSales));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task What_comes_back_lies_in_our_quarantine_at_what_the_supplier_charged(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await Confirmed(shop, (Bearing, 3, Chubu, 33.5m));
        var delivery = await shop.Plan(order);
        await Ships(shop, delivery, 3);
        await shop.Bill(delivery);
        var line = (await shop.Delivery(delivery)).Lines.Single();
        Assert.Equal(101, line.CostMinor);

        Assert.Equal("return.to-supplier", (await shop.House.Run<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Defective, ToSupplier = true })).Refusals.Single().Code);
        foreach (var (_, cost) in new[] { (1, 34m), (2, 67m), (3, 101m) })
        {
            var made = await shop.House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Defective, Lines = [new() { Id = line.Id, Quantity = 1, Settlement = Settlement.Credit }] });
            await shop.House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made });
            Assert.Equal((cost, 101m - cost), (await Booked(shop, AccountRole.Inventory), await Booked(shop, AccountRole.CostOfSales)));
            var part = (await shop.House.Db.Set<SalesReturn>().Include(r => r.Parts).SingleAsync(r => r.Id == made)).Parts.Single();
            await shop.House.Do<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Id = part.Id, Restock = 1 }] });
            await shop.House.Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made });
        }
        Assert.Equal((3m, -101m), (await shop.OnHand(Bearing), await Booked(shop, AccountRole.GoodsReceivedNotInvoiced)));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Lots_are_what_the_supplier_tells_and_become_lots_of_ours_when_they_come_back(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var order = await Confirmed(shop, (Tea, 6, Tsubame, 400));
        var delivery = await shop.Plan(order);
        var line = (await shop.Delivery(delivery)).Lines.Single();
        Assert.Equal("delivery.supplier-lots", (await TryShips(shop, delivery, 6)).Refusals.Single().Code);
        await shop.House.Do<ShipFromSupplier, ShipFromSupplier.Input, Id<Delivery>>(new() { Id = delivery, Lines = [new() { Id = line.Id, Quantity = 6, Lots = "26B-001" }] });

        var made = await shop.House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Damaged, Lines = [new() { Id = line.Id, Quantity = 2, Settlement = Settlement.Replace }] });
        Assert.Equal("return.lot-missing", (await shop.House.Run<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made })).Refusals.Single().Code);
        var back = await shop.House.Db.Set<ReturnLine>().SingleAsync(l => l.ReturnId == made);
        await shop.House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Line = back.Id, Lot = "26B-001", Quantity = 2 }] });
        var part = await shop.House.Db.Set<ReturnPart>().SingleAsync(p => p.ReturnId == made);
        await shop.House.Do<InspectReturn, InspectReturn.Input, Id<SalesReturn>>(new() { Id = made, Parts = [new() { Id = part.Id, SendBack = 1, Scrap = 1, Why = "つぶれ" }] });
        await shop.House.Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made });

        // What is replaced is the supplier's to ship again; what went back as it was may come another time.
        Assert.Equal((1m, true), ((await shop.Order(order)).Lines.Single().Open.Value, (await shop.Order(order)).AwaitsSupplier));
        Assert.Equal(1m, (await shop.Delivery(await shop.Plan(order))).Lines.Single().AskedFor.Value);
        var again = await shop.House.Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery, Reason = ReturnReason.Damaged });
        var all = await shop.House.Db.Set<ReturnLine>().SingleAsync(l => l.ReturnId == again);
        Assert.Equal(5m, all.Announced.Value);
        await shop.House.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = again, Parts = [new() { Line = all.Id, Lot = "26B-001", Quantity = 5 }] });
        Assert.Equal(5m, await shop.OnHand(Tea));
        Assert.Equal(2_000m, await Booked(shop, AccountRole.Inventory));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_line_goes_from_stock_to_a_supplier_and_back_while_nothing_of_it_is_on_its_way(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive(Bearing, 6);
        var order = await Confirmed(shop, (Bearing, 10, null, null));
        Assert.NotEmpty(await shop.House.Db.Set<Reservation>().ToListAsync());
        var chubu = await shop.Customer(Chubu);

        await Change(shop, order, l => l with { Supplier = chubu, SupplierCost = 120 });
        Assert.Empty(await shop.House.Db.Set<Reservation>().ToListAsync());
        var change = await shop.House.Db.Set<OrderChange>().Include(c => c.Lines).Include(c => c.Stock).SingleAsync();
        Assert.Equal(("", Chubu, 120m), (change.Lines.Single().SupplierBefore, change.Lines.Single().SupplierAfter, change.Lines.Single().CostAfter));
        Assert.Equal((6m, 0m), (change.Stock.Single().KeptBefore.Value, change.Stock.Single().KeptAfter.Value));

        var delivery = await shop.Plan(order);
        Assert.Equal("sales.source-under-way", (await TryChange(shop, order, l => l with { Supplier = null })).Refusals.Single().Code);
        await Change(shop, order, l => l with { Supplier = chubu, SupplierCost = 130 });
        await shop.House.Do<CancelDelivery, CancelDelivery.Input, Id<Delivery>>(new() { Id = delivery });
        await Change(shop, order, l => l with { Supplier = null });
        Assert.False((await shop.Order(order)).AwaitsSupplier);
        Assert.Equal(6m, (await shop.Delivery(await shop.Plan(order))).Lines.Single().Quantity.Value);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Only_goods_only_suppliers_and_a_cost_by_who_may_see_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (clerk, chubu) = (shop.House.As(SalesPermission.EditOrders, SalesPermission.ConfirmOrders), await shop.Customer(Chubu));
        foreach (var (item, supplier, code) in new[] { ("SRV-FRT", Chubu, "sales.supplier-service"), ("TEA-SET-A", Chubu, "sales.supplier-kit"), (Bearing, Shop.Hyuga, "sales.not-a-supplier") })
            Assert.Equal(code, (await TrySave(shop, null, new OrderLineDraft { Item = await shop.Item(item), Quantity = 2, Supplier = await shop.Customer(supplier) })).Refusals.Single().Code);
        Assert.Equal("sales.supplier-cost-hidden", (await TrySave(shop, clerk, new OrderLineDraft { Item = await shop.Item(Bearing), Quantity = 2, Supplier = chubu, SupplierCost = 1 })).Refusals.Single().Code);

        // Left empty, it is the standard cost; what somebody agreed stays when a clerk saves again; and who shipped it last is the usual one.
        var order = (await TrySave(shop, clerk, new OrderLineDraft { Item = await shop.Item(Bearing), Quantity = 2, Supplier = chubu })).Value;
        var standard = (await shop.House.Get<ItemLookup>().Costs([await shop.Item(Bearing)], shop.House.Clock.Today, default)).Single().Value.Cost;
        Assert.Equal(standard, (await shop.Order(order)).Lines.Single().SupplierCost);
        Assert.True((await TrySave(shop, null, order, new OrderLineDraft { Item = await shop.Item(Bearing), Quantity = 2, Supplier = chubu, SupplierCost = 77 })).Ok);
        Assert.True((await TrySave(shop, clerk, order, new OrderLineDraft { Item = await shop.Item(Bearing), Quantity = 3, Supplier = chubu })).Ok);
        Assert.Equal(77m, (await shop.Order(order)).Lines.Single().SupplierCost);
        var next = (await TrySave(shop, clerk, new OrderLineDraft { Item = await shop.Item(Bearing), Quantity = 2, ShippedBy = ShippedBy.Supplier })).Value;
        Assert.Equal(chubu.Value, (await shop.Order(next)).Lines.Single().SupplierId);
        Assert.Equal("missing", (await TrySave(shop, clerk, new OrderLineDraft { Item = await shop.Item(Sealed), Quantity = 2, ShippedBy = ShippedBy.Supplier })).Refusals.Single().Code);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Below_the_floor_over_what_the_supplier_charges_an_order_waits_and_so_does_a_change(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (item, supplier) = (await office.Item(Bearing), (await office.House.Db.Set<Party>().SingleAsync(p => p.Name == Chubu)).Id);
        var full = await Draft(null, null);
        var price = (await office.Order(full)).Lines.Single().UnitPrice;

        var dear = await Draft(price * 0.99m, price);
        await Confirm(dear);
        Assert.Equal(OrderState.Waiting, (await office.Order(dear)).State);
        await office.SayYes("sales_order", dear.Value);
        Assert.Equal(OrderState.Confirmed, (await office.Order(dear)).State);

        var cheap = await Draft(price * 0.5m, price);
        await Confirm(cheap);
        Assert.Equal(OrderState.Confirmed, (await office.Order(cheap)).State);
        var order = await office.Order(cheap);
        var changed = await office.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new() { Id = cheap, Version = order.Version, Why = "値上げ", Lines = [new() { Id = order.Lines[0].Id, Item = item, Quantity = 10, Supplier = supplier, SupplierCost = price * 0.99m }] });
        Assert.True(changed.Ok);
        Assert.Equal(price * 0.5m, (await office.Order(cheap)).Lines.Single().SupplierCost);
        await office.SayYes("sales_order_change", cheap.Value);
        Assert.Equal(price * 0.99m, (await office.Order(cheap)).Lines.Single().SupplierCost);
        await office.Verify();

        async Task<Id<SalesOrder>> Draft(decimal? cost, decimal? typed) => await office.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = office.Customer, Date = office.House.Clock.Today, Lines = [new() { Item = item, Quantity = 10, Supplier = supplier, SupplierCost = cost, Price = typed, Reason = typed is null ? null : "約束した単価" }] });
        Task Confirm(Id<SalesOrder> id) => office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = id });
    }

    [Theory, Engines]
    public async Task The_request_is_printed_once_and_says_what_was_asked_and_credit_holds_it_back(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var delivery = await shop.Plan(await Confirmed(shop, (Bearing, 20, Chubu, 150)));
        var shelf = shop.House.Get<PrintShelf>();
        var first = (await shelf.Print("delivery", delivery.Value, "shipping-request", Language.Chinese, default))!.Value;
        Assert.Null(await shelf.Print("delivery", delivery.Value, "pick-list", Language.Chinese, default));

        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = await shop.Customer(Shop.Hokuto), Limit = 1_000, Stopped = true, Reason = "支払遅延" });
        var clerk = shop.House.As(SalesPermission.PlanDeliveries);
        Assert.Equal("sales.credit-stopped", (await shop.House.Run<ShipFromSupplier, ShipFromSupplier.Input, Id<Delivery>>(new() { Id = delivery }, clerk)).Refusals.Single().Code);
        await Ships(shop, delivery, 12);

        Assert.Equal(first.Bytes, (await shop.House.Get<PrintShelf>().Print("delivery", delivery.Value, "shipping-request", Language.Chinese, default))!.Value.Bytes);
        Assert.NotNull(await shop.House.Get<PrintShelf>().Print("delivery", delivery.Value, "delivery-note", Language.Japanese, default));
        await shop.Verify();
    }

    private static async Task<Id<SalesOrder>> Confirmed(Shop shop, params (string Item, decimal Quantity, string? Supplier, decimal? Cost)[] lines)
    {
        var drafts = new List<OrderLineDraft>();
        foreach (var (item, quantity, supplier, cost) in lines)
            drafts.Add(new() { Item = await shop.Item(item), Quantity = quantity, Supplier = supplier is null ? null : await shop.Customer(supplier), SupplierCost = cost });
        var order = await shop.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = await shop.Customer(Shop.Hokuto), Date = shop.House.Clock.Today, Lines = drafts });
        return await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
    }

    private static async Task Ships(Shop shop, Id<Delivery> delivery, decimal quantity, string over = "") => _ = (await TryShips(shop, delivery, quantity, over)).Value;

    private static async Task<Result<Id<Delivery>>> TryShips(Shop shop, Id<Delivery> delivery, decimal quantity, string over = "") => await shop.House.Run<ShipFromSupplier, ShipFromSupplier.Input, Id<Delivery>>(new()
    {
        Id = delivery, OverReason = over, Lines = [new() { Id = (await shop.Delivery(delivery)).Lines.Single().Id, Quantity = quantity }],
    });

    private static Task<Result<Id<SalesOrder>>> TrySave(Shop shop, Actor? who, OrderLineDraft line) => TrySave(shop, who, null, line);

    private static async Task<Result<Id<SalesOrder>>> TrySave(Shop shop, Actor? who, Id<SalesOrder>? order, OrderLineDraft line) => await shop.House.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
    {
        Id = order, Version = order is { } id ? (await shop.Order(id)).Version : 0, Customer = await shop.Customer(Shop.Hokuto), Date = shop.House.Clock.Today, Lines = [line],
    }, who);

    private static async Task Change(Shop shop, Id<SalesOrder> id, Func<ChangedLineDraft, ChangedLineDraft> how) => _ = (await TryChange(shop, id, how)).Value;

    private static async Task<Result<Id<SalesOrder>>> TryChange(Shop shop, Id<SalesOrder> id, Func<ChangedLineDraft, ChangedLineDraft> how)
    {
        var order = await shop.Order(id);
        return await shop.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new() { Id = id, Version = order.Version, Why = "欠品のため", Lines = [.. order.Lines.Select(l => how(new() { Id = l.Id, Item = new(l.ItemId), Quantity = l.Quantity.Value, Supplier = l.SupplierId is { } s ? new(s) : null }))] });
    }

    /// <summary>What is booked on the accounts that play a part; debit positive.</summary>
    private static async Task<decimal> Booked(Shop shop, AccountRole role)
    {
        var db = shop.House.Db;
        var lines = await db.Set<JournalLine>().Where(l => db.Set<MappedAccount>().Any(m => m.Role == role && m.AccountId == l.AccountId)).Select(l => l.Amount).ToListAsync();
        return lines.Sum(a => a.Amount);
    }
}
