using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Search;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;

namespace Musubi.Finance.Aging;

/// <summary>What the buckets count from.</summary>
public enum AgeBy
{
    /// <summary>Days past due: what is late, and how late.</summary>
    Due,

    /// <summary>Calendar months since the document's own month, as Japan's 売掛金年齢表 has it: this month, one month ago…</summary>
    Month,
}

/// <summary>What is open with a party in a currency, by age.</summary>
/// <param name="Buckets">What is owed, as many as <see cref="AgingReport.Buckets"/>; as the side reads it, positive.</param>
/// <param name="Unallocated">Payments and credit notes that settle nothing yet: negative, and of no age. They lessen what is owed in all, not what is late.</param>
/// <param name="InBooks">All of it in the currency of the books, at the rates it was booked at: what stands on the control account.</param>
public sealed record AgingRow(long PartyId, string Party, Currency Currency, IReadOnlyList<Money> Buckets, Money Unallocated, Money InBooks)
{
    public Money Total => Money.Sum(Buckets, Currency) + Unallocated;
}

/// <summary>A column of the aging.</summary>
/// <param name="Bucket">Its place among the buckets; null is what settles nothing yet and has no age.</param>
public readonly record struct AgeColumn(int? Bucket)
{
    /// <summary>As addresses have it: a place, or <c>none</c>.</summary>
    public static AgeColumn? Read(string? text, int buckets) => text == "none" ? new(null) : int.TryParse(text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < buckets ? new(at) : null;

    public override string ToString() => Bucket?.ToString(CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>Which figure of the aging: of a party or of all, of a column or of all, in a currency or in all.</summary>
public sealed record AgedOf(OwedSide Side, DateOnly Date, AgeBy By)
{
    public long? Party { get; init; }
    public AgeColumn? Age { get; init; }
    public Currency? Currency { get; init; }

    /// <summary>As an address asks for it; what cannot be read narrows nothing.</summary>
    internal AgedOf Narrowed(string? age, string? currency) => this with { Age = AgeColumn.Read(age, AgingReports.BucketNames(By).Count), Currency = Kernel.Currency.TryOf(currency, out var known) ? known : null };

    /// <summary>What it is narrowed to, in words; null where to nothing.</summary>
    internal Text? InWords()
    {
        var age = Age is { } column ? column.Bucket is { } at ? AgingReports.BucketNames(By)[at] : Words.UnallocatedOf(Side) : null;
        return (age, Currency) switch { (null, null) => null, (null, { } only) => Text.Same(only.Code), ({ } one, null) => one, ({ } one, { } only) => Modules.Reports.Report.InCurrency.With(one, only.Code) };
    }

    /// <summary>Where its items stand.</summary>
    internal string Address(string under = "") => $"{under}/finance/aging/{Party?.ToString(CultureInfo.InvariantCulture) ?? "items"}?side={Side}&by={By}&date={Reports.AskedDay.Iso(Date)}{(Age is { } age ? $"&age={age}" : "")}{(Currency is { } currency ? $"&currency={currency.Code}" : "")}";
}

/// <summary>An item as it stood at the end of a day.</summary>
/// <param name="Party">By name, where it is not asked for by party.</param>
/// <param name="InBooks">What remained, at the rate it was booked at.</param>
/// <param name="Bucket">Null where nothing ages: a payment or credit note.</param>
public sealed record AgedOpenItem(OpenItem Item, string Party, Money Remaining, Money InBooks, int? Bucket);

/// <param name="Count">How many there are, though fewer were asked for.</param>
public sealed record AgedItems(IReadOnlyList<AgedOpenItem> Items, int Count);

public sealed record AgingReport(OwedSide Side, DateOnly Date, AgeBy By, IReadOnlyList<Text> Buckets, IReadOnlyList<AgingRow> Rows)
{
    /// <summary>What the column beside the buckets is called.</summary>
    public Text Unallocated => Words.UnallocatedOf(Side);

    /// <summary>What all of it stands at in the books; null when nothing is open.</summary>
    public Money? InBooks => Rows.Count == 0 ? null : Money.Sum(Rows.Select(r => r.InBooks), Rows[0].InBooks.Currency);

    /// <summary>What revaluations made of the balances as of the day, beside what the items were booked at; null where it was not asked for.</summary>
    public Money? Revalued { get; init; }

    /// <summary>The control account, where there is one.</summary>
    public Id<Accounts.Account>? ControlAccount { get; init; }

    /// <summary>What stands on the control accounts.</summary>
    public Money? Control => InBooks is { } items ? items + (Revalued ?? Money.Zero(items.Currency)) : Revalued;

    /// <summary>Something stands in another currency than the books'.</summary>
    public bool IsForeign => Rows.Any(r => r.Currency != r.InBooks.Currency);

    /// <summary>The columns' sums, a row a currency.</summary>
    public IEnumerable<AgingRow> Totals => Rows.GroupBy(r => r.Currency).OrderBy(g => g.Key)
        .Select(g => new AgingRow(0, "", g.Key, [.. Buckets.Select((_, i) => Money.Sum(g.Select(r => r.Buckets[i]), g.Key))], Money.Sum(g.Select(r => r.Unallocated), g.Key), Money.Sum(g.Select(r => r.InBooks), g.First().InBooks.Currency)));
}

/// <summary>
/// Open items by age at the end of any day. Reads the items open now, and takes back what was allocated after that day: what was settled before it is never
/// looked at, so that ten times the history costs the same.
/// </summary>
internal sealed class AgingReports(FinanceDb db, Admin.CompanyProfile company)
{
    private const int Count = 5;

    public async Task<AgingReport> Of(OwedSide side, DateOnly date, AgeBy by, CancellationToken ct, long? party = null)
    {
        var (bounds, books) = (Bounds(date, by), (await company.Get(ct)).Currency);
        var items = db.Items.AsNoTracking().Where(i => i.Side == side && i.Date <= date);
        if (party is { } only)
            items = items.Where(i => i.PartyId == only);
        var later = db.Allocations.AsNoTracking().Where(a => a.Date > date);
        var aged = items.Select(OpenItem.Aged(date));
        List<AgedSum> sums =
        [
            .. await Sums(items.Where(i => i.IsOpen).Select(OpenItem.Aged(date)), by, bounds).ToListAsync(ct),
            .. await Sums(later.Join(aged, a => a.DebitId, i => i.Id, (a, i) => new AgedItem { PartyId = i.PartyId, Owed = i.Owed, Due = i.Due, Date = i.Date, Currency = a.Amount.Currency, Minor = a.Amount.Minor, InBooks = a.DebitInBooks.Minor }), by, bounds).ToListAsync(ct),
            .. await Sums(later.Join(aged, a => a.CreditId, i => i.Id, (a, i) => new AgedItem { PartyId = i.PartyId, Owed = i.Owed, Due = i.Due, Date = i.Date, Currency = a.Amount.Currency, Minor = -a.Amount.Minor, InBooks = -a.CreditInBooks.Minor }), by, bounds).ToListAsync(ct),
        ];
        var names = await PartyNames([.. sums.Select(s => s.PartyId).Distinct()], ct);
        var sign = side == OwedSide.Receivable ? 1 : -1;
        var rows = sums.GroupBy(s => (s.PartyId, s.Currency)).Select(g => new AgingRow(g.Key.PartyId, names.GetValueOrDefault(g.Key.PartyId, $"#{g.Key.PartyId}"), g.Key.Currency,
                [.. Enumerable.Range(0, Count).Select(b => Money.OfMinor(sign * g.Where(s => s.Bucket == b).Sum(s => s.Minor), g.Key.Currency))], Money.OfMinor(sign * g.Where(s => s.Bucket == Count).Sum(s => s.Minor), g.Key.Currency), Money.OfMinor(sign * g.Sum(s => s.InBooks), books)))
            .Where(r => r.Buckets.Any(b => !b.IsZero) || !r.Unallocated.IsZero || !r.InBooks.IsZero)
            .OrderBy(r => r.Currency).ThenByDescending(r => r.Buckets.Skip(1).Sum(b => b.Minor)).ThenByDescending(r => r.Total.Minor).ThenBy(r => r.PartyId).ToList();
        var report = new AgingReport(side, date, by, BucketNames(by), rows);
        if (party is not null)
            return report;
        var controls = await ControlsOf(side).Distinct().Take(2).ToListAsync(ct);
        return report with { Revalued = Money.OfMinor(sign * await Revalued(side, date, ct), books), ControlAccount = controls is [var one] ? one : null };
    }

    private IQueryable<Id<Accounts.Account>> ControlsOf(OwedSide side)
    {
        var role = side == OwedSide.Receivable ? Accounts.AccountRole.Receivable : Accounts.AccountRole.Payable;
        return db.MappedAccounts.Where(m => m.Role == role).Select(m => m.AccountId);
    }

    /// <summary>A revaluation is of a balance, not of its items: it stands on the control accounts until the day after.</summary>
    private Task<long> Revalued(OwedSide side, DateOnly date, CancellationToken ct)
    {
        var controls = ControlsOf(side);
        return db.Lines.Where(l => l.Date <= date && controls.Contains(l.AccountId) && db.Entries.Where(e => e.SourceKind == Rates.Revaluation.Kind).Select(e => e.Id).Contains(l.EntryId)).SumAsync(l => l.Amount.Minor, ct);
    }

    /// <summary>The items behind a figure: those that were open at the end of that day, with what remained then; the longest due first, no more than asked for.</summary>
    public async Task<AgedItems> Items(AgedOf of, int most, CancellationToken ct)
    {
        var bounds = Bounds(of.Date, of.By);
        var items = Within(db.Items.AsNoTracking().Where(i => i.Side == of.Side && i.Date <= of.Date), of, bounds);
        var later = db.Allocations.AsNoTracking().Where(a => a.Date > of.Date);
        var back = later.Select(a => a.DebitId).Concat(later.Select(a => a.CreditId));
        // In two: what is open is few, what either is would be looked for in all of the history.
        var (open, reopened) = (items.Where(i => i.IsOpen), items.Where(i => !i.IsOpen && back.Contains(i.Id)));
        List<OpenItem> found = [.. await open.OrderBy(i => i.Due).ThenBy(i => i.Id).Take(most).ToListAsync(ct), .. await reopened.OrderBy(i => i.Due).ThenBy(i => i.Id).Take(most).ToListAsync(ct)];
        found = [.. found.OrderBy(i => i.Due).ThenBy(i => i.Id).Take(most)];
        var count = found.Count < most ? found.Count : await open.CountAsync(ct) + await reopened.CountAsync(ct);
        var ids = found.ConvertAll(i => i.Id);
        var parts = (await later.Where(a => ids.Contains(a.DebitId)).Select(a => new { Id = a.DebitId, a.Amount.Minor, InBooks = a.DebitInBooks.Minor }).ToListAsync(ct))
            .Concat(await later.Where(a => ids.Contains(a.CreditId)).Select(a => new { Id = a.CreditId, Minor = -a.Amount.Minor, InBooks = -a.CreditInBooks.Minor }).ToListAsync(ct)).ToLookup(a => a.Id);
        var names = of.Party is null ? await PartyNames([.. found.Select(i => i.PartyId).Distinct()], ct) : [];
        return new(
        [
            .. found.Select(i => new AgedOpenItem(i, names.GetValueOrDefault(i.PartyId, $"#{i.PartyId}"), Money.OfMinor(i.Remaining.Minor + parts[i.Id].Sum(p => p.Minor), i.Amount.Currency),
                    Money.OfMinor(i.RemainingInBooks.Minor + parts[i.Id].Sum(p => p.InBooks), i.RemainingInBooks.Currency), i.IsOwed ? bounds.Count(b => (of.By == AgeBy.Due ? i.Due : i.Date) <= b) : null))
                .Where(i => !i.Remaining.IsZero),
        ], count);
    }

    private static IQueryable<OpenItem> Within(IQueryable<OpenItem> items, AgedOf of, DateOnly[] bounds)
    {
        if (of.Party is { } party)
            items = items.Where(i => i.PartyId == party);
        if (of.Currency is { } currency)
            items = items.Where(i => i.Amount.Currency == currency);
        if (of.Age is not { } age)
            return items;
        items = of.Side == OwedSide.Receivable == (age.Bucket is not null) ? items.Where(i => i.Amount.Minor > 0) : items.Where(i => i.Amount.Minor <= 0);
        // Each bound is the last day of the bucket after it.
        if (age.Bucket is { } at and > 0)
        {
            var until = bounds[at - 1];
            items = of.By == AgeBy.Due ? items.Where(i => i.Due <= until) : items.Where(i => i.Date <= until);
        }
        if (age.Bucket is { } place && place < bounds.Length)
        {
            var after = bounds[place];
            items = of.By == AgeBy.Due ? items.Where(i => i.Due > after) : items.Where(i => i.Date > after);
        }
        return items;
    }

    /// <summary>The last day of each bucket but the first, from young to old.</summary>
    private static DateOnly[] Bounds(DateOnly date, AgeBy by) => by == AgeBy.Due
        ? [date.AddDays(-1), date.AddDays(-31), date.AddDays(-61), date.AddDays(-91)]
        : [.. Enumerable.Range(0, Count - 1).Select(m => new DateOnly(date.Year, date.Month, 1).AddMonths(-m).AddDays(-1))];

    public static IReadOnlyList<Text> BucketNames(AgeBy by) => by == AgeBy.Due
        ? [Words.NotDue, Words.DaysBetween.With(1, 30), Words.DaysBetween.With(31, 60), Words.DaysBetween.With(61, 90), Words.DaysOver.With(90)]
        : [Words.CurrentMonth, Words.MonthsAgo.With(1), Words.MonthsAgo.With(2), Words.MonthsAgo.With(3), Words.MonthsOver.With(4)];

    private static IQueryable<AgedSum> Sums(IQueryable<AgedItem> items, AgeBy by, DateOnly[] bounds)
    {
        var (one, two, three, four) = (bounds[0], bounds[1], bounds[2], bounds[3]);
        var rows = by == AgeBy.Due
            ? items.Select(i => new { i.PartyId, i.Owed, Day = i.Due, i.Currency, i.Minor, i.InBooks })
            : items.Select(i => new { i.PartyId, i.Owed, Day = i.Date, i.Currency, i.Minor, i.InBooks });
        return rows.GroupBy(r => new { r.PartyId, r.Currency, Bucket = !r.Owed ? Count : r.Day > one ? 0 : r.Day > two ? 1 : r.Day > three ? 2 : r.Day > four ? 3 : 4 })
            .Select(g => new AgedSum { PartyId = g.Key.PartyId, Currency = g.Key.Currency, Bucket = g.Key.Bucket, Minor = g.Sum(r => r.Minor), InBooks = g.Sum(r => r.InBooks) });
    }

    private async Task<Dictionary<long, string>> PartyNames(List<long> parties, CancellationToken ct)
    {
        var names = new Dictionary<long, string>();
        foreach (var some in parties.Chunk(2000))
        {
            foreach (var found in await db.All.Set<SearchEntry>().AsNoTracking().Where(e => e.Kind == "party" && some.Contains(e.SubjectId)).Select(e => new { e.SubjectId, e.Title }).ToListAsync(ct))
                names[found.SubjectId] = found.Title;
        }
        return names;
    }

    private sealed class AgedSum
    {
        public long PartyId { get; init; }
        public Currency Currency { get; init; }
        public int Bucket { get; init; }
        public long Minor { get; init; }
        public long InBooks { get; init; }
    }
}
