using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.SecondFactor;

/// <summary>Draws a key for one's authenticator app. It counts only once a code proves that the app has it.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class StartSecondFactor(AdminDb db, CurrentAct act) : IUseCase<StartSecondFactor.Input, StartSecondFactor.Answer>
{
    public sealed record Input;

    /// <param name="Key">Base 32, to be typed where no camera is.</param>
    /// <param name="Uri">The <c>otpauth</c> address of the QR code.</param>
    public sealed record Answer(string Key, string Uri);

    public async Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Self(act, ct);
        if (user.SecondFactorKey is not null)
            return AlreadyOn;
        user.PendingSecondFactorKey ??= Totp.NewKey();
        return new Answer(user.PendingSecondFactorKey, Totp.Uri(user.PendingSecondFactorKey, user.Email));
    }

    private static readonly Refusal AlreadyOn = new("second-factor.already-on",
        new Text("二要素認証はすでに有効です。", "双重验证已启用。", "The second factor is on already."),
        new Text("別のアプリに移すときは、いったん無効にしてください。", "如需更换应用，请先停用。", "To move it to another app, turn it off first."), Kind: RefusalKind.Conflict);
}
