using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Sales.Returns;
using OwedKind = Musubi.Finance.OpenItems.ItemKind;
using Settlement = Musubi.Sales.Returns.Settlement;

namespace Musubi.Demo.Life;

/// <summary>They order, answer what they were offered, send back, and pay: entered by whoever takes their calls.</summary>
internal sealed class Customers(CompanyLife life) : Person(life, 101, "Customers", SalesPermission.View, SalesPermission.EditOrders, SalesPermission.EditQuotes, SalesPermission.AnnounceReturns, FinancePermission.View, FinancePermission.ReceivePayments)
{
    protected override IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways => [(5, Order), (2, Answer), (2, SendBack), (4, Pay)];

    private async Task<bool> Order() => await Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
    {
        Customer = Dice.Of(Life.Customers), Date = Life.Today, Reference = Life.NextReference, Needed = Dice.Happens(50) ? Life.Today.AddDays(Dice.From(1, 20)) : null,
        Lines = [.. Basket(Life).Select(l => new OrderLineDraft { Item = l.Item, Quantity = l.Quantity })],
    });

    /// <summary>One to three wares, a few of each and now and then many.</summary>
    public static List<(Id<Item> Item, decimal Quantity)> Basket(CompanyLife life) =>
        [.. life.Dice.Some(life.Wares, life.Dice.From(1, 3)).Select(w => (w, (decimal)(life.Dice.Happens(10) ? life.Dice.From(30, 90) : life.Dice.From(1, 20))))];

    private async Task<bool> Answer()
    {
        if (Pick(await Read(db => db.Set<Quote>().AsNoTracking().Where(q => q.State == QuoteState.Sent).OrderBy(q => q.Number).Take(4).ToListAsync())) is not { } quote)
            return false;
        return Dice.Happens(75)
            ? await Do<AcceptQuote, AcceptQuote.Input, Id<SalesOrder>>(new() { Id = quote.Id, Version = quote.Version, Reference = Life.NextReference })
            : await Do<DeclineQuote, DeclineQuote.Input, Id<Quote>>(new() { Id = quote.Id, Version = quote.Version, Why = QuoteLoss.Price });
    }

    private async Task<bool> SendBack()
    {
        if (Pick(await Read(db => db.Set<Delivery>().AsNoTracking().Include(d => d.Lines.OrderBy(l => l.Position)).Where(d => d.State == DeliveryState.Shipped).OrderByDescending(d => d.Number).Take(8).ToListAsync())) is not { } delivery)
            return false;
        var lines = Dice.Some(delivery.Lines, Dice.From(1, 2)).ConvertAll(l => new AnnounceReturn.Line { Id = l.Id, Quantity = Dice.From(1, (int)l.Quantity.Value), Settlement = Dice.Of<Settlement>([(5, Settlement.Credit), (2, Settlement.Replace), (1, Settlement.None)]) });
        return await Do<AnnounceReturn, AnnounceReturn.Input, Id<SalesReturn>>(new() { Id = delivery.Id, Version = delivery.Version, Reason = Dice.Of<ReturnReason>([ReturnReason.Damaged, ReturnReason.TooMany, ReturnReason.WrongItem]), Lines = lines });
    }

    /// <summary>All of an invoice, a part of it, all but the bank's fee, or more than was asked for.</summary>
    private async Task<bool> Pay()
    {
        if (Pick(await Read(db => db.Set<OpenItem>().AsNoTracking().Where(i => i.Side == OwedSide.Receivable && i.Kind == OwedKind.Invoice && i.IsOpen).OrderBy(i => i.Due).ThenBy(i => i.Number).Take(3).ToListAsync())) is not { } item)
            return false;
        var left = item.Remaining.Amount;
        var (amount, fee, settles) = Dice.Below(6) switch
        {
            0 when left > 10 => (decimal.Floor(left / 2), 0m, decimal.Floor(left / 2)),
            1 when left > 2_000 => (left - 440, 440m, left),
            2 => (left + 500, 0m, left),
            _ => (left, 0m, left),
        };
        return await Do<ReceivePayment, PaymentDraft, Id<Payment>>(new()
        {
            Party = new Id<Party>(item.PartyId), Date = Life.Today, Amount = amount, Fee = fee, OnAccount = amount > 2 * settles, Lines = [new() { Item = item.Id, Amount = settles }],
        });
    }
}
