using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>A second person approves a voucher: it is posted, and an accrual's reversal with it, so that nobody forgets it.</summary>
[Needs(FinancePermission.ApproveVouchers)]
internal sealed class ApproveVoucher(FinanceDb db, Ledger ledger, NumberSeries numbers, CompanyProfile company, CurrentAct act) : IUseCase<ApproveVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }

        /// <summary>The one that was seen; not given, as it stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Vouchers.Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotApprove(act.Actor) is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(voucher, seen);
        voucher.Number = await numbers.Next(GeneralLedger.VoucherSeries, voucher.Date, ct);
        var posted = await ledger.Post(VoucherPosting.For(voucher), VoucherPosting.Source(voucher, voucher.Number, (await company.Get(ct)).Currency), ct);
        if (!posted.Ok)
            return Result<Id<Voucher>>.Refused(posted.Refusals);
        if (voucher.ReverseOn is { } day)
        {
            var back = await ledger.Reverse(posted.Value, day, Words.AccrualReason.In(Language.English), ct);
            if (!back.Ok)
                return Result<Id<Voucher>>.Refused(back.Refusals);
            voucher.ReversalId = back.Value;
        }
        (voucher.State, voucher.EntryId, voucher.ApprovedByName) = (VoucherState.Posted, posted.Value, act.Actor.Name);
        return voucher.Id;
    }
}
