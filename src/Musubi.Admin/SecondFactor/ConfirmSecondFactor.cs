using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.SecondFactor;

/// <summary>A first code from the app turns the second factor on. Answers the recovery codes, the only time they are seen.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class ConfirmSecondFactor(AdminDb db, CurrentAct act, Clock clock, IdSource ids) : IUseCase<ConfirmSecondFactor.Input, IReadOnlyList<string>>
{
    public sealed record Input
    {
        public string Code { get; init; } = "";
    }

    public async Task<Result<IReadOnlyList<string>>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Self(act, ct);
        var state = await db.SignInStates.SingleAsync(s => s.UserId == user.Id, ct);
        if (user.PendingSecondFactorKey is not { } key || Totp.StepOf(key, input.Code, clock.Now, state.LastStep) is not { } step)
            return WrongCode.At("Code");
        (user.SecondFactorKey, user.PendingSecondFactorKey, state.LastStep) = (key, null, step);
        return await RenewRecoveryCodes.Renew(db, ids, user.Id, ct);
    }

    public static readonly Refusal WrongCode = new("second-factor.wrong-code",
        new Text("コードが違います。", "验证码不正确。", "The code is wrong."),
        new Text("アプリに今表示されている6桁を入力してください。端末の時刻がずれていると合いません。", "请输入应用当前显示的6位数字；设备时间不准会导致不匹配。", "Type the six digits the app shows now. A device whose clock is off shows others."));
}

/// <summary>Draws new recovery codes; the old ones open nothing any more.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class RenewRecoveryCodes(AdminDb db, CurrentAct act, IdSource ids, Passwords passwords) : IUseCase<RenewRecoveryCodes.Input, IReadOnlyList<string>>
{
    public sealed record Input
    {
        public string Password { get; init; } = "";
    }

    public async Task<Result<IReadOnlyList<string>>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Self(act, ct);
        if (!passwords.IsRight(user, input.Password))
            return Passwords.Wrong.At("Password");
        if (user.SecondFactorKey is null)
            return StopSecondFactor.NotOn;
        return await Renew(db, ids, user.Id, ct);
    }

    internal static async Task<Result<IReadOnlyList<string>>> Renew(AdminDb db, IdSource ids, Id<User> user, CancellationToken ct)
    {
        db.All.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user).ToListAsync(ct));
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New()).ToList();
        db.All.AddRange(codes.Select(c => new RecoveryCode { Id = ids.Next<RecoveryCode>(), UserId = user, Hash = RecoveryCode.HashOf(c) }));
        return codes;
    }
}
