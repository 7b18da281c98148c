using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Closings;

/// <summary>
/// Undoes a closing (締め解除), as long as nothing stands on it: the invoices it issued are credited whole, and its deliveries wait to be billed again. The bill stays, marked, with its number.
/// </summary>
[Needs(SalesPermission.UndoClosings)]
internal sealed class UndoClosing(SalesDb db, Finance.Billing billing, AccountItems account, Ledger ledger, Clock clock) : IUseCase<UndoClosing.Input, Id<ClosingBill>>
{
    public sealed record Input
    {
        public Id<ClosingBill> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<ClosingBill>>> Run(Input input, CancellationToken ct)
    {
        if (await db.ClosingBillWhole(input.Id, ct) is not { } bill)
            return Refusal.NotFound(Words.ClosingBill, input.Id);
        if (bill.WhyNotUndo() is { } reason)
            return reason;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.UndoReason);
        if (input.Reason.Length > 500)
            return Refusal.TooLong("Reason", Words.UndoReason, input.Reason.Length, 500);
        if (await db.ClosingBills.AsNoTracking().Where(b => b.Stands && b.BeforeId == bill.Id).OrderBy(b => b.Id).FirstOrDefaultAsync(ct) is { } next)
            return new Refusal("closing.next-stands", new Text("{0} は、次の {1}（{2:yyyy/MM/dd} 締め）に繰り越されています。", "{0}已结转至{1}（{2:yyyy-MM-dd}结账）。", "{0} is carried over to {1}, of {2:dd/MM/yyyy}.").With(bill.Number, next.Number, next.Closing),
                new Text("後の締めから順に解除してください。", "请从较晚的结账开始依次撤销。", "Undo the later ones first."), Kind: RefusalKind.Conflict) { Href = $"/sales/closing-bills/{next.Id}" };
        var issued = bill.Documents.Where(d => d.Issued).Select(d => new Id<Invoice>(d.DocumentId)).ToList();
        if (await account.WhySettled(issued, ct) is { } settled)
            return settled;

        if (input.Version is { } seen)
            db.All.Expect(bill, seen);
        var credits = new List<Id<CreditNote>>();
        foreach (var document in bill.Documents.Where(d => d.Issued))
        {
            // In its own period, as if it had not been; where that is closed, in the first that is open.
            var day = await ledger.FirstOpen(document.Date, PeriodArea.Receivables, ct) ?? clock.Today;
            var credited = await billing.TakeBack(new(document.DocumentId), day, Words.UndoneBecause.With(bill.Number, input.Reason.Trim()).ToString(), ct);
            if (!credited.Ok)
                return Result<Id<ClosingBill>>.Refused([.. credited.Refusals.Select(r => r with { Field = null })]);
            credits.Add(credited.Value);
        }
        await account.Release(bill.Id.Value, issued, credits, ct);
        await Unbill(bill, ct);
        bill.Undo(clock.Today, input.Reason.Trim());
        return bill.Id;
    }

    private async Task Unbill(ClosingBill bill, CancellationToken ct)
    {
        foreach (var some in bill.Lines.Select(l => new Id<Orders.SalesOrder>(l.OrderId)).Distinct().Chunk(500))
        {
            foreach (var order in await db.Orders.Where(o => some.Contains(o.Id)).Include(o => o.Lines).ToListAsync(ct))
                order.Unbill(bill.Lines.Where(l => l.OrderId == order.Id.Value).Select(l => (order.Lines.Single(o => o.Id.Value == l.OrderLineId), l.Quantity, l.Net)));
        }
        var billed = bill.Lines.Select(l => l.DeliveryId).ToHashSet();
        foreach (var delivery in await db.Deliveries.Where(d => d.ClosingBillId == bill.Id.Value).ToListAsync(ct))
        {
            // What was billed with its order before it left stays billed so.
            if (delivery.InvoiceId is { } ahead && !billed.Contains(delivery.Id.Value))
            {
                delivery.Unclose();
                delivery.Bill(ahead);
            }
            else
                delivery.Unclose();
        }
    }
}
