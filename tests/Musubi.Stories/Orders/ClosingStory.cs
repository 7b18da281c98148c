using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Sales.Closings;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Testing;
using Progress = Musubi.Sales.Orders.Progress;

namespace Musubi.Stories.Orders;

/// <summary>Closing days: what was delivered in a period is billed at once (締め請求).</summary>
public class ClosingStory
{
    private static readonly DateOnly April20 = new(2026, 4, 20), May20 = new(2026, 5, 20);

    [Theory, Engines]
    public async Task Two_deliveries_of_a_period_become_one_bill_with_the_tax_once_per_rate(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        // 105 and 105 at ten, 119 and 119 at eight: 10 + 10 and 9 + 9 on slips, 21 and 19 on one bill.
        var first = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 105), ("TEA-SEN", 1, 119));
        shop.Goto(4, 15);
        var second = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 105), ("TEA-SEN", 1, 119));
        shop.Goto(4, 20);
        var foreseen = await Foreseen(shop, April20);
        var bill = await Close(shop, Shop.Hokuto, April20);

        Assert.Equal(("CB-2604-00001", 448L, 40L, 488L), (bill.Number, bill.Sales.Minor, bill.Tax.Minor, bill.Billed.Minor));
        Assert.Equal((0L, 0L, 0L), (bill.Previous.Minor, bill.Paid.Minor, bill.Carried.Minor));
        Assert.Equal((bill.Sales, bill.Tax, bill.Billed), (foreseen.Figures.Sales, foreseen.Figures.Tax, foreseen.Figures.Billed));
        Assert.Equal((new DateOnly(2026, 3, 21), new DateOnly(2026, 6, 1)), (bill.From, bill.Due));
        Assert.Equal([(0.10m, 21L), (0.08m, 19L)], bill.Taxes.OrderByDescending(t => t.Rate).Select(t => (t.Rate, t.Tax.Minor)));
        var invoice = await shop.House.Db.Set<Invoice>().Include(i => i.Lines).SingleAsync();
        Assert.Equal((bill.InvoiceId, April20, 4, "closing_bill"), (invoice.Id.Value, invoice.Date, invoice.Lines.Count, invoice.SourceKind));
        foreach (var id in new[] { first, second })
        {
            var delivery = await shop.Delivery(id);
            Assert.Equal((invoice.Id.Value, bill.Id.Value), (delivery.InvoiceId, delivery.ClosingBillId));
            Assert.Equal(OrderState.Completed, (await shop.Order(delivery.OrderId)).State);
        }

        foreach (var language in Languages.All)
            Assert.NotNull(await shop.House.Get<PrintShelf>().Print("closing_bill", bill.Id.Value, "closing-bill", language, default));
        Assert.Equal("closing.closed", await Refused(shop, Shop.Hokuto, April20));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Where_each_slip_is_the_invoice_every_delivery_is_taxed_for_itself_and_the_bill_sums_them(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 2);
        await shop.Delivered(Shop.Hyuga, null, ("BRG-6204-ZZ", 1, 105));
        shop.Goto(4, 8);
        await shop.Delivered(Shop.Hyuga, null, ("BRG-6204-ZZ", 1, 105));
        shop.Goto(4, 10);
        var bill = await Close(shop, Shop.Hyuga, new(2026, 4, 10));

        Assert.Equal((210L, 20L, 230L), (bill.Sales.Minor, bill.Tax.Minor, bill.Billed.Minor));
        Assert.Null(bill.InvoiceId);
        var invoices = await shop.House.Db.Set<Invoice>().OrderBy(i => i.Id).ToListAsync();
        Assert.Equal([new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 8)], invoices.Select(i => i.Date));
        Assert.All(invoices, i => Assert.Equal(bill.Due, i.Due));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task The_next_month_carries_over_what_was_not_paid_and_a_late_delivery_falls_into_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 10, 1_000));
        shop.Goto(4, 20);
        var april = await Close(shop, Shop.Hokuto, April20);
        Assert.Equal(11_000L, april.Billed.Minor);

        // It left on the 18th, but nobody wrote it down before the closing.
        shop.Goto(4, 22);
        var late = await shop.Delivered(Shop.Hokuto, new DateOnly(2026, 4, 18), ("BRG-6204-ZZ", 2, 1_000));
        shop.Goto(5, 7);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 5, 1_000));
        var open = await shop.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.Invoice);
        await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = new(open.PartyId), Date = shop.House.Clock.Today, Amount = 8_000, Lines = [new() { Item = open.Id, Amount = 8_000 }] });
        shop.Goto(5, 20);
        var may = await Close(shop, Shop.Hokuto, May20);

        Assert.Equal((11_000L, 8_000L, 3_000L), (may.Previous.Minor, may.Paid.Minor, may.Carried.Minor));
        Assert.Equal((7_000L, 700L, 10_700L), (may.Sales.Minor, may.Tax.Minor, may.Billed.Minor));
        Assert.Equal((april.Id, new DateOnly(2026, 4, 21)), (may.BeforeId, may.From));
        Assert.Equal(may.Id.Value, (await shop.Delivery(late)).ClosingBillId);
        Assert.Equal(may.Billed.Minor, await shop.House.Db.Set<OpenItem>().Where(i => i.PartyId == open.PartyId && i.Side == OwedSide.Receivable).SumAsync(i => i.Remaining.Minor));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_bill_counts_as_paid_what_was_transferred_and_taxes_only_what_it_invoices_itself(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var alone = await shop.Bill(await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 10, 1_000)));
        var open = await shop.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.Invoice);
        await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = new(open.PartyId), Date = shop.House.Clock.Today, Amount = 10_560, Fee = 440, Lines = [new() { Item = open.Id, Amount = 11_000 }] });
        shop.Goto(4, 15);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 105));
        shop.Goto(4, 20);
        var bill = await Close(shop, Shop.Hokuto, April20);

        Assert.Equal((10_560L, -440L, 10_105L, 1_010L, 115L), (bill.Paid.Minor, bill.Adjusted.Minor, bill.Sales.Minor, bill.Tax.Minor, bill.Billed.Minor));
        // Whoever adds up a row of the list comes to what it says.
        Assert.Equal(bill.Carried, bill.Previous - bill.Paid + bill.Adjusted);
        Assert.Empty(new[] { "previous", "paid", "adjusted", "carried", "sales", "tax", "billed" }.Except(((IListDefinition)ClosingBillList.Definition).Shown(new(), Actor.System).Select(c => c.Column.Key)));
        var own = bill.Documents.Where(d => d.Issued).Select(d => (d.Kind, d.DocumentId)).ToList();
        Assert.Equal(10L, Assert.Single(await shop.House.Get<Finance.AccountItems>().TaxesOf(own, default)).Tax.Minor);
        Assert.NotNull((await shop.Delivery(alone)).InvoiceId);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_closing_is_undone_in_reverse_order_while_nothing_is_settled_and_closed_again_the_same(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var delivery = await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        shop.Goto(4, 20);
        var april = await Close(shop, Shop.Hokuto, April20);
        shop.Goto(5, 11);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 500));
        shop.Goto(5, 20);
        var may = await Close(shop, Shop.Hokuto, May20);

        Assert.Equal("closing.next-stands", await NotUndone(shop, april));
        Assert.Equal("closing.next-stands", (await shop.House.Get<ClosingUndo>().WhyNoMore(april, default))!.Code);
        Assert.Null(await shop.House.Get<ClosingUndo>().WhyNoMore(may, default));
        var open = await shop.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.Invoice && i.DocumentId == may.InvoiceId);
        var payment = await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = new(open.PartyId), Date = May20, Amount = 550, Lines = [new() { Item = open.Id, Amount = 550 }] });
        Assert.Equal("invoice.settled", await NotUndone(shop, may));
        Assert.Equal("invoice.settled", (await shop.House.Get<ClosingUndo>().WhyNoMore(may, default))!.Code);
        await shop.House.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "取引先違い" });
        await Undo(shop, may);
        await Undo(shop, april);

        var back = await shop.Delivery(delivery);
        Assert.Null(back.InvoiceId);
        Assert.Null(back.ClosingBillId);
        Assert.Equal((Progress.Wholly, Progress.None), await shop.ProgressOf(back.OrderId));
        var undone = await Bill(shop, april.Id);
        Assert.Equal((false, "CB-2604-00001", April20.AddMonths(1)), (undone.Stands, undone.Number, undone.UndoneOn));
        Assert.Equal("closing.undone", await NotUndone(shop, april));
        await shop.Verify();

        var again = await Close(shop, Shop.Hokuto, April20);
        Assert.Equal(("CB-2604-00003", april.Billed, april.Tax), (again.Number, again.Billed, again.Tax));
        var then = await Close(shop, Shop.Hokuto, May20);
        // The payment and what took it back fall into the period: they come to nothing.
        Assert.Equal((may.Billed, 0L), (then.Billed, then.Paid.Minor));
        Assert.Equal(OrderState.Completed, (await shop.Order(back.OrderId)).State);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Who_has_no_closing_day_is_not_offered_and_only_days_that_came_are_closed(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        const string Open = "苏州明泰精密机械有限公司";
        await shop.Delivered(Open, null, ("BRG-6204-ZZ", 1, 105));
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 1, 105));
        shop.Goto(4, 19);

        Assert.Equal([Shop.Hokuto], (await shop.House.Get<ClosingPlans>().Foresee(April20, default)).Open.Select(o => o.Plan.Payer.Name));
        Assert.Empty((await shop.House.Get<ClosingPlans>().Foresee(new(2026, 4, 19), default)).Open);
        Assert.Equal("closing.no-closing-day", await Refused(shop, Open, April20));
        Assert.Equal("closing.not-the-day", await Refused(shop, Shop.Hokuto, new(2026, 4, 10)));
        Assert.Equal("closing.ahead", await Refused(shop, Shop.Hokuto, April20));
        shop.Goto(4, 20);
        Assert.Equal("closing.nothing", await Refused(shop, "東亜精密工業株式会社", April20));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task Undoing_tells_on_which_day_it_would_credit_and_does_so(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 3, 105));
        shop.Goto(4, 20);
        var april = await Close(shop, Shop.Hokuto, April20);
        shop.Goto(5, 11);
        Assert.Equal((April20, false), Assert.Single(await shop.House.Get<ClosingUndo>().Credits(april, default)) is var back ? (back.Day, back.IsLater) : default);

        var period = await shop.House.Db.Set<FiscalPeriod>().SingleAsync(p => p.From <= April20 && p.To >= April20);
        await shop.House.Do<LockPeriod, LockPeriod.Input, int>(new() { Id = period.Id, Area = PeriodArea.Receivables });
        Assert.Equal((new DateOnly(2026, 5, 1), true), Assert.Single(await shop.House.Get<ClosingUndo>().Credits(april, default)) is var later ? (later.Day, later.IsLater) : default);

        await Undo(shop, april);
        Assert.Equal(new DateOnly(2026, 5, 1), (await shop.House.Db.Set<CreditNote>().SingleAsync()).Date);
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task All_who_close_on_a_day_are_closed_in_one_go_and_once_more_does_nothing(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        string[] customers = [Shop.Hokuto, "東亜精密工業株式会社", "株式会社若草食品"];
        foreach (var customer in customers)
            await shop.Delivered(customer, null, ("BRG-6204-ZZ", 1, 105));
        shop.Goto(4, 20);
        List<long> ids = [];
        foreach (var customer in customers)
            ids.Add((await shop.Customer(customer)).Value);

        for (var i = 0; i < 2; i++)
        {
            var run = await shop.House.Do<StartBulk, StartBulk.Input, Id<BulkRun>>(new() { List = "sales/closing", Act = "close", Value = "2026-04-20", Ids = ids });
            await shop.House.Services.GetRequiredService<ErrandWorker>().DoAll(default);
            var done = await shop.House.Db.Set<BulkRun>().SingleAsync(r => r.Id == run);
            Assert.Equal(i == 0 ? (3, 0) : (0, 3), (done.Done, done.Refused));
        }
        Assert.Equal(3, await shop.House.Db.Set<ClosingBill>().CountAsync());
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task The_first_bill_takes_over_what_was_owed_before_and_credits_lessen_what_was_sold(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var party = await shop.Customer(Shop.Hokuto);
        await shop.House.Do<EnterOpeningItem, EnterOpeningItem.Input, Id<OpenItem>>(new() { Party = party, Number = "旧-118", Date = new(2026, 4, 1), Amount = 50_000 });
        await shop.Bill(await shop.Delivered(Shop.Hokuto, null, ("BRG-6204-ZZ", 10, 1_000)));
        var invoice = await shop.House.Db.Set<Invoice>().Include(i => i.Lines).SingleAsync();
        await shop.House.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "返品", Lines = [new() { Line = invoice.Lines.Single().Id, Amount = 2_000 }] });
        shop.Goto(4, 20);
        var bill = await Close(shop, Shop.Hokuto, April20);

        Assert.Equal((50_000L, 50_000L, 8_000L, 800L, 58_800L), (bill.Previous.Minor, bill.Carried.Minor, bill.Sales.Minor, bill.Tax.Minor, bill.Billed.Minor));
        Assert.Single(bill.Documents, d => d.Before);
        await shop.Verify();
    }

    private static async Task<ClosingBill> Close(Shop shop, string customer, DateOnly on)
    {
        var made = await shop.House.Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = await shop.Customer(customer), Date = on });
        return await Bill(shop, Assert.Single(made));
    }

    private static Task<ClosingBill> Bill(Shop shop, Id<ClosingBill> id) =>
        shop.House.Db.Set<ClosingBill>().Include(b => b.Lines).Include(b => b.Documents).Include(b => b.Taxes).AsSplitQuery().SingleAsync(b => b.Id == id);

    private static async Task<string> Refused(Shop shop, string customer, DateOnly on) =>
        Assert.Single((await shop.House.Run<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = await shop.Customer(customer), Date = on })).Refusals).Code;

    private static async Task<ForeseenClosing> Foreseen(Shop shop, DateOnly on) => Assert.Single((await shop.House.Get<ClosingPlans>().Foresee(on, default)).Open);

    private static Task<Id<ClosingBill>> Undo(Shop shop, ClosingBill bill) => shop.House.Do<UndoClosing, UndoClosing.Input, Id<ClosingBill>>(new() { Id = bill.Id, Reason = "締め直し" });

    private static async Task<string> NotUndone(Shop shop, ClosingBill bill) =>
        Assert.Single((await shop.House.Run<UndoClosing, UndoClosing.Input, Id<ClosingBill>>(new() { Id = bill.Id, Reason = "締め直し" })).Refusals).Code;
}
