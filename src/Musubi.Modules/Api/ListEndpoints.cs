using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Cells;

namespace Musubi.Modules.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">Send it as <c>after</c> for the page that follows; null on the last page.</param>
public sealed record ListPageOf(IReadOnlyList<IReadOnlyDictionary<string, object?>> Items, long Total, string? Next, string? Previous);

public static class ListEndpoints
{
    /// <summary>Opens a list to the API: <c>GET /api/parties?q=&amp;sort=-name&amp;f.kind=company&amp;after=…&amp;size=50</c>.</summary>
    public static IEndpointConventionBuilder MapList(this IEndpointRouteBuilder api, IListDefinition list)
    {
        api.MapListExport(list);
        api.MapCells(list);
        return api.MapGet("/" + list.Name, async (HttpContext http, CurrentAct current) =>
            {
                var slice = await list.Read(http.RequestServices, current.Actor, ListRequest.Of(http.Request.Query), http.RequestAborted);
                var visible = list.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.OpenTo(current.Actor)).ToList();
                return TypedResults.Json(new ListPageOf(
                    [.. slice.Rows.Select(r => (IReadOnlyDictionary<string, object?>)visible.ToDictionary(c => c.Column.Key, c => Plain(r.Cells[c.Index])).Prepend(new("id", r.Id)).ToDictionary())],
                    slice.Total, slice.Next, slice.Previous), Inputs.Json);
            })
            .WithName("List" + list.Name)
            .Produces<ListPageOf>()
            .Needs(list.Permission);
    }

    /// <summary>Opens a list as files: <c>GET /api/parties/export.csv</c> (<c>?encoding=shift_jis</c>, <c>gb18030</c>) and <c>/api/parties/export.xlsx</c>, with the same query as the list.</summary>
    private static void MapListExport(this IEndpointRouteBuilder api, IListDefinition list)
    {
        api.MapGet($"/{list.Name}/export.csv", async (HttpContext http, CurrentAct current, Clock clock) =>
            {
                if (ListExport.EncodingOf(http.Request.Query["encoding"]) is not { } encoding)
                    return Problem.Of([UnknownEncoding]);
                var (columns, rows) = Rows(list, http, current.Actor);
                return TypedResults.Stream(to => ListExport.WriteCsv(to, encoding, columns, rows, clock, http.RequestAborted), "text/csv; charset=" + encoding.WebName, FileName(list, http, clock, "csv"));
            })
            .WithName("ExportCsv" + list.Name).Produces(200, contentType: "text/csv").Needs(list.Permission);
        api.MapGet($"/{list.Name}/export.xlsx", async (HttpContext http, CurrentAct current, Clock clock) =>
            {
                var (columns, rows) = Rows(list, http, current.Actor);
                // A workbook is a zip, which is written with a look back: into a file of its own, that vanishes when it is closed.
                var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
                http.Response.RegisterForDispose(file);
                await ListExport.WriteExcel(file, list.Title, columns, rows, clock, http.RequestAborted);
                file.Position = 0;
                return TypedResults.Stream(file, Workbook, FileName(list, http, clock, "xlsx"));
            })
            .WithName("ExportExcel" + list.Name).Produces(200, contentType: Workbook).Needs(list.Permission);
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static (IReadOnlyList<(ListColumn Column, int At)> Columns, IAsyncEnumerable<ListRow> Rows) Rows(IListDefinition list, HttpContext http, Actor actor)
    {
        var request = ListRequest.Of(http.Request.Query);
        return ([.. list.Shown(request, actor).Where(c => c.Column.Kind != CellKind.Picture)], list.ReadAll(http.RequestServices, actor, request, http.RequestAborted));
    }

    private static string FileName(IListDefinition list, HttpContext http, Clock clock, string extension) =>
        $"{list.Title}-{(list.KnowsThePast ? ListRequest.Of(http.Request.Query).On : null) ?? clock.Today:yyyyMMdd}.{extension}";

    private static readonly Refusal UnknownEncoding = new("list.unknown-encoding",
        new Text("この文字コードでは書き出せません。", "不支持该字符编码。", "There is no such encoding."),
        new Text("utf-8、shift_jis、gb18030 のいずれかを指定してください。", "请指定 utf-8、shift_jis 或 gb18030。", "Take utf-8, shift_jis or gb18030."), "encoding");

    private static object? Plain(object? cell) => cell is Text or Mark ? cell.ToString() : cell;
}
