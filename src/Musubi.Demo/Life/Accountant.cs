using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Mail;
using Musubi.Finance;
using Musubi.Finance.Payments;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Inventory;
using Musubi.Inventory.Counts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;
using Musubi.Sales;
using Musubi.Sales.Closings;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Demo.Life;

/// <summary>Bills what has left, settles what came back, agrees to what was counted, and closes the months.</summary>
internal sealed class Accountant(CompanyLife life) : Person(life, 105, "Accountant", SalesPermission.View, SalesPermission.SeeDeliveries, SalesPermission.CloseBills, SalesPermission.SettleReturns, InventoryPermission.View, InventoryPermission.PostCounts,
    FinancePermission.View, FinancePermission.SeeInvoices, FinancePermission.Bill, FinancePermission.Allocate, FinancePermission.ClosePeriods, WorkplacePermission.MailDocuments)
{
    protected override IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways => [(6, Bill), (1, BillAhead), (4, Close), (3, Settle), (2, PostCounted), (1, TakeBack), (1, Mail)];

    /// <summary>The month before last is closed, on the first morning of a month: what is late may still be booked on its day for a month.</summary>
    public override async Task Morning()
    {
        var month = new DateOnly(Life.Today.Year, Life.Today.Month, 1).AddMonths(-2);
        if (await Read(db => db.Set<FiscalPeriod>().AsNoTracking().Where(p => p.From == month && !p.Closed).SingleOrDefaultAsync()) is { } period)
            await Do<LockPeriod, LockPeriod.Input, int>(new() { Id = period.Id, Area = PeriodArea.General });
    }

    private async Task<bool> Bill() => Pick(await Read(db => db.Set<Delivery>().AsNoTracking().Where(Delivery.Waits).OrderBy(d => d.Number).Take(6).ToListAsync())) is { } delivery
        && await Do<BillDelivery, BillDelivery.Input, Id<Delivery>>(new() { Id = delivery.Id, Version = delivery.Version, Date = Dice.Happens(50) ? Life.Today : null });

    private async Task<bool> BillAhead() => Pick(await Read(db => db.Set<SalesOrder>().AsNoTracking().Where(o => o.State == OrderState.Confirmed && o.Billed != Progress.Wholly).OrderBy(o => o.Number).Take(4).ToListAsync())) is { } order
        && await Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order.Id, Version = order.Version, Date = Life.Today, DeliveredOnly = Dice.Happens(50) });

    /// <summary>The last closing day of a customer that has one and is not closed yet.</summary>
    private async Task<bool> Close()
    {
        var (closing, founded) = Dice.Of(Life.Customers.Zip(Founding.Customers).Where(c => c.Second.Terms.Closings.Count > 0).ToList());
        var day = founded.Terms.LastClosing(Life.Today);
        return !await Read(db => db.Set<ClosingBill>().AnyAsync(b => b.PartyId == closing.Value && b.Closing >= day)) && await Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = closing, Date = day });
    }

    private async Task<bool> Settle() => Pick(await Read(db => db.Set<SalesReturn>().AsNoTracking().Where(r => r.State == ReturnState.Inspected).OrderBy(r => r.Number).Take(3).ToListAsync())) is { } made
        && await Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = made.Id, Version = made.Version });

    private async Task<bool> PostCounted() => await Read(db => db.Set<StockCount>().AsNoTracking().Where(c => c.State == CountState.Submitted).OrderBy(c => c.Number).FirstOrDefaultAsync()) is { } count
        && await Do<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count.Id, Date = Life.Today });

    /// <summary>The latest invoices go out by mail, seldom twice.</summary>
    private async Task<bool> Mail() => Pick(await Read(db => db.Set<Invoice>().AsNoTracking().OrderByDescending(i => i.Date).ThenByDescending(i => i.Number).Take(3).ToListAsync())) is { } invoice
        && await Do<MailDocument, MailDocument.Input, Id<MailedDocument>>(new() { Kind = "invoice", Id = invoice.Id.Value, Form = "invoice", Language = Language.English.Tag, To = "buyer@example.com", Subject = invoice.Number, Body = "Please find our invoice." });

    /// <summary>It was another customer's, or the bank took it back.</summary>
    private async Task<bool> TakeBack() => Pick(await Read(db => db.Set<Payment>().AsNoTracking().Where(p => p.ReversedOn == null).OrderByDescending(p => p.Date).ThenByDescending(p => p.Number).Take(5).ToListAsync())) is { } payment
        && await Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment.Id, Reason = "Booked by mistake." });
}
