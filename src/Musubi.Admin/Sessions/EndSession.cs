using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>Ends a session, at its next request: one's own, or as an administrator anybody's.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class EndSession(AdminDb db, CurrentAct act, Clock clock) : IUseCase<EndSession.Input, Done>
{
    public sealed record Input
    {
        public Id<Session> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var self = new Id<User>(act.Actor.Id);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == input.Id, ct);
        if (session is null || (session.UserId != self && !act.Actor.May(AdminPermission.ManageUsers)))
            return Refusal.NotFound(Words.Session, input.Id);
        session.EndedAt ??= clock.Now;
        return new Done();
    }
}

/// <summary>Ends all of one's sessions but one.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class EndOtherSessions(AdminDb db, CurrentAct act, Clock clock) : IUseCase<EndOtherSessions.Input, Done>
{
    public sealed record Input
    {
        /// <summary>The one that goes on; none to end them all.</summary>
        public Id<Session> But { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var self = new Id<User>(act.Actor.Id);
        foreach (var session in await db.Sessions.Where(s => s.UserId == self && s.Id != input.But && s.EndedAt == null).ToListAsync(ct))
            session.EndedAt = clock.Now;
        return new Done();
    }
}
