using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What belongs to a period and has no document in it (見越): all of it, as it should stand at the end of a day.</summary>
public sealed record Accrual
{
    /// <summary>What it is of, as entries name their source; one of a kind stands at the end of a day.</summary>
    public required string Kind { get; init; }
    public required DateOnly Day { get; init; }
    public required PeriodArea Area { get; init; }
    public required Text Description { get; init; }

    /// <summary>What the entry of the day after is called, that takes it back.</summary>
    public required Text Back { get; init; }

    /// <summary>One for each currency.</summary>
    public required IReadOnlyList<BalancedEntry> Entries { get; init; }
}

/// <summary>What stands of an accrual, and what booking it would add.</summary>
/// <param name="Standing">The entries of that day, each with what takes it back.</param>
/// <param name="Missing">Entries that are not booked yet; none where all of it stands.</param>
public sealed record AccrualState(IReadOnlyList<(JournalEntry Entry, JournalEntry? Back)> Standing, Result<IReadOnlyList<EntryPreview>> Missing)
{
    /// <summary>Nothing is to be booked: all of it stands, or there is nothing.</summary>
    public bool IsWhole => Missing is { Ok: true, Value.Count: 0 };
}

/// <summary>
/// Front door to accruals: books at the end of a day what belongs to it and is documented later, and takes it back on the day after. Booked again, it books only what
/// differs from what stands.
/// </summary>
public sealed class Accruals
{
    private readonly FinanceDb db;
    private readonly EntryWriting writing;
    private readonly Ledger ledger;
    private readonly Clock clock;

    internal Accruals(FinanceDb db, EntryWriting writing, Ledger ledger, Clock clock) => (this.db, this.writing, this.ledger, this.clock) = (db, writing, ledger, clock);

    /// <summary>Books nothing.</summary>
    public async Task<AccrualState> State(Accrual accrual, CancellationToken ct)
    {
        var entries = await Of(accrual).AsNoTracking().Where(e => !db.Entries.Any(r => r.Reverses == e.Id && r.Date == accrual.Day) && e.Reverses == null).OrderBy(e => e.Id).ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Id);
        var back = await db.Entries.AsNoTracking().Where(e => e.Reverses != null && ids.Contains(e.Reverses.Value)).ToDictionaryAsync(e => e.Reverses!.Value, ct);
        var missing = await Missing(accrual, ct);
        return new([.. entries.Select(e => (e, back.GetValueOrDefault(e.Id)))], missing.Ok
            ? missing.Value.ConvertAll(d => new EntryPreview(d.Description, accrual.Day, [.. d.Lines.Select(l => new PreviewLine(l.Account, l.Amount, l.Original, l.Memo))]))
            : Result<IReadOnlyList<EntryPreview>>.Refused(missing.Refusals));
    }

    /// <returns>How many entries it took; none where all of it stood.</returns>
    public async Task<Result<int>> Book(Accrual accrual, CancellationToken ct)
    {
        if (accrual.Day > clock.Today)
            return new Refusal("finance.accrual-ahead", new Text("{0:yyyy/MM/dd} はまだ終わっていません。", "{0:yyyy-MM-dd}尚未结束。", "{0:dd/MM/yyyy} is not over yet.").With(accrual.Day),
                new Text("今日までの日付を選んでください。", "请选择今天或之前的日期。", "Choose today or an earlier day."), "Date");
        await ledger.HoldPeriod(accrual.Day, ct);
        var missing = await Missing(accrual, ct);
        if (!missing.Ok)
            return Result<int>.Refused(missing.Refusals);
        foreach (var id in missing.Value.Count == 0 ? [] : await writing.Write(missing.Value, ct))
        {
            var back = await ledger.Reverse(id, accrual.Day.AddDays(1), accrual.Back, ct);
            if (!back.Ok)
                return Result<int>.Refused(back.Refusals);
        }
        return missing.Value.Count;
    }

    /// <summary>What should stand less what stands, by account and currency: an entry for each currency. Accruals bear no dimensions.</summary>
    private async Task<Result<List<EntryDraft>>> Missing(Accrual accrual, CancellationToken ct)
    {
        var source = new EntrySource
        {
            Kind = accrual.Kind, Id = accrual.Day.DayNumber, Number = accrual.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Date = accrual.Day, Area = accrual.Area,
        };
        var wanted = new List<(Id<Account> Account, Currency Currency, long Minor, long Original)>();
        foreach (var entry in accrual.Entries)
        {
            var draft = await writing.Draft(entry, source, ct);
            if (!draft.Ok)
                return Result<List<EntryDraft>>.Refused(draft.Refusals);
            wanted.AddRange(draft.Value.Lines.Select(l => (l.Account, l.Original.Currency, l.Amount.Minor, l.Original.Minor)));
        }
        var books = await writing.Books(ct);
        var standing = await db.Lines.AsNoTracking().Where(l => Of(accrual).Select(e => e.Id).Contains(l.EntryId)).Select(l => new { l.AccountId, l.Original.Currency, Amount = l.Amount.Minor, Original = l.Original.Minor }).ToListAsync(ct);
        var lines = wanted.Concat(standing.Select(s => (Account: s.AccountId, s.Currency, Minor: -s.Amount, Original: -s.Original)))
            .GroupBy(l => (l.Account, l.Currency)).Select(g => (g.Key, Minor: g.Sum(l => l.Minor), Original: g.Sum(l => l.Original))).Where(l => l.Minor != 0 || l.Original != 0);
        if (await ledger.WhyNot(accrual.Day, accrual.Area, "Date", ct) is { } closed && lines.Any())
            return closed;
        return lines.GroupBy(l => l.Key.Currency).OrderBy(g => g.Key).Select(g => new EntryDraft(accrual.Description, source, g.Key,
            [.. g.OrderByDescending(l => l.Minor).ThenBy(l => l.Key.Account.Value).Select(l => new DraftLine(l.Key.Account, Money.OfMinor(l.Minor, books), Money.OfMinor(l.Original, l.Key.Currency), ""))])).ToList();
    }

    /// <summary>All that was booked of it on its day, and taken back on it.</summary>
    private IQueryable<JournalEntry> Of(Accrual accrual) => db.Entries.Where(e => e.SourceKind == accrual.Kind && e.SourceId == accrual.Day.DayNumber && e.Date == accrual.Day);
}
