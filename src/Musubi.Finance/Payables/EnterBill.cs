using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payables;

/// <summary>Books a supplier's bill (仕入請求), or its credit note: what was bought, the tax that is deducted, and what we owe.</summary>
[Needs(FinancePermission.EnterBills)]
internal sealed class EnterBill(FinanceDb db, BillDesk desk, SubLedger subLedger, AccountMap accounts, IdSource ids, NumberSeries numbers) : IUseCase<BillDraft, Id<SupplierBill>>
{
    internal static readonly Series Bills = new("BL", "{0}-{1:yyMM}-{2:00000}");
    internal static readonly Series Credits = new("SC", "{0}-{1:yyMM}-{2:00000}");

    public async Task<Result<Id<SupplierBill>>> Run(BillDraft input, CancellationToken ct)
    {
        var frame = await desk.Plan(input, ct);
        if (frame.Refusals.Count > 0)
            return Result<Id<SupplierBill>>.Refused(frame.Refusals);
        var (plan, supplier, date, credit) = (frame.Plan, frame.Supplier!, frame.Date, input.Kind == BillKind.CreditNote);
        var due = input.Due ?? (credit ? date : supplier.DueFor(date));
        var (id, number) = (ids.Next<SupplierBill>(), await numbers.Next(credit ? Credits : Bills, date, ct));
        var opened = await subLedger.Open(new(OwedSide.Payable, credit ? ItemKind.SupplierCredit : ItemKind.Bill, id.Value, number, supplier.Id.Value, supplier.Name, date, due),
            BillPosting.For(input.Kind, number, supplier.Name, plan),
            new()
            {
                Kind = "supplier_bill", Id = id.Value, Number = number, Date = date, Area = PeriodArea.Payables,
                Rate = input.Rate is > 0 and var rate && frame.Currency != frame.Books ? ExchangeRate.Of(frame.Currency, frame.Books, rate) : null,
            }, ct);
        if (!opened.Ok)
            return Result<Id<SupplierBill>>.Refused(opened.Refusals);

        var lines = new List<SupplierBillLine>();
        foreach (var line in plan.Lines.OfType<PlannedLine>())
            lines.Add(new()
            {
                Id = ids.Next<SupplierBillLine>(), BillId = id, Position = lines.Count + 1, Description = line.Description, AccountId = (await accounts.Find(line.Account, ct))!.Id,
                TaxCategory = line.Category, TaxRate = line.Rate.Fraction, Amount = line.Amount, Net = line.Net, Cost = line.Cost,
            });
        db.Bills.Add(new SupplierBill
        {
            Id = id, Number = number, Kind = input.Kind, SupplierNumber = input.SupplierNumber.Trim(), PartyId = supplier.Id.Value, PartyName = supplier.Name, Date = date, Due = due,
            Qualified = frame.Qualified, Basis = input.Basis, Net = plan.Net, Tax = plan.Tax, Deductible = plan.Deductible, Total = plan.Total, Note = input.Note.Trim(),
            EntryId = opened.Value.EntryId, ItemId = opened.Value.Id, Lines = lines,
            Taxes = new TaxedPaper(TaxDirection.Input, date, number, supplier.Name, opened.Value, plan.Share) { BillId = id }
                .Rows(ids, credit ? plan.Rates.Select(r => r with { Net = -r.Net, Tax = -r.Tax }) : plan.Rates),
        });
        return id;
    }
}
