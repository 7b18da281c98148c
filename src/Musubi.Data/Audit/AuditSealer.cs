using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Data.Audit;

/// <summary>
/// Chains the trail behind the commits: takes the entries not yet sealed and puts a seal on them whose hash covers the seal before.
/// One batch at a time, never in an act's own transaction, where a chain would be one lock that everybody waits for.
/// </summary>
public sealed partial class AuditSealer(IServiceScopeFactory scopes, Engine engine, Clock clock, AfterCommit afterCommit, ILogger<AuditSealer> log) : BackgroundService
{
    private const int Batch = 2000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = afterCommit.Next;
            try
            {
                while (await SealSome(stoppingToken) == Batch) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(failure.Message);
            }
            await AfterCommit.Wait(committed, TimeSpan.FromSeconds(30), stoppingToken);
            // A moment, so that a burst of acts shares one seal.
            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Seals up to one batch; answers how many entries it sealed. Two nodes at once: the seal's own number lets only one through.</summary>
    public async Task<int> SealSome(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seal == null).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
        if (entries.Count == 0)
            return 0;
        var seal = AuditSeal.After(last, MusubiDb.Stored(clock.Now), entries);
        var ids = entries.Select(e => e.Id).ToList();
        db.Add(seal);
        await db.SaveChangesAsync(ct);
        await db.Set<AuditEntry>().Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(e => e.SetProperty(x => x.Seal, seal.Id), ct);
        await transaction.CommitAsync(ct);
        return entries.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trail could not be sealed now, it is tried again: {Reason}")]
    private partial void LogTrouble(string reason);
}
