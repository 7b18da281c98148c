using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Roles;

/// <summary>At every start: a standard role for each department, and in them the permissions that modules brought since the last start.</summary>
[Needs(AdminPermission.ManageRoles)]
internal sealed class KeepStandardRoles(AdminDb db, IdSource ids, PermissionNames permissions) : IUseCase<KeepStandardRoles.Input, Done>
{
    public sealed record Input;

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var roles = await db.Roles.Where(r => r.Standard != null).ToListAsync(ct);
        foreach (var department in Enum.GetValues<Department>().Where(d => roles.TrueForAll(r => r.Standard != d)))
        {
            var role = new Role { Id = ids.Next<Role>(), Name = Role.StoredName(department), Standard = department };
            db.All.Add(role);
            roles.Add(role);
        }
        var known = (await db.All.Set<KnownPermission>().Select(p => p.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var held = (await db.RolePermissions.AsNoTracking().ToListAsync(ct)).Select(p => (p.RoleId, p.Permission)).ToHashSet();
        foreach (var permission in permissions.All.Where(p => !known.Contains(p.Code)))
        {
            db.All.Add(new KnownPermission { Code = permission.Code });
            foreach (var role in roles.Where(r => IsInStandard(permission, r.Standard!.Value) && held.Add((r.Id, permission.Code))))
                db.All.Add(new RolePermission { RoleId = role.Id, Permission = permission.Code });
        }
        return new Done();
    }

    /// <summary>Administration holds everything, whatever a module says.</summary>
    public static bool IsInStandard(Permission permission, Department department) =>
        department == Department.Administration || permission.Departments.Contains(department);
}

public static class StandardRoles
{
    /// <summary>Several nodes may start at once: who comes second finds it done.</summary>
    public static async Task Keep(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var kept = await runner.Run<KeepStandardRoles, KeepStandardRoles.Input, Done>(Actor.System, new(), ct: ct);
        if (!kept.Ok)
            await runner.Run<KeepStandardRoles, KeepStandardRoles.Input, Done>(Actor.System, new(), ct: ct);
    }
}
