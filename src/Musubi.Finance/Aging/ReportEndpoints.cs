using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Catalog;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Aging;

/// <summary>Aging, statements and tax summary for programs: as JSON, and as the files their screens offer.</summary>
internal static class ReportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/finance/aging", async (OwedSide? side, AgeBy? by, string? date, AgingReports reports, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await reports.Of(side ?? OwedSide.Receivable, Day(date, clock.Today), by ?? AgeBy.Due, ct), Inputs.Json))
            .WithName("Aging").Needs(FinancePermission.View);
        api.MapGet("/finance/tax", async (string? from, string? to, TaxSummaries summaries, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await summaries.Of(Day(from, FirstOfMonth(clock.Today)), Day(to, clock.Today), ct), Inputs.Json))
            .WithName("TaxSummary").Needs(FinancePermission.View);
        foreach (var excel in new[] { false, true })
        {
            var ending = excel ? "xlsx" : "csv";
            api.MapGet($"/finance/aging/export.{ending}", async (OwedSide? side, AgeBy? by, string? date, string? encoding, HttpContext http, AgingReports reports, Clock clock, CancellationToken ct) =>
                {
                    var report = await reports.Of(side ?? OwedSide.Receivable, Day(date, clock.Today), by ?? AgeBy.Due, ct);
                    return await File(http, clock, excel, encoding, Words.Aging,
                        [Text(Words.Party), .. report.Buckets.Select(Amount), Amount(Words.Total)],
                        report.Rows.Select(r => (IReadOnlyList<object?>)[r.Party, .. r.Buckets.Select(b => (object?)b), r.Total]));
                })
                .WithName($"ExportAging-{ending}").Needs(FinancePermission.View);
            api.MapGet($"/finance/statements/{{party:long}}/export.{ending}", async (long party, OwedSide? side, string? from, string? to, string? encoding, HttpContext http, Statements statements, Clock clock, CancellationToken ct) =>
                {
                    var found = await statements.Of(side ?? OwedSide.Receivable, party, Day(from, FirstOfMonth(clock.Today)), Day(to, clock.Today), ct);
                    return await File(http, clock, excel, encoding, Words.Statement,
                        [Date(Words.Date), Text(Words.Document), Text(Words.Number), Date(Words.Due), Amount(Words.Amount), Amount(Words.Balance)],
                        found.SelectMany(s => s.Lines.Select(l => (IReadOnlyList<object?>)[l.Item.Date, Words.KindOf(l.Item.Kind), l.Item.Number, l.Item.Due, l.Amount, l.Balance])
                            .Prepend([Day(from, FirstOfMonth(clock.Today)), Words.CarriedIn, "", null, null, s.Opening]).Append([Day(to, clock.Today), Words.ClosingBalance, "", null, null, s.Closing])));
                })
                .WithName($"ExportStatement-{ending}").Needs(FinancePermission.View);
            api.MapGet($"/finance/tax/export.{ending}", async (string? from, string? to, string? encoding, HttpContext http, TaxSummaries summaries, Clock clock, CancellationToken ct) =>
                {
                    var summary = await summaries.Of(Day(from, FirstOfMonth(clock.Today)), Day(to, clock.Today), ct);
                    return await File(http, clock, excel, encoding, Words.TaxSummary,
                        [Text(Words.Direction), Text(Words.TaxCategory), Text(Words.TaxRate), Text(Words.DeductibleShare), new("documents", Words.Documents, CellKind.Figure, true, null, null, false), Amount(Words.Net), Amount(Words.Tax), Amount(Words.Deductible)],
                        summary.Rows.Select(r => (IReadOnlyList<object?>)[Words.TaxDirectionOf(r.Direction), r.Category.Name, r.Rate.ToString(), r.Share.ToString(), r.Documents, r.Net, r.Tax, r.Deductible]));
                })
                .WithName($"ExportTax-{ending}").Needs(FinancePermission.View);
        }
    }

    private static ListColumn Text(Text name) => new(name.En, name, CellKind.Text, true, null, null, false);
    private static ListColumn Date(Text name) => new(name.En, name, CellKind.Date, true, null, null, false);
    private static ListColumn Amount(Text name) => new(name.En, name, CellKind.Money, true, null, null, false);

    private static DateOnly Day(string? typed, DateOnly otherwise) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : otherwise;

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static async Task<IResult> File(HttpContext http, Clock clock, bool excel, string? encoding, Text title, IReadOnlyList<ListColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var all = columns.Select((c, i) => (c, i)).ToList();
        var lines = Lines(rows, http.RequestAborted);
        var name = $"{title}-{clock.Today:yyyyMMdd}.{(excel ? "xlsx" : "csv")}";
        var file = new MemoryStream();
        if (excel)
            await ListExport.WriteExcel(file, title, all, lines, clock, http.RequestAborted);
        else
            await ListExport.WriteCsv(file, ListExport.EncodingOf(encoding) ?? ListExport.EncodingOf(null)!, all, lines, clock, http.RequestAborted);
        file.Position = 0;
        return TypedResults.Stream(file, excel ? Workbook : "text/csv", name);
    }

    private static async IAsyncEnumerable<ListRow> Lines(IEnumerable<IReadOnlyList<object?>> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            yield return new ListRow(0, "", row);
        }
        await Task.CompletedTask;
    }
}
