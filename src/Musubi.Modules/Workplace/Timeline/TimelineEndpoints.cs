using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Modules.Workplace.Timeline;

internal static class TimelineEndpoints
{
    public static void MapTimeline(this IEndpointRouteBuilder api)
    {
        api.MapGet("/{kind}/{id:long}/timeline", async (string kind, long id, DateTime? before, Story story, SubjectPages pages, CurrentAct act, CancellationToken ct) =>
                await pages.WhyNot(act.Actor, kind, id, ct) is { } refusal ? Problem.Of([refusal]) : TypedResults.Json(await story.Read(kind, id, act.Actor, before?.ToUniversalTime(), ct), Inputs.Json))
            .WithName("ReadTimeline").Produces<StoryPage>().ProducesProblem(404).Needs(WorkplacePermission.Use);
        api.MapAct<AddComment>("POST", "/{kind}/{id}/comments");
        api.MapAct<DeleteOwnComment>("DELETE", "/comments/{id}");
        api.MapAct<AttachFile>("POST", "/{kind}/{id}/attachments");
        api.MapAct<RemoveAttachment>("DELETE", "/attachments/{id}");
        api.MapGet("/attachments/{id:long}", Download).WithName("DownloadAttachment").ProducesProblem(404).Needs(WorkplacePermission.Use);
        // What a form on the page sends; its antiforgery token is checked because it carries files.
        api.MapPost("/{kind}/{id:long}/files", Receive).WithName("ReceiveFiles").Needs(WorkplacePermission.Comment).ExcludeFromDescription();
    }

    private static async Task<IResult> Download(long id, bool? show, MusubiDb db, SubjectPages pages, CurrentAct act, HttpContext http, CancellationToken ct)
    {
        var file = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == new Id<Attachment>(id), ct);
        if (file is null || !pages.MaySee(act.Actor, file.SubjectKind) || await db.Set<AttachmentContent>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == file.Id, ct) is not { } content)
            return Problem.Of([Refusal.NotFound(TimelineWords.File, id)]);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var etag = new EntityTagHeaderValue($"\"{file.Hash}\"");
        return show is true && FileKind.IsPicture(file.MediaType)
            ? TypedResults.Bytes(content.Bytes, file.MediaType, entityTag: etag)
            : TypedResults.Bytes(content.Bytes, file.MediaType, file.Name, entityTag: etag);
    }

    private static async Task<IResult> Receive(string kind, long id, IFormFileCollection file, Runner runner, SubjectPages pages, CurrentAct act, HttpContext http, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        foreach (var one in file)
        {
            if (one.Length > AttachFile.MostBytes)
            {
                refusals.Add(new Refusal("file.too-large", TimelineWords.TooLarge.With(FileKind.NameOf(one.FileName), (one.Length + 1048575) / 1048576, AttachFile.MostBytes / 1048576), TimelineWords.TooLargeAdvice));
                continue;
            }
            using var bytes = new MemoryStream((int)one.Length);
            await one.CopyToAsync(bytes, ct);
            var kept = await runner.Run<AttachFile, AttachFile.Input, Id<Attachment>>(act.Actor, new() { Kind = kind, Id = id, Name = one.FileName, Content = bytes.ToArray() }, ct: ct);
            refusals.AddRange(kept.Refusals);
        }
        if (refusals.Count > 0)
            return Problem.Of(refusals);
        // Scripts reload the page themselves; a form posted without one is led back to it.
        return http.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal) || pages.Of(kind) is not { } page
            ? TypedResults.NoContent()
            : TypedResults.LocalRedirect(string.Format(CultureInfo.InvariantCulture, page.Href, id));
    }
}
