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
/// <param name="Total">How many rows match, counted no further than 10,000; with <paramref name="AndMore"/> there are more, which <c>/tally</c> counts.</param>
/// <param name="Next">Send it as <c>after</c> for the page that follows; null on the last page.</param>
public sealed record ListPageOf(IReadOnlyList<IReadOnlyDictionary<string, object?>> Items, long Total, bool AndMore, string? Next, string? Previous);

/// <summary>What all rows of a list come to.</summary>
/// <param name="Totals">Sums by column, one a currency.</param>
public sealed record ListTallyOf(long Total, IReadOnlyDictionary<string, IReadOnlyList<ListTallyOf.Sum>> Totals)
{
    /// <param name="Text">As the reader writes it, with its currency's sign where there are several.</param>
    public sealed record Sum(decimal Amount, string Currency, string Text);

    internal static ListTallyOf Of(ListTally tally) =>
        new(tally.Total, tally.Totals.ToDictionary(t => t.Key, t => (IReadOnlyList<Sum>)[.. t.Value.Select(m => new Sum(m.Amount, m.Currency.Code, t.Value.Count > 1 ? m.ToString() : m.Figures(Languages.Current.Culture)))]));
}

public static class ListEndpoints
{
    /// <summary>Opens a list to the API: <c>GET /api/parties?q=&amp;sort=-name&amp;f.kind=company&amp;after=…&amp;size=50</c>.</summary>
    public static IEndpointConventionBuilder MapList(this IEndpointRouteBuilder api, IListDefinition list)
    {
        api.MapListExport(list);
        api.MapCells(list);
        api.MapGet($"/{list.Name}/tally", async (HttpContext http, CurrentAct current) =>
            {
                var request = ListRequest.Of(http.Request.Query);
                return list.WhyNot(request) is { Count: > 0 } refusals
                    ? Problem.Of(refusals)
                    : TypedResults.Json(ListTallyOf.Of(await list.Tally(http.RequestServices, current.Actor, request, http.RequestAborted)), Inputs.Json);
            })
            .WithName("Tally" + list.Name).Produces<ListTallyOf>().Needs(list.Permission);
        return api.MapGet("/" + list.Name, async (HttpContext http, CurrentAct current) =>
            {
                var request = ListRequest.Of(http.Request.Query);
                if (list.WhyNot(request) is { Count: > 0 } refusals)
                    return Problem.Of(refusals);
                var slice = await list.Read(http.RequestServices, current.Actor, request, http.RequestAborted);
                var visible = list.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.OpenTo(current.Actor)).ToList();
                return (IResult)TypedResults.Json(new ListPageOf(
                    [.. slice.Rows.Select(r => (IReadOnlyDictionary<string, object?>)visible.ToDictionary(c => c.Column.Key, c => Plain(r.Cells[c.Index])).Prepend(new("id", r.Id)).ToDictionary())],
                    slice.Total, slice.AndMore, slice.Next, slice.Previous), Inputs.Json);
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
                if (list.WhyNot(ListRequest.Of(http.Request.Query)) is { Count: > 0 } refusals)
                    return Problem.Of(refusals);
                var (columns, rows) = Rows(list, http, current.Actor);
                return await CsvFile.Of(http, encoding, columns, rows, clock, FileName(list, http, clock, "csv"));
            })
            .WithName("ExportCsv" + list.Name).Produces(200, contentType: "text/csv").ProducesProblem(409).Needs(list.Permission);
        api.MapGet($"/{list.Name}/export.xlsx", async (HttpContext http, CurrentAct current, Clock clock) =>
            {
                if (list.WhyNot(ListRequest.Of(http.Request.Query)) is { Count: > 0 } refusals)
                    return Problem.Of(refusals);
                var (columns, rows) = Rows(list, http, current.Actor);
                // A workbook is a zip, which is written with a look back: into a file of its own, that vanishes when it is closed.
                var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
                http.Response.RegisterForDispose(file);
                await ListExport.WriteExcel(file, list.Title, columns, rows, clock, http.RequestAborted);
                file.Position = 0;
                return (IResult)TypedResults.Stream(file, Workbook, FileName(list, http, clock, "xlsx"));
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

    /// <summary>What it is asked to narrow by and cannot: a program that misspells a filter must not take every row for its answer. A page shows what it narrows by, and passes over the rest.</summary>
    public static IReadOnlyList<Refusal> WhyNot(this IListDefinition list, ListRequest request)
    {
        var refusals = new List<Refusal>();
        foreach (var (key, values) in request.Filters)
        {
            if (list.Filters.FirstOrDefault(f => f.Key == key) is not { } filter)
                refusals.Add(new("list.unknown-filter", UnknownFilter.With($"f.{key}"), list.Filters.Count == 0 ? NoFilters : KnownFilters.With(string.Join(", ", list.Filters.Select(f => $"f.{f.Key}"))), $"f.{key}"));
            else if (values.FirstOrDefault(v => !filter.Takes(v)) is { } odd)
                refusals.Add(new("list.unknown-value", UnknownValue.With($"f.{key}", odd), filter.IsDays ? SpanOfDays : filter.IsAmounts ? SpanOfAmounts : filter.Choices.Count == 0 ? null : KnownValues.With(string.Join(", ", filter.Choices.Select(c => c.Value))), $"f.{key}"));
        }
        return refusals;
    }

    private static readonly Text UnknownFilter = new("この一覧に絞り込み「{0}」はありません。", "此列表没有筛选“{0}”。", "This list has no filter '{0}'.");
    private static readonly Text KnownFilters = new("使えるもの：{0}。", "可用：{0}。", "It has {0}.");
    private static readonly Text NoFilters = new("この一覧に絞り込みはありません。", "此列表没有筛选。", "It has none.");
    private static readonly Text UnknownValue = new("絞り込み「{0}」に「{1}」という値はありません。", "筛选“{0}”没有值“{1}”。", "The filter '{0}' has no value '{1}'.");
    private static readonly Text KnownValues = new("使える値：{0}。", "可用的值：{0}。", "It takes {0}.");
    private static readonly Text SpanOfDays = new("期間は 2026-11-01..2026-11-30 のように書きます。", "期间请写作 2026-11-01..2026-11-30。", "Write a span of days as 2026-11-01..2026-11-30.");

    private static readonly Text SpanOfAmounts = new("金額の範囲は 10000..20000 のように書きます。", "金额范围请写作 10000..20000。", "Write a span of amounts as 10000..20000.");

    private static readonly Refusal UnknownEncoding = new("list.unknown-encoding",
        new Text("この文字コードでは書き出せません。", "不支持该字符编码。", "There is no such encoding."),
        new Text("utf-8、shift_jis、gb18030 のいずれかを指定してください。", "请指定 utf-8、shift_jis 或 gb18030。", "Take utf-8, shift_jis or gb18030."), "encoding");

    private static object? Plain(object? cell) => cell is Text or Mark ? cell.ToString() : cell;
}
