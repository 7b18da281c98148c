using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>Ends the session one is in.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class SignOut(AdminDb db, CurrentAct act, Clock clock) : IUseCase<SignOut.Input, Done>
{
    public sealed record Input
    {
        public Id<Session> Session { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == input.Session && s.UserId == new Id<Users.User>(act.Actor.Id) && s.EndedAt == null, ct) is { } session)
            session.EndedAt = clock.Now;
        return new Done();
    }
}
