using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Demo;

/// <summary>What customers and suppliers still owe and are owed: some of it overdue, some paid, in part, with a fee, too much.</summary>
public static class DemoOwed
{
    public static async Task Add(IServiceProvider services, bool years, CancellationToken ct)
    {
        var (runner, today) = (services.GetRequiredService<Runner>(), services.GetRequiredService<Clock>().Today);
        var weeks = today.AddDays(-21);
        List<OpenItem> invoices;
        List<Id<Party>> customers, suppliers;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            invoices = await db.Set<OpenItem>().AsNoTracking().Where(i => i.Kind == ItemKind.Invoice && i.Date > weeks).OrderBy(i => i.Id).ToListAsync(ct);
            customers = await Of(db, PartyRole.Customer);
            suppliers = await Of(db, PartyRole.Supplier);
        }

        // Brought forward from the old books: of customers over four months, of suppliers over two. Years leave such things of their own.
        for (var i = 0; i < 14 && !years && customers.Count > 0; i++)
            await Opening(OwedSide.Receivable, customers[i * 3 % customers.Count], $"旧-{today.Year % 100:00}{100 + i}", today.AddDays(-170 + i * 12), 38_500 + i * 27_300);
        for (var i = 0; i < 6 && !years && suppliers.Count > 0; i++)
            await Opening(OwedSide.Payable, suppliers[i * 2 % suppliers.Count], $"S-{4410 + i * 7}", today.AddDays(-62 + i * 9), 61_600 + i * 18_700);

        await DemoBooks.CarryOpening(services, today.AddDays(-14), ct);

        // Bills of the last weeks: some of them from suppliers who are not registered, some paid, one credited.
        var entered = new List<long>();
        string[] bought = ["切削工具", "梱包資材", "外注加工費", "事務用品", "運送費"];
        for (var i = 0; i < 10 && suppliers.Count > 0; i++)
        {
            var (supplier, date, amount) = (suppliers[i % suppliers.Count], today.AddDays(-28 + i * 3), 18_000 + i * 7_450);
            await Bill(BillKind.Bill, supplier, date, $"{date:yyMM}-{70 + i}", i % 4 == 3 ? Qualification.No : Qualification.Yes, bought[i % bought.Length], amount);
            if (i == 4)
                await Bill(BillKind.CreditNote, supplier, date.AddDays(2), $"{date:yyMM}-R1", Qualification.Yes, "返品", 5_000);
        }
        await using (var scope = services.CreateAsyncScope())
        {
            var bills = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<OpenItem>().AsNoTracking().Where(i => i.Kind == ItemKind.Bill && entered.Contains(i.DocumentId)).OrderBy(i => i.Id).Take(3).ToListAsync(ct);
            foreach (var bill in bills)
                await runner.Run<MakePayment, PaymentDraft, Id<Payment>>(Actor.System, Paid(bill, bill.Amount.Abs().Amount, bill.Amount.Abs().Amount) with { Fee = 660, Reference = "総合振込" }, ct: ct);
        }

        for (var i = 0; i < invoices.Count; i++)
        {
            var (invoice, whole) = (invoices[i], invoices[i].Amount.Amount);
            PaymentDraft? draft = (i % 5) switch
            {
                0 => Paid(invoice, whole, whole),
                1 => Paid(invoice, whole - 440, whole) with { Fee = 440 },
                2 when i % 2 == 0 => Paid(invoice, decimal.Truncate(whole / 2), decimal.Truncate(whole / 2)),
                3 when i % 2 == 1 => Paid(invoice, whole + 5_000, whole),
                _ => null,
            };
            if (draft is not null)
                await runner.Run<ReceivePayment, PaymentDraft, Id<Payment>>(Actor.System, draft, ct: ct);
        }

        Task Opening(OwedSide side, Id<Party> party, string number, DateOnly date, decimal amount) =>
            runner.Run<EnterOpeningItem, EnterOpeningItem.Input, Id<OpenItem>>(Actor.System, new() { Side = side, Party = party, Number = number, Date = date, Amount = amount }, ct: ct);

        async Task Bill(BillKind kind, Id<Party> supplier, DateOnly date, string number, Qualification qualified, string what, decimal amount) =>
            entered.Add((await runner.Run<EnterBill, BillDraft, Id<SupplierBill>>(Actor.System, new() { Kind = kind, Party = supplier, Date = date, SupplierNumber = number, Qualified = qualified, Lines = [new() { Description = what, Amount = amount }] }, ct: ct)).Value.Value);

        PaymentDraft Paid(OpenItem invoice, decimal amount, decimal settles) =>
            new() { Party = new(invoice.PartyId), Date = today, Amount = amount, Reference = "フリコミ", Lines = [new() { Item = invoice.Id, Amount = settles }] };

        Task<List<Id<Party>>> Of(MusubiDb db, PartyRole role) =>
            db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == role) && p.Country == "JP").OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
    }
}
