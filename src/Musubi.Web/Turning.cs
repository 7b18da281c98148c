using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Musubi.Admin.Sessions;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Web;

/// <summary>Requests that lead to no page: nothing is there, the reader lacks the right, or something broke. Said in words, as a page or as problem+json.</summary>
internal static partial class Turning
{
    /// <summary>Whatever fails behind this is logged with its trace and told without it. Stands behind the gate, where the reader's language is known.</summary>
    public static void UseFailurePage(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var number = NewNumber();
            if (failure is not BadHttpRequestException)
                LogBroken(app.Logger, failure, number, http.Request.Method, http.Request.Path);
            await SayInstead(http, failure is BadHttpRequestException ? Unreadable : Broken(number), (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError);
        }
    });

    /// <summary>What fails at the gate itself, when the database is away, say: a page that needs nothing of the house.</summary>
    public static void UseLastResort(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var number = NewNumber();
            LogBroken(app.Logger, failure, number, http.Request.Method, http.Request.Path);
            var language = SessionEndpoints.LanguageOf(http.Request);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
            http.Response.Clear();
            http.Response.Headers.CacheControl = "no-store";
            if (IsApi(http))
                await Problem.Of([Broken(number)], StatusCodes.Status500InternalServerError).ExecuteAsync(http);
            else
                await new RazorComponentResult<BrokenPage>(new Dictionary<string, object?> { [nameof(BrokenPage.Refusal)] = Broken(number) }) { StatusCode = StatusCodes.Status500InternalServerError }.ExecuteAsync(http);
        }
    });

    /// <summary>The reader is told the number, the log keeps what stands behind it.</summary>
    private static string NewNumber() => Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number}: {Method} {Path} failed")]
    private static partial void LogBroken(ILogger log, Exception failure, string number, string method, string path);

    /// <summary>
    /// A form whose token is not this session's (signed in anew in another tab, say) is not run, but not lost either: the page holds what was
    /// typed and sends it again with a token that is. Never for what another site sent.
    /// </summary>
    public static void UseSecondSend(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || IsApi(http))
        {
            await next(http);
            return;
        }
        // The form is read all the same: it is shown again, not run.
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        var ours = http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" && http.Request.HasFormContentType;
        var typed = ours ? (await http.Request.ReadFormAsync(http.RequestAborted)).Where(f => f.Key != "__RequestVerificationToken" && !f.Key.Contains("Password", StringComparison.Ordinal)).SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")).ToList() : [];
        await Say(http, Stale, StatusCodes.Status400BadRequest, typed);
    });

    /// <summary>Holds every page to the right that it says it needs, for reading and for posting, before any of it runs.</summary>
    public static void UseTurning(this WebApplication app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null)
        {
            if (Path.HasExtension(http.Request.Path))
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                await Say(http, NoSuchPage, StatusCodes.Status404NotFound);
            return;
        }
        var services = http.RequestServices;
        if (endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs && !services.GetRequiredService<CurrentAct>().Actor.May(needs.Permission))
            await Say(http, Refusal.Forbidden(services.GetRequiredService<PermissionNames>().Of(needs.Permission)), StatusCodes.Status403Forbidden);
        else
            await next(http);
        // The form that was sent is no longer on its page, because what it acts on is not what it was: confirmed by another, say.
        if (HttpMethods.IsPost(http.Request.Method) && http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } && !IsApi(http))
            await SayInstead(http, MovedOn with { Href = http.Request.Path }, StatusCodes.Status409Conflict);
    });

    /// <summary>In place of a page that was begun, in a scope of its own: what went before may have left the page's half done.</summary>
    private static async Task SayInstead(HttpContext http, Refusal refusal, int status)
    {
        var begun = http.RequestServices;
        await using var scope = begun.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Actor = begun.GetRequiredService<CurrentAct>().Actor;
        http.RequestServices = scope.ServiceProvider;
        // What the page that was begun promised a browser which draws only what changed.
        foreach (var promised in new[] { "blazor-enhanced-nav", "ssr-framing" })
            http.Response.Headers.Remove(promised);
        try
        {
            await Say(http, refusal, status);
        }
        finally
        {
            http.RequestServices = begun;
        }
    }

    private static Task Say(HttpContext http, Refusal refusal, int status, IReadOnlyList<KeyValuePair<string, string>>? typed = null)
    {
        if (IsApi(http))
            return Problem.Of([refusal], status).ExecuteAsync(http);
        return new RazorComponentResult<Root>(new Dictionary<string, object?> { [nameof(Root.Turned)] = refusal, [nameof(Root.Typed)] = typed ?? [] }) { StatusCode = status }.ExecuteAsync(http);
    }

    private static readonly Refusal NoSuchPage = new("no-such-page",
        new Text("このページはありません。", "没有这个页面。", "There is no such page."),
        new Text("アドレスを確かめるか、検索から探してください。", "请检查地址，或通过搜索查找。", "Check the address, or look for it with the search box."), Kind: RefusalKind.NotFound);

    private static readonly Refusal MovedOn = new("moved-on",
        new Text("開いている間に状態が変わったため、この操作はできません。", "打开期间状态已改变，无法进行此操作。", "What this acts on changed while you had it open, so it was not done."),
        new Text("画面を開き直し、今の内容を確かめてください。入力していた内容があれば、下書きに残っています。", "请重新打开页面确认当前内容。如有正在录入的内容，已保留在草稿中。", "Open the page again and look at it as it is now. Whatever you were typing is kept as a draft."), Kind: RefusalKind.Conflict);

    private static readonly Refusal Unreadable = new("unreadable",
        new Text("送信された内容を読み取れませんでした。", "无法读取提交的内容。", "What was sent could not be read."),
        new Text("前の画面に戻り、入力を確かめてもう一度送ってください。", "请返回上一页，检查后重新提交。", "Go back, look over what you entered and send it again."));

    private static readonly Refusal Stale = new("stale-form",
        new Text("画面を開いてから、サインインの状態が変わりました。", "打开页面后，登录状态已改变。", "Your sign-in has changed since this page was opened."),
        new Text("入力した内容は残っています。よろしければ、もう一度送信してください。", "您输入的内容仍保留。确认后请重新提交。", "What you typed is kept. Send it again if it is still right."), Kind: RefusalKind.Conflict);

    private static Refusal Broken(string number) => new("broken",
        new Text("処理中に問題が起きました（番号 {0}）。", "处理时发生问题（编号 {0}）。", "Something went wrong on our side (number {0}).").With(number),
        new Text("保存されているか確かめてから、もう一度お試しください。続く場合は、番号を添えて管理者に知らせてください。", "请先确认是否已保存，再重试。如仍出现，请将编号告知管理员。", "Look whether it was saved, then try again. If it goes on, tell an administrator the number."));
}
