using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Account;
using Musubi.Admin.Passkeys;
using Musubi.Admin.Welcome;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Admin.Sessions;

/// <summary>The gate in the web: who comes in, in which language; who may not is led to the sign-in page or told so.</summary>
public static class SessionEndpoints
{
    public const string LanguageCookie = "musubi-language";

    /// <summary>What somebody has just chosen before the door: whoever comes in with it wants it kept.</summary>
    private const string ChosenCookie = "musubi-language-chosen";

    /// <summary>The language chosen before the door; null where none was.</summary>
    public static Language? Chosen(HttpContext http) => http.Request.Cookies[ChosenCookie] is { Length: > 0 } chosen ? Languages.Of(chosen) : null;

    /// <summary>Once somebody is in, the next at this device chooses anew.</summary>
    public static void TakeChosen(HttpContext http) => http.Response.Cookies.Delete(ChosenCookie);

    public static void UseGate(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (IsFile(http.Request.Path) || http.Request.Path == "/health")
        {
            await next(http);
            return;
        }
        var services = http.RequestServices;
        var presence = services.GetRequiredService<Presence>();
        await services.GetRequiredService<Gate>().Admit(http, http.RequestAborted);
        var isInhabited = presence.IsSignedIn || await services.GetRequiredService<Inhabited>().Ask(services.GetRequiredService<AdminDb>(), http.RequestAborted);
        var language = presence is { IsSignedIn: true, IsProgram: false } || (presence.IsProgram && http.Request.Headers.AcceptLanguage.Count == 0) ? services.GetRequiredService<CurrentAct>().Actor.Language : LanguageOf(http.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        if (!isInhabited && !http.Request.Path.StartsWithSegments("/welcome", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/language", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Redirect("/welcome");
            return;
        }
        if (presence.Owes != Debt.None && !IsPayingDebt(http))
        {
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                await Problem.Of([Owing]).ExecuteAsync(http);
            else
                http.Response.Redirect(presence.Owes == Debt.Password ? "/me/password" : "/me/second-factor");
            return;
        }
        if (presence.IsSignedIn || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(http);
            return;
        }
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            await Problem.Of([NotSignedIn]).ExecuteAsync(http);
        else
            http.Response.Redirect("/sign-in" + (http.Request.Path == "/" ? "" : QueryString.Create("returnUrl", http.Request.Path + http.Request.QueryString).ToString()));
    });

    /// <summary>The pages on which a debt is paid, and the way out.</summary>
    private static bool IsPayingDebt(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || http.Request.Path.Value is "/me/password" or "/me/second-factor";

    private static readonly Refusal Owing = new("account.unfinished",
        new Text("先にパスワードの変更または二要素認証の設定が必要です。", "请先修改密码或设置双重验证。", "Your password or second factor must be set up first."),
        new Text("画面を開いて設定を済ませてください。", "请打开页面完成设置。", "Open the product and finish it there."), Kind: RefusalKind.Forbidden);

    /// <summary>What stands beside the pages: leaving, and choosing the language one reads.</summary>
    public static void MapDoor(this WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext http, Runner runner, CurrentAct act, Presence presence, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            if (presence.IsSignedIn)
                await runner.Run<EndSession, EndSession.Input, Done>(act.Actor, new() { Id = presence.Session }, ct: ct);
            SessionCookie.Take(http);
            return Results.Redirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();

        app.MapGet("/language/{to}", async (string to, string? back, HttpContext http, Runner runner, CurrentAct act, Presence presence, CancellationToken ct) =>
        {
            var language = Languages.Of(to);
            http.Response.Cookies.Append(LanguageCookie, language.Tag, SessionCookie.Options(http, TimeSpan.FromDays(400)));
            if (!presence.IsSignedIn)
                http.Response.Cookies.Append(ChosenCookie, language.Tag, SessionCookie.Options(http, TimeSpan.FromMinutes(30)));
            if (presence is { IsSignedIn: true, IsProgram: false })
                await runner.Run<ChooseLanguage, ChooseLanguage.Input, Done>(act.Actor, new() { Language = language }, ct: ct);
            return Results.Redirect(IsLocal(back) ? back! : "/");
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapPasskeys();
    }

    /// <summary>A file that stands with the program: style sheets, scripts, pictures.</summary>
    public static bool IsFile(PathString path) => path.StartsWithSegments("/_framework", StringComparison.Ordinal) || path.StartsWithSegments("/_content", StringComparison.Ordinal);

    /// <summary>The language chosen on the sign-in page, else the first of the browser's that we speak, else Japanese.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (request.Cookies[LanguageCookie] is { Length: > 0 } chosen)
            return Languages.Of(chosen);
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (wanted.Value is { HasValue: true, Length: >= 2 } tag && tag.Subsegment(0, 2).ToString().ToLowerInvariant() is "ja" or "zh" or "en")
                return Languages.Of(wanted.Value.ToString());
        }
        return Language.Japanese;
    }

    /// <summary>A path of this site, whatever the query says, to go to once signed in: <c>//evil.example</c> and <c>https://…</c> lead home.</summary>
    public static string Local(string? url) => IsLocal(url) && !url!.StartsWith("/sign-", StringComparison.Ordinal) ? url : "/";

    private static bool IsLocal(string? url) =>
        url is { Length: > 0 and < 2000 } && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\')) && !url.Any(char.IsControl);

    private static readonly Refusal NotSignedIn = new("not-signed-in",
        new Text("サインインしていません。", "您尚未登录。", "You are not signed in."),
        new Text("サインインするか、Authorization: Bearer に個人用トークンを付けてください。", "请先登录，或在 Authorization: Bearer 中提供个人令牌。", "Sign in, or send a personal token as Authorization: Bearer."),
        Kind: RefusalKind.Unauthenticated);
}
