using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;
using Musubi.Print;

namespace Musubi.Modules.Reports;

/// <summary>How a report that goes out to somebody lies on paper.</summary>
public delegate Task<PrintDocument> DrawReport(HttpContext http, CancellationToken ct);

/// <summary>Reads a report as its address asks: <c>?from=2026-04-01&amp;to=2027-03-31</c>.</summary>
public delegate Task<Report> ReadReport(HttpContext http, CancellationToken ct);

public static class ReportEndpoints
{
    /// <summary>Opens a report to the API as JSON, and as files: <c>GET /api/finance/reports/balance-sheet</c>, <c>….csv</c>, <c>….xlsx</c>, <c>….pdf</c>.</summary>
    public static void MapReport(this IEndpointRouteBuilder api, string route, string permission, ReadReport read)
    {
        api.MapGet(route, async (HttpContext http) =>
            {
                var report = await read(http, http.RequestAborted);
                return TypedResults.Json(new
                {
                    title = report.Title.ToString(), of = report.Of.ToString(),
                    rows = report.Rows.Select(r => new { kind = r.Kind, cells = report.Columns.Zip(r.Cells).ToDictionary(c => c.First.Key, c => c.Second.Value is Text text ? text.ToString() : c.Second.Value) }),
                    next = report.Next,
                }, Inputs.Json);
            })
            .WithName("Report" + route).Produces(200, contentType: "application/json").Needs(permission);
        api.MapReportFiles(route, permission, read);
    }

    /// <summary>The files alone, of a report whose JSON has a shape of its own.</summary>
    /// <param name="draw">Where the paper is more than its table: a letter to a customer.</param>
    public static void MapReportFiles(this IEndpointRouteBuilder api, string route, string permission, ReadReport read, DrawReport? draw = null)
    {
        api.MapGet(route + ".csv", async (HttpContext http, Clock clock) =>
            {
                if (ListExport.EncodingOf(http.Request.Query["encoding"]) is not { } encoding)
                    return Results.BadRequest();
                var report = await read(http, http.RequestAborted);
                var (columns, rows) = report.AsList();
                return await CsvFile.Of(http, encoding, columns, rows, clock, report.FileName("csv", clock.Today));
            })
            .WithName("ReportCsv" + route).Produces(200, contentType: "text/csv").Needs(permission);
        api.MapGet(route + ".xlsx", async (HttpContext http, Clock clock) =>
            {
                var report = await read(http, http.RequestAborted);
                var (columns, rows) = report.AsList();
                var file = new MemoryStream();
                await ListExport.WriteExcel(file, report.Title, columns, rows, clock, http.RequestAborted);
                file.Position = 0;
                return TypedResults.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", report.FileName("xlsx", clock.Today));
            })
            .WithName("ReportExcel" + route).Produces(200, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").Needs(permission);
        api.MapGet(route + ".pdf", async (HttpContext http, Clock clock, IReportOwner owner) =>
            {
                var report = await read(http, http.RequestAborted);
                var paper = draw is null ? ReportPaper.Of(report, await owner.Name(http.RequestAborted), Languages.Current, clock.Today) : await draw(http, http.RequestAborted);
                return TypedResults.File(paper.ToPdf(), "application/pdf", report.FileName("pdf", clock.Today));
            })
            .WithName("ReportPdf" + route).Produces(200, contentType: "application/pdf").Needs(permission);
    }
}
