using Microsoft.AspNetCore.Http.HttpResults;
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
            if (failure is not BadHttpRequestException)
                LogBroken(app.Logger, failure, http.Request.Method, http.Request.Path);
            // A scope of its own: what broke may have left the page's half done.
            await using var scope = http.RequestServices.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAct>().Actor = http.RequestServices.GetRequiredService<CurrentAct>().Actor;
            http.RequestServices = scope.ServiceProvider;
            http.Response.Headers.Remove("blazor-enhanced-nav");
            await Say(http, Broken, (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError);
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogBroken(ILogger log, Exception failure, string method, string path);

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
    });

    private static Task Say(HttpContext http, Refusal refusal, int status)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return Problem.Of([refusal], status).ExecuteAsync(http);
        return new RazorComponentResult<Root>(new Dictionary<string, object?> { [nameof(Root.Turned)] = refusal }) { StatusCode = status }.ExecuteAsync(http);
    }

    private static readonly Refusal NoSuchPage = new("no-such-page",
        new Text("このページはありません。", "没有这个页面。", "There is no such page."),
        new Text("アドレスを確かめるか、検索から探してください。", "请检查地址，或通过搜索查找。", "Check the address, or look for it with the search box."), Kind: RefusalKind.NotFound);

    private static readonly Refusal Broken = new("broken",
        new Text("処理中に問題が起きました。", "处理时发生问题。", "Something went wrong on our side."),
        new Text("保存されているか確かめてから、もう一度お試しください。続く場合は、時刻を添えて管理者に知らせてください。", "请先确认是否已保存，再重试。如仍出现，请将发生时间告知管理员。", "Look whether it was saved, then try again. If it goes on, tell an administrator when it happened."));
}
