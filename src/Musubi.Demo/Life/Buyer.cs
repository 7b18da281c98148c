using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Inventory;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Parties.Register;
using OwedKind = Musubi.Finance.OpenItems.ItemKind;

namespace Musubi.Demo.Life;

/// <summary>Buys what runs out, and sees that suppliers are billed for and paid.</summary>
internal sealed class Buyer(CompanyLife life) : Person(life, 104, "Buyer", InventoryPermission.View, InventoryPermission.Move, FinancePermission.View, FinancePermission.EnterBills, FinancePermission.MakePayments)
{
    protected override IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways => [(3, Buy), (3, Enter), (3, Pay)];

    /// <summary>The wares of which least lies there.</summary>
    private async Task<bool> Buy()
    {
        var there = await Read(db => db.Set<StockBalance>().GroupBy(b => b.ItemId).Select(g => new { g.Key, OnHand = g.Sum(b => b.OnHand) }).ToDictionaryAsync(g => g.Key, g => g.OnHand / Quantity.Scale));
        var low = Life.Wares.Select((w, i) => (Ware: w, Founded: Founding.Wares[i], OnHand: there.GetValueOrDefault(w))).Where(w => w.OnHand < w.Founded.Quantity / 2).OrderBy(w => w.OnHand / w.Founded.Quantity).Take(3).ToList();
        return low.Count > 0 && await Do<PostStock, PostStock.Input, Id<StockDocument>>(new()
        {
            Kind = StockKind.Receipt, Date = Life.Today, Warehouse = Life.Warehouse,
            Lines = [.. low.Select(w => (w.Ware, w.Founded, Quantity: Dice.From(20, (int)w.Founded.Quantity))).Select(w => new StockLineDraft { Item = w.Ware, Quantity = w.Quantity, Cost = decimal.Floor(w.Founded.Cost * w.Quantity / w.Founded.Quantity) + Dice.From(0, 90) })],
        });
    }

    /// <summary>The supplier's bill of a receipt bears the receipt's number.</summary>
    private async Task<bool> Enter()
    {
        var receipts = await Read(db => db.Set<StockDocument>().AsNoTracking().Where(d => d.Kind == StockKind.Receipt && !db.Set<SupplierBill>().Any(b => b.SupplierNumber == d.Number)).OrderBy(d => d.Number).Take(3).ToListAsync());
        if (Pick(receipts) is not { } receipt)
            return false;
        var cost = await Read(db => db.Set<StockMove>().Where(m => m.DocumentId == receipt.Id).SumAsync(m => m.Given));
        return await Do<EnterBill, BillDraft, Id<SupplierBill>>(new()
        {
            Party = Dice.Of(Life.Suppliers), SupplierNumber = receipt.Number, Date = Life.Today, Qualified = Qualification.Yes, Lines = [new() { Description = receipt.Number, Amount = cost }],
        });
    }

    private async Task<bool> Pay()
    {
        if (Pick(await Read(db => db.Set<OpenItem>().AsNoTracking().Where(i => i.Side == OwedSide.Payable && i.Kind == OwedKind.Bill && i.IsOpen).OrderBy(i => i.Due).ThenBy(i => i.Number).Take(3).ToListAsync())) is not { } bill)
            return false;
        var (owed, fee) = (bill.Remaining.Abs().Amount, Dice.Happens(30) ? 660m : 0m);
        var amount = Dice.Happens(80) || owed < 10 ? owed : decimal.Floor(owed / 3);
        return await Do<MakePayment, PaymentDraft, Id<Payment>>(new() { Party = new Id<Party>(bill.PartyId), Date = Life.Today, Amount = amount, Fee = fee, Lines = [new() { Item = bill.Id, Amount = amount }] });
    }
}
