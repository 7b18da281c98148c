using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Admin.Account;

/// <summary>Who one is, to a program.</summary>
internal sealed record Me(Id<User> Id, string Name, string Email, Language Language, Department Department, IReadOnlyList<string> Rights);

internal sealed record TokenRow(long Id, string Name, string Start, DateTime CreatedAt, DateTime EndsAt, DateTime? LastUsedAt, DateTime? RevokedAt, IReadOnlyList<string> Rights);

internal sealed record SessionRow(long Id, string Device, string Address, DateTime StartedAt, DateTime LastSeenAt, bool IsThis);

internal static class AccountEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", (CurrentAct act, Presence presence) =>
                TypedResults.Json(new Me(presence.User, act.Actor.Name, presence.Email, act.Actor.Language, presence.Department, [.. act.Actor.Rights.Order(StringComparer.Ordinal)]), Inputs.Json))
            .WithName("Me").Produces<Me>().Needs(AdminPermission.OwnAccount);
        api.MapGet("/me/tokens", async (AdminDb db, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json((await db.Tokens.AsNoTracking().Where(t => t.UserId == new Id<User>(act.Actor.Id)).OrderBy(t => t.Id).ToListAsync(ct))
                    .ConvertAll(t => new TokenRow(t.Id.Value, t.Name, t.Start, t.CreatedAt, t.EndsAt, t.LastUsedAt, t.RevokedAt, t.Rights.Split(' '))), Inputs.Json))
            .WithName("MyTokens").Produces<IReadOnlyList<TokenRow>>().Needs(AdminPermission.OwnAccount);
        api.MapGet("/me/sessions", async (AdminDb db, CurrentAct act, Presence presence, Clock clock, CancellationToken ct) =>
                TypedResults.Json((await db.Sessions.AsNoTracking().Where(s => s.UserId == new Id<User>(act.Actor.Id) && s.EndedAt == null && !s.AwaitsSecondFactor).OrderBy(s => s.Id).ToListAsync(ct))
                    .Where(s => s.IsAlive(clock.Now)).Select(s => new SessionRow(s.Id.Value, s.Device, s.Address, s.StartedAt, s.LastSeenAt, s.Id == presence.Session)), Inputs.Json))
            .WithName("MySessions").Produces<IReadOnlyList<SessionRow>>().Needs(AdminPermission.OwnAccount);
    }
}
