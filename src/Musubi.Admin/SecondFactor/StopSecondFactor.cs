using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.SecondFactor;

/// <summary>Turns one's own second factor off; refused where a role asks for it.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class StopSecondFactor(AdminDb db, CurrentAct act, Passwords passwords) : IUseCase<StopSecondFactor.Input, Done>
{
    public sealed record Input
    {
        public string Password { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Self(act, ct);
        if (!passwords.IsRight(user, input.Password))
            return Passwords.Wrong.At("Password");
        if (user.SecondFactorKey is null)
            return NotOn;
        if (await db.NeedsSecondFactor(user.Id).FirstOrDefaultAsync(ct) is { } role)
            return new Refusal("second-factor.required",
                new Text("役割「{0}」には二要素認証が必要です。", "角色“{0}”要求双重验证。", "The role '{0}' asks for a second factor.").With(role.Shown),
                new Text("管理者に相談してください。アプリを替えるときは、管理者に再設定を依頼できます。", "请联系管理员；如需更换应用，可请管理员重置。", "Talk to an administrator, who can also reset it when you change apps."), Kind: RefusalKind.Conflict);
        await Clear(db, user, ct);
        return new Done();
    }

    internal static async Task Clear(AdminDb db, User user, CancellationToken ct)
    {
        (user.SecondFactorKey, user.PendingSecondFactorKey) = (null, null);
        db.All.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(ct));
        db.All.RemoveRange(await db.RememberedDevices.Where(d => d.UserId == user.Id).ToListAsync(ct));
    }

    internal static readonly Refusal NotOn = new("second-factor.not-on",
        new Text("二要素認証は有効になっていません。", "双重验证未启用。", "The second factor is not on."), Kind: RefusalKind.Conflict);
}

/// <summary>An administrator frees somebody who lost telephone and paper. Their sessions end.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class ResetSecondFactor(AdminDb db) : IUseCase<ResetSecondFactor.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == input.Id, ct) is not { } user)
            return Refusal.NotFound(Words.User, input.Id);
        await StopSecondFactor.Clear(db, user, ct);
        user.SecurityStamp = User.NewStamp();
        return new Done();
    }
}
