using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>The people of the demo company: one for each department, in three languages.</summary>
public static class DemoUsers
{
    /// <summary>Of all of them. Printed at every start as long as it works.</summary>
    public const string Password = "musubu-tsunagu";

    private static readonly (Department Department, string Name, Language Language)[] People =
    [
        (Department.Administration, "高橋 直樹", Language.Japanese),
        (Department.Sales, "佐藤 美咲", Language.Japanese),
        (Department.Service, "Emma Clarke", Language.English),
        (Department.Marketing, "林 雨桐", Language.Chinese),
        (Department.Purchasing, "王 丽", Language.Chinese),
        (Department.Warehouse, "鈴木 健太", Language.Japanese),
        (Department.Production, "陈 志强", Language.Chinese),
        (Department.Finance, "田中 裕子", Language.Japanese),
        (Department.People, "James Morgan", Language.English),
        (Department.Management, "結城 誠", Language.Japanese),
    ];

    public static string EmailOf(Department department) => $"{department.ToString().ToLowerInvariant()}@musubi.example";

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        foreach (var (department, name, language) in People)
        {
            _ = (await runner.Run<CreateUser, CreateUser.Input, Id<User>>(Actor.System,
                new() { Name = name, Email = EmailOf(department), Department = department, Language = language, Password = Password, MustChangePassword = false }, ct: ct)).Value;
        }
    }

    /// <summary>Who of them is still here, to be told to whoever starts the product.</summary>
    public static async Task<IReadOnlyList<(string Email, string Name)>> SignIns(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var emails = People.Select(p => User.Key(EmailOf(p.Department))).ToList();
        var users = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<User>().AsNoTracking()
            .Where(u => u.IsActive && emails.Contains(u.EmailKey)).OrderBy(u => u.Id).Select(u => new { u.Email, u.Name }).ToListAsync(ct);
        return [.. users.Select(u => (u.Email, u.Name))];
    }
}
