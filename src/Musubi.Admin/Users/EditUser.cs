using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Changes somebody's name, address, language, department and roles. Rights change at their next request.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class EditUser(AdminDb db, PermissionNames permissions, CurrentAct act) : IUseCase<EditUser.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
        public int Version { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public Language Language { get; init; }
        public Department Department { get; init; }
        public List<Id<Role>> Roles { get; init; } = [];
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == input.Id, ct) is not { } user)
            return Refusal.NotFound(Words.User, input.Id);
        db.All.Expect(user, input.Version);
        var held = await db.UserRoles.Where(r => r.UserId == user.Id).ToListAsync(ct);
        var given = input.Roles.Distinct().Where(r => held.TrueForAll(h => h.RoleId != r)).ToList();
        var refusals = await new UserDraft(input.Name, input.Email, input.Language, input.Department, input.Roles).WhyNot(db, user.Id, ct);
        if (await Reach.WhyNotGive(db, permissions, act.Actor, given, ct) is { } beyond)
            refusals.Add(beyond.At("Roles"));
        // Whoever may change an address may have its password reset: an account that may do more is out of reach.
        if (user.Email != input.Email.Trim() && await Reach.WhyNotGive(db, permissions, act.Actor, [.. held.Select(h => h.RoleId)], ct) is { } above)
            refusals.Add(above.At("Email"));
        if (refusals.Count > 0)
            return refusals;
        (user.Name, user.Email, user.EmailKey, user.Language, user.Department) = (input.Name.Trim(), input.Email.Trim(), User.Key(input.Email), input.Language, input.Department);
        db.All.RemoveRange(held.Where(h => !input.Roles.Contains(h.RoleId)));
        db.All.AddRange(given.Select(r => new UserRole { UserId = user.Id, RoleId = r }));
        db.All.Touch(user);
        return await Reach.WhyNotLeave(db, ct) is { } last ? last.At("Roles") : new Done();
    }
}
