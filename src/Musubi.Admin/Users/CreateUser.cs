using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Gives somebody an account with a first password, told to them by other means, which they change when they first come in.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class CreateUser(NewUsers newUsers, Passwords passwords) : IUseCase<CreateUser.Input, Id<User>>
{
    public sealed record Input
    {
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public Language Language { get; init; }
        public Department Department { get; init; }

        /// <summary>None: the standard role of the department.</summary>
        public List<Id<Role>> Roles { get; init; } = [];
        public string Password { get; init; } = "";

        /// <summary>False only where everybody knows the password anyway: the demo.</summary>
        public bool MustChangePassword { get; init; } = true;
    }

    public async Task<Result<Id<User>>> Run(Input input, CancellationToken ct)
    {
        var welcome = await newUsers.Welcome(new(input.Name, input.Email, input.Language, input.Department, input.Roles), Passwords.WhyNot(input.Password, input.Name, input.Email, "Password"), ct);
        if (welcome.Ok)
            (welcome.Value.PasswordHash, welcome.Value.MustChangePassword) = (passwords.Hash(input.Password), input.MustChangePassword);
        return welcome.Then(u => u.Id);
    }
}

/// <summary>What is asked of everybody who gets an account, however they get it.</summary>
internal sealed record UserDraft(string Name, string Email, Language Language, Department Department, IReadOnlyList<Id<Role>> Roles)
{
    public async Task<List<Refusal>> WhyNot(AdminDb db, Id<User> self, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name))
            refusals.Add(Refusal.Missing("Name", Words.Name));
        else if (Name.Length > User.MostName)
            refusals.Add(Refusal.TooLong("Name", Words.Name, Name.Length, User.MostName));
        if (string.IsNullOrWhiteSpace(Email))
            refusals.Add(Refusal.Missing("Email", Words.Email));
        else if (Email.Length > User.MostEmail)
            refusals.Add(Refusal.TooLong("Email", Words.Email, Email.Length, User.MostEmail));
        else if (!MailAddress.TryCreate(Email.Trim(), out var address) || address.Address != Email.Trim())
            refusals.Add(new Refusal("user.not-an-address",
                new Text("「{0}」はメールアドレスではありません。", "“{0}”不是有效的邮箱地址。", "'{0}' is not an e-mail address.").With(Email),
                new Text("name@company.co.jp のように入力してください。", "请按 name@company.cn 的格式输入。", "Write it like name@company.com."), "Email"));
        else
        {
            var key = User.Key(Email);
            if (await db.Users.AnyAsync(u => u.EmailKey == key && u.Id != self, ct))
                refusals.Add(new Refusal("user.email-taken",
                    new Text("「{0}」のユーザーはすでにいます。", "邮箱“{0}”已有用户使用。", "Somebody already has the address '{0}'.").With(Email),
                    new Text("一覧でそのユーザーを開くか、別のアドレスを使ってください。", "请在列表中打开该用户，或改用其他邮箱。", "Open that user from the list, or use another address."), "Email", RefusalKind.Conflict));
        }
        if (Roles.Count > 0)
        {
            var wanted = Roles.Distinct().ToList();
            if (await db.Roles.CountAsync(r => wanted.Contains(r.Id), ct) != wanted.Count)
                refusals.Add(Refusal.NotFound(Words.Role, "").At("Roles"));
        }
        return refusals;
    }

    /// <summary>Adds the user with their roles, not yet with a way to sign in.</summary>
    public async Task<User> Add(AdminDb db, IdSource ids, DateTime now, CancellationToken ct)
    {
        var user = new User
        {
            Id = ids.Next<User>(), Name = Name.Trim(), Email = Email.Trim(), EmailKey = User.Key(Email), Language = Language, Department = Department,
            SecurityStamp = User.NewStamp(), CreatedAt = now,
        };
        db.All.Add(user);
        db.All.Add(new SignInState { UserId = user.Id });
        foreach (var role in await RolesToGive(db, ct))
            db.All.Add(new UserRole { UserId = user.Id, RoleId = role });
        return user;
    }

    /// <summary>Those chosen; else the standard role of the department.</summary>
    public async Task<IReadOnlyList<Id<Role>>> RolesToGive(AdminDb db, CancellationToken ct) =>
        Roles.Count > 0 ? [.. Roles.Distinct()] : await db.Roles.Where(r => r.Standard == Department).Select(r => r.Id).ToListAsync(ct);
}

/// <summary>How everybody gets an account: what is asked of them, and that nobody gives rights they lack.</summary>
internal sealed class NewUsers(AdminDb db, IdSource ids, Clock clock, PermissionNames permissions, CurrentAct act)
{
    /// <summary>The new user, not yet with a way to sign in.</summary>
    /// <param name="also">What else was found, to be said with the rest.</param>
    public async Task<Result<User>> Welcome(UserDraft draft, Refusal? also, CancellationToken ct)
    {
        var refusals = await draft.WhyNot(db, default, ct);
        if (await Reach.WhyNotGive(db, permissions, act.Actor, await draft.RolesToGive(db, ct), ct) is { } beyond)
            refusals.Add(beyond.At("Roles"));
        if (also is not null)
            refusals.Add(also);
        return refusals.Count > 0 ? refusals : await draft.Add(db, ids, clock.Now, ct);
    }
}
