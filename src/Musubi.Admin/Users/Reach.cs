using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>How far an administrator's hand reaches: nobody gives what they do not hold, and somebody must always be left who can.</summary>
internal static class Reach
{
    /// <summary>Whoever manages users but not roles could else give themselves any role. Null: may give them all.</summary>
    public static async Task<Refusal?> WhyNotGive(AdminDb db, PermissionNames permissions, Actor actor, IReadOnlyCollection<Id<Role>> roles, CancellationToken ct)
    {
        if (actor.May(AdminPermission.ManageRoles) || roles.Count == 0)
            return null;
        var inside = await db.RolePermissions.Where(p => roles.Contains(p.RoleId)).Select(p => p.Permission).Distinct().OrderBy(p => p).ToListAsync(ct);
        if (inside.Find(p => permissions.Knows(p) && !actor.May(p)) is not { } beyond)
            return null;
        return new Refusal("user.role-beyond-own",
            new Text("この役割には、あなたにない権限「{0}」が含まれています。", "该角色包含您没有的权限“{0}”。", "The role holds a right that you do not: {0}.").With(permissions.Of(beyond)),
            new Text("その権限を持つ管理者に依頼してください。", "请由拥有该权限的管理员操作。", "Ask an administrator who holds it."), Kind: RefusalKind.Forbidden);
    }

    /// <summary>
    /// Null while, with all that this act has changed so far, an active user with a password is left who manages users and roles. The changes
    /// are saved to be looked at; a refusal rolls them back with the rest of the act.
    /// </summary>
    public static async Task<Refusal?> WhyNotLeave(AdminDb db, CancellationToken ct)
    {
        await db.All.SaveChangesAsync(ct);
        var holders = from ur in db.UserRoles join rp in db.RolePermissions on ur.RoleId equals rp.RoleId select new { ur.UserId, rp.Permission };
        if (await db.Users.AnyAsync(u => u.IsActive && u.PasswordHash != null
            && holders.Any(h => h.UserId == u.Id && h.Permission == AdminPermission.ManageUsers)
            && holders.Any(h => h.UserId == u.Id && h.Permission == AdminPermission.ManageRoles), ct))
            return null;
        return new Refusal("user.last-administrator",
            new Text("これを行うと、ユーザーと役割を管理できる人がいなくなります。", "此操作之后将没有人能管理用户和角色。", "After this, nobody would be left who can manage users and roles."),
            new Text("先に、ほかの人に管理の役割を付けてください。", "请先将管理角色授予其他人。", "Give somebody else the administration role first."), Kind: RefusalKind.Conflict);
    }
}
