using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Data.Outbox;

/// <summary>
/// Sends what waits in the outbox, oldest first, one node at a time for each message: a node holds a message by writing its own name and a
/// deadline on it, so that a node that dies lets go by itself. A failure is tried again after 1, 2, 4 … minutes, ten times.
/// </summary>
internal sealed partial class OutboxWorker(IServiceScopeFactory scopes, Engine engine, Clock clock, AfterCommit afterCommit, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int MostTries = 10;
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private readonly string me = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = afterCommit.Next;
            try
            {
                while (await SendSome(stoppingToken) > 0) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(failure);
            }
            await AfterCommit.Wait(committed, TimeSpan.FromSeconds(10), stoppingToken);
        }
    }

    internal async Task<int> SendSome(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var senders = scope.ServiceProvider.GetServices<IOutboxSender>().ToDictionary(s => s.Kind, StringComparer.Ordinal);
        var now = clock.Now;
        var unready = new List<string>();
        foreach (var sender in senders.Values)
        {
            if (!await sender.IsReady(ct))
                unready.Add(sender.Kind);
        }
        var due = db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Waiting && m.NextTry <= now && !unready.Contains(m.Kind));
        var some = await due.OrderBy(m => m.Id).Select(m => m.Id).Take(20).ToListAsync(ct);
        if (some.Count == 0)
            return 0;
        using (await engine.WriteTurn(ct))
            await due.Where(m => some.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.HeldBy, me).SetProperty(x => x.NextTry, now + Hold), ct);

        var held = await db.Set<OutboxMessage>().Where(m => some.Contains(m.Id) && m.HeldBy == me && m.State == OutboxState.Waiting).OrderBy(m => m.Id).ToListAsync(ct);
        foreach (var message in held)
        {
            // A slow sender must not outlast the hold, or another node would send the rest too.
            if (clock.Now > now + Hold / 2)
                break;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Hold / 3);
            try
            {
                if (!senders.TryGetValue(message.Kind, out var sender))
                    throw new InvalidOperationException($"Nothing here sends '{message.Kind}'.");
                await sender.Send(message, patience.Token);
                (message.State, message.SentAt, message.LastError) = (OutboxState.Sent, clock.Now, null);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                message.Tries++;
                message.LastError = failure.Message;
                message.State = message.Tries >= MostTries ? OutboxState.Failed : OutboxState.Waiting;
                message.NextTry = clock.Now + TimeSpan.FromMinutes(1 << (message.Tries - 1));
                LogFailed(message.Kind, message.Tries, failure.Message);
            }
            message.HeldBy = null;
            using (await engine.WriteTurn(ct))
                await db.SaveChangesAsync(ct);
        }
        return held.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending a {Kind} failed (try {Tries}): {Reason}")]
    private partial void LogFailed(string kind, int tries, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read; it is tried again")]
    private partial void LogTrouble(Exception failure);
}
