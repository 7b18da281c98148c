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
        api = Reports.AskedDay.Refused(api);
        api.MapGet("/finance/aging", async (OwedSide? side, AgeBy? by, string? date, AgingReports reports, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await reports.Of(side ?? OwedSide.Receivable, Day(date, clock.Today, clock.Today), by ?? AgeBy.Due, ct), Inputs.Json))
            .WithName("Aging").Needs(FinancePermission.View);
        api.MapGet("/finance/tax", async (string? from, string? to, TaxSummaries summaries, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await summaries.Of(Day(from, clock.Today, FirstOfMonth(clock.Today)), Day(to, clock.Today, clock.Today), ct), Inputs.Json))
            .WithName("TaxSummary").Needs(FinancePermission.View);
        api.MapReportFiles("/finance/aging", FinancePermission.View, Aged);
        api.MapReportFiles("/finance/aging/items", FinancePermission.View, Open);
        api.MapReportFiles("/finance/statements/{party:long}", FinancePermission.View, Stated, async (http, ct) => await StatementPaper.Of(await StatementOf(http, ct), http.RequestServices, ct));
        api.MapReportFiles("/finance/tax", FinancePermission.View, Taxed);
    }

    private static async Task<Report> Aged(HttpContext http, CancellationToken ct)
    {
        var (side, date) = (Asked(http, "side", OwedSide.Receivable), Day(http.Request.Query["date"], Today(http), Today(http)));
        var aged = await http.RequestServices.GetRequiredService<AgingReports>().Of(side, date, Asked(http, "by", AgeBy.Due), ct);
        return new()
        {
            Title = Words.AgingOf(side), Of = SideOn(side, date), Days = (null, date),
            Columns = [new("party", Words.Party, CellKind.Text), .. aged.Buckets.Select((b, i) => new ReportColumn($"bucket{i}", b, CellKind.Money)), new("unallocated", aged.Unallocated, CellKind.Money), new("total", Words.Total, CellKind.Money), .. aged.IsForeign ? [new ReportColumn("books", Words.InBooks, CellKind.Money)] : Array.Empty<ReportColumn>()],
            Rows =
            [
                .. aged.Rows.Select(r => Row(ReportRowKind.Line, r.Party, r)),
                .. aged.Totals.Select(t => Row(ReportRowKind.Total, Words.Total, t)),
                .. aged is { IsForeign: true, InBooks: { } all } ? new[] { Alone(Words.InBooks, all) } : [],
                .. aged is { IsForeign: true, Revalued: { IsZero: false } revalued, Control: { } control } ? new[] { Alone(Words.RevaluedInAging, revalued), Alone(Words.OnControl, control) } : [],
            ],
        };

        ReportRow Alone(Text name, Money figure) => new(ReportRowKind.Total, [name, .. aged.Buckets.Select(_ => new ReportCell(null)), new ReportCell(null), new ReportCell(null), figure]);

        // An empty bucket says nothing, as on the screen.
        ReportRow Row(ReportRowKind kind, object name, AgingRow row) => new(kind, [new ReportCell(name), .. row.Buckets.Select(b => new ReportCell(b.IsZero ? null : b)), new ReportCell(row.Unallocated.IsZero ? null : row.Unallocated), row.Total, .. aged.IsForeign ? [row.InBooks] : Array.Empty<ReportCell>()]);
    }

    private const int MostItems = 100_000;

    /// <summary>The items behind a total.</summary>
    private static async Task<Report> Open(HttpContext http, CancellationToken ct)
    {
        var asked = new AgedOf(Asked(http, "side", OwedSide.Receivable), Day(http.Request.Query["date"], Today(http), Today(http)), Asked(http, "by", AgeBy.Due)).Narrowed(http.Request.Query["age"], http.Request.Query["currency"]);
        var open = await http.RequestServices.GetRequiredService<AgingReports>().Items(asked, MostItems, ct);
        return new()
        {
            Title = Words.OpenItems, Of = SideOn(asked.Side, asked.Date), Days = (null, asked.Date),
            Columns =
            [
                new("party", Words.Party, CellKind.Text), new("number", Words.Number, CellKind.Code), new("document", Words.Document, CellKind.Text), new("date", Words.Date, CellKind.Date), new("due", Words.Due, CellKind.Date),
                new("amount", Words.Amount, CellKind.Money), new("remaining", Words.Remaining, CellKind.Money), new("books", Words.InBooks, CellKind.Money),
            ],
            Rows = [.. open.Items.Select(i => new ReportRow(ReportRowKind.Line, i.Party, i.Item.Number, Words.KindOf(i.Item.Kind), new ReportCell(i.Item.Date), new ReportCell(i.Item.Due), Owed(i.Item.Amount), Owed(i.Remaining), Owed(i.InBooks)))],
        };

        ReportCell Owed(Money amount) => asked.Side == OwedSide.Receivable ? amount : -amount;
    }

    private static async Task<Report> Stated(HttpContext http, CancellationToken ct) => StatementPaper.Rows(await StatementOf(http, ct));

    private static async Task<PartyStatement> StatementOf(HttpContext http, CancellationToken ct)
    {
        var (from, to) = Span(http);
        var party = long.Parse((string)http.Request.RouteValues["party"]!, CultureInfo.InvariantCulture);
        return await http.RequestServices.GetRequiredService<Statements>().OfParty(Asked(http, "side", OwedSide.Receivable), party, from, to, ct);
    }

    private static async Task<Report> Taxed(HttpContext http, CancellationToken ct)
    {
        var (from, to) = Span(http);
        var summary = await http.RequestServices.GetRequiredService<TaxSummaries>().Of(from, to, ct);
        return new()
        {
            Title = Words.TaxSummary, Of = Between(from, to), Days = (from, to),
            Columns =
            [
                new("direction", Words.TaxSide, CellKind.Text), new("category", Words.TaxCategory, CellKind.Text), new("rate", Words.TaxRate, CellKind.Text), new("share", Words.DeductibleShare, CellKind.Text),
                new("documents", Words.Documents, CellKind.Figure), new("net", Words.Net, CellKind.Money), new("tax", Words.Tax, CellKind.Money), new("deductible", Words.Deductible, CellKind.Money),
            ],
            Rows =
            [
                .. Enum.GetValues<TaxDirection>().SelectMany(direction => summary.Of(direction).Select(r => new ReportRow(ReportRowKind.Line, Words.TaxDirectionOf(r.Direction), r.Category.Name, r.Rate.ToString(), r.HasShare ? r.Share.ToString() : "", new ReportCell(r.Documents), r.Net, r.Tax, r.Direction == TaxDirection.Input ? r.Deductible : new ReportCell(null)))
                    .Append(Sum(ReportRowKind.Subtotal, Words.SumOf.With(Words.TaxDirectionOf(direction)), Money.Sum(summary.Of(direction).Select(r => r.Net), summary.Books), Money.Sum(summary.Of(direction).Select(r => r.Tax), summary.Books), direction == TaxDirection.Input ? summary.Deductible : null))),
                Sum(ReportRowKind.Total, summary.Owed.IsNegative ? Words.TaxRefund : Words.TaxOwed, null, summary.Owed.Abs(), null),
            ],
        };

        static ReportRow Sum(ReportRowKind kind, Text name, Money? net, Money? tax, Money? deductible) => new(kind, name, "", "", "", new ReportCell(null), new ReportCell(net), new ReportCell(tax), new ReportCell(deductible));
    }

    private static Text SideOn(OwedSide side, DateOnly date) => new Text("{0}　{1:yyyy/MM/dd} 現在", "{0}　截至{1:yyyy-MM-dd}", "{0}, {1:dd/MM/yyyy}").With(Words.SideOf(side), date);

    internal static Text Between(DateOnly from, DateOnly to) => new Text("{0:yyyy/MM/dd}～{1:yyyy/MM/dd}", "{0:yyyy-MM-dd}至{1:yyyy-MM-dd}", "{0:dd/MM/yyyy} to {1:dd/MM/yyyy}").With(from, to);

    private static (DateOnly From, DateOnly To) Span(HttpContext http)
    {
        var to = Day(http.Request.Query["to"], Today(http), Today(http));
        var (from, until, _) = Reports.ReportRequest.InOrder(Day(http.Request.Query["from"], Today(http), FirstOfMonth(to)), to);
        return (from, until);
    }

    private static T Asked<T>(HttpContext http, string name, T otherwise) where T : struct, Enum => Enum.TryParse<T>(http.Request.Query[name], out var asked) && Enum.IsDefined(asked) ? asked : otherwise;

    private static DateOnly Today(HttpContext http) => http.RequestServices.GetRequiredService<Clock>().Today;

    private static DateOnly Day(string? typed, DateOnly today, DateOnly otherwise) =>
        Reports.AskedDay.Of("", Words.Date, typed, today).Day ?? otherwise;

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
