using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Payments;

public class PaymentTests
{
    private static PaymentFigures Of(long amount, long fee = 0, long discount = 0, long writeOff = 0) => new(Yen(amount), Yen(fee), Yen(discount), Yen(writeOff));

    [Fact]
    public void A_payment_received_less_the_bank_fee_settles_the_whole() =>
        PaymentPosting.For(PaymentDirection.Received, "RC-1", "北斗化学", AccountPart.Bank, Of(109_560, fee: 440))
            .ShouldBook("Cr Receivable 110000", "Dr Bank 109560", "Dr BankFees 440");

    [Fact]
    public void A_discount_and_a_small_difference_are_lines_of_the_same_entry() =>
        PaymentPosting.For(PaymentDirection.Received, "RC-2", "北斗化学", AccountPart.Bank, Of(97_999, discount: 2_000, writeOff: 1))
            .ShouldBook("Cr Receivable 100000", "Dr Bank 97999", "Dr DiscountGiven 2000", "Dr SmallLoss 1");

    [Fact]
    public void Some_yen_too_many_are_a_difference_the_other_way() =>
        PaymentPosting.For(PaymentDirection.Received, "RC-3", "北斗化学", AccountPart.Bank, Of(100_003, writeOff: -3))
            .ShouldBook("Cr Receivable 100000", "Dr Bank 100003", "Cr SmallGain 3");

    [Fact]
    public void Of_a_payment_made_the_fee_leaves_the_bank_besides() =>
        PaymentPosting.For(PaymentDirection.Made, "PY-1", "東海金属", AccountPart.Bank, Of(98_000, fee: 660, discount: 2_000))
            .ShouldBook("Dr Payable 100000", "Dr BankFees 660", "Cr Bank 98660", "Cr DiscountTaken 2000");

    [Fact]
    public void What_a_customer_fails_to_pay_beyond_a_small_difference_is_a_bad_debt() =>
        PaymentPosting.For(PaymentDirection.Received, "RC-4", "北斗化学", AccountPart.Bank, Of(50_000, writeOff: 50_000))
            .ShouldBook("Cr Receivable 100000", "Dr Bank 50000", "Dr WriteOff 50000");

    [Theory]
    [InlineData("JP"), InlineData("CN"), InlineData("")]
    public void Every_chart_keeps_small_differences_apart_from_bad_debts(string country)
    {
        var chart = ChartTemplate.Of(country);
        string Code(AccountRole role) => Assert.Single(chart, r => r.Parts.Contains((role, ""))).Code;

        Assert.DoesNotContain(Code(AccountRole.WriteOff), new[] { Code(AccountRole.SmallLoss), Code(AccountRole.SmallGain) });
    }

    [Theory, Engines]
    public async Task A_receipt_says_what_was_paid_what_was_held_back_and_what_for(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var owed = await house.Owed(party, 110_000, number: "INV-7");
        var less = await house.Receive(From(party, 105_560, (owed, 110_000)) with { Fee = 440, Discount = 4_000 });
        var ahead = await house.Receive(From(party, 7_000));

        async Task<(Text Purpose, string Parts)> Said(Id<Payment> id)
        {
            var payment = await house.Db.Set<Payment>().SingleAsync(p => p.Id == id);
            var parts = ReceiptPrint.Parts(payment, await house.ItemOf(id));
            return (ReceiptPrint.Purpose(payment, await house.Get<PartyItems>().Of(payment.ItemId, default)), string.Join(" | ", parts.Select(p => $"{p.Name.Ja} {p.Amount.Minor}")));
        }

        var (purpose, made) = await Said(less);
        Assert.Equal(("但し、開始残高 INV-7 の代金として", "入金額 105560 | 振込手数料 440 | 割引 4000 | ご請求への充当額 110000"), (purpose.Ja, made));
        (purpose, made) = await Said(ahead);
        Assert.Equal(("但し、前受金として", "うち前受金（未充当） 7000"), (purpose.Ja, made));
        Assert.NotNull(await ReceiptPrint.Form.Draw(house.Get<IServiceProvider>(), less.Value, Language.Japanese, default));
    }

