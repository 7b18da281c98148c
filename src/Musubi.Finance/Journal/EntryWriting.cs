using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>An entry whose accounts, amounts and day are settled: what is left is its number.</summary>
internal sealed record EntryDraft(Text Description, EntrySource Source, Currency Currency, IReadOnlyList<DraftLine> Lines)
{
    public Id<JournalEntry>? Reverses { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>What takes an entry back: each line with its sign turned.</summary>
    public static EntryDraft Mirror(JournalEntry entry, DateOnly date, string reason, Text? because = null) => new(
        because is null ? new Text("取消 {0}", "冲销 {0}", "Reversal of {0}").With(entry.Number) : new Text("{0} {1}", "{0} {1}", "{0} {1}").With(because, entry.Number),
        new()
        {
            Kind = entry.SourceKind, Id = entry.SourceId, Number = entry.SourceNumber, Date = date, Area = entry.Area, 
            // What takes back a closing is left out of the year's statements as the closing is.
            EntryKind = entry.Kind == EntryKind.Closing ? EntryKind.Closing : EntryKind.Reversal,
            // What takes itself back was written with what it takes back; else a person takes it back.
            WrittenBy = because is null ? "" : entry.WrittenByName,
        },
        entry.Currency,
        [.. entry.Lines.Select(l => new DraftLine(l.AccountId, -l.Amount, -l.Original, l.Memo) { Set = l.DimensionSetId })])
        { Reverses = entry.Id, Reason = reason };
}

internal sealed record DraftLine(Id<Account> Account, Money Amount, Money Original, string Memo)
{
    public Dimensions Dimensions { get; init; } = Dimensions.None;

    /// <summary>Where the combination is known already.</summary>
    public Id<DimensionSet>? Set { get; init; }
}

/// <summary>From what is to be booked to rows of the journal. Rows are written past the change tracker: it would take three times as long.</summary>
internal sealed class EntryWriting(FinanceDb db, AccountMap map, FiscalCalendar calendar, DimensionSets sets, ExchangeRates rates, CompanyProfile company, IdSource ids, NumberSeries numbers, BulkRows rows, BulkTrail trail, CurrentAct act, Clock clock)
{
    /// <summary>The currency of the books.</summary>
    public async Task<Currency> Books(CancellationToken ct) => (await company.Get(ct)).Currency;

    public async Task<Result<EntryDraft>> Draft(BalancedEntry entry, EntrySource source, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (await calendar.WhyNot(source.Date, source.Area, source.Field, ct) is { } closed)
            refusals.Add(closed);
        var books = await Books(ct);
        var lines = new List<DraftLine>(entry.Postings.Count + 1);
        foreach (var posting in entry.Postings)
        {
            var dimensions = posting.Dimensions.Over(source.Dimensions);
            refusals.AddRange(await sets.WhyNot(dimensions, ct));
            if (await map.Find(posting.Account, ct) is not { } account)
                refusals.Add(NoAccount(posting.Account));
            else if (await InBooks(posting, source, books, ct) is not { } amount)
                refusals.Add(ExchangeRates.Missing(posting.Amount.Currency, books, source.Date));
            else
                lines.Add(new(account.Id, amount, posting.Amount, posting.Memo) { Dimensions = dimensions });
        }
        if (refusals.Count > 0)
            return refusals.Distinct().ToList();
        if (lines.Sum(l => l.Amount.Minor) is not 0 and var left)
        {
            var part = Remainder(entry, left);
            if (await map.Find(part, ct) is not { } account)
                return NoAccount(part);
            lines.Add(new(account.Id, Money.OfMinor(-left, books), Money.Zero(lines[0].Original.Currency), "") { Dimensions = source.Dimensions });
        }
        return new EntryDraft(entry.Description, source, entry.Postings[0].Amount.Currency, lines);
    }

    public async Task<List<Id<JournalEntry>>> Write(IReadOnlyList<EntryDraft> drafts, CancellationToken ct)
    {
        var given = await numbers.Next(FinanceModule.EntrySeries, drafts, d => d.Source.Date, ct);
        var books = await Books(ct);
        var entries = new List<JournalEntry>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
            entries.Add(await Entry(drafts[i], given[i], books, ct));
        await rows.Insert(entries, ct);
        await rows.Insert(entries.SelectMany(e => e.Lines).ToList(), ct);
        await rows.Insert(entries.Select(e => new JournalTail { EntryId = e.Id, Date = e.Date }), ct);
        var shape = RowShape.Of(db.All, typeof(JournalEntry));
        await rows.Insert(entries.Select(e => trail.Created(e, shape)), ct);
        return [.. entries.Select(e => e.Id)];
    }

    public static Refusal NoAccount(AccountPart part) => new("finance.no-account",
        part.Role is { } role
            ? new Text("「{0}」に使う勘定科目がありません。", "没有用于“{0}”的会计科目。", "No account is set for {0}.").With(Words.RoleOf(role))
            : new Text("この勘定科目は使えません。", "该会计科目不可用。", "This account is not in use."),
        new Text("会計 > 勘定科目 で科目を用意してから、もう一度実行してください。", "请先在 财务 > 会计科目 中设置科目，然后重试。", "Set up the accounts under Finance > Accounts, then try again.")) { Href = "/finance/accounts" };

    private async Task<Money?> InBooks(Posting posting, EntrySource source, Currency books, CancellationToken ct) =>
        posting.InBooks ?? (posting.Amount.Currency == books ? posting.Amount
            : (source.Rate is { } given && given.From == posting.Amount.Currency && given.To == books ? given : await rates.On(posting.Amount.Currency, source.Date, ct))?.Convert(posting.Amount, Rounding.HalfUp));

    /// <summary>What is left over where history fixed some amounts is what the rate gained or lost since; else it is the rounding of each line.</summary>
    private static AccountPart Remainder(BalancedEntry entry, long left) =>
        entry.Postings.All(p => p.InBooks is null) ? AccountRole.Rounding : left < 0 ? AccountRole.ExchangeLoss : AccountRole.ExchangeGain;

    private async Task<JournalEntry> Entry(EntryDraft draft, string number, Currency books, CancellationToken ct)
    {
        var id = ids.Next<JournalEntry>();
        var lines = new List<JournalLine>(draft.Lines.Count);
        foreach (var line in draft.Lines)
        {
            lines.Add(new()
            {
                Id = ids.Next<JournalLine>(), EntryId = id, Position = lines.Count + 1, AccountId = line.Account, Date = draft.Source.Date, Amount = line.Amount, Original = line.Original,
                DimensionSetId = line.Set ?? await sets.Intern(line.Dimensions, ct), Memo = line.Memo,
            });
        }
        return new JournalEntry
        {
            Id = id, Number = number, Date = draft.Source.Date, At = MusubiDb.Stored(clock.Now), ByName = act.Actor.Name, WrittenByName = draft.Source.WrittenBy == act.Actor.Name ? "" : draft.Source.WrittenBy, Kind = draft.Source.EntryKind, Area = draft.Source.Area,
            DescriptionJa = draft.Description.Ja, DescriptionZh = draft.Description.Zh, DescriptionEn = draft.Description.En,
            SourceKind = draft.Source.Kind, SourceId = draft.Source.Id, SourceNumber = draft.Source.Number, Currency = draft.Currency,
            Total = Money.Sum(draft.Lines.Select(l => l.Amount).Where(a => !a.IsNegative), books), Reverses = draft.Reverses, Reason = draft.Reason,
            LinesHash = JournalEntry.HashOf(lines), Lines = lines,
        };
    }
}
