using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Admin.Outbox;

/// <summary>Mails and calls that could not be sent, for those who can send them again.</summary>
internal sealed class OutboxHome(MusubiDb db) : IHomePart
{
    private static readonly Text Failed = new("送信できなかったもの", "发送失败", "messages could not be sent");
    private static readonly Text Look = new("確認する", "查看", "Review");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => !actor.May(AdminPermission.ManageOutbox) ? [] :
        [new(await db.Set<OutboxMessage>().LongCountAsync(m => m.State == OutboxState.Failed, ct), Failed, Look, "/admin/outbox?f.state=Failed", "send", "red")];
}
