using Musubi.Admin.Links;
using Musubi.Admin.Roles;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Gives somebody an account and mails them a link with which they choose their password.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class InviteUser(NewUsers newUsers, LinkMail mail) : IUseCase<InviteUser.Input, Id<User>>
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
        var welcome = await newUsers.Welcome(new(input.Name, input.Email, input.Language, input.Department, input.Roles), null, ct);
        if (welcome.Ok)
            mail.Send(welcome.Value, LinkPurpose.Invitation);
        return welcome.Then(u => u.Id);
    }
}
