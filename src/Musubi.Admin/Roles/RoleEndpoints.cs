using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Admin.Roles;

internal sealed record RoleRow(Id<Role> Id, string Name, Department? Standard, bool NeedsSecondFactor, int Users, int Version, IReadOnlyList<string> Permissions);

internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/roles", async (AdminDb db, CancellationToken ct) => TypedResults.Json(await All(db, ct), Inputs.Json))
            .WithName("Roles").Produces<IReadOnlyList<RoleRow>>().Needs(AdminPermission.ManageRoles);
        api.MapGet("/admin/permissions", (PermissionNames permissions) =>
                TypedResults.Json(permissions.All.OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new { p.Code, Name = p.Name.ToString(), p.Departments }), Inputs.Json))
            .WithName("Permissions").Needs(AdminPermission.ManageRoles);
    }

    /// <summary>There are a dozen, not thousands.</summary>
    public static async Task<List<RoleRow>> All(AdminDb db, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        var users = await (from ur in db.UserRoles join u in db.Users on ur.UserId equals u.Id where u.IsActive group ur by ur.RoleId into g select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var held = (await db.RolePermissions.AsNoTracking().OrderBy(p => p.Permission).ToListAsync(ct)).ToLookup(p => p.RoleId, p => p.Permission);
        return [.. roles.OrderBy(r => r.Standard is null).ThenBy(r => r.Standard).ThenBy(r => r.Id)
            .Select(r => new RoleRow(r.Id, r.Shown, r.Standard, r.NeedsSecondFactor, users.GetValueOrDefault(r.Id), r.Version, [.. held[r.Id]]))];
    }
}
