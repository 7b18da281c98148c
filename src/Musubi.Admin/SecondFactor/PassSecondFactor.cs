using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.SecondFactor;

/// <summary>The second step of a sign-in: a code of the app, or one from the paper. Wrong ones count as wrong passwords do.</summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class PassSecondFactor(AdminDb db, IdSource ids, Clock clock) : IUseCase<PassSecondFactor.Input, PassSecondFactor.Answer>
{
    /// <summary>The time one has between password and code.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public sealed record Input
    {
        /// <summary>The token of the session that waits.</summary>
        public string Token { get; init; } = "";
        public string Code { get; init; } = "";
        public bool RememberDevice { get; init; }
    }

    /// <param name="DeviceToken">For the cookie of a remembered device.</param>
    public sealed record Answer(bool StaySignedIn, string? DeviceToken, Refusal? Refused);

    public async Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        var hash = Session.HashOf(input.Token);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.TokenHash == hash && s.AwaitsSecondFactor && s.EndedAt == null, ct);
        var user = session is null ? null : await db.Users.SingleOrDefaultAsync(u => u.Id == session.UserId && u.IsActive && u.SecurityStamp == session.Stamp, ct);
        if (session is null || user is null || clock.Now > session.StartedAt + Within)
            return new Answer(false, null, TooLate);
        var state = await db.SignInStates.SingleAsync(s => s.UserId == user.Id, ct);
        if (state.LockedUntil > clock.Now)
            return new Answer(false, null, SignIn.Locked(state.LockedUntil.Value - clock.Now));
        if (!await Fits(user, state, input.Code, ct))
            return new Answer(false, null, state.Fail(clock.Now) ? SignIn.Locked(SignIn.LockedFor) : ConfirmSecondFactor.WrongCode.At("Code"));
        (state.FailedTries, session.AwaitsSecondFactor) = (0, false);
        if (!input.RememberDevice)
            return new Answer(session.StaySignedIn, null, null);
        var token = Session.NewToken();
        db.All.Add(new RememberedDevice { Id = ids.Next<RememberedDevice>(), UserId = user.Id, TokenHash = Session.HashOf(token), Stamp = user.SecurityStamp, Until = clock.Now + RememberedDevice.For });
        return new Answer(session.StaySignedIn, token, null);
    }

    private async Task<bool> Fits(User user, SignInState state, string typed, CancellationToken ct)
    {
        if (user.SecondFactorKey is { } key && Totp.StepOf(key, typed, clock.Now, state.LastStep) is { } step)
        {
            state.LastStep = step;
            return true;
        }
        var hash = RecoveryCode.HashOf(typed);
        if (await db.RecoveryCodes.FirstOrDefaultAsync(c => c.UserId == user.Id && c.Hash == hash, ct) is not { } paper)
            return false;
        db.All.Remove(paper);
        return true;
    }

    private static readonly Refusal TooLate = new("second-factor.too-late",
        new Text("確認の時間が過ぎました。", "验证已超时。", "The time for the code is over."),
        new Text("もう一度サインインしてください。", "请重新登录。", "Sign in again."), Kind: RefusalKind.Unauthenticated);
}
