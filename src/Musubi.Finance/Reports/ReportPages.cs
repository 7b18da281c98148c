using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Kernel;
using Musubi.Modules.Reports;

namespace Musubi.Finance.Reports;

/// <summary>A report by its name in addresses.</summary>
/// <param name="ListsAccounts">It can be narrowed to the accounts of a section.</param>
internal sealed record NamedReport(string Name, Text Title, bool IsOfOneDay, bool ListsAccounts, Func<FinancialReports, ReportRequest, CancellationToken, Task<Report>> Read)
{
    public static readonly IReadOnlyList<NamedReport> All =
    [
        new("trial-balance", Words.TrialBalance, false, true, (r, q, ct) => r.TrialBalance(q, ct)),
        new("profit-and-loss", Words.ProfitAndLoss, false, false, (r, q, ct) => r.ProfitAndLoss(q, ct)),
        new("balance-sheet", Words.BalanceSheet, true, false, (r, q, ct) => r.BalanceSheet(q, ct)),
        new("general-ledger", Words.GeneralLedger, false, true, (r, q, ct) => r.GeneralLedgerOf(q, ct)),
    ];

    public static NamedReport? Find(string? name) => All.FirstOrDefault(r => r.Name == name);
}

internal static class FinanceReportEndpoints
{
    public static void MapFinanceReports(this IEndpointRouteBuilder api)
    {
        api = AskedDay.Refused(api);
        foreach (var report in NamedReport.All)
            api.MapReport("/finance/reports/" + report.Name, FinancePermission.View, async (http, ct) => await report.Read(http.RequestServices.GetRequiredService<FinancialReports>(), await Request(http, ct), ct));
        api.MapReport("/finance/accounts/{account:long}/card", FinancePermission.View, async (http, ct) =>
            await http.RequestServices.GetRequiredService<FinancialReports>().AccountCard(new Id<Account>(long.Parse((string)http.Request.RouteValues["account"]!, System.Globalization.CultureInfo.InvariantCulture)), await Request(http, ct), ct)
            ?? new Report { Title = Words.Account, Of = Words.Account, Columns = [], Rows = [] });
    }

    /// <summary>A file holds all of it.</summary>
    private static async Task<ReportRequest> Request(HttpContext http, CancellationToken ct) =>
        await ReportRequest.Of(http.Request.Query, http.RequestServices.GetRequiredService<FinanceDb>(), http.RequestServices.GetRequiredService<Clock>(), ct) with { Whole = Path.HasExtension(http.Request.Path.Value) };
}
