using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Sends a voucher back to who wrote it, with a reason.</summary>
[Needs(FinancePermission.ApproveVouchers)]
internal sealed class ReturnVoucher(FinanceDb db, ApprovalDesk desk) : IUseCase<ReturnVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }
        public int Version { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > VoucherRules.MostText)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, VoucherRules.MostText);
        if (await db.Vouchers.SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotReturn() is { } reason)
            return reason;
        db.All.Expect(voucher, input.Version);
        await desk.Withdraw(VoucherApproval.OfKind, voucher.Id.Value, ct);
        (voucher.State, voucher.ReturnedFor) = (VoucherState.Draft, input.Reason.Trim());
        return voucher.Id;
    }
}
