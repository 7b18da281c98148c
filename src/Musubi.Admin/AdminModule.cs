using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Musubi.Admin.Companies;
using Musubi.Admin.Roles;
using Musubi.Admin.Security;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;

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
        new(AdminPermission.OwnAccount, new("自分のアカウントの管理", "管理自己的账户", "manage their own account"), Enum.GetValues<Department>()),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, CompanyWords.Company, "/admin/company", "building-2", AdminPermission.SetCompany)];

    public override void MapApi(IEndpointRouteBuilder api) => api.MapAct<SetCompany>("PUT", "/admin/company");

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<User>(e =>
        {
            e.Property(u => u.Name).HasMaxLength(User.MostName);
            e.Property(u => u.Email).HasMaxLength(User.MostEmail);
            e.Property(u => u.EmailKey).HasMaxLength(User.MostEmail);
            e.Property(u => u.PasswordHash).HasMaxLength(200);
            e.Property(u => u.SecurityStamp).HasMaxLength(40);
            e.HasIndex(u => u.EmailKey).IsUnique();
        });
        model.Entity<Company>();
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
        model.Entity<DataKey>().Property(k => k.Id).HasMaxLength(100);
    }

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton<CompanyZone>();
        services.AddScoped<CompanyProfile>();
        services.AddScoped<AdminDb>().AddScoped<Gate>().AddScoped<Presence>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddSingleton<Passwords>();
    }
}

public static class AdminPermission
{
    public const string ManageUsers = "admin.manage-users";
    public const string ManageRoles = "admin.manage-roles";
    public const string SetCompany = "admin.set-company";

    /// <summary>What everybody with an account may do to it: profile, password, second factor, sessions, tokens.</summary>
    public const string OwnAccount = "admin.own-account";

    /// <summary>Held by nobody's role: the doormat's own right, with which the sign-in page acts for whoever stands before it.</summary>
    internal const string ComeIn = "admin.come-in";
}
