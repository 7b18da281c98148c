using Musubi.Admin.Links;
using Musubi.Admin.Roles;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Gives somebody an account and mails them a link with which they choose their password.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class InviteUser(AdminDb db, IdSource ids, Clock clock, LinkMail mail, PermissionNames permissions, CurrentAct act) : IUseCase<InviteUser.Input, Id<User>>
{
    public sealed record Input
    {
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public Language Language { get; init; }
        public Department Department { get; init; }

        /// <summary>None: the standard role of the department.</summary>
        public List<Id<Role>> Roles { get; init; } = [];
    }

    public async Task<Result<Id<User>>> Run(Input input, CancellationToken ct)
    {
        var draft = new UserDraft(input.Name, input.Email, input.Language, input.Department, input.Roles);
        var refusals = await draft.WhyNot(db, default, ct);
        if (await Reach.WhyNotGive(db, permissions, act.Actor, await draft.RolesToGive(db, ct), ct) is { } beyond)
            refusals.Add(beyond.At("Roles"));
        if (refusals.Count > 0)
            return refusals;
        var user = await draft.Add(db, ids, clock.Now, ct);
        mail.Send(user, LinkPurpose.Invitation);
        return user.Id;
    }
}
