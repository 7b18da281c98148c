using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Links;
using Musubi.Admin.SecondFactor;
using Musubi.Data.Jobs;

namespace Musubi.Admin.Sessions;

/// <summary>Sessions that can no longer be alive, remembered devices and links past their day. That they were there stays on the trail.</summary>
internal sealed class OldSessions(AdminDb db) : IKeptAWhile
{
    public async Task<int> ClearAway(DateTime now, CancellationToken ct)
    {
        var started = now - 2 * Session.Longest;
        return await db.All.Set<Session>().Where(s => s.StartedAt < started).ExecuteDeleteAsync(ct)
            + await db.All.Set<RememberedDevice>().Where(d => d.Until < now).ExecuteDeleteAsync(ct)
            + await db.All.Set<PasswordLink>().Where(l => l.EndsAt < started).ExecuteDeleteAsync(ct);
    }
}
