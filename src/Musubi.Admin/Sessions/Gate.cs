using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Sessions;

/// <summary>Who is before the screen, beyond the actor: which session, which account.</summary>
public sealed class Presence
{
    public Id<User> User { get; internal set; }
    public Id<Session> Session { get; internal set; }
    public string Email { get; internal set; } = "";
    public Department Department { get; internal set; }
    public bool IsSignedIn => !User.IsNone;
}

/// <summary>Looks up who comes in, at every request: a session that was ended or a right that was taken is gone at once, on every node.</summary>
internal sealed class Gate(AdminDb db, CurrentAct act, Presence presence, PermissionNames permissions, Clock clock)
{
    public const string Cookie = "musubi-session";

    private sealed class Comer
    {
        public required Session Session { get; init; }
        public required User User { get; init; }
    }

    public async Task Admit(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 20 and < 100 } token)
            return;
        var hash = Session.HashOf(token);
        var comer = await (from s in db.Sessions.AsNoTracking()
                           join u in db.Users.AsNoTracking() on s.UserId equals u.Id
                           where s.TokenHash == hash && s.Stamp == u.SecurityStamp && u.IsActive
                           select new Comer { Session = s, User = u }).SingleOrDefaultAsync(ct);
        if (comer is null || !comer.Session.IsAlive(clock.Now) || comer.Session.AwaitsSecondFactor)
            return;
        await Seen(comer.Session, ct);
        await Welcome(comer.User, ct);
        presence.Session = comer.Session.Id;
    }

    private async Task Welcome(User user, CancellationToken ct)
    {
        var held = await (from ur in db.UserRoles join rp in db.RolePermissions on ur.RoleId equals rp.RoleId where ur.UserId == user.Id select rp.Permission).ToListAsync(ct);
        act.Actor = new Actor(user.Id.Value, user.Name, user.Language, held.Where(permissions.Knows).ToHashSet(StringComparer.Ordinal));
        (presence.User, presence.Email, presence.Department) = (user.Id, user.Email, user.Department);
    }

    private async Task Seen(Session session, CancellationToken ct)
    {
        var now = clock.Now;
        if (now - session.LastSeenAt < TimeSpan.FromMinutes(1))
            return;
        using var turn = await db.All.Engine.WriteTurn(ct);
        await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), ct);
    }
}
