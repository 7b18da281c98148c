using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;

namespace Musubi.Finance.Aging;

/// <summary>Aging, statements and tax summary for programs: as JSON, and as the files their screens offer.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/finance/aging", async (OwedSide? side, AgeBy? by, string? date, AgingReports reports, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await reports.Of(side ?? OwedSide.Receivable, Day(date, clock.Today), by ?? AgeBy.Due, ct), Inputs.Json))
            .WithName("Aging").Needs(FinancePermission.View);
        api.MapGet("/finance/tax", async (string? from, string? to, TaxSummaries summaries, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await summaries.Of(Day(from, FirstOfMonth(clock.Today)), Day(to, clock.Today), ct), Inputs.Json))
            .WithName("TaxSummary").Needs(FinancePermission.View);
        api.MapReportFiles("/finance/aging", FinancePermission.View, Aged);
        api.MapReportFiles("/finance/statements/{party:long}", FinancePermission.View, Stated);
        api.MapReportFiles("/finance/tax", FinancePermission.View, Taxed);
    }

    private static async Task<Report> Aged(HttpContext http, CancellationToken ct)
    {
        var (side, date) = (Asked(http, "side", OwedSide.Receivable), Day(http.Request.Query["date"], Today(http)));
        var aged = await http.RequestServices.GetRequiredService<AgingReports>().Of(side, date, Asked(http, "by", AgeBy.Due), ct);
        return new()
        {
            Title = Words.Aging, Of = new Text("{0}　{1:yyyy/MM/dd} 現在", "{0}　截至{1:yyyy-MM-dd}", "{0}, {1:dd/MM/yyyy}").With(Words.SideOf(side), date),
            Columns = [new("party", Words.Party, CellKind.Text), .. aged.Buckets.Select((b, i) => new ReportColumn($"bucket{i}", b, CellKind.Money)), new("total", Words.Total, CellKind.Money)],
            Rows =
            [
                .. aged.Rows.Select(r => new ReportRow(ReportRowKind.Line, [r.Party, .. r.Buckets.Select(b => (ReportCell)b), r.Total])),
                .. aged.Totals.Select(t => new ReportRow(ReportRowKind.Total, [Words.Total, .. t.Buckets.Select(b => (ReportCell)b), t.Total])),
            ],
        };
    }

    private static async Task<Report> Stated(HttpContext http, CancellationToken ct)
    {
        var (from, to) = Span(http);
        var party = long.Parse((string)http.Request.RouteValues["party"]!, CultureInfo.InvariantCulture);
        var found = await http.RequestServices.GetRequiredService<Statements>().Of(Asked(http, "side", OwedSide.Receivable), party, from, to, ct);
        return new()
        {
            Title = Words.Statement, Of = Between(from, to),
            Columns = [new("date", Words.Date, CellKind.Date), new("document", Words.Document, CellKind.Text), new("number", Words.Number, CellKind.Code), new("due", Words.Due, CellKind.Date), new("amount", Words.Amount, CellKind.Money), new("balance", Words.Balance, CellKind.Money)],
            Rows =
            [
                .. found.SelectMany(s => s.Lines.Select(l => new ReportRow(ReportRowKind.Line, new ReportCell(l.Item.Date), Words.KindOf(l.Item.Kind), l.Item.Number, new ReportCell(l.Item.Due), l.Amount, l.Balance))
                    .Prepend(new(ReportRowKind.Subtotal, new ReportCell(from), Words.CarriedIn, "", new ReportCell(null), new ReportCell(null), s.Opening))
                    .Append(new(ReportRowKind.Total, new ReportCell(to), Words.ClosingBalance, "", new ReportCell(null), new ReportCell(null), s.Closing))),
            ],
        };
    }

    private static async Task<Report> Taxed(HttpContext http, CancellationToken ct)
    {
        var (from, to) = Span(http);
        var summary = await http.RequestServices.GetRequiredService<TaxSummaries>().Of(from, to, ct);
        return new()
        {
            Title = Words.TaxSummary, Of = Between(from, to),
            Columns =
            [
                new("direction", Words.Direction, CellKind.Text), new("category", Words.TaxCategory, CellKind.Text), new("rate", Words.TaxRate, CellKind.Text), new("share", Words.DeductibleShare, CellKind.Text),
                new("documents", Words.Documents, CellKind.Figure), new("net", Words.Net, CellKind.Money), new("tax", Words.Tax, CellKind.Money), new("deductible", Words.Deductible, CellKind.Money),
            ],
            Rows =
            [
                .. summary.Rows.Select(r => new ReportRow(ReportRowKind.Line, Words.TaxDirectionOf(r.Direction), r.Category.Name, r.Rate.ToString(), r.Share.ToString(), new ReportCell(r.Documents), r.Net, r.Tax, r.Deductible)),
            ],
        };
    }

    private static Text Between(DateOnly from, DateOnly to) => new Text("{0:yyyy/MM/dd}～{1:yyyy/MM/dd}", "{0:yyyy-MM-dd}至{1:yyyy-MM-dd}", "{0:dd/MM/yyyy} to {1:dd/MM/yyyy}").With(from, to);

    private static (DateOnly From, DateOnly To) Span(HttpContext http) => (Day(http.Request.Query["from"], FirstOfMonth(Today(http))), Day(http.Request.Query["to"], Today(http)));

    private static T Asked<T>(HttpContext http, string name, T otherwise) where T : struct, Enum => Enum.TryParse<T>(http.Request.Query[name], out var asked) && Enum.IsDefined(asked) ? asked : otherwise;

    private static DateOnly Today(HttpContext http) => http.RequestServices.GetRequiredService<Clock>().Today;

    private static DateOnly Day(string? typed, DateOnly otherwise) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : otherwise;

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
