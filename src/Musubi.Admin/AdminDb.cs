using Musubi.Admin.Roles;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data;

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
}
