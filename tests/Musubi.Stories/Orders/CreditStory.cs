using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Sales.Credit;
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
}
