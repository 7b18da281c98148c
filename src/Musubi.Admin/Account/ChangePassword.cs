using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Account;

/// <summary>Changes one's own password. Every other session ends.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class ChangePassword(AdminDb db, CurrentAct act, Passwords passwords) : IUseCase<ChangePassword.Input, Done>
{
    public sealed record Input
    {
        public string Present { get; init; } = "";
        public string Password { get; init; } = "";
        public string Again { get; init; } = "";

        /// <summary>The session one is in, which goes on.</summary>
        public Id<Session> Session { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Self(act, ct);
        var refusals = new List<Refusal>();
        if (!passwords.IsRight(user, input.Present))
            refusals.Add(Passwords.Wrong.At("Present"));
        if (Passwords.WhyNot(input.Password, user.Name, user.Email, "Password") is { } weak)
            refusals.Add(weak);
        else if (input.Password == input.Present)
            refusals.Add(Same);
        if (input.Password != input.Again)
            refusals.Add(Passwords.Differ.At("Again"));
        if (refusals.Count > 0)
            return refusals;
        (user.PasswordHash, user.SecurityStamp, user.MustChangePassword) = (passwords.Hash(input.Password), User.NewStamp(), false);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == input.Session && s.UserId == user.Id && s.EndedAt == null, ct) is { } session)
            session.Stamp = user.SecurityStamp;
        return new Done();
    }

    private static readonly Refusal Same = new("password.same",
        new Text("今と同じパスワードです。", "与当前密码相同。", "That is the password you have."),
        new Text("別のパスワードを入力してください。", "请输入不同的密码。", "Type another one."), "Password");
}
