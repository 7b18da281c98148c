using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Modules.Errands;

/// <summary>Work that was under way when a backup was made is not taken up in the restored company: it ends as if its owner had stopped it, and can be ordered again.</summary>
internal sealed class StoppedErrands : IRestored
{
    public async Task<Refusal?> Settle(MusubiDb db, BackupManifest from, CancellationToken ct)
    {
        await db.Set<Errand>().ExecuteUpdateAsync(e => e.SetProperty(x => x.StopWanted, true).SetProperty(x => x.HeldBy, (string?)null), ct);
        return null;
    }
}
