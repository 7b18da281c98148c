using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Rates;

/// <summary>
/// Books what balances in foreign currencies are worth at a day's rate (期末換算): the unrealised gain or loss of each account that is revalued, taken back on
/// the day after, so that a settlement is booked against what was booked and nothing is counted twice. What is dated that day or before and comes later is
/// put right by a further one: it books only what differs from what stands, the day's earlier revaluations among it.
/// </summary>
[Needs(FinancePermission.SetRates)]
internal sealed class RevalueBalances(Ledger ledger, Revaluation revaluation) : IUseCase<RevalueBalances.Input, int>
{
    public sealed record Input
    {
        /// <summary>The day whose closing rate counts: the last of a month.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>No newer rate is to be had: the old one counts.</summary>
        public bool WithOldRates { get; init; }
    }

    /// <returns>How many balances were worth more or less than booked; none posts nothing.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (input.Date is not { } day)
            return Refusal.Missing("Date", Words.Date);
        await ledger.HoldPeriod(day, ct);
        var found = await revaluation.On(day, ct);
        if (!found.Ok)
            return Result<int>.Refused(found.Refusals);
        if (!input.WithOldRates && found.Value.Select(r => r.At).Where(r => r.IsOldOn(day)).DistinctBy(r => r.Rate.From).Select(r => ExchangeRates.Old(r, day).At("WithOldRates")).ToList() is { Count: > 0 } old)
            return old;
        var off = found.Value.Where(r => !r.Difference.IsZero).ToList();
        if (off.Count == 0)
            return 0;
        var posted = await ledger.Post(RevaluationPosting.For(day, off), new()
        {
            Kind = Revaluation.Kind, Id = day.DayNumber, Number = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Date = day, Area = PeriodArea.General, EntryKind = EntryKind.Revaluation,
        }, ct);
        if (!posted.Ok)
            return Result<int>.Refused(posted.Refusals);
        var back = await ledger.Reverse(posted.Value, day.AddDays(1), Words.RevaluationBack, ct);
        return back.Ok ? off.Count : Result<int>.Refused(back.Refusals);
    }
}

/// <summary>A balance in a foreign currency, as booked and as it is worth.</summary>
internal sealed record Revalued(Account Account, Money Foreign, Money Booked, Money Worth, QuotedRate At)
{
    public Money Difference => Worth - Booked;
}

/// <summary>What stands on the accounts that are revalued, by currency: what the screen shows before anything is posted.</summary>
internal sealed class Revaluation(FinanceDb db, AccountSums sums, ExchangeRates rates, CompanyProfile company, Clock clock)
{
    public const string Kind = "revaluation";

    /// <summary>What revalued that day and was not taken back on it, each with what takes it back.</summary>
    public async Task<IReadOnlyList<(JournalEntry Entry, JournalEntry? Back)>> Standing(DateOnly day, CancellationToken ct)
    {
        var entries = await db.Entries.AsNoTracking().Where(e => e.Kind == EntryKind.Revaluation && e.Date == day && !db.Entries.Any(r => r.Reverses == e.Id && r.Date == day)).OrderBy(e => e.Id).ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Id);
        var back = await db.Entries.AsNoTracking().Where(e => e.Reverses != null && ids.Contains(e.Reverses.Value)).ToDictionaryAsync(e => e.Reverses!.Value, ct);
        return [.. entries.Select(e => (e, back.GetValueOrDefault(e.Id)))];
    }

    public async Task<Result<List<Revalued>>> On(DateOnly day, CancellationToken ct)
    {
        if (day > clock.Today)
            return new Refusal("finance.revaluation-ahead", new Text("{0:yyyy/MM/dd} の終値はまだありません。", "{0:yyyy-MM-dd}的期末汇率尚未产生。", "{0:dd/MM/yyyy} has no closing rate yet.").With(day),
                new Text("今日までの日付を選んでください。", "请选择今天或之前的日期。", "Choose today or an earlier day."), "Date");
        var books = (await company.Get(ct)).Currency;
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.IsRevalued).ToDictionaryAsync(a => a.Id, ct);
        var found = new List<Revalued>();
        var refusals = new List<Refusal>();
        foreach (var sum in (await sums.ByCurrency(new() { To = day }, ct)).Where(s => s.Currency != books && accounts.ContainsKey(s.AccountId) && (s.Original != 0 || s.Balance != 0)))
        {
            var foreign = Money.OfMinor(sum.Original, sum.Currency);
            if (await rates.Quoted(sum.Currency, day, ct) is { } quoted)
                found.Add(new(accounts[sum.AccountId], foreign, Money.OfMinor(sum.Balance, books), quoted.Rate.Convert(foreign, Rounding.HalfUp), quoted));
            else if (refusals.TrueForAll(r => r.Code != "finance.no-rate"))
                refusals.Add(ExchangeRates.Missing(sum.Currency, books, day).At("Date"));
        }
        return refusals.Count > 0 ? refusals : found.OrderBy(f => f.Account.Code, StringComparer.Ordinal).ThenBy(f => f.Foreign.Currency).ToList();
    }
}

/// <summary>What a revaluation books: each difference on its account, in its currency an amount of nothing, against unrealised gains and losses.</summary>
internal static class RevaluationPosting
{
    public static BalancedEntry For(DateOnly day, IReadOnlyList<Revalued> off) => BalancedEntry.Exchange(
        new Text("{0:yyyy/MM/dd} 外貨換算替え", "{0:yyyy-MM-dd}期末调汇", "Revaluation of {0:dd/MM/yyyy}").With(day),
        off.SelectMany(r => new[]
        {
            new Posting { Account = AccountPart.Of(r.Account.Id), Amount = Money.Zero(r.Foreign.Currency), InBooks = r.Difference },
            new Posting { Account = r.Difference.IsNegative ? AccountRole.UnrealisedExchangeLoss : AccountRole.UnrealisedExchangeGain, Amount = -r.Difference, InBooks = -r.Difference },
        }));
}
