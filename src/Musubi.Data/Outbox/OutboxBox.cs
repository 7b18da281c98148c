using System.Text.Json;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Outbox;

/// <summary>Puts what must leave the database into the transaction at hand.</summary>
public sealed class OutboxBox(MusubiDb db, IdSource ids, Clock clock)
{
    public void Put<TBody>(string kind, TBody body) =>
        db.Add(new OutboxMessage { Id = ids.Next<OutboxMessage>(), Kind = kind, Body = JsonSerializer.Serialize(body), At = clock.Now, NextTry = clock.Now });
}

/// <summary>Sends messages of one kind. Throwing means: try again later.</summary>
public interface IOutboxSender
{
    string Kind { get; }
    /// <summary>False while it lacks what it needs (no mail server is set): its messages wait, untried.</summary>
    ValueTask<bool> IsReady(CancellationToken ct) => ValueTask.FromResult(true);

    Task Send(OutboxMessage message, CancellationToken ct);
}
