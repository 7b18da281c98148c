using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Errands;
using Musubi.Modules.Forms;

namespace Musubi.Admin.Backups;

/// <summary>Backups for programs, and the files and progress that the page fetches.</summary>
internal static class BackupEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/backups", async (BackupFolder folder, CancellationToken ct) => (await folder.All(ct)).Select(f => new
        {
            File = f.Name, f.Size, f.Manifest?.At, f.Manifest?.Company, f.Manifest?.MadeBy, f.Manifest?.Reason, f.Manifest?.Engine, f.Manifest?.Version, f.Manifest?.Rows, f.Manifest?.Proof,
        })).WithName("Backups").Needs(BackupPermission.Manage);
        api.MapAct<MakeBackup>("POST", "/admin/backups");
        api.MapAct<SetBackups>("PUT", "/admin/backups/settings");
        api.MapAct<RestoreBackup>("POST", "/admin/backups/{file}/restore");
        api.MapAct<DeleteBackup>("DELETE", "/admin/backups/{file}");
        api.MapGet("/admin/backups/{file}", async (string file, BackupFolder folder, Runner runner, CurrentAct act, CancellationToken ct) =>
            {
                var taken = await runner.Run<DownloadBackup, DownloadBackup.Input, string>(act.Actor, new() { File = file }, ct: ct);
                return taken.Ok ? TypedResults.PhysicalFile(folder.PathOf(taken.Value), "application/zip", taken.Value, enableRangeProcessing: false) : Problem.Of(taken.Refusals);
            })
            .WithName(nameof(DownloadBackup)).WithMetadata(new RunsUseCase(typeof(DownloadBackup))).Produces(200, contentType: "application/zip").ProducesProblem(404);
        // The file is the body: as long as it may be, it is written as it comes.
        api.MapPut("/admin/backups", async (BackupFolder folder, HttpContext http, Clock clock, CancellationToken ct) =>
            {
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = null;
                var taken = await TakeIn(folder, http.Request.Body, clock, ct);
                return taken.Ok ? TypedResults.Json(taken.Value.Name, Inputs.Json) : Problem.Of(taken.Refusals);
            })
            .WithName("UploadBackup").Accepts<byte[]>("application/zip").Produces<string>().ProducesProblem(400).Needs(BackupPermission.Manage).DisableAntiforgery();
        api.MapGet("/admin/backups/progress", async (MusubiDb db, ErrandDesk desk, CancellationToken ct) =>
            {
                var subject = await db.Set<Errand>().Where(e => e.Kind == BackupErrand.Name).OrderBy(e => e.OrderedAt).Select(e => (long?)e.SubjectId).FirstOrDefaultAsync(ct);
                var progress = subject is { } id ? await desk.ProgressOf(db, BackupErrand.Name, id, "/admin/backups", BackupWords.Waiting, ct) : null;
                return TypedResults.Json(progress ?? new Progress(1, 1, "", "done", "/admin/backups"), Inputs.Json);
            })
            .WithName("BackupProgress").Produces<Progress>().Needs(BackupPermission.Manage);
    }

    /// <summary>A backup from elsewhere joins the list, once it has been read to its end.</summary>
    public static async Task<Result<BackupFile>> TakeIn(BackupFolder folder, Stream content, Clock clock, CancellationToken ct)
    {
        var name = folder.NewName(clock.Local(clock.Now));
        var taken = await BackupFolder.Whole<Done>(folder.PathOf(name), async file =>
        {
            await content.CopyToAsync(file, ct);
            return default(Done);
        }, ct);
        return taken.Ok ? (await folder.Find(name, ct))! : Result<BackupFile>.Refused(taken.Refusals);
    }
}
