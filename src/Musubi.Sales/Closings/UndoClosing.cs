using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Closings;

/// <summary>
/// Undoes a closing (締め解除), as long as nothing stands on it: the invoices it issued are credited whole, and its deliveries wait to be billed again. The bill stays, marked, with its number.
/// </summary>
[Needs(SalesPermission.UndoClosings)]
internal sealed class UndoClosing(SalesDb db, ClosingUndo undo, Finance.Billing billing, AccountItems account, Parties.PartyLookup parties, Clock clock) : IUseCase<UndoClosing.Input, Id<ClosingBill>>
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
        if (await undo.WhyNoMore(bill, ct) is { } late)
            return late;

        if (input.Version is { } seen)
            db.All.Expect(bill, seen);
        var issued = bill.Documents.Where(d => d.Issued).Select(d => new Id<Invoice>(d.DocumentId)).ToList();
        var credits = new List<Id<CreditNote>>();
        var language = (await parties.Card(new(bill.PartyId), ct))?.Language ?? Languages.Current;
        foreach (var (document, day) in await undo.Credits(bill, ct))
        {
            var credited = await billing.TakeBack(new(document.DocumentId), day, Words.UndoneBecause.With(bill.Number, input.Reason.Trim()).In(language), ct);
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
