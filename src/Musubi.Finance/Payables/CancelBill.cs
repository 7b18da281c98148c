using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payables;

/// <summary>Takes back a bill that was entered wrongly, as long as nothing settles it: its entry and its tax are mirrored, and the supplier's number is free again.</summary>
[Needs(FinancePermission.EnterBills)]
internal sealed class CancelBill(FinanceDb db, SubLedger subLedger, IdSource ids) : IUseCase<CancelBill.Input, Id<SupplierBill>>
{
    public sealed record Input
    {
        public Id<SupplierBill> Id { get; init; }

        /// <summary>Null for the bill's own day.</summary>
        public DateOnly? Date { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<SupplierBill>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Bills.AsNoTracking().SingleOrDefaultAsync(b => b.Id == input.Id, ct) is not { } bill)
            return Refusal.NotFound(Words.Bill, input.Id);
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > 500)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, 500);
        var item = (await subLedger.Take([bill.ItemId], ct))[0];
        if (await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Reverses == bill.EntryId, ct) is { } back)
            return new Refusal("bill.cancelled", new Text("{0} は {1:yyyy/MM/dd} に取り消されています。", "{0}已于{1:yyyy-MM-dd}冲销。", "{0} was cancelled on {1:dd/MM/yyyy}.").With(bill.Number, back.Date),
                new Text("正しい内容で入力し直してください。", "请按正确内容重新录入。", "Enter it anew with what is right."), Kind: RefusalKind.Conflict);
        if ((await subLedger.Standing(item.Id, ct)).Count > 0)
            return new Refusal("bill.settled", new Text("{0} には支払または消込があります。", "{0}已有付款或核销。", "Something settles {0} already.").With(bill.Number),
                new Text("先に消込を外すか、支払を取り消してください。", "请先撤销核销或冲销付款。", "Undo the allocation or take the payment back first."), Kind: RefusalKind.Conflict) { Href = $"/finance/bills/{bill.Id}" };
        var date = input.Date ?? bill.Date;
        var mirror = await subLedger.TakeBack(item, date, input.Reason.Trim(), ct);
        if (!mirror.Ok)
            return Result<Id<SupplierBill>>.Refused(mirror.Refusals);
        foreach (var row in await db.TaxRows.AsNoTracking().Where(t => t.BillId == bill.Id).OrderBy(t => t.Id).ToListAsync(ct))
            db.All.Add(row.TakenBack(ids.Next<TaxRow>(), date));
        return bill.Id;
    }
}
