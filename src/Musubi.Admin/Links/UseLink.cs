using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Links;

/// <summary>Whoever holds the link chooses the password. The link and every other one is used up, every session ends; the second factor stays.</summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class UseLink(AdminDb db, Clock clock, Passwords passwords) : IUseCase<UseLink.Input, Done>
{
    public sealed record Input
    {
        public string Token { get; init; } = "";
        public string Password { get; init; } = "";
        public string Again { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var hash = Session.HashOf(input.Token);
        var link = await db.Links.SingleOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.EndsAt > clock.Now, ct);
        var user = link is null ? null : await db.Users.SingleOrDefaultAsync(u => u.Id == link.UserId && u.IsActive, ct);
        if (user is null)
            return Spent;
        if (Passwords.WhyNot(input.Password, user.Name, user.Email, "Password") is { } weak)
            return weak;
        if (input.Password != input.Again)
            return Passwords.Differ.At("Again");
        (user.PasswordHash, user.SecurityStamp, user.MustChangePassword) = (passwords.Hash(input.Password), User.NewStamp(), false);
        foreach (var other in await db.Links.Where(l => l.UserId == user.Id && l.UsedAt == null).ToListAsync(ct))
            other.UsedAt = clock.Now;
        var state = await db.SignInStates.SingleAsync(s => s.UserId == user.Id, ct);
        (state.FailedTries, state.LockedUntil) = (0, null);
        return new Done();
    }

    public static readonly Refusal Spent = new("link.spent",
        new Text("このリンクは使えません。すでに使われたか、期限が過ぎています。", "此链接无效：已被使用或已过期。", "This link does not work: it was used, or its time is over."),
        new Text("サインイン画面の「パスワードを忘れた」から、新しいリンクを受け取ってください。", "请在登录页点击“忘记密码”获取新链接。", "Ask for a new one with 'Forgot password' on the sign-in page."), Kind: RefusalKind.NotFound);
}
