using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Takes a posted voucher back: the only correction there is; an accrual with what takes it back later. Somebody else than its author does it. What is right is then written anew, from a copy.</summary>
[Needs(FinancePermission.Reverse)]
internal sealed class ReverseVoucher(FinanceDb db, Ledger ledger, VoucherDesk desk, CurrentAct act) : IUseCase<ReverseVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }
        public DateOnly? Date { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Vouchers.SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotReverse(act.Actor) is { } reason)
            return reason;
        if (input.Reason.Length > VoucherRules.MostText)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, VoucherRules.MostText);
        var date = input.Date ?? voucher.Date;
        var accrual = voucher.ReverseOn;
        var back = accrual is null ? await ledger.Reverse(voucher.EntryId!.Value, date, input.Reason, ct) : await ledger.ReverseBoth(voucher.EntryId!.Value, voucher.ReversalId!.Value, date, input.Reason, ct);
        if (!back.Ok)
            return Result<Id<Voucher>>.Refused(back.Refusals);
        foreach (var day in (await db.TaxRows.AsNoTracking().Where(t => t.VoucherId == voucher.Id).OrderBy(t => t.Id).ToListAsync(ct)).GroupBy(t => t.Date))
            db.All.AddRange(desk.TakenBack(day, day.Key == accrual && day.Key > date ? day.Key : date));
        if (voucher.BankLineId is { } moved)
            (await db.BankLines.SingleAsync(l => l.Id == moved, ct)).Release();
        (voucher.State, voucher.ReversalId) = (VoucherState.Reversed, back.Value);
        return voucher.Id;
    }
}
