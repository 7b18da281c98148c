using Microsoft.EntityFrameworkCore;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Data.Outbox;

/// <summary>What waited to be sent when the backup was made may have gone out since: it waits for somebody who knows, and says so in the outbox.</summary>
internal sealed class HeldMail : IRestored
{
    private static readonly Text Held = new("{0:yyyy-MM-dd}のバックアップから復元。送信済みの可能性があるため止めています。", "由{0:yyyy-MM-dd}的备份恢复；可能已发送，故暂停。", "Restored from the backup of {0:yyyy-MM-dd}; held back, for it may have been sent since.");

    public async Task<Refusal?> Settle(MusubiDb db, BackupManifest from, CancellationToken ct)
    {
        var said = Held.With(from.At).ToString();
        await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Waiting)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, OutboxState.Failed).SetProperty(x => x.HeldBy, (string?)null).SetProperty(x => x.LastError, said), ct);
        return null;
    }
}
