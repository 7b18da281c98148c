using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.Vouchers;

/// <summary>Vouchers that wait for this person's approval, and those that came back to them.</summary>
internal sealed class VouchersHome(FinanceDb db, ApprovalDesk desk) : IHomePart
{
    private static readonly Text Waiting = new("承認待ちの振替伝票", "待审核的手工凭证", "vouchers wait for approval");
    private static readonly Text CameBack = new("差し戻された振替伝票", "被退回的手工凭证", "vouchers came back");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        var items = new List<HomeItem>();
        if (actor.May(FinancePermission.ApproveVouchers))
            items.Add(new(await VoucherList.Rows(db).LongCountAsync(await VoucherList.WaitFor(actor, desk, ct), ct), Waiting, Words.Approve, VoucherList.WaitingForMe, "circle-check"));
        if (actor.May(FinancePermission.WriteVouchers))
            items.Add(new(await db.Vouchers.LongCountAsync(v => v.State == VoucherState.Draft && v.MadeBy == actor.Id && v.ReturnedFor != "", ct), CameBack, Musubi.Ui.UiWords.Edit, "/finance/vouchers?f.state=Draft", "undo-2"));
        return items;
    }
}
