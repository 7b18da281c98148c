using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Outbox;
using Musubi.Kernel;

namespace Musubi.Admin.Outbox;

/// <summary>Sends a message again now, whether it waits for its next try or was given up.</summary>
[Needs(AdminPermission.ManageOutbox)]
internal sealed class RetryMessage(MusubiDb db, Clock clock) : IUseCase<RetryMessage.Input, Done>
{
    public sealed record Input
    {
        public Id<OutboxMessage> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == input.Id && m.State != OutboxState.Sent, ct) is not { } message)
            return Refusal.NotFound(Words.Message, input.Id);
        (message.State, message.Tries, message.NextTry) = (OutboxState.Waiting, 0, clock.Now);
        return new Done();
    }
}

/// <summary>Tries a message no more.</summary>
[Needs(AdminPermission.ManageOutbox)]
internal sealed class GiveUpMessage(MusubiDb db) : IUseCase<GiveUpMessage.Input, Done>
{
    public sealed record Input
    {
        public Id<OutboxMessage> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == input.Id && m.State == OutboxState.Waiting, ct) is not { } message)
            return Refusal.NotFound(Words.Message, input.Id);
        message.State = OutboxState.Failed;
        return new Done();
    }
}
