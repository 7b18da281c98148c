using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Data.Outbox;

public enum OutboxState { Waiting, Sent, Failed }

/// <summary>Something that must leave the database (a mail, a webhook), written in the transaction that caused it and sent by a worker.</summary>
[NotAudited]
public sealed class OutboxMessage
{
    public required Id<OutboxMessage> Id { get; init; }

    /// <summary>Which sender takes it: <c>mail</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What to send, as the sender's own JSON.</summary>
    public required string Body { get; set; }
    public required DateTime At { get; init; }
    public OutboxState State { get; set; }
    public int Tries { get; set; }
    public DateTime NextTry { get; set; }
    public string? LastError { get; set; }

    /// <summary>The worker that holds it, until <see cref="NextTry"/>.</summary>
    public string? HeldBy { get; set; }
    public DateTime? SentAt { get; set; }
}
