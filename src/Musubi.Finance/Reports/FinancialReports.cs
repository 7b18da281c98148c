using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;

namespace Musubi.Finance.Reports;

/// <summary>The statements of the books. Each figure leads to the account's card of the same days, and that to entries and documents.</summary>
internal sealed partial class FinancialReports(FinanceDb db, AccountSums sums, CompanyProfile company)
{
    /// <summary>Trial balance (合計残高試算表): what stood on each account, what was booked on both sides, what stands.</summary>
    public async Task<Report> TrialBalance(ReportRequest request, CancellationToken ct)
    {
        var (accounts, books) = await Chart(ct);
        var before = request.AsEarned ? [] : await sums.ByAccount(await request.Sums(db, null, request.From.AddDays(-1), ct), ct);
        var during = await sums.ByAccount(await request.Sums(db, request.From, request.To, ct), ct);
        var rows = new List<ReportRow>();
        var earlier = Before(request, request.From);
        foreach (var section in accounts.Where(a => before.ContainsKey(a.Id) || during.ContainsKey(a.Id)).GroupBy(a => a.Section).Where(s => Lists(request, s.Key)))
        {
            rows.Add(new(ReportRowKind.Heading, Words.SectionOf(section.Key)));
            rows.AddRange(section.Select(a => Row(ReportRowKind.Line, $"{a.Code} {a.Name}", Card(request, a), Card(earlier, a), [a])));
            rows.Add(Row(ReportRowKind.Subtotal, Words.SumOf.With(Words.SectionOf(section.Key)), LinesOf(request, [section.Key]), AccountsOf(earlier, [section.Key]), [.. section]));
        }
        if (request.Sections.Count != 1)
            rows.Add(Row(ReportRowKind.Total, TotalOf(request), LinesOf(request, request.Sections), AccountsOf(earlier, request.Sections), [.. accounts.Where(a => Lists(request, a.Section))]));
        return new()
        {
            Title = Words.TrialBalance, Of = Words.FromTo.With(request.From, request.To, books.Code), Days = (request.From, request.To),
            Columns =
            [
                new("account", Words.Account, CellKind.Text), new("opening", await BroughtForward(request, ct), CellKind.Money),
                new("debit", Words.Debit, CellKind.Money), new("credit", Words.Credit, CellKind.Money), new("balance", Words.Balance, CellKind.Money),
            ],
            Rows = rows,
        };

        ReportRow Row(ReportRowKind kind, object name, string? href, string? brought, IReadOnlyList<Account> of)
        {
            var opening = of.Sum(a => before.GetValueOrDefault(a.Id)?.Balance ?? 0);
            var (debit, credit) = (of.Sum(a => during.GetValueOrDefault(a.Id)?.Debit ?? 0), of.Sum(a => during.GetValueOrDefault(a.Id)?.Credit ?? 0));
            // A balance on the side where it belongs is positive.
            var sign = of.Count > 0 && (kind != ReportRowKind.Total || request.Sections.Count > 0) ? of[0].Side : 1;
            return new(kind, new ReportCell(name, href), Of(sign * opening, brought), Of(debit, href), Of(credit, href), Of(sign * (opening + debit - credit), href)) { Depth = kind == ReportRowKind.Line ? 1 : 0 };
        }

        ReportCell Of(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    /// <summary>Profit and loss (損益計算書), with the same days a year before. What closed the years into retained earnings is left out.</summary>
    public async Task<Report> ProfitAndLoss(ReportRequest request, CancellationToken ct)
    {
        var (accounts, books) = await Chart(ct);
        request = request with { AsEarned = true };
        var earlier = request with { From = request.From.AddYears(-1), To = request.To.AddYears(-1) };
        var (now, then) = (await Earned(request, ct), await Earned(earlier, ct));
        var rows = new List<ReportRow>();
        var (sumNow, sumThen) = (0L, 0L);
        var added = new List<AccountSection>();
        foreach (var (section, after) in Steps)
        {
            added.Add(section);
            var of = accounts.Where(a => a.Section == section && (now.ContainsKey(a.Id) || then.ContainsKey(a.Id))).ToList();
            var sign = section.Type == AccountType.Revenue ? -1 : 1;
            if (of.Count > 0)
            {
                rows.Add(new(ReportRowKind.Heading, Words.SectionOf(section)));
                rows.AddRange(of.Select(a => new ReportRow(ReportRowKind.Line, new ReportCell($"{a.Code} {a.Name}", Card(request, a)),
                    Figure(sign * now.GetValueOrDefault(a.Id), Card(request, a)), Figure(sign * then.GetValueOrDefault(a.Id), Card(earlier, a))) { Depth = 1 }));
                var (part, partThen) = (of.Sum(a => now.GetValueOrDefault(a.Id)), of.Sum(a => then.GetValueOrDefault(a.Id)));
                rows.Add(new(ReportRowKind.Subtotal, new ReportCell(Words.SumOf.With(Words.SectionOf(section)), AccountsOf(request, [section])), Figure(sign * part, AccountsOf(request, [section])), Figure(sign * partThen, AccountsOf(earlier, [section]))));
                (sumNow, sumThen) = (sumNow - part, sumThen - partThen);
            }
            if (after is not null)
                rows.Add(new(ReportRowKind.Total, new ReportCell(after, AccountsOf(request, added)), Figure(sumNow, AccountsOf(request, added)), Figure(sumThen, AccountsOf(earlier, added))));
        }
        return new()
        {
            Title = Words.ProfitAndLoss, Of = Words.FromTo.With(request.From, request.To, books.Code), Days = (request.From, request.To),
            Columns = [new("account", Words.Account, CellKind.Text), new("amount", Words.Amount, CellKind.Money), new("before", Words.YearBefore, CellKind.Money)],
            Rows = rows,
        };

        ReportCell Figure(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    /// <summary>
    /// Balance sheet (貸借対照表) at the end of a day, beside that of the day before its year. What was earned and is not yet closed into retained earnings stands in equity:
    /// that of earlier years by itself, and that of this year; each is the profit and loss of its span.
    /// </summary>
    public async Task<Report> BalanceSheet(ReportRequest request, CancellationToken ct)
    {
        var (accounts, books) = await Chart(ct);
        var years = await db.Years.AsNoTracking().Where(y => y.From <= request.To).OrderBy(y => y.From).ToListAsync(ct);
        var year = years.LastOrDefault()?.From ?? request.From;
        var whole = request with { From = year, Sections = [] };
        var earlier = Before(whole, year);
        // What closes a year bears no dimension: what a department earned is never closed.
        var closed = request.Dimensions.Count > 0 ? null : years.LastOrDefault(y => y.Closed && y.To < year);
        var unclosed = earlier with { From = closed?.To.AddDays(1) ?? years.FirstOrDefault()?.From ?? earlier.From };
        var balances = await sums.ByAccount(await request.Sums(db, null, request.To, ct), ct);
        var before = await sums.ByAccount(await request.Sums(db, null, earlier.To, ct), ct);
        var rows = new List<ReportRow>();
        var (owned, ownedBefore) = Side([AccountSection.CurrentAssets, AccountSection.FixedAssets, AccountSection.DeferredAssets], 1, Words.TotalAssets);
        var (owing, owingBefore) = Side([AccountSection.CurrentLiabilities, AccountSection.LongTermLiabilities, AccountSection.Equity], -1, Words.TotalLiabilities);
        if (owned != owing || ownedBefore != owingBefore)
            rows.Add(new(ReportRowKind.Total, request.Dimensions.Count > 0 ? Words.DifferenceOfPart : Words.Difference, Figure(owned - owing), Figure(ownedBefore - owingBefore)));
        return new()
        {
            Title = Words.BalanceSheet, Of = Words.AsOf.With(request.To, books.Code), Days = (null, request.To),
            Columns = [new("account", Words.Account, CellKind.Text), new("amount", Words.Amount, CellKind.Money), new("before", Words.AtYearStart, CellKind.Money)],
            Rows = rows,
        };

        (long, long) Side(AccountSection[] sections, int sign, Text total)
        {
            var (all, allBefore) = (0L, 0L);
            // What is not closed yet stands on the accounts it was earned on.
            var behind = (AccountSection[])[.. sections, .. Steps.Select(s => s.Section)];
            foreach (var section in sections)
            {
                var made = section == AccountSection.Equity ? behind[(sections.Length - 1)..] : [section];
                var of = accounts.Where(a => a.Section == section && (Is(balances, a) != 0 || Is(before, a) != 0)).ToList();
                var (part, partBefore) = (of.Sum(a => Is(balances, a)), of.Sum(a => Is(before, a)));
                var lines = of.Select(a => Line(new($"{a.Code} {a.Name}", Card(whole, a)), Figure(sign * Is(balances, a), Card(whole, a)), Figure(sign * Is(before, a), Card(earlier, a)))).ToList();
                if (section == AccountSection.Equity)
                {
                    var (left, leftBefore) = (EarnedIn(balances), EarnedIn(before));
                    var (profit, profitBefore) = (whole.At(ProfitAndLossPath), unclosed.At(ProfitAndLossPath));
                    if (leftBefore != 0)
                        lines.Add(Line(new(Words.EarnedBefore, profitBefore), Figure(sign * leftBefore, profitBefore), Figure(sign * leftBefore, profitBefore)));
                    lines.Add(Line(new(Words.EarnedThisYear, profit), Figure(sign * (left - leftBefore), profit), Figure(0)));
                    (part, partBefore) = (part + left, partBefore + leftBefore);
                }
                if (lines.Count == 0)
                    continue;
                rows.Add(new(ReportRowKind.Heading, Words.SectionOf(section)));
                rows.AddRange(lines);
                rows.Add(new(ReportRowKind.Subtotal, new ReportCell(Words.SumOf.With(Words.SectionOf(section)), AccountsOf(whole, made)), Figure(sign * part, AccountsOf(whole, made)), Figure(sign * partBefore, AccountsOf(earlier, made))));
                (all, allBefore) = (all + part, allBefore + partBefore);
            }
            var both = sections.Contains(AccountSection.Equity) ? behind : sections;
            rows.Add(new(ReportRowKind.Total, new ReportCell(total, AccountsOf(whole, both)), Figure(sign * all, AccountsOf(whole, both)), Figure(sign * allBefore, AccountsOf(earlier, both))));
            return (sign * all, sign * allBefore);
        }

        long EarnedIn(Dictionary<Id<Account>, AccountSum> of) => accounts.Where(a => !a.Section.IsBalanceSheet).Sum(a => Is(of, a));
        static long Is(Dictionary<Id<Account>, AccountSum> of, Account account) => of.GetValueOrDefault(account.Id)?.Balance ?? 0;
        static ReportRow Line(params IReadOnlyList<ReportCell> cells) => new(ReportRowKind.Line, cells) { Depth = 1 };
        ReportCell Figure(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    private static readonly (AccountSection Section, Text? After)[] Steps =
    [
        (AccountSection.Sales, null), (AccountSection.CostOfSales, Words.GrossProfit), (AccountSection.OperatingExpenses, Words.OperatingProfit),
        (AccountSection.OtherIncome, null), (AccountSection.OtherExpenses, Words.OrdinaryProfit),
        (AccountSection.ExtraordinaryGains, null), (AccountSection.ExtraordinaryLosses, Words.ProfitBeforeTax), (AccountSection.IncomeTax, Words.NetProfit),
    ];

    /// <summary>The step of the profit and loss that these sections make; null where they make none.</summary>
    private static Text? StepOf(IReadOnlyList<AccountSection> sections) => sections.SequenceEqual(Steps.Take(sections.Count).Select(s => s.Section)) ? Steps[sections.Count - 1].After : null;

    private static Text TotalOf(ReportRequest request) => request.Sections.Count == 0 ? Words.Total : StepOf(request.Sections) ?? Words.SumOf.With(Words.SectionsOf(request.Sections));

    private static bool Lists(ReportRequest request, AccountSection section) => request.Sections.Count == 0 || request.Sections.Contains(section);

    /// <summary>Debits less credits of the accounts, as they were earned.</summary>
    private async Task<Dictionary<Id<Account>, long>> Earned(ReportRequest request, CancellationToken ct) =>
        (await sums.ByAccount(await request.Sums(db, request.From, request.To, ct), ct)).ToDictionary(s => s.Key, s => s.Value.Balance);

    private const string ProfitAndLossPath = "/finance/reports/profit-and-loss";

    private static string Card(ReportRequest request, Account account) => (request with { Sections = [] }).At($"/finance/accounts/{account.Id}/card");

    /// <summary>The accounts of these sections; of none, all.</summary>
    private static string AccountsOf(ReportRequest request, IReadOnlyList<AccountSection> sections) => (request with { Sections = sections }).At("/finance/reports/trial-balance");

    /// <summary>Every line of the accounts of these sections; of none, of all.</summary>
    private static string LinesOf(ReportRequest request, IReadOnlyList<AccountSection> sections) => (request with { Sections = sections }).At("/finance/reports/general-ledger");

    /// <summary>The same of the year that ends with the day before: what it leaves is what stood on that day.</summary>
    private static ReportRequest Before(ReportRequest request, DateOnly day) => request with { From = day.AddYears(-1), To = day.AddDays(-1), AsEarned = false };

    private async Task<(List<Account> Accounts, Currency Books)> Chart(CancellationToken ct) =>
        ([.. (await db.Accounts.AsNoTracking().ToListAsync(ct)).OrderBy(a => a.Section).ThenBy(a => a.Code, StringComparer.Ordinal)], (await company.Get(ct)).Currency);
}
