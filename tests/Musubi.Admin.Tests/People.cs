using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Roles;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Admin.Tests;

/// <summary>People of a house under test, and how they come in.</summary>
internal static class People
{
    public const string Password = "eight rivers run";

    /// <summary>What slows a thief down slows a test down.</summary>
    public static void HashQuickly(IServiceCollection services) => services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);

    public static async Task<Id<User>> Hire(this House house, Department department, string email = "somebody@musubi.example")
    {
        if (!await house.Db.Set<Role>().AnyAsync())
            await StandardRoles.Keep(house.Services, default);
        return await house.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = "結 太郎", Email = email, Department = department, Password = Password, MustChangePassword = false });
    }

    public static Task<SignIn.Answer> SignIn(this House house, string email = "somebody@musubi.example", string password = Password) =>
        house.Do<SignIn, SignIn.Input, SignIn.Answer>(new() { Email = email, Password = password });

    /// <summary>Whoever a browser with this cookie, or a program with this token, turns out to be; null: nobody.</summary>
    public static async Task<Actor?> Admit(this House house, string? session = null, string? token = null)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (session is not null)
            http.Request.Headers.Cookie = $"{Gate.Cookie}={session}";
        if (token is not null)
            http.Request.Headers.Authorization = "Bearer " + token;
        await scope.ServiceProvider.GetRequiredService<Gate>().Admit(http, default);
        return scope.ServiceProvider.GetRequiredService<Presence>().IsSignedIn ? scope.ServiceProvider.GetRequiredService<CurrentAct>().Actor : null;
    }

    public static string? Code<T>(this Result<T> result) => result.Refusals.Count > 0 ? result.Refusals[0].Code : null;
}
