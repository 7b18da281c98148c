using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Finance.Reports;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Reports;

public class StatementTests
{
    private static readonly ReportRequest LastYear = new() { From = new(2025, 4, 1), To = new(2026, 3, 31) };

    [Theory, Engines]
    public async Task The_year_end_moves_the_result_to_retained_earnings_and_the_year_still_shows_it(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var (year, running) = (await Year(house), await house.Db.Set<FiscalYear>().Where(y => y.From == Today).Select(y => y.Id).SingleAsync());
        Assert.Equal(["finance.year-running", "finance.earlier-year"], (await house.Run<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = running })).Refusals.Select(r => r.Code));

        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year });

        Assert.Equal(Yen(-600), await house.Balance(AccountRole.RetainedEarnings, LastYear.To));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Revenue, LastYear.To));
        var reports = house.Get<FinancialReports>();
        Assert.Equal(Yen(600), Total(await reports.ProfitAndLoss(LastYear, default), Words.NetProfit));
        Assert.Equal(Yen(1000), Total(await reports.BalanceSheet(LastYear, default), Words.TotalAssets));
        Assert.Equal(Yen(1000), Total(await reports.BalanceSheet(LastYear, default), Words.TotalLiabilities));
        Assert.Equal("finance.period-closed", (await house.Post(Sale(1), On(LastYear.To))).Refusals.Single().Code);
    }

    [Theory, Engines]
    public async Task Files_are_named_by_the_days_they_are_of(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();

        Assert.EndsWith("-20250401-20260331.csv", (await reports.ProfitAndLoss(LastYear, default)).FileName("csv", Today.AddDays(40)), StringComparison.Ordinal);
        Assert.EndsWith("-20250401-20260331.pdf", (await reports.GeneralLedgerOf(LastYear, default)).FileName("pdf", Today.AddDays(40)), StringComparison.Ordinal);
        Assert.EndsWith("-20260331.xlsx", (await reports.BalanceSheet(LastYear, default)).FileName("xlsx", Today.AddDays(40)), StringComparison.Ordinal);
        Assert.Equal("a_b-20260401.csv", new Report { Title = Text.Same("a/b"), Of = Text.Same(""), Columns = [], Rows = [] }.FileName("csv", Today));
    }

    [Theory, Engines]
    public async Task A_year_end_can_be_undone_with_a_reason_and_done_again(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var year = await Year(house);
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year });
        await house.Do<ReopenYear, ReopenYear.Input, Id<FiscalYear>>(new() { Id = year, Reason = "a sale was forgotten" });

        await house.Post(Sale(50), On(LastYear.To));
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = year });

        Assert.Equal(Yen(-650), await house.Balance(AccountRole.RetainedEarnings, LastYear.To));
        Assert.Equal(Yen(650), Total(await house.Get<FinancialReports>().ProfitAndLoss(LastYear, default), Words.NetProfit));
    }

    [Theory, Engines]
    public async Task A_trial_balance_balances_and_before_the_year_end_the_result_stands_in_equity(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();

        var total = (await reports.TrialBalance(LastYear, default)).Rows[^1];
        Assert.Equal([Yen(0), Yen(1400), Yen(1400), Yen(0)], total.Cells.Skip(1).Select(c => (Money)c.Value!));
        var sheet = await reports.BalanceSheet(LastYear, default);
        Assert.Equal(Yen(600), sheet.Rows.Single(r => Equals(r.Cells[0].Value, Words.EarnedThisYear)).Cells[1].Value);
        Assert.DoesNotContain(sheet.Rows, r => Equals(r.Cells[0].Value, Words.Difference));
    }

    [Theory, Engines]
    public async Task What_earlier_years_earned_and_did_not_close_stands_apart_from_this_year_s_and_each_opens_its_own_profit_and_loss(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();
        var asked = new ReportRequest { From = Today, To = new(2026, 5, 31) };

        var sheet = await reports.BalanceSheet(asked, default);
        var before = Line(sheet, Words.EarnedBefore);
        var now = Line(sheet, Words.EarnedThisYear);
        Assert.Equal([Yen(600), Yen(600)], before.Cells.Skip(1).Select(c => c.Value));
        Assert.Equal([Yen(1), Yen(0)], now.Cells.Skip(1).Select(c => c.Value));
        Assert.Equal("/finance/reports/profit-and-loss?from=2025-04-01&to=2026-03-31", before.Cells[1].Href);
        Assert.Equal("/finance/reports/profit-and-loss?from=2026-04-01&to=2026-05-31", now.Cells[1].Href);
        Assert.Equal(Yen(600), Total(await reports.ProfitAndLoss(LastYear, default), Words.NetProfit));
        Assert.Equal(Yen(1), Total(await reports.ProfitAndLoss(asked, default), Words.NetProfit));

        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = await Year(house) });

        sheet = await house.Get<FinancialReports>().BalanceSheet(asked, default);
        Assert.DoesNotContain(sheet.Rows, r => Equals(r.Cells[0].Value, Words.EarnedBefore));
        Assert.Equal(Yen(1), Line(sheet, Words.EarnedThisYear).Cells[1].Value);
        Assert.DoesNotContain(sheet.Rows, r => Equals(r.Cells[0].Value, Words.Difference));
    }

    [Theory, Engines]
    public async Task A_department_s_balance_sheet_says_what_it_differs_by_at_the_start_of_the_year_too_and_that_it_need_not_balance(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new() { Code = "DEPARTMENT", NameJa = "部門", NameZh = "部门", NameEn = "Department", Values = [new() { Code = "EAST", NameJa = "東", NameZh = "东", NameEn = "East" }] });
        Posting[] postings = [Posting.Debit(AccountRole.Receivable, Yen(700)) with { Dimensions = Dimensions.Read("DEPARTMENT=EAST") }, Posting.Credit(AccountRole.Revenue, Yen(700))];
        await house.Post(BalancedEntry.Of(Text.Same("sale"), postings), On(new(2025, 5, 10)));

        var sheet = await house.Get<FinancialReports>().BalanceSheet(new() { From = Today, To = Today, Dimensions = new Dictionary<string, string> { ["DEPARTMENT"] = "EAST" } }, default);

        Assert.Equal([Yen(700), Yen(700)], Line(sheet, Words.DifferenceOfPart).Cells.Skip(1).Select(c => c.Value));
    }

    [Theory, Engines]
    public async Task A_subtotal_opens_the_accounts_it_sums_and_what_was_brought_forward_the_days_before(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();
        var asked = new ReportRequest { From = Today, To = Today };

        var subtotal = Line(await reports.BalanceSheet(asked, default), Words.SumOf.With(Words.SectionOf(AccountSection.CurrentAssets)));
        Assert.Equal("/finance/reports/trial-balance?from=2026-04-01&to=2026-04-01&section=CurrentAssets", subtotal.Cells[1].Href);
        Assert.Equal("/finance/reports/trial-balance?from=2025-04-01&to=2026-03-31&section=CurrentAssets", subtotal.Cells[2].Href);

        var assets = await reports.TrialBalance(asked with { Sections = [AccountSection.CurrentAssets] }, default);
        Assert.Equal(subtotal.Cells[1].Value, assets.Rows[^1].Cells[^1].Value);
        Assert.All(assets.Rows.Where(r => r.Kind == ReportRowKind.Line), r => Assert.Contains("to=2026-03-31", r.Cells[1].Href, StringComparison.Ordinal));
        var lines = await reports.GeneralLedgerOf(asked with { Sections = [AccountSection.Sales] }, default);
        Assert.Single(lines.Rows, r => r.Kind == ReportRowKind.Heading);
    }

    [Theory, Engines]
    public async Task A_step_of_the_profit_and_loss_opens_the_accounts_that_make_it_though_its_year_is_closed(TestEngine engine)
    {
        await using var house = await Sold(engine);
        await house.Do<CloseYear, CloseYear.Input, Id<FiscalYear>>(new() { Id = await Year(house) });
        var reports = house.Get<FinancialReports>();

        var statement = await reports.ProfitAndLoss(LastYear, default);
        foreach (var step in new[] { Words.GrossProfit, Words.OperatingProfit, Words.NetProfit })
        {
            var figure = Line(statement, step).Cells[1];
            var made = await reports.TrialBalance(await Asked(house, figure.Href!), default);
            Assert.Equal((figure.Value, step), (made.Rows[^1].Cells[^1].Value, (Text)made.Rows[^1].Cells[0].Value!));
            Assert.DoesNotContain(made.Rows, r => r.Kind == ReportRowKind.Line && Equals(r.Cells[^1].Value, Yen(0)));
        }
        var sales = statement.Rows.First(r => r.Kind == ReportRowKind.Line).Cells[1];
        var card = (await reports.AccountCard(new(long.Parse(sales.Href!.Split('/')[3], CultureInfo.InvariantCulture)), await Asked(house, sales.Href!), default))!;
        Assert.Equal(Yen(1000), card.Rows[^1].Cells[^1].Value);
        var ledger = await reports.GeneralLedgerOf(await Asked(house, Line(statement, Words.NetProfit).Cells[1].Href!), default);
        Assert.Equal([Yen(1000), Yen(400)], ledger.Rows.Where(r => r.Kind == ReportRowKind.Subtotal && Equals(r.Cells[1].Value, Words.Total)).Select(r => r.Cells.Skip(4).Select(c => (Money)c.Value!).First(m => !m.IsZero)));
    }

    [Theory, Engines]
    public async Task A_month_of_the_profit_and_loss_opens_pages_that_come_to_its_figures_whatever_was_brought_forward(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();

        var august = await reports.ProfitAndLoss(new() { From = new(2025, 8, 1), To = new(2025, 8, 31) }, default);
        foreach (var row in august.Rows.Where(r => r.Cells.Count > 1 && r.Cells[1].Value is Money { IsZero: false }))
        {
            var (figure, href) = ((Money)row.Cells[1].Value!, row.Cells[1].Href!);
            var opened = href.Contains("/card", StringComparison.Ordinal) ? (await reports.AccountCard(new(long.Parse(href.Split('/')[3], CultureInfo.InvariantCulture)), await Asked(house, href), default))! : await reports.TrialBalance(await Asked(house, href), default);
            Assert.Equal(figure.Abs(), ((Money)opened.Rows[^1].Cells[^1].Value!).Abs());
        }
    }

    [Theory, Engines]
    public async Task Every_figure_of_a_statement_opens_what_it_is_made_of(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var reports = house.Get<FinancialReports>();

        foreach (var report in new[] { await reports.TrialBalance(LastYear, default), await reports.ProfitAndLoss(LastYear, default), await reports.BalanceSheet(LastYear, default) })
            Assert.All(report.Rows.SelectMany(r => r.Cells).Where(c => c.Value is Money { IsZero: false }), c => Assert.NotNull(c.Href));
        var sheet = await reports.BalanceSheet(LastYear, default);
        foreach (var row in new[] { Words.TotalAssets, Words.TotalLiabilities, Words.SumOf.With(Words.SectionOf(AccountSection.Equity)), Words.SumOf.With(Words.SectionOf(AccountSection.CurrentLiabilities)) })
        {
            var figure = Line(sheet, row).Cells[1];
            Assert.Equal(figure.Value, (await reports.TrialBalance(await Asked(house, figure.Href!), default)).Rows[^1].Cells[^1].Value);
        }
        foreach (var row in (await reports.TrialBalance(LastYear, default)).Rows.Where(r => r.Kind != ReportRowKind.Heading))
        {
            var opened = row.Cells[2].Href!;
            var made = (opened.Contains("/card", StringComparison.Ordinal)
                ? (await reports.AccountCard(new(long.Parse(opened.Split('/')[3], CultureInfo.InvariantCulture)), await Asked(house, opened), default))! : await reports.GeneralLedgerOf(await Asked(house, opened), default)).Rows[^1];
            Assert.Equal(row.Cells.Skip(2).Select(c => c.Value), made.Cells.Skip(4).Select(c => c.Value));
        }
    }

    /// <summary>What a link asks for.</summary>
    private static Task<ReportRequest> Asked(House house, string href) =>
        ReportRequest.Of(new QueryCollection(QueryHelpers.ParseQuery(href.Split('?')[1])), house.Get<FinanceDb>(), house.Clock, default);

    [Fact]
    public void A_day_that_cannot_be_read_is_refused_beside_its_field_and_stays_as_typed()
    {
        Assert.All(new[] { "abc", "2026/13/01" }, typed =>
        {
            var asked = AskedDay.Of("to", Words.Until, typed, Today);
            Assert.Equal(("unreadable", "to"), (asked.WhyNot!.Code, asked.WhyNot.Field));
            Assert.Equal(typed, asked.Shown(Today));
        });
        Assert.Equal("2026-12-01", AskedDay.Of("to", Words.Until, "2026/12/01", Today).Shown(new(2026, 12, 1)));
        Assert.Null(AskedDay.Of("to", Words.Until, null, Today).WhyNot);
    }

    [Theory, Engines]
    public async Task The_last_row_of_an_account_names_what_it_sums(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;

        Assert.Equal(Words.Total, (await house.Get<FinancialReports>().AccountCard(account, LastYear, default))!.Rows[^1].Cells[1].Value);
    }

    [Theory, Engines]
    public async Task An_account_s_card_runs_from_what_was_brought_forward_to_its_balance_and_leads_to_entries(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;

        var card = (await house.Get<FinancialReports>().AccountCard(account, new() { From = new(2025, 7, 1), To = new(2025, 12, 31) }, default))!;

        Assert.Equal([Yen(700), Yen(1000), Yen(1000)], card.Rows.Select(r => (Money)r.Cells[^1].Value!));
        Assert.StartsWith("/finance/journal/", card.Rows[1].Cells[1].Href, StringComparison.Ordinal);
        var ledger = await house.Get<FinancialReports>().GeneralLedgerOf(LastYear, default);
        Assert.Equal([700, 300], ledger.Rows.Where(r => r.Cells[0].Value is DateOnly && r.Cells[4].Value is Money { Minor: 700 or 300 }).Select(r => ((Money)r.Cells[4].Value!).Minor));
    }

    [Theory, Engines]
    public async Task The_general_ledger_sums_every_month_and_from_the_second_on_all_up_to_its_end(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;

        var ledger = await house.Get<FinancialReports>().GeneralLedgerOf(LastYear, default);

        var sums = ledger.Rows.SkipWhile(r => r.Cells[0].Href?.Contains($"/accounts/{account}/card", StringComparison.Ordinal) != true).Skip(1).TakeWhile(r => r.Kind != ReportRowKind.Heading).Where(r => r.Kind == ReportRowKind.Subtotal)
            .Select(r => (((Text)r.Cells[1].Value!).Ja, (Money?)r.Cells[4].Value, (Money?)r.Cells[6].Value));
        Assert.Equal([("2025年5月 計", Yen(700), Yen(700)), ("2025年8月 計", Yen(300), null), ("累計", Yen(1000), Yen(1000)), ("合計", Yen(1000), Yen(1000))], sums);
    }

    [Theory, Engines]
    public async Task What_was_brought_forward_is_called_by_what_ended_the_day_before(TestEngine engine)
    {
        await using var house = await Sold(engine);
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;

        async Task<string> Said(DateOnly from) => ((Text)(await house.Get<FinancialReports>().AccountCard(account, new() { From = from, To = new(2025, 12, 31) }, default))!.Rows[0].Cells[1].Value!).Ja;

        Assert.Equal(["前期繰越", "前月繰越", "繰越"], [await Said(new(2025, 4, 1)), await Said(new(2025, 7, 1)), await Said(new(2025, 7, 15))]);
    }

    [Fact]
    public void A_name_beside_many_figures_has_its_width_on_paper()
    {
        Money[] amounts = [Yen(123_456_789), Money.OfMinor(9_876_543, Currency.USD)];
        var report = new Report
        {
            Title = Text.Same("年齢表"), Of = Text.Same(""), Columns = [new("party", Text.Same("取引先"), CellKind.Text), .. Enumerable.Range(1, 8).Select(i => new ReportColumn($"b{i}", Text.Same($"{i}か月前"), CellKind.Money))],
            Rows = [.. Enumerable.Range(0, 24).Select(i => new ReportRow(ReportRowKind.Line, [$"北斗化学工業株式会社 第{i}事業部", .. Enumerable.Repeat(new ReportCell(amounts[i % 2]), 8)]))],
        };

        var pdf = System.Text.Encoding.Latin1.GetString(ReportPaper.Of(report, "結工業株式会社", Language.Japanese, Today).ToPdf());

        Assert.Equal(1, pdf.Split("/Type /Page\n").Length - 1);
    }

    [Fact]
    public void Days_that_were_turned_round_are_put_in_order() =>
        Assert.Equal((Today, Today.AddDays(9), true), ReportRequest.InOrder(Today.AddDays(9), Today));

    [Fact]
    public async Task A_file_says_the_currency_in_its_headings_where_all_is_in_one_and_in_columns_where_rows_differ()
    {
        var one = new Report { Title = Text.Same("R"), Of = Text.Same(""), Columns = [new("a", Text.Same("名"), CellKind.Text), new("b", Text.Same("残高"), CellKind.Money)], Rows = [new(ReportRowKind.Line, "甲", Yen(100)), new(ReportRowKind.Line, "乙", new ReportCell(null))] };
        var two = one with { Rows = [.. one.Rows, new(ReportRowKind.Line, "丙", Money.OfMinor(100, Currency.USD))] };

        Assert.Equal(["名", "残高（JPY）"], one.AsList().Columns.Select(c => c.Column.Name.Ja));
        Assert.Equal(["名", "残高"], two.AsList().Columns.Select(c => c.Column.Name.Ja));
        var rows = new List<object?>();
        await foreach (var row in one.AsList().Rows)
            rows.Add(row.Cells[1]);
        Assert.Equal([100m, null], rows);
    }

    [Theory, Engines]
    public async Task A_long_account_comes_in_pieces_on_screen_and_in_one_piece_on_paper(TestEngine engine)
    {
        await using var house = await Sold(engine);
        await house.InAct(services => services.GetRequiredService<Ledger>().Post([.. Enumerable.Range(1, 205).Select(i => (Sale(i), On(Today)))], default));
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;
        var (reports, asked) = (house.Get<FinancialReports>(), new ReportRequest { From = Today, To = Today });

        Assert.NotNull((await reports.AccountCard(account, asked, default))!.Next);
        var whole = (await reports.AccountCard(account, asked with { Whole = true }, default))!;

        Assert.Null(whole.Next);
        Assert.Equal(await house.Balance(AccountRole.Receivable, DateOnly.MaxValue), whole.Rows[^1].Cells[^1].Value);
        Assert.Equal("%PDF"u8, ReportPaper.Of(whole, "結工業株式会社", Language.Japanese, Today).ToPdf().AsSpan(0, 4));
    }

    [Theory, Engines]
    public async Task The_general_ledger_lists_every_entry_with_its_other_side_in_pieces_that_join(TestEngine engine)
    {
        await using var house = await Sold(engine);
        await house.InAct(services => services.GetRequiredService<Ledger>().Post([.. Enumerable.Range(1, 205).Select(i => (Sale(i), On(Today)))], default));
        var (reports, asked) = (house.Get<FinancialReports>(), new ReportRequest { From = new(2025, 4, 1), To = Today });

        var whole = await reports.GeneralLedgerOf(asked with { Whole = true }, default);
        var pieces = new List<ReportRow>();
        for (string? after = null, next; ; after = next)
        {
            var piece = await reports.GeneralLedgerOf(asked with { After = after }, default);
            pieces.AddRange(piece.Rows);
            next = piece.Next?.Split("after=")[1];
            if (next is null)
                break;
        }

        Money[] Balances(IEnumerable<ReportRow> rows) => [.. rows.Where(r => r.Kind == ReportRowKind.Line && r.Cells[0].Value is DateOnly).Select(r => (Money)r.Cells[^1].Value!)];
        Assert.Equal(418, Balances(whole.Rows).Length);
        Assert.Equal(Balances(whole.Rows), Balances(pieces));
        Assert.All(whole.Rows.Where(r => r.Cells[0].Value is DateOnly), r => Assert.NotEqual("", r.Cells[3].Value?.ToString()));
        var rows = new List<Modules.Lists.ListRow>();
        await foreach (var row in whole.AsList().Rows)
            rows.Add(row);
        Assert.All(rows, r => Assert.Contains(' ', (string)r.Cells[0]!));
    }

    private static async Task<House> Sold(TestEngine engine)
    {
        var house = await Books.Open(engine);
        await house.Post(Sale(700), On(new(2025, 5, 10)));
        await house.Post(Sale(300), On(new(2025, 8, 10)));
        await house.Post(BalancedEntry.Of(Text.Same("cost"), [Posting.Debit(AccountRole.CostOfSales, Yen(400)), Posting.Credit(AccountRole.Payable, Yen(400))]), On(new(2025, 8, 11)));
        await house.Post(Sale(1), On(Today));
        return house;
    }

    private static Task<Id<FiscalYear>> Year(House house) => house.Db.Set<FiscalYear>().Where(y => y.From == LastYear.From).Select(y => y.Id).SingleAsync();

    private static ReportRow Line(Report report, Text name) => report.Rows.Single(r => r.Cells[0].Value is Text said && said.Ja == name.Ja);

    private static Money Total(Report report, Text name) => (Money)report.Rows.Last(r => Equals(r.Cells[0].Value, name)).Cells[1].Value!;
}
