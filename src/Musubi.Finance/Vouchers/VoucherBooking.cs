using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Posts an approved voucher, and an accrual's reversal with it, so that nobody forgets it.</summary>
internal sealed class VoucherBooking(Ledger ledger, NumberSeries numbers, CompanyProfile company, VoucherDesk desk, FinanceDb db)
{
    /// <summary>Why it could not be posted now: its day, its lines, its accounts. Null where nothing is against it.</summary>
    /// <param name="voucher">With its lines.</param>
    public async Task<Refusal?> WhyNot(Voucher voucher, CancellationToken ct)
    {
        var plan = await desk.Plan(voucher, ct);
        if (plan.Refusals.Count > 0)
            return plan.Refusals[0];
        var preview = await ledger.Preview(VoucherPosting.For(voucher, plan), VoucherPosting.Source(voucher, "", (await company.Get(ct)).Currency), ct);
        return preview.Ok ? null : preview.Refusals[0];
    }

    /// <param name="voucher">With its lines.</param>
    /// <param name="by">Who approved it.</param>
    public async Task<Result<Id<Voucher>>> Post(Voucher voucher, string by, CancellationToken ct)
    {
        if (voucher.BankLineId is { } moved && (await db.BankLines.AsTracking().SingleAsync(l => l.Id == moved, ct)).BookByVoucher() is { } booked)
            return booked;
        var plan = await desk.Plan(voucher, ct);
        if (plan.Refusals.Count > 0)
            return Result<Id<Voucher>>.Refused(plan.Refusals);
        voucher.Number = await numbers.Next(GeneralLedger.VoucherSeries, voucher.Date, ct);
        var posted = await ledger.Post(VoucherPosting.For(voucher, plan), VoucherPosting.Source(voucher, voucher.Number, (await company.Get(ct)).Currency), ct);
        if (!posted.Ok)
            return Result<Id<Voucher>>.Refused(posted.Refusals);
        if (voucher.ReverseOn is { } day)
        {
            var back = await ledger.Reverse(posted.Value, day, Words.AccrualReason, ct);
            if (!back.Ok)
                return Result<Id<Voucher>>.Refused(back.Refusals);
            voucher.ReversalId = back.Value;
        }
        if (plan.Taxes.Count > 0)
        {
            var rows = desk.Rows(voucher, plan, (await db.EntryWithLines(posted.Value, ct))!).ToList();
            db.All.AddRange(rows);
            if (voucher.ReverseOn is { } taken)
                db.All.AddRange(desk.TakenBack(rows, taken));
        }
        (voucher.State, voucher.EntryId, voucher.ApprovedByName) = (VoucherState.Posted, posted.Value, by);
        return voucher.Id;
    }
}
