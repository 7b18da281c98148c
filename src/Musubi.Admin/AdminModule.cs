using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Musubi.Admin.Account;
using Musubi.Admin.Companies;
using Musubi.Admin.Holidays;
using Musubi.Admin.Links;
using Musubi.Admin.Mail;
using Musubi.Admin.Outbox;
using Musubi.Admin.Passkeys;
using Musubi.Admin.Roles;
using Musubi.Admin.SecondFactor;
using Musubi.Admin.Security;
using Musubi.Admin.Sessions;
using Musubi.Admin.Tokens;
using Musubi.Admin.Trail;
using Musubi.Admin.Users;
using Musubi.Admin.Welcome;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Jobs;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;
using Musubi.Modules.Visits;

namespace Musubi.Admin;

/// <summary>Who may come in and what they may do: users, roles, sign-in, sessions, tokens; the company's own settings; the trail.</summary>
public sealed class AdminModule : Module
{
    public override Text Name { get; } = new("管理", "管理", "Administration");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(AdminPermission.ManageUsers, new("ユーザーの管理", "管理用户", "manage users"), Department.Administration),
        new(AdminPermission.ManageRoles, new("役割と権限の管理", "管理角色与权限", "manage roles and rights"), Department.Administration),
        new(AdminPermission.SetCompany, new("自社情報の変更", "修改公司信息", "set the company's facts"), Department.Administration, Department.Management),
        new(AdminPermission.SetHolidays, HolidayWords.PermissionSet, Department.Administration, Department.People, Department.Finance),
        new(AdminPermission.SetMail, MailWords.PermissionSet, Department.Administration),
        new(AdminPermission.ReadTrail, new("監査証跡の閲覧", "查看审计日志", "read the audit trail"), Department.Administration, Department.Management),
        new(AdminPermission.ManageOutbox, new("送信箱の管理", "管理发件箱", "manage the outbox"), Department.Administration),
        new(AdminPermission.OwnAccount, new("自分のアカウントの管理", "管理自己的账户", "manage their own account"), Enum.GetValues<Department>()),
    ];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<User>(e =>
        {
            e.Property(u => u.Name).HasMaxLength(User.MostName);
            e.Property(u => u.Email).HasMaxLength(User.MostEmail);
            e.Property(u => u.EmailKey).HasMaxLength(User.MostEmail);
            e.Property(u => u.PasswordHash).HasMaxLength(200);
            e.Property(u => u.SecurityStamp).HasMaxLength(40);
            e.Property(u => u.TimeZone).HasMaxLength(60);
            e.HasIndex(u => u.EmailKey).IsUnique();
        });
        model.Entity<Company>();
        model.Entity<Holiday>(e =>
        {
            e.Property(h => h.Calendar).HasMaxLength(3);
            e.Property(h => h.Name).HasMaxLength(Holiday.MostName);
            e.HasIndex(h => new { h.Calendar, h.Day }).IsUnique();
        });
        model.Entity<MailSettings>(e =>
        {
            e.Property(s => s.Host).HasMaxLength(MailSettings.MostHost);
            e.Property(s => s.User).HasMaxLength(MailSettings.MostHost);
            e.Property(s => s.From).HasMaxLength(MailSettings.MostHost);
            e.Property(s => s.Password).HasMaxLength(2000);
        });
        model.Entity<MailedDocument>(e =>
        {
            e.Property(m => m.SubjectKind).HasMaxLength(100);
            e.Property(m => m.Form).HasMaxLength(40);
            e.Property(m => m.To).HasMaxLength(MailDocument.MostTo);
            e.Property(m => m.Subject).HasMaxLength(MailDocument.MostSubject);
            e.HasIndex(m => new { m.SubjectKind, m.SubjectId });
        });
        model.Entity<UserRole>().HasKey(r => new { r.UserId, r.RoleId });
        model.Entity<SignInState>().HasKey(s => s.UserId);
        model.Entity<Role>(e =>
        {
            e.Property(r => r.Name).HasMaxLength(Role.MostName);
            e.HasIndex(r => r.Standard).IsUnique();
            e.HasIndex(r => r.Name).IsUnique();
        });
        model.Entity<RolePermission>(e =>
        {
            e.HasKey(p => new { p.RoleId, p.Permission });
            e.Property(p => p.Permission).HasMaxLength(80);
        });
        model.Entity<KnownPermission>().HasKey(p => p.Code);
        model.Entity<KnownPermission>().Property(p => p.Code).HasMaxLength(80);
        model.Entity<Session>(e =>
        {
            e.Property(s => s.TokenHash).HasMaxLength(64);
            e.Property(s => s.Stamp).HasMaxLength(40);
            e.Property(s => s.Device).HasMaxLength(200);
            e.Property(s => s.Address).HasMaxLength(64);
            e.HasIndex(s => s.TokenHash).IsUnique();
            e.HasIndex(s => new { s.UserId, s.StartedAt });
        });
        model.Entity<PasswordLink>(e =>
        {
            e.Property(l => l.TokenHash).HasMaxLength(64);
            e.HasIndex(l => l.TokenHash).IsUnique();
            e.HasIndex(l => l.UserId);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.Property(c => c.Hash).HasMaxLength(64);
            e.HasIndex(c => new { c.UserId, c.Hash });
        });
        model.Entity<RememberedDevice>(e =>
        {
            e.Property(d => d.TokenHash).HasMaxLength(64);
            e.Property(d => d.Stamp).HasMaxLength(40);
            e.HasIndex(d => new { d.UserId, d.TokenHash });
        });
        model.Entity<ApiToken>(e =>
        {
            e.Property(t => t.Name).HasMaxLength(ApiToken.MostName);
            e.Property(t => t.TokenHash).HasMaxLength(64);
            e.Property(t => t.Start).HasMaxLength(20);
            e.HasIndex(t => t.TokenHash).IsUnique();
            e.HasIndex(t => t.UserId);
        });
        model.Entity<Passkey>(e =>
        {
            e.Property(p => p.Name).HasMaxLength(Passkey.MostName);
            e.Property(p => p.CredentialId).HasMaxLength(1400);
            e.Property(p => p.Transports).HasMaxLength(100);
            e.HasIndex(p => p.CredentialId).IsUnique();
            e.HasIndex(p => p.UserId);
        });
        model.Entity<DataKey>().Property(k => k.Id).HasMaxLength(100);
    }

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton<CompanyZone>();
        services.AddScoped<CompanyProfile>().AddScoped<WorkingDays>().AddScoped<IReportOwner, CompanyName>();
        foreach (var calendar in new[] { Holiday.Own, "JP", "CN" })
            services.AddSingleton<ImportTarget>(new HolidayImport(calendar));
        services.AddScoped<IKeptAWhile, OldSessions>();
        services.AddScoped<IHomePart, OutboxHome>();
        services.AddScoped<IOpenHouse, OpenHouse>();
        services.AddScoped<AdminDb>().AddScoped<Gate>().AddScoped<Presence>();
        services.AddIdentityCore<User>().AddUserStore<UserStore>();
        services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddScoped<Passwords>().AddScoped<LinkMail>().AddScoped<NewUsers>();
        services.AddSingleton<Inhabited>();
        services.AddKeys();
        services.TryAddSingleton(MailEnvironment.Read());
        services.AddScoped<MailDesk>().AddScoped<MailTest>();
        services.AddScoped<IOutboxSender, MailSender>();
        services.TryAddSingleton(new SiteAddress(new Uri("http://127.0.0.1:5080")));
    }

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Administration, Words.Users, "/admin/users", "users", AdminPermission.ManageUsers, 'u'),
        new(Department.Administration, Words.Roles, "/admin/roles", "shield", AdminPermission.ManageRoles),
        new(Department.Administration, Words.Sessions, "/admin/sessions", "monitor", AdminPermission.ManageUsers),
        new(Department.Administration, CompanyWords.Company, "/admin/company", "building-2", AdminPermission.SetCompany),
        new(Department.Administration, HolidayWords.Holidays, "/admin/holidays", "calendar", AdminPermission.SetHolidays),
        new(Department.Administration, MailWords.MailServer, "/admin/mail", "mail", AdminPermission.SetMail),
        new(Department.Administration, SecurityWords.Security, "/admin/security", "shield-check", AdminPermission.ManageUsers),
        new(Department.Administration, Words.Trail, "/admin/audit", "history", AdminPermission.ReadTrail),
        new(Department.Administration, Words.Outbox, "/admin/outbox", "send", AdminPermission.ManageOutbox),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } =
    [
        new(Department.Administration, Words.Invite, "/admin/users/new", "user-plus", AdminPermission.ManageUsers),
    ];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("company", CompanyWords.Company), new("holiday", HolidayWords.Holiday), new("mail_settings", MailWords.MailServer), new("mailed_document", MailWords.MailedDocument), new("mailed_document.Subject", MailWords.Subject), new("mailed_document.To", MailWords.To),
        new(nameof(MailDocument), new("メールで送りました", "用邮件发送了", "sent it by e-mail")),
        new("sign_in_state", new("サインインの状態", "登录状态", "tries at the door")), new("sign_in_state.FailedTries", new("続けて失敗した回数", "连续失败次数", "Wrong tries in a row")), new("sign_in_state.LockedUntil", new("ロックの終わり", "锁定截止", "Locked until")),
        new("session", Words.Sessions), new("api_token", Words.Tokens), new("api_token.Name", Words.TokenName), new("api_token.EndsAt", Words.Until), new("passkey", new("パスキー", "通行密钥", "passkey")), new("passkey.Name", Words.Label),
        new(nameof(CreateToken), new("APIトークンを作成しました", "创建了API令牌", "made an API token")), new(nameof(RevokeToken), new("APIトークンを取り消しました", "吊销了API令牌", "revoked an API token")),
        new(nameof(StartSecondFactor), new("二要素認証の設定を始めました", "开始设置双重验证", "began to set up the second factor")), new(nameof(ConfirmSecondFactor), new("二要素認証を有効にしました", "启用了双重验证", "turned the second factor on")),
        new(nameof(StopSecondFactor), new("二要素認証を無効にしました", "停用了双重验证", "turned the second factor off")), new(nameof(ResetSecondFactor), new("二要素認証を解除しました", "重置了双重验证", "reset the second factor")),
        new(nameof(RenewRecoveryCodes), new("回復コードを作り直しました", "重新生成了恢复代码", "made new recovery codes")), new(nameof(AddPasskey), new("パスキーを追加しました", "添加了通行密钥", "added a passkey")),
        new(nameof(RemovePasskey), new("パスキーを削除しました", "删除了通行密钥", "removed a passkey")), new(nameof(ChangePassword), new("パスワードを変更しました", "修改了密码", "changed their password")),
        new(nameof(EndSession), new("セッションを終了しました", "结束了会话", "ended a session")), new(nameof(EndOtherSessions), new("ほかのセッションを終了しました", "结束了其他会话", "ended their other sessions")),
        new(nameof(ChooseLanguage), new("表示言語を選びました", "选择了显示语言", "chose their language")),
    ];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("user", Words.User, "/admin/users/{0}", "user"),
        new("role", Words.Role, "/admin/roles/{0}", "shield"),
    ];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [UserList.Definition, SessionList.Definition, TrailList.Definition, OutboxList.Definition];

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<CreateUser>("POST", "/admin/users");
        api.MapAct<InviteUser>("POST", "/admin/users/invitations");
        api.MapAct<EditUser>("PUT", "/admin/users/{id}");
        api.MapAct<DeactivateUser>("POST", "/admin/users/{id}/deactivate");
        api.MapAct<ReactivateUser>("POST", "/admin/users/{id}/reactivate");
        api.MapAct<UnlockUser>("POST", "/admin/users/{id}/unlock");
        api.MapAct<SendLink>("POST", "/admin/users/{id}/link");
        api.MapAct<ResetSecondFactor>("POST", "/admin/users/{id}/reset-second-factor");
        api.MapGet("/admin/company", async (CompanyProfile profile, CancellationToken ct) => TypedResults.Json(SetCompany.Input.Of(await profile.Get(ct)), Inputs.Json))
            .WithName("Company").Produces<SetCompany.Input>().Needs(AdminPermission.SetCompany);
        api.MapAct<SetCompany>("PUT", "/admin/company");
        api.MapLogo();
        api.MapAct<SetHolidays>("POST", "/admin/holidays");
        api.MapAct<RemoveHoliday>("DELETE", "/admin/holidays/{id}");
        api.MapHolidays();
        api.MapAct<SetMailServer>("PUT", "/admin/mail");
        api.MapAct<MailDocument>("POST", "/mail");
        api.MapPost("/admin/mail/test", async (string? to, MailTest test, CurrentAct act, CancellationToken ct) =>
            {
                var sent = await test.Send(to ?? "", act.Actor.Language, ct);
                return sent.Ok ? TypedResults.Json(new { answer = sent.Value }, Inputs.Json) : Problem.Of(sent.Refusals);
            }).WithName("TestMail").ProducesProblem(400).Needs(AdminPermission.SetMail).DisableAntiforgery();
        api.MapAct<RetryMessage>("POST", "/admin/outbox/{id}/retry");
        api.MapAct<GiveUpMessage>("POST", "/admin/outbox/{id}/give-up");
        api.MapGet("/admin/audit/proof", async (AuditProof proof, CancellationToken ct) =>
            {
                var found = await proof.Check(ct);
                return TypedResults.Json(new { found.Checked, faults = found.Faults.Select(f => new { f.Subject, what = f.What.ToString() }) }, Inputs.Json);
            }).WithName("VerifyTrail").Needs(AdminPermission.ReadTrail);
        api.MapAct<CreateRole>("POST", "/admin/roles");
        api.MapAct<EditRole>("PUT", "/admin/roles/{id}");
        api.MapAct<ResetRole>("POST", "/admin/roles/{id}/reset");
        api.MapAct<DeleteRole>("DELETE", "/admin/roles/{id}");
        api.MapRoles();
        api.MapAct<EditProfile>("PUT", "/me");
        api.MapAct<ChooseLanguage>("PUT", "/me/language");
        api.MapAct<ChangePassword>("PUT", "/me/password");
        api.MapAct<StartSecondFactor>("POST", "/me/second-factor");
        api.MapAct<ConfirmSecondFactor>("POST", "/me/second-factor/confirm");
        api.MapAct<RenewRecoveryCodes>("POST", "/me/second-factor/recovery-codes");
        api.MapAct<StopSecondFactor>("POST", "/me/second-factor/stop");
        api.MapAct<RemovePasskey>("DELETE", "/me/passkeys/{id}");
        api.MapAct<EndSession>("DELETE", "/sessions/{id}");
        api.MapAct<EndOtherSessions>("POST", "/me/sessions/end-others");
        api.MapAct<CreateToken>("POST", "/me/tokens");
        api.MapAct<RevokeToken>("DELETE", "/tokens/{id}");
        api.MapMe();
    }
}

public static class AdminPermission
{
    public const string ManageUsers = "admin.manage-users";
    public const string ManageRoles = "admin.manage-roles";
    public const string ReadTrail = "admin.read-trail";
    public const string ManageOutbox = "admin.manage-outbox";
    public const string SetMail = "admin.set-mail";
    public const string SetHolidays = "admin.set-holidays";
    public const string SetCompany = "admin.set-company";

    /// <summary>What everybody with an account may do to it: profile, password, second factor, sessions, tokens.</summary>
    public const string OwnAccount = "admin.own-account";

    /// <summary>Held by nobody's role: the doormat's own right, with which the sign-in page acts for whoever stands before it.</summary>
    internal const string ComeIn = "admin.come-in";
}
