using Musubi.Admin;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Posts an approved voucher, and an accrual's reversal with it, so that nobody forgets it.</summary>
internal sealed class VoucherBooking(Ledger ledger, NumberSeries numbers, CompanyProfile company)
{
    /// <param name="voucher">With its lines.</param>
    /// <param name="by">Who approved it.</param>
    public async Task<Result<Id<Voucher>>> Post(Voucher voucher, string by, CancellationToken ct)
    {
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
        (voucher.State, voucher.EntryId, voucher.ApprovedByName) = (VoucherState.Posted, posted.Value, by);
        return voucher.Id;
    }
}
