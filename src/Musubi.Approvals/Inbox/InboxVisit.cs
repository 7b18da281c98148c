using Microsoft.EntityFrameworkCore;
using Musubi.Approvals.Requests;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Approvals.Inbox;

/// <summary>A request that waits for this person, else one they made.</summary>
internal sealed class InboxVisit(InboxReading inbox, ApprovalsDb db) : IVisitStop
{
    private static readonly Text Title = new("承認の窓口は1つ", "审批只有一个窗口", "One desk for every yes");
    private static readonly Text Benefit = new("振替伝票も見積もランクも、金額と部門のルールで回り、誰がいつ何と答えたかが残ります。", "手工凭证、报价、等级都按金额与部门规则流转，谁何时如何答复一目了然。", "Vouchers, quotes and grades go round by rules of amount and department; who answered what, and when, is kept.");
    private static readonly Text Look = new("当たったルールと、手順ごとの答えを見てください。代理や差し戻しもここに残ります。", "请看触发的规则与各步答复，代理与退回也记录在此。", "See the rule that asks and the answers step by step; stand-ins and what was sent back are kept here too.");

    public VisitStop Stop { get; } = new("inbox", 120, "inbox", Title, Benefit, Look, ApprovalPermission.Decide);

    public async Task<string?> Find(Actor actor, CancellationToken ct)
    {
        var waiting = await inbox.Of(actor, ct);
        var id = waiting.Count > 0 ? waiting[0].Id : await db.Requests.Where(r => r.SubmitterId == actor.Id).OrderByDescending(r => r.Id).Select(r => (Id<ApprovalRequest>?)r.Id).FirstOrDefaultAsync(ct);
        return id is { } request ? $"/approvals/requests/{request}" : null;
    }
}
