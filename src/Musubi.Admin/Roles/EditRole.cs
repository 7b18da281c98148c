using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Roles;

/// <summary>Changes a role's name and what it may do. It takes effect at the next request of whoever holds it.</summary>
[Needs(AdminPermission.ManageRoles)]
internal sealed class EditRole(AdminDb db, PermissionNames permissions) : IUseCase<EditRole.Input, Done>
{
    public sealed record Input
    {
        public Id<Role> Id { get; init; }
        public int Version { get; init; }
        public string Name { get; init; } = "";
        public bool NeedsSecondFactor { get; init; }

        /// <summary>Codes of permissions.</summary>
        public List<string> Permissions { get; init; } = [];
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } role)
            return Refusal.NotFound(Words.Role, input.Id);
        db.All.Expect(role, input.Version);
        // A standard role is shown in the reader's language; saved under that name, it keeps its own.
        var name = role.Standard is { } department && input.Name.Trim() == role.Shown ? Role.StoredName(department) : input.Name.Trim();
        if (await WhyNot(db, permissions, name, role.Id, input.Permissions, ct) is { Count: > 0 } refusals)
            return refusals;
        (role.Name, role.NeedsSecondFactor) = (name, input.NeedsSecondFactor);
        Set(db, role.Id, await db.RolePermissions.Where(p => p.RoleId == role.Id).ToListAsync(ct), input.Permissions);
        db.All.Touch(role);
        return await Reach.WhyNotLeave(db, ct) is { } last ? last.At("Permissions") : new Done();
    }

    internal static async Task<List<Refusal>> WhyNot(AdminDb db, PermissionNames permissions, string name, Id<Role> self, IEnumerable<string> codes, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (name.Length == 0)
            refusals.Add(Refusal.Missing("Name", Words.Name));
        else if (name.Length > Role.MostName)
            refusals.Add(Refusal.TooLong("Name", Words.Name, name.Length, Role.MostName));
        else if (await db.Roles.AnyAsync(r => r.Name == name && r.Id != self, ct))
            refusals.Add(new Refusal("role.name-taken",
                new Text("役割「{0}」はすでにあります。", "角色“{0}”已存在。", "There is a role '{0}' already.").With(name),
                new Text("別の名前を付けてください。", "请换一个名称。", "Give it another name."), "Name", RefusalKind.Conflict));
        if (codes.FirstOrDefault(c => !permissions.Knows(c)) is { } unknown)
            refusals.Add(Refusal.NotFound(Words.Right, unknown).At("Permissions"));
        return refusals;
    }

    internal static void Set(AdminDb db, Id<Role> role, List<RolePermission> held, IReadOnlyCollection<string> wanted)
    {
        db.All.RemoveRange(held.Where(h => !wanted.Contains(h.Permission)));
        db.All.AddRange(wanted.Distinct().Where(w => held.TrueForAll(h => h.Permission != w)).Select(w => new RolePermission { RoleId = role, Permission = w }));
    }
}

/// <summary>Makes a role, empty or as a copy of another.</summary>
[Needs(AdminPermission.ManageRoles)]
internal sealed class CreateRole(AdminDb db, IdSource ids, PermissionNames permissions) : IUseCase<CreateRole.Input, Id<Role>>
{
    public sealed record Input
    {
        public string Name { get; init; } = "";

        /// <summary>The role whose rights it begins with; none for an empty one.</summary>
        public Id<Role> CopyOf { get; init; }
    }

    public async Task<Result<Id<Role>>> Run(Input input, CancellationToken ct)
    {
        var model = await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.CopyOf, ct);
        if (model is null && !input.CopyOf.IsNone)
            return Refusal.NotFound(Words.Role, input.CopyOf).At("CopyOf");
        if (await EditRole.WhyNot(db, permissions, input.Name.Trim(), default, [], ct) is { Count: > 0 } refusals)
            return refusals;
        var role = new Role { Id = ids.Next<Role>(), Name = input.Name.Trim(), NeedsSecondFactor = model?.NeedsSecondFactor ?? false };
        db.All.Add(role);
        if (model is not null)
            EditRole.Set(db, role.Id, [], await db.RolePermissions.Where(p => p.RoleId == model.Id).Select(p => p.Permission).ToListAsync(ct));
        return role.Id;
    }
}

/// <summary>Gives a standard role back what it held from the start.</summary>
[Needs(AdminPermission.ManageRoles)]
internal sealed class ResetRole(AdminDb db, PermissionNames permissions) : IUseCase<ResetRole.Input, Done>
{
    public sealed record Input
    {
        public Id<Role> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Id == input.Id && r.Standard != null, ct) is not { Standard: { } department } role)
            return Refusal.NotFound(Words.StandardRole, input.Id);
        role.Name = Role.StoredName(department);
        EditRole.Set(db, role.Id, await db.RolePermissions.Where(p => p.RoleId == role.Id).ToListAsync(ct),
            [.. permissions.All.Where(p => KeepStandardRoles.IsInStandard(p, department)).Select(p => p.Code)]);
        db.All.Touch(role);
        return await Reach.WhyNotLeave(db, ct) is { } last ? last : new Done();
    }
}

/// <summary>Deletes a role of the company's own making that nobody holds.</summary>
[Needs(AdminPermission.ManageRoles)]
internal sealed class DeleteRole(AdminDb db) : IUseCase<DeleteRole.Input, Done>
{
    public sealed record Input
    {
        public Id<Role> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } role)
            return Refusal.NotFound(Words.Role, input.Id);
        if (role.Standard is not null)
            return new Refusal("role.standard",
                new Text("標準の役割は削除できません。", "标准角色不能删除。", "A standard role stays."),
                new Text("使わない場合は、権限をすべて外してください。", "如不使用，可移除其全部权限。", "If you do not use it, take its rights away."), Kind: RefusalKind.Conflict);
        if (await db.UserRoles.CountAsync(r => r.RoleId == role.Id, ct) is > 0 and var holders)
            return new Refusal("role.held",
                new Text("この役割は{0}人が持っています。", "有{0}人拥有此角色。", "{0} {0:person holds|people hold} this role.").With(holders),
                new Text("先にそのユーザーから外してください。", "请先从这些用户移除。", "Take it from them first."), Kind: RefusalKind.Conflict);
        db.All.RemoveRange(await db.RolePermissions.Where(p => p.RoleId == role.Id).ToListAsync(ct));
        db.All.Remove(role);
        return new Done();
    }
}
