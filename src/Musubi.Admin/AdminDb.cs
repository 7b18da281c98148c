using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Links;
using Musubi.Admin.Passkeys;
using Musubi.Admin.Roles;
using Musubi.Admin.SecondFactor;
using Musubi.Admin.Sessions;
using Musubi.Admin.Tokens;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin;

/// <summary>The tables of administration.</summary>
internal sealed class AdminDb(MusubiDb db)
{
    public MusubiDb All => db;
    public IQueryable<User> Users => db.Set<User>();
    public IQueryable<UserRole> UserRoles => db.Set<UserRole>();
    public IQueryable<SignInState> SignInStates => db.Set<SignInState>();
    public IQueryable<Role> Roles => db.Set<Role>();
    public IQueryable<RolePermission> RolePermissions => db.Set<RolePermission>();
    public IQueryable<Session> Sessions => db.Set<Session>();
    public IQueryable<ApiToken> Tokens => db.Set<ApiToken>();
    public IQueryable<PasswordLink> Links => db.Set<PasswordLink>();
    public IQueryable<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
    public IQueryable<RememberedDevice> RememberedDevices => db.Set<RememberedDevice>();
    public IQueryable<Passkey> Passkeys => db.Set<Passkey>();

    /// <summary>The account of whoever acts.</summary>
    public Task<User> Self(CurrentAct act, CancellationToken ct) => Users.SingleAsync(u => u.Id == new Id<User>(act.Actor.Id), ct);

    /// <summary>Their roles that ask for a second factor.</summary>
    public IQueryable<Role> NeedsSecondFactor(Id<User> user) => Roles.Where(r => r.NeedsSecondFactor && UserRoles.Any(ur => ur.UserId == user && ur.RoleId == r.Id)).OrderBy(r => r.Id);
}
