using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Outbox;
using Musubi.Kernel;

namespace Musubi.Data.Jobs;

/// <summary>What a module keeps for a while only. Registered as a service, it is asked every night.</summary>
public interface IKeptAWhile
{
    /// <summary>Removes what is past its time, and answers how many rows.</summary>
    Task<int> ClearAway(DateTime now, CancellationToken ct);
}

/// <summary>Every night: takes away what the machine kept for itself and no longer needs.</summary>
public static class ClearAway
{
    private static readonly TimeSpan Keys = TimeSpan.FromDays(2), Runs = TimeSpan.FromDays(90), Sent = TimeSpan.FromDays(30);
    private static readonly Text Cleared = new("不要になった{0}件を削除しました。", "已清理{0}条过期数据。", "{0} {0:row|rows} no longer needed {0:was|were} removed.");

    public static readonly JobEntry Job = new("clear-away", new("不要データの整理", "清理过期数据", "Clear away what is no longer needed"), "0 10 3 * * ?", async (services, ct) =>
    {
        var db = services.GetRequiredService<MusubiDb>();
        var now = services.GetRequiredService<Clock>().Now;
        var (keys, runs, sent) = (now - Keys, now - Runs, now - Sent);
        using var turn = await db.Engine.WriteTurn(ct);
        var cleared = await db.Set<IdempotencyRecord>().Where(r => r.At < keys).ExecuteDeleteAsync(ct);
        cleared += await db.Set<JobRun>().Where(r => r.StartedAt < runs).ExecuteDeleteAsync(ct);
        cleared += await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Sent && m.At < sent).ExecuteDeleteAsync(ct);
        foreach (var kept in services.GetServices<IKeptAWhile>())
            cleared += await kept.ClearAway(now, ct);
        return Cleared.With(cleared);
    });
}
