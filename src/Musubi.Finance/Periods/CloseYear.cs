using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>
/// The year end (決算): revenue and expenses are closed into retained earnings on the last day, every period of the year is locked, and the next year stands
/// open. What the balance sheet carries needs no opening entry: balances run on.
/// </summary>
[Needs(FinancePermission.CloseYears)]
internal sealed class CloseYear(FinanceDb db, Ledger ledger, YearEnd end, FiscalCalendar calendar, IdSource ids, CurrentAct act, Clock clock) : IUseCase<CloseYear.Input, Id<FiscalYear>>
{
    public sealed record Input
    {
        public Id<FiscalYear> Id { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<FiscalYear>>> Run(Input input, CancellationToken ct)
    {
        await calendar.HoldAlone(ct);
        if (await db.Years.Include(y => y.Periods).SingleOrDefaultAsync(y => y.Id == input.Id, ct) is not { } year)
            return Refusal.NotFound(Words.FiscalYear, input.Id);
        if (input.Reason.Length > PeriodRules.MostReason)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, PeriodRules.MostReason);
        var refusals = await end.WhyNot(year, ct);
        if (refusals.Count > 0)
            return refusals;

        // The closing is the last thing that may be posted in the year, whatever was locked before.
        var last = year.Periods.MaxBy(p => p.To)!;
        last.Closed = false;
        await db.All.SaveChangesAsync(ct);
        calendar.Forget();
        if (await end.Entry(year, ct) is { } entry)
        {
            var posted = await ledger.Post(entry, new()
            {
                Kind = "fiscal_year", Id = year.Id.Value, Number = year.Name.In(Language.English), Date = year.To, Area = PeriodArea.General, EntryKind = EntryKind.Closing,
            }, ct);
            if (!posted.Ok)
                return Result<Id<FiscalYear>>.Refused(posted.Refusals);
            year.ClosedBy = posted.Value;
        }
        year.Closed = true;
        foreach (var period in year.Periods)
            period.Closed = true;
        db.PeriodChanges.Add(PeriodRules.Change(ids, clock.Now, act, last, PeriodAct.YearClosed, PeriodArea.General, input.Reason));
        db.All.Touch(year);
        await Years.Open(db, ids, year.To, year.To.AddDays(1), null, 1, ct);
        return year.Id;
    }
}

/// <summary>A year end before it is posted: what is against it, what it carries over, and its entry.</summary>
internal sealed class YearEnd(FinanceDb db, AccountSums sums, AccountMap map, CompanyProfile company, Clock clock)
{
    /// <summary>Its closing entry; null where nothing was earned or spent.</summary>
    public async Task<BalancedEntry?> Entry(FiscalYear year, CancellationToken ct)
    {
        var (earned, books) = (await Earned(year, ct), (await company.Get(ct)).Currency);
        return earned.Count == 0 ? null : YearEndPosting.For(year, earned.Select(e => (e.AccountId, Money.OfMinor(e.Balance, books))));
    }

    /// <summary>The entry as it would stand in the journal, whatever is locked now; null where there is nothing to close.</summary>
    public async Task<EntryPreview?> Preview(FiscalYear year, CancellationToken ct)
    {
        if (await Entry(year, ct) is not { } entry)
            return null;
        var lines = new List<PreviewLine>();
        foreach (var posting in entry.Postings)
        {
            if (await map.Find(posting.Account, ct) is { } account)
                lines.Add(new(account.Id, posting.Amount, posting.Amount, posting.Memo));
        }
        return new(entry.Description, year.To, lines);
    }

    /// <summary>What it moves to retained earnings: a profit, or negative a loss.</summary>
    public async Task<Money> Result(FiscalYear year, CancellationToken ct) =>
        Money.OfMinor(-(await Earned(year, ct)).Sum(e => e.Balance), (await company.Get(ct)).Currency);

    public async Task<List<Refusal>> WhyNot(FiscalYear year, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (year.Closed)
            refusals.Add(new("finance.year-closed", new Text("{0}は決算済みです。", "{0}已年结。", "{0} is closed.").With(year.Name), new Text("画面を更新してください。", "请刷新页面。", "Refresh the page."), Kind: RefusalKind.Conflict));
        if (year.To >= clock.Today)
            refusals.Add(new("finance.year-running", new Text("{0}は {1:yyyy/MM/dd} まで続きます。", "{0}到{1:yyyy-MM-dd}才结束。", "{0} runs until {1:dd/MM/yyyy}.").With(year.Name, year.To), new Text("年度が終わってから決算してください。", "请在年度结束后年结。", "Close it once it is over.")));
        if (await db.Years.Where(y => y.To < year.From && !y.Closed && db.Entries.Any(e => e.Date >= y.From && e.Date <= y.To && e.Kind != EntryKind.Opening)).OrderBy(y => y.From).FirstOrDefaultAsync(ct) is { } earlier)
            refusals.Add(new("finance.earlier-year", new Text("前の{0}がまだ決算されていません。", "之前的{0}尚未年结。", "{0} before it is not closed.").With(earlier.Name), new Text("古い年度から順に決算してください。", "请按顺序年结。", "Close the years in order.")));
        var waiting = await db.Vouchers.CountAsync(v => v.Date >= year.From && v.Date <= year.To && (v.State == VoucherState.Draft || v.State == VoucherState.Submitted), ct);
        if (waiting > 0)
            refusals.Add(new("finance.vouchers-waiting", new Text("未転記の振替伝票が{0}件あります。", "有{0}张手工凭证尚未过账。", "{0} {0:voucher of the year is|vouchers of the year are} not posted.").With(waiting), new Text("転記するか削除してから決算してください。", "请先过账或删除。", "Post or delete them first.")) { Href = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/finance/vouchers?f.date={year.From:yyyy-MM-dd}..{year.To:yyyy-MM-dd}&f.state={nameof(VoucherState.Draft)}&f.state={nameof(VoucherState.Submitted)}") });
        return refusals;
    }

    private async Task<List<AccountSum>> Earned(FiscalYear year, CancellationToken ct)
    {
        var chart = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a, ct);
        return [.. (await sums.ByAccount(new() { From = year.From, To = year.To }, ct)).Values.Where(s => s.Balance != 0 && !chart[s.AccountId].Section.IsBalanceSheet).OrderBy(s => chart[s.AccountId].Code, StringComparer.Ordinal)];
    }
}

/// <summary>What closes a year: each account of revenue and expense to nothing, and what is left to retained earnings.</summary>
internal static class YearEndPosting
{
    public static BalancedEntry For(FiscalYear year, IEnumerable<(Id<Account> Account, Money Balance)> earned)
    {
        var lines = earned.Select(e => Posting.Credit(AccountPart.Of(e.Account), e.Balance)).ToList();
        var result = Money.Sum(lines.Select(l => l.Amount), lines[0].Amount.Currency);
        return BalancedEntry.Of(new Text("{0} 損益の振替", "{0}结转损益", "{0}: result to retained earnings").With(year.Name), result.IsZero ? lines : [.. lines, Posting.Credit(AccountRole.RetainedEarnings, result)]);
    }
}
