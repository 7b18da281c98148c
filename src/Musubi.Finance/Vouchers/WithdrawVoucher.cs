using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Who wrote a voucher takes it back from approval, and goes on with its draft.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class WithdrawVoucher(FinanceDb db, ApprovalDesk desk, CurrentAct act) : IUseCase<WithdrawVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }
        public int Version { get; init; }
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Vouchers.SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotWithdraw(act.Actor) is { } reason)
            return reason;
        db.All.Expect(voucher, input.Version);
        await desk.Withdraw(VoucherApproval.OfKind, voucher.Id.Value, ct);
        (voucher.State, voucher.ReturnedFor) = (VoucherState.Draft, "");
        return voucher.Id;
    }
}
