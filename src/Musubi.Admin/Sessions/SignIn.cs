using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>
/// Address and password become a session. Whoever is refused learns only that one of the two was wrong, and in the same time:
/// whether somebody has the address is no stranger's business.
/// </summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class SignIn(AdminDb db, IdSource ids, Clock clock, Passwords passwords) : IUseCase<SignIn.Input, SignIn.Answer>
{
    public const int MostTries = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public sealed record Input
    {
        public string Email { get; init; } = "";
        public string Password { get; init; } = "";
        public bool StaySignedIn { get; init; }
        public string Device { get; init; } = "";
        public string Address { get; init; } = "";

        /// <summary>What was chosen before the door; it is the person's own from then on. Null where nothing was.</summary>
        public Language? Language { get; init; }

        /// <summary>The cookie of a device that was remembered.</summary>
        public string DeviceToken { get; init; } = "";
    }

    /// <summary>A wrong try is counted, so it is an answer that is kept, not a refusal that is rolled back.</summary>
    public sealed record Answer(string? Token, bool AwaitsSecondFactor, Refusal? Refused);

    public async Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        var key = User.Key(input.Email);
        var user = await db.Users.SingleOrDefaultAsync(u => u.EmailKey == key, ct);
        var state = user is null ? null : await db.SignInStates.SingleAsync(s => s.UserId == user.Id, ct);
        var right = passwords.IsRight(user, input.Password);
        // A locked door stays shut even to the right key: else it would tell a guesser that the key was right.
        if (state?.LockedUntil is { } until && until > clock.Now)
            return new Answer(null, false, Locked(until - clock.Now));
        if (!right || user is not { IsActive: true })
        {
            return new Answer(null, false, state?.Fail(clock.Now) == true ? Locked(LockedFor) : Wrong);
        }
        (state!.FailedTries, state.LockedUntil) = (0, null);
        var deviceHash = Session.HashOf(input.DeviceToken);
        var now = clock.Now;
        var awaits = user.SecondFactorKey is not null
            && !await db.RememberedDevices.AnyAsync(d => d.UserId == user.Id && d.TokenHash == deviceHash && d.Stamp == user.SecurityStamp && d.Until > now, ct);
        if (input.Language is { } chosen)
            user.Language = chosen;
        var token = Session.NewToken();
        db.All.Add(new Session
        {
            Id = ids.Next<Session>(), UserId = user.Id, TokenHash = Session.HashOf(token), Stamp = user.SecurityStamp, Device = Short(input.Device, 200), Address = Short(input.Address, 64),
            StartedAt = clock.Now, LastSeenAt = clock.Now, StaySignedIn = input.StaySignedIn, AwaitsSecondFactor = awaits,
        });
        return new Answer(token, awaits, null);
    }

    internal static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    internal static Refusal Locked(TimeSpan left) => new("sign-in.locked",
        new Text("続けて間違えたため、このアカウントはあと{0}分ロックされています。", "连续输入错误，该账户将再锁定{0}分钟。", "Too many wrong tries: this account is locked for another {0} {0:minute|minutes}.").With((int)Math.Ceiling(left.TotalMinutes)),
        new Text("時間をおいてやり直すか、管理者に解除を依頼してください。", "请稍后再试，或请管理员解锁。", "Wait, or ask an administrator to unlock it."), Kind: RefusalKind.TooMany);

    private static readonly Refusal Wrong = new("sign-in.wrong",
        new Text("メールアドレスかパスワードが違います。", "邮箱或密码不正确。", "The e-mail address or the password is wrong."),
        new Text("大文字・小文字と入力モードを確かめて、もう一度入力してください。", "请检查大小写和输入法后重试。", "Check capitals and the input mode, and type them again."), Kind: RefusalKind.Forbidden);
}
