using System.Collections.Concurrent;
using Musubi.Data.Outbox;

namespace Musubi.Simulation;

/// <summary>Takes the letters that leave, and remembers which.</summary>
internal sealed class LetterBox : IOutboxSender
{
    public ConcurrentBag<long> Sent { get; } = [];

    /// <summary>Happens while somebody is on the way to it with a letter.</summary>
    public Action? Before { get; set; }

    public string Kind => "mail";

    public Task Send(OutboxMessage message, CancellationToken ct)
    {
        Before?.Invoke();
        ct.ThrowIfCancellationRequested();
        Sent.Add(message.Id.Value);
        return Task.CompletedTask;
    }
}
