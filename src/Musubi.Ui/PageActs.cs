using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Ui;

/// <summary>What a page does with use cases: bind the posted form, run, show refusals, and go on.</summary>
public sealed class PageActs(Runner runner, CurrentAct current, Clock clock, IHttpContextAccessor accessor, NavigationManager navigation)
{
    private const string ToastCookie = "musubi-toast";
    private PostedForm? form;

    private HttpContext Http => accessor.HttpContext!;

    public Actor Actor => current.Actor;

    public Language Language => Languages.Current;

    public bool May(string permission) => current.Actor.May(permission);

    /// <summary>The form of this request: what was posted, or empty. One a request, so that a page's parts share it.</summary>
    public PostedForm Form => form ??= PostedForm.Of(Http);

    /// <summary>Reads the form into the use case's input and runs it. Refusals stand in the form afterwards, beside their fields.</summary>
    public async Task<Result<TOutput>> Submit<TUseCase, TInput, TOutput>(PostedForm posted) where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var input = posted.Read<TInput>(Language, clock.Today);
        var result = input.Ok
            ? await runner.Run<TUseCase, TInput, TOutput>(current.Actor, input.Value, posted.Key, Http.RequestAborted)
            : Result<TOutput>.Refused(input.Refusals);
        if (!result.Ok)
            posted.Refuse(result.Refusals);
        return result;
    }

    public Task<Result<TOutput>> Run<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput> =>
        runner.Run<TUseCase, TInput, TOutput>(current.Actor, input, ct: Http.RequestAborted);

    /// <summary>Goes to a page of the product, which then says <paramref name="toast"/> once.</summary>
    public void Go(string href, Text? toast = null)
    {
        if (toast is not null)
            Http.Response.Cookies.Append(ToastCookie, Uri.EscapeDataString(toast.ToString()), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1) });
        navigation.NavigateTo(href);
    }

    /// <summary>What the page before has to say, once.</summary>
    internal string? TakeToast()
    {
        if (Http.Request.Cookies[ToastCookie] is not { Length: > 0 } toast)
            return null;
        if (!Http.Response.HasStarted)
            Http.Response.Cookies.Delete(ToastCookie);
        return Uri.UnescapeDataString(toast);
    }
}
