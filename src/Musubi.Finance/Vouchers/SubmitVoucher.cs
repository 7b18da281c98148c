using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Approvals;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Hands a draft over for approval: from here on it must be an entry that could be posted.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class SubmitVoucher(FinanceDb db, Ledger ledger, VoucherDesk planning, CompanyProfile company, ApprovalDesk desk, CurrentAct act, Clock clock) : IUseCase<SubmitVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }
        public int Version { get; init; }
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Vouchers.Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotSubmit() is { } reason)
            return reason;
        var plan = await planning.Plan(voucher, ct);
        if (plan.Refusals.Count > 0)
            return Result<Id<Voucher>>.Refused(plan.Refusals);
        var preview = await ledger.Preview(VoucherPosting.For(voucher, plan), VoucherPosting.Source(voucher, "", (await company.Get(ct)).Currency), ct);
        if (!preview.Ok)
            return Result<Id<Voucher>>.Refused(preview.Refusals);
        db.All.Expect(voucher, input.Version);
        (voucher.State, voucher.ReturnedFor) = (VoucherState.Submitted, "");
        var ids = voucher.Lines.Select(l => l.AccountId).ToList();
        var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        // Who wrote it may not approve it, whoever submits it; what a job wrote is its submitter's.
        var writer = voucher.MadeBy > 0 ? act.Actor with { Id = voucher.MadeBy, Name = voucher.MadeByName } : act.Actor;
        var asked = await desk.Submit(VoucherApproval.OfKind, voucher.Id.Value, VoucherApproval.FactsOf(voucher, preview.Value, accounts, clock.Today), VoucherApproval.Print(voucher), ct, writer);
        if (!asked.Ok)
            return Result<Id<Voucher>>.Refused(asked.Refusals);
        return voucher.Id;
    }
}
