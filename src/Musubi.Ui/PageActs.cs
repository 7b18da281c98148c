using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Ui;

/// <summary>What a page does with use cases: bind the posted form, run, show refusals, and go on.</summary>
public sealed class PageActs(Runner runner, CurrentAct current, MusubiDb db, Clock clock, IHttpContextAccessor accessor, NavigationManager navigation)
{
    private const string ToastCookie = "musubi-toast", Warning = "!";
    private PostedForm? form;

    private HttpContext Http => accessor.HttpContext!;

    public Actor Actor => current.Actor;

    public Language Language => Languages.Current;

    public bool May(string permission) => current.Actor.May(permission);

    /// <summary>The form of this request: what was posted, or empty. One a request, so that a page's parts share it.</summary>
    public PostedForm Form => form ??= PostedForm.Of(Http);

    /// <summary>How the form's reader wants to go on: <c>new</c> after "save and next"; empty for plain saving.</summary>
    public string Then => Form.Value("then");

    /// <summary>Reads the form into the use case's input and runs it. Refusals stand in the form afterwards, beside their fields.</summary>
    public async Task<Result<TOutput>> Submit<TUseCase, TInput, TOutput>(PostedForm posted) where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var input = posted.Read<TInput>(Language, clock.Today);
        var result = input.Ok
            ? await runner.Run<TUseCase, TInput, TOutput>(current.Actor, input.Value, posted.Key, Http.RequestAborted)
            : Result<TOutput>.Refused(input.Refusals);
        if (result.Ok)
            return result;
        var late = result.Refusals.Any(r => r.Code == "edited-meanwhile");
        if (late && input.ValueOrDefault is { } mine)
            await Meet(posted, mine);
        if (late)
            posted.LookAgain();
        // A button has nothing typed to compare: the page shows what stands now.
        posted.Refuse(late && posted.Meanwhile is null ? result.Refusals.Select(r => r.Code == "edited-meanwhile" ? r with { Advice = UiWords.LookAgain } : r) : result.Refusals);
        if (!Http.Response.HasStarted)
            Http.Response.StatusCode = Problem.StatusOf(result.Refusals[0].Kind) is var status and not StatusCodes.Status404NotFound ? status : StatusCodes.Status422UnprocessableEntity;
        return result;
    }

    /// <summary>Who saved first, by the trail of the document that the input names with its <c>Id</c>.</summary>
    private async Task Meet(PostedForm posted, object input)
    {
        AuditEntry? last = null;
        var id = input.GetType().GetProperty("Id");
        // What is saved new or changed by one act has an id that may be missing.
        var type = id is null ? null : Nullable.GetUnderlyingType(id.PropertyType) ?? id.PropertyType;
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Id<>) && long.TryParse(id!.GetValue(input)?.ToString(), out var number))
        {
            var kind = MusubiDb.Snake(type.GetGenericArguments()[0].Name);
            last = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.SubjectKind == kind && a.SubjectId == number).OrderByDescending(a => a.Id).FirstOrDefaultAsync(Http.RequestAborted);
        }
        posted.Meet(input, last?.ActorName, last?.At, last?.ActorId == current.Actor.Id);
    }

    public Task<Result<TOutput>> Run<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput> =>
        runner.Run<TUseCase, TInput, TOutput>(current.Actor, input, ct: Http.RequestAborted);

    /// <summary>A posted file, read no further than one byte beyond what fits: enough to be told that it does not. Empty where none came.</summary>
    public async Task<(string Name, byte[] Content)> File(string field, int most)
    {
        if (Http.Request.Form.Files.GetFile(field) is not { } file)
            return ("", []);
        using var read = new MemoryStream();
        await using var stream = file.OpenReadStream();
        var buffer = new byte[81920];
        for (int n; read.Length <= most && (n = await stream.ReadAsync(buffer, Http.RequestAborted)) > 0;)
            read.Write(buffer, 0, n);
        return (file.FileName, read.ToArray());
    }

    /// <summary>Goes to a page of the product, which then says <paramref name="toast"/> once, with a way to what it speaks of.</summary>
    /// <param name="warns">Something was done, and something else was not.</param>
    public void Go(string href, Text? toast = null, ToastLink? link = null, bool warns = false)
    {
        if (toast is not null)
            Http.Response.Cookies.Append(ToastCookie, Uri.EscapeDataString(string.Join('\n', [(warns ? Warning : "") + toast, .. link is null ? [] : new[] { link.Href, link.Label.ToString() }])), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1) });
        navigation.NavigateTo(href);
    }

    /// <summary>What the page before has to say, once, and its link within the product.</summary>
    internal (string Said, string? Href, string? Label, bool Warns)? TakeToast()
    {
        if (Http.Request.Cookies[ToastCookie] is not { Length: > 0 } toast)
            return null;
        if (!Http.Response.HasStarted)
            Http.Response.Cookies.Delete(ToastCookie);
        var text = Uri.UnescapeDataString(toast);
        var warns = text.StartsWith(Warning, StringComparison.Ordinal);
        text = warns ? text[Warning.Length..] : text;
        return text.Split('\n') is [var said, ['/', not '/' and not '\\', ..] href, var label] ? (said, href, label, warns) : (text, null, null, warns);
    }
}

/// <summary>Where a toast leads: to what was just made, or to where it is taken back.</summary>
public sealed record ToastLink(string Href, Text Label);
