using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>What is open in receivables and payables is what stands on their control accounts, per account and currency, in both currencies.</summary>
internal sealed class SubLedgerIsControlAccount(FinanceDb db) : IInvariant
{
    public Text Name { get; } = new("売掛・買掛の未消込残高は統制勘定の残高と一致する", "应收应付未核销余额与总账科目余额一致", "Open items equal their control accounts");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var items = await db.Items.Where(i => i.IsOpen).GroupBy(i => new { i.ControlId, i.Amount.Currency })
            .Select(g => new { g.Key.ControlId, g.Key.Currency, Sum = g.Sum(i => i.Remaining.Minor), InBooks = g.Sum(i => i.RemainingInBooks.Minor) }).ToListAsync(ct);
        var controls = await db.Items.Select(i => i.ControlId).Distinct().ToListAsync(ct);
        // What a month's closing rate makes of a balance is no item's business; nor is what takes it back the day after.
        var revalued = db.Entries.Where(e => e.Kind == EntryKind.Revaluation || db.Entries.Any(r => r.Id == e.Reverses && r.Kind == EntryKind.Revaluation)).Select(e => e.Id);
        var lines = await db.Lines.Where(l => controls.Contains(l.AccountId) && !revalued.Contains(l.EntryId)).GroupBy(l => new { l.AccountId, l.Original.Currency })
            .Select(g => new { ControlId = g.Key.AccountId, g.Key.Currency, Sum = g.Sum(l => l.Original.Minor), InBooks = g.Sum(l => l.Amount.Minor), Books = g.Max(l => l.Amount.Currency) }).ToListAsync(ct);
        var accounts = await db.Accounts.Where(a => controls.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var compared = lines.Select(l => (Account: accounts[l.ControlId], l.Currency, l.Books, l.Sum, l.InBooks,
            Open: items.Where(i => i.ControlId == l.ControlId && i.Currency == l.Currency).Sum(i => i.Sum), OpenInBooks: items.Where(i => i.ControlId == l.ControlId && i.Currency == l.Currency).Sum(i => i.InBooks))).ToList();
        return new(await db.Items.LongCountAsync(i => i.IsOpen, ct),
        [
            .. compared.Where(c => c.Sum != c.Open || c.InBooks != c.OpenInBooks).Select(c => new InvariantFault($"account {c.Account.Id}",
                Differs.With(Money.OfMinor(c.Open, c.Currency), Money.OfMinor(c.Sum, c.Currency), Money.OfMinor(c.OpenInBooks, c.Books), Money.OfMinor(c.InBooks, c.Books), c.Account.Code, c.Account.Name))),
        ])
        { Figures = [.. compared.Select(c => Agrees.With(c.Account.Name, Money.OfMinor(c.Open, c.Currency), Money.OfMinor(c.Sum, c.Currency)))] };
    }

    private static readonly Text Differs = new("{4} {5}：明細は {0}（帳簿 {2}）、勘定は {1}（帳簿 {3}）です。", "{4} {5}：明细为{0}（本位币{2}），科目为{1}（本位币{3}）。", "{4} {5}: items come to {0} ({2} in the books), the account to {1} ({3}).");
    private static readonly Text Agrees = new("{0}：明細 {1}、勘定 {2}", "{0}：明细{1}，科目{2}", "{0}: items {1}, account {2}");
}
