using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>
/// Front door to the journal: what comes in is balanced, what is in stays. Entries are written at once, in the caller's transaction; a caller with many
/// posts them in one call, which reads accounts and periods once and draws their numbers together.
/// </summary>
public sealed class Ledger
{
    private readonly FinanceDb db;
    private readonly EntryWriting writing;
    private readonly FiscalCalendar calendar;
    private readonly Accounts.AccountMap map;
    private readonly Balances.AccountSums sums;

    internal Ledger(FinanceDb db, EntryWriting writing, FiscalCalendar calendar, Accounts.AccountMap map, Balances.AccountSums sums) =>
        (this.db, this.writing, this.calendar, this.map, this.sums) = (db, writing, calendar, map, sums);

    /// <summary>Refuses a closed period (<c>finance.period-closed</c>, with the first open date), a day in no fiscal year, and a part that no account plays.</summary>
    public async Task<Result<Id<JournalEntry>>> Post(BalancedEntry entry, EntrySource source, CancellationToken ct) =>
        (await Post([(entry, source)], ct)).Then(posted => posted[0]);

    /// <summary>All or none, in order. Refusals of all of them come at once.</summary>
    public async Task<Result<List<Id<JournalEntry>>>> Post(IReadOnlyList<(BalancedEntry Entry, EntrySource Source)> entries, CancellationToken ct)
    {
        var drafts = new List<EntryDraft>(entries.Count);
        var refusals = new List<Refusal>();
        foreach (var (entry, source) in entries)
        {
            var draft = await writing.Draft(entry, source, ct);
            if (draft.Ok)
                drafts.Add(draft.Value);
            else
                refusals.AddRange(draft.Refusals.Where(r => !refusals.Contains(r)));
        }
        if (refusals.Count > 0)
            return refusals;
        return await writing.Write(drafts, ct);
    }

    /// <summary>What posting would write, or why it would be refused. Nothing is written and no number is drawn.</summary>
    public async Task<Result<EntryPreview>> Preview(BalancedEntry entry, EntrySource source, CancellationToken ct) =>
        (await writing.Draft(entry, source, ct)).Then(draft => new EntryPreview(entry.Description, source.Date, [.. draft.Lines.Select(l => new PreviewLine(l.Account, l.Amount, l.Original, l.Memo) { Dimensions = l.Dimensions })]));

    /// <summary>Takes an entry back with its mirror image, on a day of its own. An entry is taken back once.</summary>
    public Task<Result<Id<JournalEntry>>> Reverse(Id<JournalEntry> id, DateOnly date, string reason, CancellationToken ct) => Reverse(id, date, reason, null, ct);

    /// <summary>The same where no person gives the reason: it is the title of what takes the entry back, in every language.</summary>
    public Task<Result<Id<JournalEntry>>> Reverse(Id<JournalEntry> id, DateOnly date, Text because, CancellationToken ct) => Reverse(id, date, "", because, ct);

    /// <summary>
    /// Takes back an entry together with what takes it back by itself on a later day (見越・繰延): the entry on a day of its own, its reversal on the reversal's day, or
    /// on that day where it is later. Neither period keeps anything.
    /// </summary>
    /// <returns>What takes back the entry.</returns>
    internal async Task<Result<Id<JournalEntry>>> ReverseBoth(Id<JournalEntry> id, Id<JournalEntry> reversal, DateOnly date, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Missing("Reason", Words.Reason);
        var (entry, back) = ((await db.EntryWithLines(id, ct))!, (await db.EntryWithLines(reversal, ct))!);
        if (date < entry.Date)
            return Before(entry);
        if (await calendar.WhyNot(date, entry.Area, "Date", ct) is { } closed)
            return closed;
        var again = await Reverse(reversal, date > back.Date ? date : back.Date, reason, ct);
        return again.Ok ? (await writing.Write([EntryDraft.Mirror(entry, date, reason.Trim()) with { Reverses = null }], ct))[0] : again;
    }

    private static Refusal Before(JournalEntry entry) => new("finance.reversal-before",
        new Text("取消日が、元の仕訳の日付 {0:yyyy/MM/dd} より前です。", "冲销日期早于原凭证日期{0:yyyy-MM-dd}。", "The reversal is dated before its entry, of {0:dd/MM/yyyy}.").With(entry.Date),
        new Text("その日以降の日付にしてください。", "请使用该日或之后的日期。", "Take that day or a later one."), "Date");

    private async Task<Result<Id<JournalEntry>>> Reverse(Id<JournalEntry> id, DateOnly date, string reason, Text? because, CancellationToken ct)
    {
        if (await db.EntryWithLines(id, ct) is not { } entry)
            return Refusal.NotFound(Words.JournalEntry, id);
        if (because is null && string.IsNullOrWhiteSpace(reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (await db.Entries.Where(e => e.Reverses == id).Select(e => e.Number).SingleOrDefaultAsync(ct) is { } by)
            return new Refusal("finance.reversed",
                new Text("仕訳 {0} は、{1} で取り消されています。", "凭证{0}已由{1}冲销。", "Entry {0} was reversed by {1}.").With(entry.Number, by),
                new Text("必要なら、正しい内容で新しい仕訳を入力してください。", "如有需要，请录入正确的新凭证。", "Enter a new entry with what is right, if there is more to book."), Kind: RefusalKind.Conflict);
        if (date < entry.Date)
            return Before(entry);
        if (await calendar.WhyNot(date, entry.Area, "Date", ct) is { } closed)
            return closed;
        return (await writing.Write([EntryDraft.Mirror(entry, date, reason.Trim(), because)], ct))[0];
    }

    /// <summary>Why nothing may be posted on a day in an area, in the words of the ledger; null when it may.</summary>
    public Task<Refusal?> WhyNot(DateOnly date, PeriodArea area, string field, CancellationToken ct) => calendar.WhyNot(date, area, field, ct);

    /// <summary>Holds the period of a day for the rest of the act: of two that look at what stands at its end and book what is missing, the second sees what the first did.</summary>
    internal async Task HoldPeriod(DateOnly date, CancellationToken ct)
    {
        // The hold of all posters comes first: who closes a period takes that before the period's row.
        await calendar.WhyNot(date, PeriodArea.General, "", ct);
        await db.Periods.Where(p => p.From <= date && p.To >= date).ExecuteUpdateAsync(set => set.SetProperty(p => p.To, p => p.To), ct);
    }

    /// <summary>The day itself where its period is open for the area, else the first day after it that is; null when none is. What moves to another day is labelled by who moves it.</summary>
    public Task<DateOnly?> FirstOpen(DateOnly date, PeriodArea area, CancellationToken ct) => calendar.FirstOpen(date, area, ct);

    /// <summary>What stands on the account of a part at the end of a day, in the currency of the books; debit positive. Refuses a part that no account plays.</summary>
    public async Task<Result<Money>> Balance(AccountPart part, DateOnly date, CancellationToken ct) =>
        await map.Find(part, ct) is { } account
            ? Money.OfMinor(await sums.Balance(account.Id, date, ct), await writing.Books(ct))
            : EntryWriting.NoAccount(part);
}

/// <summary>An entry as it would stand in the journal.</summary>
public sealed record EntryPreview(Text Description, DateOnly Date, IReadOnlyList<PreviewLine> Lines);

/// <param name="Amount">In the currency of the books; debit positive.</param>
/// <param name="Original">In the currency of the document.</param>
public sealed record PreviewLine(Id<Accounts.Account> Account, Money Amount, Money Original, string Memo)
{
    public Dimensions Dimensions { get; init; } = Dimensions.None;
}
