using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Errands;
using Musubi.Modules.Forms;
using Musubi.Modules.Imports.Sheets;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>What became of an act on many rows.</summary>
public sealed record BulkAnswer(long Id, string List, string Act, BulkState State, int Rows, int Done, int Refused, IReadOnlyList<BulkRefusal> Refusals);

/// <summary>A row that was refused, and why.</summary>
public sealed record BulkRefusal(long Id, string Label, string Href, IReadOnlyList<string> Reasons);

internal static class BulkEndpoints
{
    private const int Told = 1000;

    public static void MapBulk(this IEndpointRouteBuilder api)
    {
        api.MapAct<StartBulk>("POST", "/bulk");
        api.MapAct<StopBulk>("POST", "/bulk/{id}/stop");
        api.MapGet("/bulk/{id:long}", Answer).WithName("BulkAnswer").Produces<BulkAnswer>().Needs(WorkplacePermission.Use);
        api.MapGet("/bulk/{id:long}/progress", ProgressOf).WithName("BulkProgress").Produces<Progress>().Needs(WorkplacePermission.Use);
        api.MapGet("/bulk/{id:long}/refused", Refused).WithName("BulkRefused").Needs(WorkplacePermission.Use);
    }

    private static async Task<IResult> Answer(long id, BulkDesk desk, CancellationToken ct)
    {
        var key = new Id<BulkRun>(id);
        if (await desk.Runs.SingleOrDefaultAsync(r => r.Id == key, ct) is not { } run)
            return Problem.Of([Refusal.NotFound(BulkWords.Noun, id)]);
        var refused = await desk.Rows.Where(r => r.RunId == key && r.State == BulkRowState.Refused).OrderBy(r => r.Place).Take(Told).ToListAsync(ct);
        return TypedResults.Json(new BulkAnswer(id, run.List, run.Act, run.State, run.Rows, run.Done, run.Refused, [.. refused.Select(r => new BulkRefusal(r.SubjectId, r.Label, r.Href, [.. r.Reasons.Select(x => x.ToString())]))]), Inputs.Json);
    }

    private static async Task<IResult> ProgressOf(long id, BulkDesk desk, ErrandDesk errands, MusubiDb db, CancellationToken ct)
    {
        var key = new Id<BulkRun>(id);
        if (await desk.Runs.SingleOrDefaultAsync(r => r.Id == key, ct) is not { } run)
            return Problem.Of([Refusal.NotFound(BulkWords.Noun, id)]);
        var href = $"/bulk/{id}";
        var progress = run.State == BulkState.Running ? await errands.ProgressOf(db, BulkErrand.Name, id, href, BulkWords.Of(run.State), ct) : null;
        return TypedResults.Json(progress ?? new Progress(1, 1, "", "done", href), Inputs.Json);
    }

    /// <summary>The rows that were refused, with the reasons in the reader's language.</summary>
    private static async Task<IResult> Refused(long id, string? format, BulkDesk desk, CancellationToken ct)
    {
        var key = new Id<BulkRun>(id);
        if (await desk.Runs.SingleOrDefaultAsync(r => r.Id == key, ct) is not { } run)
            return Problem.Of([Refusal.NotFound(BulkWords.Noun, id)]);
        var (list, act) = desk.Of(run);
        var refused = await desk.Rows.Where(r => r.RunId == key && r.State == BulkRowState.Refused).OrderBy(r => r.Place).ToListAsync(ct);
        var rows = refused.Select(r => (IReadOnlyList<string>)[r.Label, string.Join(" / ", r.Reasons.Select(x => x.ToString()))]).Prepend([(list?.Title ?? BulkWords.Row).ToString(), BulkWords.Reason.ToString()]);
        return SheetFile.Of(format == "csv" ? SheetFormat.Csv : SheetFormat.Xlsx, TextEncoding.Utf8, ',', rows, $"{act?.Name ?? BulkWords.Noun}-{BulkWords.Refused}" + (format == "csv" ? ".csv" : ".xlsx"));
    }
}
