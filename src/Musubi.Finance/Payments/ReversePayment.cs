using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>Takes a payment back: what it settled is open again, and its entry is mirrored. The payment and its number stay.</summary>
[Needs(FinancePermission.Allocate)]
internal sealed class ReversePayment(FinanceDb db, SubLedger subLedger, IdSource ids, Clock clock) : IUseCase<ReversePayment.Input, Id<Payment>>
{
    public sealed record Input
    {
        public Id<Payment> Id { get; init; }

        /// <summary>Null for today.</summary>
        public DateOnly? Date { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<Payment>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Payments.SingleOrDefaultAsync(p => p.Id == input.Id, ct) is not { } payment)
            return Refusal.NotFound(Words.Payment, input.Id);
        if (payment.WhyNotReverse() is { } reason)
            return reason;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > 500)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, 500);

        var date = input.Date ?? clock.Today;
        // The payment's item first: who allocates it now waits, and then finds it settled.
        var own = await subLedger.Take([payment.ItemId], ct);
        var standing = await subLedger.Standing(payment.ItemId, ct);
        var others = await subLedger.Take([.. standing.Select(a => a.DebitId == payment.ItemId ? a.CreditId : a.DebitId).Distinct()], ct);
        var items = own.Concat(others).ToDictionary(i => i.Id);
        foreach (var allocation in standing)
        {
            var undone = await subLedger.Undo(allocation, items[allocation.DebitId], items[allocation.CreditId], date, ct);
            if (!undone.Ok)
                return Result<Id<Payment>>.Refused(undone.Refusals);
        }
        var back = await subLedger.TakeBack(items[payment.ItemId], date, input.Reason.Trim(), ct);
        if (!back.Ok)
            return Result<Id<Payment>>.Refused(back.Refusals);
        foreach (var row in await db.TaxRows.AsNoTracking().Where(t => t.PaymentId == payment.Id).OrderBy(t => t.Id).ToListAsync(ct))
            db.All.Add(row.TakenBack(ids.Next<TaxRow>(), date));
        // The deposit of the bank's file that it was booked from waits again.
        foreach (var line in await db.BankLines.Where(l => l.PaymentId == payment.Id).ToListAsync(ct))
            line.Release();
        payment.Reverse(date, input.Reason.Trim(), back.Value.EntryId);
        return payment.Id;
    }
}
