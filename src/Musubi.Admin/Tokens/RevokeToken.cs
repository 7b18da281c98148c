using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Tokens;

/// <summary>Ends a token of one's own; an administrator, anybody's.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class RevokeToken(AdminDb db, CurrentAct act, Clock clock) : IUseCase<RevokeToken.Input, Done>
{
    public sealed record Input
    {
        public Id<ApiToken> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var self = new Id<User>(act.Actor.Id);
        var token = await db.Tokens.SingleOrDefaultAsync(t => t.Id == input.Id, ct);
        if (token is null || (token.UserId != self && !act.Actor.May(AdminPermission.ManageUsers)))
            return Refusal.NotFound(Words.Token, input.Id);
        token.RevokedAt ??= clock.Now;
        return new Done();
    }
}
