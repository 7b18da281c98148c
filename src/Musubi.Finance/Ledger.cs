using Microsoft.EntityFrameworkCore;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>Front door to the journal: what comes in is balanced, what is in stays.</summary>
public sealed class Ledger
{
    private readonly FinanceDb db;
    private readonly IdSource ids;
    private readonly NumberSeries numbers;
    private readonly Clock clock;

    internal Ledger(FinanceDb db, IdSource ids, NumberSeries numbers, Clock clock) => (this.db, this.ids, this.numbers, this.clock) = (db, ids, numbers, clock);

    public async Task<Result<Id<JournalEntry>>> Post(BalancedEntry entry, DateOnly date, string sourceKind, long sourceId, string sourceNumber, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Role != null).ToListAsync(ct);
        var missing = entry.Postings.Select(p => p.Account).Where(part => Find(accounts, part) is null).Distinct().Select(NoAccount).ToList();
        if (missing.Count > 0)
            return missing;

        var id = ids.Next<JournalEntry>();
        db.Entries.Add(new JournalEntry
        {
            Id = id, Number = await numbers.Next(FinanceModule.EntrySeries, date, ct), Date = date, At = clock.Now,
            DescriptionJa = entry.Description.Ja, DescriptionZh = entry.Description.Zh, DescriptionEn = entry.Description.En,
            SourceKind = sourceKind, SourceId = sourceId, SourceNumber = sourceNumber,
            Total = Money.Sum(entry.Postings.Select(p => p.Amount).Where(a => !a.IsNegative), entry.Postings[0].Amount.Currency),
            Lines = [.. entry.Postings.Select((p, i) => new JournalLine { Id = ids.Next<JournalLine>(), EntryId = id, Position = i + 1, AccountId = Find(accounts, p.Account)!.Id, Amount = p.Amount })],
        });
        return id;
    }

    /// <summary>The account of the posting group, else the one for all groups.</summary>
    private static Account? Find(List<Account> accounts, AccountPart part) =>
        accounts.Find(a => a.Role == part.Role && a.PostingGroup == part.PostingGroup) ?? accounts.Find(a => a.Role == part.Role && a.PostingGroup is null);

    private static Refusal NoAccount(AccountPart part) => new("finance.no-account",
        new Text("「{0}」に使う勘定科目がありません。", "没有用于“{0}”的会计科目。", "No account is set for {0}.").With(Words.RoleOf(part.Role)),
        new Text("会計 > 勘定科目 で科目を用意してから、もう一度実行してください。", "请先在 财务 > 会计科目 中设置科目，然后重试。", "Set up the accounts under Finance > Accounts, then try again."));
}