    [Theory, Engines]
    public async Task A_payment_says_how_much_of_it_is_allocated_and_is_found_by_that(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var owed = await house.Owed(party, 50_000);
        var allocated = await house.Receive(From(party, 10_000, (owed, 10_000)));
        var partly = await house.Receive(From(party, 10_000, (owed, 4_000)));
        var unallocated = await house.Receive(From(party, 7_000));
        var takenBack = await house.Receive(From(party, 8_000));
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = takenBack, Reason = "二重" });
        var state = PaymentList.Definition.Columns.Select((c, at) => (c.Key, at)).Single(c => c.Key == "state").at;

        var rows = new[] { (allocated, PaymentState.Allocated, 0), (partly, PaymentState.Partly, 6_000), (unallocated, PaymentState.Unallocated, 7_000), (takenBack, PaymentState.TakenBack, 0) };
        foreach (var (payment, expected, left) in rows)
        {
            var row = Assert.Single((await PaymentList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, ListRequest.Of($"?f.state={expected}"), default)).Rows);
            Assert.Equal(payment.Value, row.Id);
            Assert.Equal(Words.StateOf(expected), Assert.IsType<Mark>(row.Cells[state]).Name);
            Assert.Equal(left == 0 ? null : Yen(left), row.Cells[^1]);
            Assert.Equal(expected, (await house.Db.Set<Payment>().SingleAsync(p => p.Id == payment)).StateWith(await house.ItemOf(payment)));
        }
    }

    [Theory, Engines]
    public async Task A_discount_takes_back_its_share_of_the_tax_and_a_fee_holds_tax(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Bill(party, 100_000);
        var item = (await house.Db.Set<OpenItem>().SingleAsync(i => i.DocumentId == invoice.Id.Value)).Id;

        var payment = await house.Receive(From(party, 108_460, (item, 110_000)) with { Discount = 1_100, Fee = 440 });

        Assert.Equal(Yen(1_000), await house.Balance(AccountRole.DiscountGiven, Today));
        Assert.Equal(Yen(400), await house.Balance(AccountRole.BankFees, Today));
        Assert.Equal(Yen(-9_900), await house.Balance(AccountRole.OutputTax, Today));
        Assert.Equal(Yen(40), await house.Balance(AccountRole.InputTax, Today));
        var summary = await house.Get<TaxSummaries>().Of(Today, Today, default);
        Assert.Equal((Yen(9_900), Yen(40)), (summary.Output, summary.Deductible));
        Assert.Equal(Yen(99_000), Assert.Single(summary.Of(TaxDirection.Output)).Net);
        foreach (var direction in Enum.GetValues<TaxDirection>())
        {
            // A total opens the documents of all its rows.
            var documents = await house.Get<TaxSummaries>().Documents(summary, direction, null, 9, default);
            Assert.Equal(Money.Sum(summary.Of(direction).Select(r => r.Tax), summary.Books), Money.Sum(documents.Select(d => d.TaxInBooks), summary.Books));
        }

        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "別の得意先でした" });

        var after = await house.Get<TaxSummaries>().Of(Today, Today, default);
        Assert.Equal((Yen(10_000), Yen(0)), (after.Output, after.Deductible));
        Assert.Equal(Yen(-10_000), await house.Balance(AccountRole.OutputTax, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.InputTax, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_bad_debt_takes_back_the_tax_of_its_invoice_and_says_why(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Bill(party, 124_425);
        var item = (await house.Db.Set<OpenItem>().SingleAsync(i => i.DocumentId == invoice.Id.Value)).Id;
        var draft = From(party, 0, (item, 136_867)) with { WriteOff = 136_867 };
        var management = house.As(FinancePermission.ReceivePayments, FinancePermission.WriteOff);

        var asked = Assert.Single((await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(draft, management)).Refusals);
        var payment = await house.Do<ReceivePayment, PaymentDraft, Id<Payment>>(draft with { Note = "破産手続開始" }, management);

        Assert.Equal(("payment.bad-debt-reason", "Note"), (asked.Code, asked.Field));
        Assert.Equal(Yen(124_425), await house.Balance(AccountRole.WriteOff, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.OutputTax, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Receivable, Today));
        Assert.Equal(Yen(0), (await house.Get<TaxSummaries>().Of(Today, Today, default)).Output);
        await house.Verify();
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "回収できた" });
        Assert.Equal(Yen(-12_442), await house.Balance(AccountRole.OutputTax, Today));
        await house.Verify();
    }

    [Fact]
    public void A_small_difference_stays_whole_and_a_bad_debt_beside_a_discount_keeps_its_own_tax()
    {
        PaymentTax Tax(long net, long tax, bool bad) => new(TaxDirection.Output, Rate.Whole, new(Ten, Yen(-net), Yen(-tax))) { IsOfBadDebt = bad };

        PaymentPosting.For(PaymentDirection.Received, "RC-5", "北斗化学", AccountPart.Bank, Of(0, discount: 1_100, writeOff: 11_000), [Tax(1_000, 100, bad: false), Tax(10_000, 1_000, bad: true)])
            .ShouldBook("Cr Receivable 12100", "Dr DiscountGiven 1000", "Dr OutputTax 1100", "Dr WriteOff 10000");
        Assert.Equal(Yen(0), Of(0, writeOff: 1_000).BadDebt);
    }

    [Theory, Engines]
    public async Task Who_may_write_off_by_the_standard_roles_may_enter_the_payment_too(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var permissions = house.Get<IEnumerable<Modules.Module>>().SelectMany(m => m.Permissions).ToDictionary(p => p.Code);

        Assert.All(permissions[FinancePermission.WriteOff].Departments, d => Assert.Contains(d, permissions[FinancePermission.ReceivePayments].Departments));
    }

    [Fact]
    public void A_discount_is_shared_by_rates_and_china_takes_no_tax_back()
    {
        var item = new OpenItem { Id = new(1), Side = OwedSide.Receivable, Kind = ItemKind.Invoice, DocumentId = 1, Number = "IV-1", PartyId = 1, PartyName = "", ControlId = new(1), EntryId = new(1), Date = Today, Due = Today, Amount = Yen(218_000), InBooks = Yen(218_000) };
        TaxRow Row(TaxCategory category, decimal rate, long net, long tax) => new()
        {
            Id = new(1), Direction = TaxDirection.Output, Date = Today, Category = category, Rate = rate, Net = Yen(net), Tax = Yen(tax), NetInBooks = Yen(net), TaxInBooks = Yen(tax), Deductible = Yen(tax), Share = 1,
        };
        IReadOnlyList<TaxRow> taxes = [Row(TaxCategory.Standard, 0.10m, 100_000, 10_000), Row(TaxCategory.Reduced, 0.08m, 100_000, 8_000)];

        var split = PaymentTax.OfDiscount(Yen(2_180), "JP", Rounding.Down, [(item, Yen(218_000), taxes)]).ToList();

        Assert.Equal([(Yen(-1_000), Yen(-100)), (Yen(-1_000), Yen(-80))], split.Select(t => (t.Rate.Net, t.Rate.Tax)));
        Assert.Empty(PaymentTax.OfDiscount(Yen(2_180), "CN", Rounding.HalfUp, [(item, Yen(218_000), taxes)]));
        Assert.Empty(PaymentTax.OfFee(Money.OfMinor(4_400, Currency.USD), "JP", Currency.JPY, Ten));
    }

    [Theory, Engines]
    public async Task Money_of_a_day_to_come_is_asked_about(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var draft = From(await house.Party(), 1_000) with { Date = Today.AddDays(1) };

        var asked = Assert.Single((await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(draft)).Refusals);

        Assert.Equal(("payment.ahead", "Date"), (asked.Code, asked.Field));
        await house.Receive(draft with { Ahead = true });
    }

    [Theory, Engines]
    public async Task A_payment_that_mostly_settles_nothing_is_asked_about_while_items_are_open(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Receive(From(party, 1_000) with { OnAccount = false });
        var item = await house.Owed(party, 10_000);
        var half = From(party, 10_000, (item, 5_000)) with { OnAccount = false };

        var asked = Assert.Single((await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(half with { Amount = 10_001 })).Refusals);

        Assert.Equal(("payment.on-account", "OnAccount"), (asked.Code, asked.Field));
        Assert.Equal(1, await house.Db.Set<Payment>().CountAsync());
        await house.Receive(half);
        await house.Receive(From(party, 9_000) with { OnAccount = true });
    }

    [Theory, Engines]
    public async Task What_the_rate_lost_is_reached_from_both_documents_and_each_says_its_rate(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var bill = await house.Owed(party, 400.55m, side: OwedSide.Payable, currency: Currency.USD, rate: 151.2m);
        var payment = await house.Do<MakePayment, PaymentDraft, Id<Payment>>(From(party, 400.55m, (bill, 400.55m)) with { Currency = Currency.USD, Rate = 155 });
        var (items, paid) = (house.Get<PartyItems>(), await house.ItemOf(payment));

        var (ofBill, ofPayment) = (Assert.Single(await items.Of(bill, default)), Assert.Single(await items.Of(paid.Id, default)));

        Assert.Equal((Yen(-1_522), Yen(-1_522)), (ofBill.Gained, ofPayment.Gained));
        Assert.NotNull(ofBill.Allocation.EntryId);
        Assert.Equal(("1 USD = 151.2 JPY", "1 USD = 155 JPY"), ((await items.RateOf(await house.Item(bill), default))!.En, (await items.RateOf(paid, default))!.En));
    }

    [Theory, Engines]
    public async Task The_preview_of_a_payment_shows_every_entry_it_will_post(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var (first, second) = (await house.Owed(party, 100, currency: Currency.USD, rate: 145), await house.Owed(party, 50, currency: Currency.USD, rate: 152, number: "OLD-2"));
        var draft = From(party, 150, (first, 100), (second, 50)) with { Currency = Currency.USD, Rate = 150 };

        var (_, previewed, refusals) = await house.Get<PaymentDesk>().Preview(draft, PaymentDirection.Received, default);
        var payment = await house.Receive(draft);

        var posted = await house.Get<PartyItems>().EntriesOf(await house.ItemOf(payment), default);
        Assert.Empty(refusals);
        Assert.Equal(3, posted.Count);
        Assert.Equal(posted.Select(Lines), previewed.Select(e => string.Join(" | ", e.Lines.Select(l => $"{l.Account} {l.Amount} {l.Original}"))));
        Assert.Equal(posted.Select(e => e.Date), previewed.Select(e => e.Date));
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "二重" });
        Assert.Equal(6, (await house.Get<PartyItems>().EntriesOf(await house.ItemOf(payment), default)).Count);

        static string Lines(JournalEntry entry) => string.Join(" | ", entry.Lines.Select(l => $"{l.AccountId} {l.Amount} {l.Original}"));
    }

    [Theory, Engines]
    public async Task A_payment_settles_what_was_chosen_and_the_rest_stays_on_account(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var (march, april) = (await house.Owed(party, 60_000, Today.AddDays(-40)), await house.Owed(party, 50_000));

        var payment = await house.Receive(From(party, 100_000, (march, 60_000), (april, 30_000)));

        Assert.False((await house.Item(march)).IsOpen);
        Assert.Equal(Yen(20_000), (await house.Item(april)).Remaining);
        Assert.Equal(Yen(-10_000), (await house.ItemOf(payment)).Remaining);
        Assert.Equal(Yen(10_000), await house.Balance(AccountRole.Receivable, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task What_stays_on_account_settles_a_later_invoice_from_that_day_on(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var payment = await house.Receive(From(party, 30_000));
        var later = await house.Owed(party, 50_000, Today.AddDays(10));
        var credit = (await house.ItemOf(payment)).Id;

        var made = await house.Do<AllocateItems, AllocationDraft, int>(new() { Party = party, Date = Today, Lines = [new() { Item = later, Amount = 30_000 }, new() { Item = credit, Amount = 30_000 }] });

        Assert.Equal(1, made);
        Assert.Equal(Today.AddDays(10), (await house.Db.Set<Allocation>().SingleAsync()).Date);
        Assert.Equal(Yen(20_000), (await house.Item(later)).Remaining);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task An_allocation_taken_back_leaves_both_open_and_stands_beside_its_negative(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 50_000);
        var payment = await house.Receive(From(party, 50_000, (invoice, 50_000)));
        var allocation = (await house.Db.Set<Allocation>().SingleAsync()).Id;

        await house.Do<UndoAllocation, UndoAllocation.Input, Id<Allocation>>(new() { Id = allocation });
        var again = await house.Run<UndoAllocation, UndoAllocation.Input, Id<Allocation>>(new() { Id = allocation });

        Assert.Equal("allocation.undone", again.Refusals.Single().Code);
        Assert.Equal(Yen(50_000), (await house.Item(invoice)).Remaining);
        Assert.Equal(Yen(-50_000), (await house.ItemOf(payment)).Remaining);
        Assert.Equal([50_000, -50_000], await house.Db.Set<Allocation>().OrderBy(a => a.Id).Select(a => a.Amount.Minor).ToListAsync());
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_payment_taken_back_leaves_the_invoice_open_and_the_books_as_before(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 50_000);
        var payment = await house.Receive(From(party, 59_560, (invoice, 50_000)) with { Fee = 440 });

        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "他社の入金でした" });
        var again = await house.Run<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "もう一度" });

        Assert.Equal("payment.reversed", again.Refusals.Single().Code);
        Assert.Equal(Yen(50_000), (await house.Item(invoice)).Remaining);
        Assert.False((await house.ItemOf(payment)).IsOpen);
        Assert.Equal(Yen(50_000), await house.Balance(AccountRole.Receivable, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.BankFees, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_credit_and_money_together_settle_invoices(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var (first, second) = (await house.Owed(party, 60_000, number: "A"), await house.Owed(party, 50_000, number: "B"));
        var credit = await house.Owed(party, -20_000, number: "C");

        var payment = await house.Receive(From(party, 90_000, (first, 60_000), (second, 50_000), (credit, 20_000)));

        Assert.False((await house.ItemOf(payment)).IsOpen);
        Assert.Equal(0, await house.Db.Set<OpenItem>().CountAsync(i => i.IsOpen));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task An_invoice_in_dollars_paid_at_another_rate_books_what_the_rate_gained(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 100, currency: Currency.USD, rate: 145);

        await house.Receive(From(party, 40, (invoice, 40)) with { Currency = Currency.USD, Rate = 150 });
        var half = await house.Item(invoice);
        await house.Receive(From(party, 60, (invoice, 60)) with { Currency = Currency.USD, Rate = 140 });

        Assert.Equal((60m, Yen(8_700)), (half.Remaining.Amount, half.RemainingInBooks));
        Assert.False((await house.Item(invoice)).IsOpen);
        Assert.Equal(Yen(-200), await house.Balance(AccountRole.ExchangeGain, Today));
        Assert.Equal(Yen(300), await house.Balance(AccountRole.ExchangeLoss, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Receivable, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task Taking_back_an_allocation_in_dollars_takes_back_what_the_rate_gained(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 100, currency: Currency.USD, rate: 145);
        await house.Receive(From(party, 100, (invoice, 100)) with { Currency = Currency.USD, Rate = 150 });

        await house.Do<UndoAllocation, UndoAllocation.Input, Id<Allocation>>(new() { Id = (await house.Db.Set<Allocation>().SingleAsync()).Id });

        Assert.Equal(Yen(0), await house.Balance(AccountRole.ExchangeGain, Today));
        Assert.Equal(Yen(14_500), (await house.Item(invoice)).RemainingInBooks);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_payment_sent_twice_is_one_payment(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 50_000);
        var draft = From(party, 20_000, (invoice, 20_000));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(draft, key: "one"))));

        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal(1, await house.Db.Set<Payment>().CountAsync());
        Assert.Equal(Yen(30_000), (await house.Item(invoice)).Remaining);
    }

    [Theory, Engines]
    public async Task Sixteen_who_pay_one_invoice_at_once_never_settle_it_beyond(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 100_000);

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(From(party, 15_000, (invoice, 15_000))))));

        Assert.Equal(6, results.Count(r => r.Ok));
        Assert.All(results.Where(r => !r.Ok), r => Assert.StartsWith("settlement.", r.Refusals.Single().Code, StringComparison.Ordinal));
        Assert.Equal(Yen(10_000), (await house.Item(invoice)).Remaining);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task What_another_settled_meanwhile_is_not_asked_to_be_zero_or_less(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 50_000);
        await house.Receive(From(party, 50_000, (invoice, 50_000)));

        var refused = (await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(From(party, 50_000, (invoice, 50_000)))).Refusals.Single();

        Assert.Equal(("settlement.settled", "Lines[0].Amount"), (refused.Code, refused.Field));
        Assert.DoesNotContain("¥0", refused.In(Language.Japanese), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task What_cannot_be_settled_is_refused_with_what_remains(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (party, other) = (await house.Party(), await house.Party("南星商会"));
        var (invoice, theirs) = (await house.Owed(party, 50_000), await house.Owed(other, 10_000, number: "X"));
        var clerk = house.As(FinancePermission.ReceivePayments);

        async Task<string[]> Refused(PaymentDraft draft) => [.. (await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(draft, clerk)).Refusals.Select(r => $"{r.Code} {r.Field}")];

        Assert.Equal(["settlement.beyond Lines[0].Amount"], await Refused(From(party, 60_000, (invoice, 50_001))));
        Assert.Equal(["settlement.other-party Lines[0].Amount"], await Refused(From(party, 10_000, (theirs, 10_000))));
        Assert.Equal(["payment.too-much-settled Lines"], await Refused(From(party, 40_000, (invoice, 50_000))));
        Assert.Equal(["payment.adjustment-unused Lines"], await Refused(From(party, 40_000, (invoice, 10_000)) with { Discount = 20_000, Fee = 0 } with { Amount = 0 }));
        Assert.Equal(["payment.write-off WriteOff"], await Refused(From(party, 40_000, (invoice, 50_000)) with { WriteOff = 10_000 }));
        Assert.Equal(["figure.decimals Amount", "payment.nothing Amount"], (await Refused(From(party, 0.5m))).Append("payment.nothing Amount").Distinct());
        Assert.Equal(["missing Party", "missing Date", "missing Amount"], (await Refused(new())).Append("missing Amount").Distinct());
        Assert.Equal(0, await house.Db.Set<Payment>().CountAsync());
    }
}
