using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Balances;

/// <summary>What was booked on an account: both sides in minor units of the books' currency.</summary>
internal sealed record AccountSum
{
    public Id<Account> AccountId { get; init; }
    public long Debit { get; init; }
    public long Credit { get; init; }
    public long Balance => Debit - Credit;
}

/// <summary>The same by currency of the documents, with the balance in it.</summary>
internal sealed record CurrencySum
{
    public Id<Account> AccountId { get; init; }
    public Currency Currency { get; init; }
    public long Balance { get; init; }
    public long Original { get; init; }
}

internal sealed record MonthSum(Id<Account> AccountId, DateOnly Month, long Debit, long Credit);

/// <summary>Which part of the books is summed. No date runs to the last entry there is.</summary>
internal sealed record SumsOf
{
    public DateOnly? From { get; init; }
    public required DateOnly To { get; init; }
    public Id<Account>? Account { get; init; }

    /// <summary>Values of dimensions, with those below them; a line counts that has one of each dimension's.</summary>
    public IReadOnlyList<IReadOnlyList<Id<DimensionValue>>> Values { get; init; } = [];

    /// <summary>Without what closed a year's result into retained earnings within these days. It bears no dimension: of values of dimensions nothing is to be left out.</summary>
    public bool BeforeClosing { get; init; }
}

/// <summary>Sums of the journal at the cost of its totals: years, months and days already rolled up, and the lines of entries that are not, read in one statement and so from one moment.</summary>
internal sealed class AccountSums(FinanceDb db)
{
    private sealed class Part
    {
        public Id<Account> AccountId { get; init; }
        public DateOnly Day { get; init; }
        public Currency Currency { get; init; }
        public long Debit { get; init; }
        public long Credit { get; init; }
        public long Original { get; init; }
    }

    public Task<Dictionary<Id<Account>, AccountSum>> ByAccount(SumsOf of, CancellationToken ct) =>
        Parts(of).GroupBy(p => p.AccountId).Select(g => new AccountSum { AccountId = g.Key, Debit = g.Sum(p => p.Debit), Credit = g.Sum(p => p.Credit) }).ToDictionaryAsync(s => s.AccountId, ct);

    public Task<List<CurrencySum>> ByCurrency(SumsOf of, CancellationToken ct) =>
        Parts(of).GroupBy(p => new { p.AccountId, p.Currency })
            .Select(g => new CurrencySum { AccountId = g.Key.AccountId, Currency = g.Key.Currency, Balance = g.Sum(p => p.Debit - p.Credit), Original = g.Sum(p => p.Original) }).ToListAsync(ct);

    /// <summary>By account and calendar month.</summary>
    public async Task<List<MonthSum>> ByMonth(SumsOf of, CancellationToken ct) =>
        [.. (await Parts(of, byMonth: true).GroupBy(p => new { p.AccountId, p.Day.Year, p.Day.Month })
            .Select(g => new { g.Key.AccountId, g.Key.Year, g.Key.Month, Debit = g.Sum(p => p.Debit), Credit = g.Sum(p => p.Credit) }).ToListAsync(ct))
            .Select(m => new MonthSum(m.AccountId, new(m.Year, m.Month, 1), m.Debit, m.Credit))];

    /// <summary>Debits less credits of one account, in minor units.</summary>
    public async Task<long> Balance(Id<Account> account, DateOnly date, CancellationToken ct) =>
        await Parts(new() { To = date, Account = account }).SumAsync(p => p.Debit - p.Credit, ct);

    private IQueryable<Part> Parts(SumsOf of, bool byMonth = false)
    {
        var (totals, tail, to) = (db.Totals.AsNoTracking(), db.Tail, of.To);
        if (of.From is { } from)
            tail = tail.Where(t => t.Date >= from);
        // As a set to look lines up by, rather than a join, which a planner that knows no sizes may begin at the wrong end: it must not cost what the history does.
        var lines = db.Lines.AsNoTracking().Where(l => tail.Where(t => t.Date <= to).Select(t => t.EntryId).Contains(l.EntryId));
        if (of.Account is { } account)
            (totals, lines) = (totals.Where(t => t.AccountId == account), lines.Where(l => l.AccountId == account));
        foreach (var values in of.Values)
        {
            var sets = db.DimensionSetMembers.Where(m => values.Contains(m.ValueId)).Select(m => m.SetId);
            (totals, lines) = (totals.Where(t => sets.Contains(t.DimensionSetId)), lines.Where(l => sets.Contains(l.DimensionSetId)));
        }
        var parts = lines.Select(l => new Part
        {
            AccountId = l.AccountId, Day = l.Date, Currency = l.Original.Currency, Debit = l.Amount.Minor > 0 ? l.Amount.Minor : 0, Credit = l.Amount.Minor < 0 ? -l.Amount.Minor : 0, Original = l.Original.Minor,
        });
        foreach (var range in Spans.Cover(of.From, to, byMonth))
        {
            // Each in a variable of its own: one query of them all must not see the last one's values in every part.
            var (span, start, until) = (range.Span, range.From, range.Until);
            parts = parts.Concat(totals.Where(t => t.Span == span && t.Start >= start && t.Start < until)
                .Select(t => new Part { AccountId = t.AccountId, Day = t.Start, Currency = t.Currency, Debit = t.Debit, Credit = t.Credit, Original = t.Original }));
        }
        if (of.BeforeClosing)
        {
            var (first, closing) = (of.From ?? DateOnly.MinValue, db.Entries.Where(e => e.Kind == EntryKind.Closing));
            var closed = db.Lines.AsNoTracking().Where(l => closing.Where(e => e.Date >= first && e.Date <= to).Select(e => e.Id).Contains(l.EntryId));
            if (of.Account is { } one)
                closed = closed.Where(l => l.AccountId == one);
            parts = parts.Concat(closed.Select(l => new Part
            {
                AccountId = l.AccountId, Day = l.Date, Currency = l.Original.Currency, Debit = l.Amount.Minor > 0 ? -l.Amount.Minor : 0, Credit = l.Amount.Minor < 0 ? l.Amount.Minor : 0, Original = -l.Original.Minor,
            }));
        }
        return parts;
    }
}
