using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Approvals.Inbox;

/// <summary>What waits for my yes, on the home page.</summary>
internal sealed class InboxHome(InboxReading inbox) : IHomePart
{
    private static readonly Text Wait = new("あなたの承認を待っている申請", "等待您审批的申请", "requests wait for your approval");
    private static readonly Text Look = new("確認する", "查看", "Review");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => !actor.May(ApprovalPermission.Decide) ? [] :
        [new(await inbox.Count(actor.Id, ct), Wait, Look, "/approvals", "list-checks")];
}
