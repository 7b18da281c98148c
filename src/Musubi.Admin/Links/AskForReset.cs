using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Links;

/// <summary>Somebody at the door forgot their password. What they are told is the same whether the address is known or not.</summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class AskForReset(AdminDb db, LinkMail mail, Clock clock) : IUseCase<AskForReset.Input, Done>
{
    public sealed record Input
    {
        public string Email { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var key = User.Key(input.Email);
        var lately = clock.Now + PasswordLink.Lasts(LinkPurpose.Reset) - TimeSpan.FromMinutes(5);
        if (await db.Users.SingleOrDefaultAsync(u => u.EmailKey == key && u.IsActive, ct) is { } user
            && !await db.Links.AnyAsync(l => l.UserId == user.Id && l.Purpose == LinkPurpose.Reset && l.EndsAt > lately, ct))
            mail.Send(user, user.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.Reset);
        return new Done();
    }
}

/// <summary>An administrator sends somebody a link: the invitation again, or a new start for a forgotten password.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class SendLink(AdminDb db, LinkMail mail) : IUseCase<SendLink.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == input.Id && u.IsActive, ct) is not { } user)
            return Refusal.NotFound(Words.User, input.Id);
        mail.Send(user, user.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.Reset);
        return new Done();
    }
}
