using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Errands;
using Musubi.Modules.Forms;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Modules.Imports;

/// <summary>Imports for programs, and the files and progress that pages fetch.</summary>
internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        // The file is the body: what is too long is refused by its announced length, before it is read.
        api.MapPost("/imports", async (string? target, string? name, HttpContext http, Runner runner, CurrentAct act, CancellationToken ct) =>
            {
                var content = await ReadBody(http, ct);
                if (!content.Ok)
                    return Problem.Of(content.Refusals);
                var result = await runner.Run<UploadImport, UploadImport.Input, Id<Import>>(act.Actor, new() { Target = target ?? "", FileName = name ?? "", Content = content.Value }, null, ct);
                return result.Ok ? TypedResults.Json(result.Value, Inputs.Json) : Problem.Of(result.Refusals);
            })
            .WithName(nameof(UploadImport)).WithMetadata(new RunsUseCase(typeof(UploadImport))).Accepts<byte[]>("application/octet-stream").Produces<long>().ProducesProblem(400).DisableAntiforgery();
        api.MapAct<MapImport>("PUT", "/imports/{id}/columns");
        api.MapAct<CheckImport>("POST", "/imports/{id}/check");
        api.MapAct<RunImport>("POST", "/imports/{id}/run");
        api.MapAct<CancelImport>("POST", "/imports/{id}/cancel");
        api.MapAct<UndoImport>("POST", "/imports/{id}/undo");
        api.MapGet("/imports/{id:long}/progress", ProgressOf).WithName("ImportProgress").Produces<Progress>().Needs(ImportPermission.Use);
        api.MapGet("/imports/{id:long}/faults", Faults).WithName("ImportFaults").Needs(ImportPermission.Use);
        api.MapGet("/imports/sample/{target}", Sample).WithName("ImportSample").Needs(ImportPermission.Use);
    }

    public static async Task<Result<byte[]>> ReadBody(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > Sheet.MostBytes)
            return ImportWords.TooBig(http.Request.ContentLength.Value);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Sheet.MostBytes + 1024;
        using var content = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        try
        {
            await http.Request.Body.CopyToAsync(content, ct);
        }
        catch (BadHttpRequestException)
        {
            return ImportWords.TooBig(Sheet.MostBytes + 1);
        }
        return content.ToArray();
    }

    private static async Task<IResult> ProgressOf(long id, ImportDb db, ErrandDesk desk, CancellationToken ct)
    {
        var key = new Id<Import>(id);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == key, ct) is not { } import)
            return Problem.Of([Refusal.NotFound(ImportWords.Noun, id)]);
        var href = $"/imports/{id}";
        var progress = import.IsBusy ? await desk.ProgressOf(db.All, ImportErrand.Name, id, href, ImportWords.Of(import.State), ct) : null;
        return TypedResults.Json(progress ?? new Progress(1, 1, "", "done", href), Inputs.Json);
    }

    /// <summary>The rows that were refused, as they came, with a column of reasons in the reader's language.</summary>
    private static async Task<IResult> Faults(long id, ImportDb db, CancellationToken ct)
    {
        var key = new Id<Import>(id);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == key, ct) is not { } import)
            return Problem.Of([Refusal.NotFound(ImportWords.Noun, id)]);
        var reasons = await db.Faults.AsNoTracking().Where(f => f.ImportId == key && !f.OfUndo).ToDictionaryAsync(f => f.Line, f => string.Join(" / ", f.Reasons.Select(r => r.ToString())), ct);
        var bytes = (await db.Files.AsNoTracking().SingleAsync(f => f.Id == key, ct)).Bytes;
        var width = import.Headers.Count;
        var rows = Sheet.Rows(bytes, import.Shape).Where(r => reasons.ContainsKey(r.Line))
            .Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, Math.Max(width, r.Cells.Length)).Select(i => i < r.Cells.Length ? r.Cells[i] : ""), reasons[r.Line]])
            .Prepend([.. import.Headers, ImportWords.ReasonColumn.ToString()]);
        var extension = import.Format == SheetFormat.Xlsx ? ".xlsx" : ".csv";
        // A reason may need letters that the file's own encoding lacks.
        var encoding = import.Format == SheetFormat.Xlsx ? "" : CanWrite(import.Encoding, reasons.Values) ? import.Encoding : TextEncoding.Utf8;
        return SheetFile.Of(import.Format, encoding, import.Shape.Delimiter, rows, Path.GetFileNameWithoutExtension(import.FileName) + "-" + ImportWords.Faulty + extension);
    }

    private static bool CanWrite(string encoding, IEnumerable<string> words)
    {
        var letters = TextEncoding.All[encoding];
        return words.All(w => letters.GetString(letters.GetBytes(w)) == w);
    }

    /// <summary>A file to fill in: the fields of a target as headers, in the reader's language, and one example.</summary>
    private static IResult Sample(string target, string? format, ImportTargets targets, CurrentAct act)
    {
        if (targets.Find(target) is not { } found || !act.Actor.May(found.Permission))
            return Problem.Of([ImportWords.UnknownTarget(target)]);
        var rows = new IReadOnlyList<string>[] { [.. found.Fields.Select(f => f.Name.ToString())], [.. found.Fields.Select(f => f.Sample.ToString())] };
        var csv = format == "csv";
        return SheetFile.Of(csv ? SheetFormat.Csv : SheetFormat.Xlsx, TextEncoding.Utf8, ',', rows, found.Title + (csv ? ".csv" : ".xlsx"));
    }
}
