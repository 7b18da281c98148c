using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Payables;

public class BillTests
{
    private static BillDraft From(Id<Party> supplier, DateOnly date, Qualification qualified, params decimal[] amounts) =>
        new() { Party = supplier, Date = date, Qualified = qualified, Lines = [.. amounts.Select((a, i) => new BillLineDraft { Description = $"部材 {i + 1}", Amount = a })] };

    private static Task<Id<SupplierBill>> Enter(House house, BillDraft draft) => house.Do<EnterBill, BillDraft, Id<SupplierBill>>(draft);

    [Theory]
    [InlineData("2026-09-30", 80)]
    [InlineData("2026-10-01", 70)]
    [InlineData("2028-09-30", 70)]
    [InlineData("2028-10-01", 50)]
    [InlineData("2030-10-01", 30)]
    [InlineData("2031-10-01", 0)]
    [InlineData("2023-09-30", 100)]
    public void Of_an_unregistered_supplier_a_share_is_deducted_that_shrinks_by_law(string day, int percent) =>
        Assert.Equal(Rate.OfPercent(percent), new InputTaxShares(StatutoryShares.All).For("JP", qualified: false, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_qualified_invoice_is_deducted_in_full() => Assert.Equal(Rate.Whole, new InputTaxShares(StatutoryShares.All).For("JP", qualified: true, new(2040, 1, 1)));

    [Theory, Engines]
    public async Task A_bill_books_what_was_bought_and_its_tax_and_what_we_owe(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        await Enter(house, From(await house.Party("東海金属"), Today, Qualification.Yes, 100_000));

        Assert.Equal(Yen(-110_000), await house.Balance(AccountRole.Payable, Today));
        Assert.Equal(Yen(100_000), await house.Balance(AccountRole.PurchaseExpense, Today));
        Assert.Equal(Yen(10_000), await house.Balance(AccountRole.InputTax, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task Without_a_qualified_invoice_the_tax_nobody_gives_back_is_part_of_the_cost(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        var id = await Enter(house, From(await house.Party("個人商店"), Today, Qualification.BySupplier, 333, 333, 333));

        // Tax of 999 at 10 %: 99; of it 80 %: 79; 20 are cost.
        Assert.Equal(Yen(79), await house.Balance(AccountRole.InputTax, Today));
        Assert.Equal(Yen(1_019), await house.Balance(AccountRole.PurchaseExpense, Today));
        var row = await house.Db.Set<TaxRow>().SingleAsync(t => t.BillId == id);
        Assert.Equal((99, 79, 0.8m), (row.TaxInBooks.Minor, row.Deductible.Minor, row.Share));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_credit_note_and_money_settle_a_bill(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var supplier = await house.Party("東海金属");
        await Enter(house, From(supplier, Today, Qualification.Yes, 100_000));
        await Enter(house, From(supplier, Today, Qualification.Yes, 10_000) with { Kind = BillKind.CreditNote });
        var items = await house.Db.Set<OpenItem>().OrderBy(i => i.Id).ToListAsync();

        await house.Do<MakePayment, PaymentDraft, Id<Payment>>(Trade.From(supplier, 99_000, (items[0].Id, 110_000), (items[1].Id, 11_000)) with { Fee = 660 });

        Assert.Equal(0, await house.Db.Set<OpenItem>().CountAsync(i => i.IsOpen));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Payable, Today));
        Assert.Equal(Yen(-99_660), await house.Balance(AccountRole.Bank, Today));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_bill_entered_wrongly_is_cancelled_while_nothing_settles_it_and_its_number_is_free_again(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var supplier = await house.Party("東海金属");
        var draft = From(supplier, Today, Qualification.Yes, 1_000) with { SupplierNumber = "T-77" };
        var wrong = await Enter(house, draft);
        var item = (await house.Db.Set<OpenItem>().SingleAsync()).Id;
        var paid = await house.Do<MakePayment, PaymentDraft, Id<Payment>>(Trade.From(supplier, 100, (item, 100)));
        var cancel = new CancelBill.Input { Id = wrong, Reason = "桁違い" };

        async Task<string> Refused(CancelBill.Input input) => (await house.Run<CancelBill, CancelBill.Input, Id<SupplierBill>>(input)).Refusals.Single().Code;

        Assert.Equal("bill.settled", await Refused(cancel));
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = paid, Reason = "二重" });
        Assert.Equal("missing", await Refused(cancel with { Reason = " " }));
        await house.Do<CancelBill, CancelBill.Input, Id<SupplierBill>>(cancel);
        Assert.Equal("bill.cancelled", await Refused(cancel));

        Assert.Equal(Yen(0), await house.Balance(AccountRole.Payable, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.InputTax, Today));
        Assert.Equal(Yen(0), (await house.Get<TaxSummaries>().Of(Today, Today, default)).Deductible);
        Assert.False((await house.Item(item)).IsOpen);
        await Enter(house, draft);
        Assert.Equal([true, false], (await BillList.Definition.Rows(house.Get<IServiceProvider>()).OrderBy(b => b.Id).ToListAsync()).Select(b => b.Cancelled));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_bill_entered_twice_and_a_control_account_are_refused(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var supplier = await house.Party("東海金属");
        var draft = From(supplier, Today, Qualification.Yes, 1_000) with { SupplierNumber = "T-77" };
        await Enter(house, draft);
        var payable = await house.Db.Set<Account>().Where(a => a.IsControl).Select(a => a.Id).FirstAsync();

        var twice = await house.Run<EnterBill, BillDraft, Id<SupplierBill>>(draft);
        var control = await house.Run<EnterBill, BillDraft, Id<SupplierBill>>(draft with { SupplierNumber = "", Lines = [new() { Account = payable, Amount = 1, Category = TaxCategory.Exempt }] });

        Assert.Equal(("bill.entered", "SupplierNumber"), (twice.Refusals.Single().Code, twice.Refusals.Single().Field));
        Assert.Equal(("bill.control-account", "Lines[0].Account"), (control.Refusals.Single().Code, control.Refusals.Single().Field));
    }
}
