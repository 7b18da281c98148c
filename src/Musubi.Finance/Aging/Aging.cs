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

public sealed record AgingReport(OwedSide Side, DateOnly Date, AgeBy By, IReadOnlyList<Text> Buckets, IReadOnlyList<AgingRow> Rows)
{
    /// <summary>What the column beside the buckets is called.</summary>
    public Text Unallocated => Words.UnallocatedOf(Side);

    /// <summary>What all of it stands at in the books; null when nothing is open.</summary>
    public Money? InBooks => Rows.Count == 0 ? null : Money.Sum(Rows.Select(r => r.InBooks), Rows[0].InBooks.Currency);

    /// <summary>What revaluations made of the balances as of the day, beside what the items were booked at; null where it was not asked for.</summary>
    public Money? Revalued { get; init; }

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
        return new(side, date, by, BucketNames(by), rows) { Revalued = party is null ? Money.OfMinor(sign * await Revalued(side, date, ct), books) : null };
    }

    /// <summary>A revaluation is of a balance, not of its items: it stands on the control accounts until the day after.</summary>
    private Task<long> Revalued(OwedSide side, DateOnly date, CancellationToken ct)
    {
        var role = side == OwedSide.Receivable ? Accounts.AccountRole.Receivable : Accounts.AccountRole.Payable;
        var controls = db.MappedAccounts.Where(m => m.Role == role).Select(m => m.AccountId);
        return db.Lines.Where(l => l.Date <= date && controls.Contains(l.AccountId) && db.Entries.Where(e => e.SourceKind == Rates.Revaluation.Kind).Select(e => e.Id).Contains(l.EntryId)).SumAsync(l => l.Amount.Minor, ct);
    }

    /// <summary>The items behind a figure: those of a party that were open at the end of that day, with what remained then. The bucket is null where nothing ages: a payment or credit note.</summary>
    public async Task<IReadOnlyList<(OpenItem Item, Money Remaining, int? Bucket)>> Items(OwedSide side, DateOnly date, AgeBy by, long party, CancellationToken ct)
    {
        var bounds = Bounds(date, by);
        var items = db.Items.AsNoTracking().Where(i => i.Side == side && i.PartyId == party && i.Date <= date);
        var later = db.Allocations.AsNoTracking().Where(a => a.Date > date);
        var back = (await later.Join(items, a => a.DebitId, i => i.Id, (a, i) => new { i.Id, a.Amount.Minor }).ToListAsync(ct))
            .Concat(await later.Join(items, a => a.CreditId, i => i.Id, (a, i) => new { i.Id, Minor = -a.Amount.Minor }).ToListAsync(ct))
            .GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.Sum(a => a.Minor));
        var touched = back.Keys.ToList();
        // In two: what is open is few, what either is would be looked for in all of the party's history.
        var found = await items.Where(i => i.IsOpen).ToListAsync(ct);
        found.AddRange(await items.Where(i => !i.IsOpen && touched.Contains(i.Id)).ToListAsync(ct));
        return
        [
            .. found.OrderBy(i => i.Due).ThenBy(i => i.Id).Select(i => (Item: i, Remaining: Money.OfMinor(i.Remaining.Minor + back.GetValueOrDefault(i.Id), i.Amount.Currency), Bucket: i.IsOwed ? bounds.Count(b => (by == AgeBy.Due ? i.Due : i.Date) <= b) : (int?)null))
                .Where(i => !i.Remaining.IsZero),
        ];
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
