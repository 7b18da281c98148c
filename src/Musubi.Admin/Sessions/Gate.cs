using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Tokens;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>Who is before the screen, beyond the actor: which session, which account.</summary>
public sealed class Presence
{
    public Id<User> User { get; internal set; }
    public Id<Session> Session { get; internal set; }
    public string Email { get; internal set; } = "";
    public Department Department { get; internal set; }

    /// <summary>Empty: the company's.</summary>
    public string TimeZone { get; internal set; } = "";
    public bool IsSignedIn => !User.IsNone;

    /// <summary>Came with a personal token, not with a browser's cookie.</summary>
    public bool IsProgram { get; internal set; }

    /// <summary>What must be done before anything else.</summary>
    public Debt Owes { get; internal set; }
}

public enum Debt { None, Password, SecondFactor }

/// <summary>Looks up who comes in, at every request: a session that was ended or a right that was taken is gone at once, on every node.</summary>
internal sealed class Gate(AdminDb db, CurrentAct act, Presence presence, PermissionNames permissions, Clock clock)
{
    public const string Cookie = "musubi-session";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private sealed class Comer
    {
        public required Session Session { get; init; }
        public required User User { get; init; }
    }

    public async Task Admit(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } bearer)
            await AdmitToken(bearer, ct);
        else if (http.Request.Cookies[Cookie] is { Length: > 20 and < 100 } token)
            await AdmitSession(token, ct);
        if (!presence.IsSignedIn)
            return;
        // Anti-forgery tokens are made out to whoever is signed in.
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, presence.User.ToString()), new Claim(ClaimTypes.Name, act.Actor.Name)], "musubi"));
    }

    private async Task AdmitSession(string token, CancellationToken ct)
    {
        var hash = Session.HashOf(token);
        var comer = await (from s in db.Sessions.AsNoTracking()
                           join u in db.Users.AsNoTracking() on s.UserId equals u.Id
                           where s.TokenHash == hash && s.Stamp == u.SecurityStamp && u.IsActive
                           select new Comer { Session = s, User = u }).SingleOrDefaultAsync(ct);
        if (comer is null || !comer.Session.IsAlive(clock.Now) || comer.Session.AwaitsSecondFactor)
            return;
        await Welcome(comer.User, null, ct);
        presence.Session = comer.Session.Id;
        presence.Owes = comer.User.MustChangePassword ? Debt.Password
            : comer.User.SecondFactorKey is null && await db.NeedsSecondFactor(comer.User.Id).AnyAsync(ct) ? Debt.SecondFactor : Debt.None;
        var now = clock.Now;
        if (now - comer.Session.LastSeenAt < Minute)
            return;
        using var turn = await db.All.Engine.WriteTurn(ct);
        await db.Sessions.Where(s => s.Id == comer.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), ct);
    }

    private async Task AdmitToken(string authorization, CancellationToken ct)
    {
        if (!authorization.StartsWith("Bearer " + ApiToken.Prefix, StringComparison.OrdinalIgnoreCase) || authorization.Length > 200)
            return;
        var hash = Session.HashOf(authorization["Bearer ".Length..].Trim());
        var now = clock.Now;
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.TokenHash == hash && t.RevokedAt == null && t.EndsAt > now, ct);
        if (token is null || await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == token.UserId && u.IsActive, ct) is not { } user)
            return;
        await Welcome(user, token.Rights.Split(' '), ct);
        presence.IsProgram = true;
        if (token.LastUsedAt is { } last && now - last < Minute)
            return;
        using var turn = await db.All.Engine.WriteTurn(ct);
        await db.Tokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, now), ct);
    }

    /// <summary>A token's rights are those chosen for it that its owner still holds.</summary>
    private async Task Welcome(User user, IReadOnlyCollection<string>? only, CancellationToken ct)
    {
        var held = await (from ur in db.UserRoles join rp in db.RolePermissions on ur.RoleId equals rp.RoleId where ur.UserId == user.Id select rp.Permission).ToListAsync(ct);
        var rights = held.Where(r => permissions.Knows(r) && (only is null || only.Contains(r))).ToHashSet(StringComparer.Ordinal);
        act.Actor = new Actor(user.Id.Value, user.Name, user.Language, rights);
        (presence.User, presence.Email, presence.Department, presence.TimeZone) = (user.Id, user.Email, user.Department, user.TimeZone);
        if (user.TimeZone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(user.TimeZone, out var zone))
            act.Zone = zone;
    }
}
