using Microsoft.EntityFrameworkCore;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Merging;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>What a customer owes, as whoever decides on the next order sees it.</summary>
public class CreditStory
{
    [Theory, Engines]
    public async Task A_payment_on_account_lessens_what_is_owed_and_hides_nothing_that_is_late(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        shop.Goto(4, 1);
        var customer = await shop.Customer(Shop.Hokuto);
        await shop.House.Do<EnterOpeningItem, EnterOpeningItem.Input, Id<OpenItem>>(new() { Side = OwedSide.Receivable, Party = customer, Number = "OLD-1", Date = new(2026, 4, 1), Due = new(2026, 4, 5), Amount = 10_000 });
        await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = customer, Date = new(2026, 4, 1), Amount = 4_000, OnAccount = true });
        shop.Goto(4, 20);

        var standing = await shop.House.Get<CreditCheck>().Of(customer.Value, default);

        Assert.Equal((6_000m, 10_000m), (standing.Owed.Amount, standing.Overdue.Amount));
    }

    [Theory, Engines]
    public async Task The_limit_of_who_pays_is_one_for_all_it_pays_for_also_after_it_was_merged(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (former, head) = (await Office("旧本社株式会社"), await Office("本社株式会社"));
        await BillTo(Shop.Hokuto, former);
        await BillTo(Shop.Hyuga, head);
        await shop.House.Do<MergeParties, MergeParties.Input, Id<Party>>(new() { Survivor = head, Merged = former });
        var first = await shop.Draft(Shop.Hokuto, ("BRG-6204-ZZ", 10, 500));
        await shop.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = head, Limit = (await shop.Order(first)).Total.Amount + 1 });
        var clerk = shop.House.As(SalesPermission.View, SalesPermission.EditOrders, SalesPermission.ConfirmOrders);

        await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = first }, clerk);
        var second = await shop.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = await shop.Draft(Shop.Hyuga, ("BRG-6204-ZZ", 1, 500)) }, clerk);

        var refused = Assert.Single(second.Refusals);
        Assert.Equal("sales.credit-exceeded", refused.Code);
        Assert.Contains("¥549 超えます", refused.What.In(Language.Japanese), StringComparison.Ordinal);
        Assert.Contains("¥549", refused.Advice!.In(Language.Japanese), StringComparison.Ordinal);
        var (branch, payer) = (await shop.House.Get<CreditCheck>().Of((await shop.Customer(Shop.Hokuto)).Value, default), await shop.House.Get<CreditCheck>().Of(head.Value, default));
        Assert.Equal((head.Value, 5_500m, head.Value, 5_500m), (branch.Payer, branch.OnOrder.Amount, payer.Payer, payer.OnOrder.Amount));

        Task<Id<Party>> Office(string name) => shop.House.Do<CreateParty, PartyDraft, Id<Party>>(new() { Kind = PartyKind.Company, Name = name, Country = "JP", Roles = [PartyRole.Customer] });

        async Task BillTo(string customer, Id<Party> payer)
        {
            var party = await PartiesDb.WithParts(shop.House.Db.Set<Party>().AsNoTracking()).SingleAsync(p => p.Name == customer);
            await shop.House.Do<EditParty, EditParty.Input, Id<Party>>(EditParty.Stored(party) with { BillingParty = payer });
        }
    }

    [Theory, Engines]
    public async Task What_was_let_go_of_an_order_uses_no_credit(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Receive("BRG-6204-ZZ", 1);
        var order = await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = await shop.Draft(Shop.Hokuto, ("BRG-6204-ZZ", 10, 500)) });
        await shop.Ship(await shop.Plan(order));

        await shop.House.Do<CloseOrder, CloseOrder.Input, Id<SalesOrder>>(new() { Id = order });

        Assert.Equal(550m, (await shop.House.Get<CreditCheck>().Of((await shop.Customer(Shop.Hokuto)).Value, default)).OnOrder.Amount);
    }
}
