using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>A second person approves a voucher that no approval rule asks about: it is posted.</summary>
[Needs(FinancePermission.ApproveVouchers)]
internal sealed class ApproveVoucher(FinanceDb db, VoucherBooking booking, ApprovalDesk desk, CurrentAct act) : IUseCase<ApproveVoucher.Input, Id<Voucher>>
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
        if (await desk.StateOf(VoucherApproval.OfKind, voucher.Id.Value, ct) is { Status: ApprovalStatus.Open, RequestId: var request })
            return ByRule with { Href = $"/approvals/requests/{request}" };
        return await booking.Post(voucher, act.Actor.Name, ct);
    }

    private static readonly Refusal ByRule = new("finance.voucher-by-rule",
        new Text("この伝票は、承認ルールにもとづいて承認者に回っています。", "该凭证正按审批规则由审批人处理。", "An approval rule decides who approves this voucher."),
        new Text("「承認」の欄から回答してください。", "请在“审批”栏答复。", "Answer in its approval panel."), Kind: RefusalKind.Conflict);
}
