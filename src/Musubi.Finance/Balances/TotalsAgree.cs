using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Kernel;

namespace Musubi.Finance.Balances;

/// <summary>Rolled-up totals of days, months and years each sum to the journal's lines, by account, dimensions and currency, in every month.</summary>
internal sealed class TotalsAgree(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("集計残高は仕訳明細の合計と一致する", "汇总余额与凭证明细一致", "Rolled-up balances equal the journal's lines");

    private sealed record Key(Id<Account> Account, Id<DimensionSet> Set, Currency Currency, int Year, int Month);

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var rolled = await db.Lines.Where(l => !db.Tail.Any(t => t.EntryId == l.EntryId))
            .GroupBy(l => new { l.AccountId, l.DimensionSetId, l.Original.Currency, l.Date.Year, l.Date.Month })
            .Select(g => new { g.Key, Debit = g.Sum(l => l.Amount.Minor > 0 ? l.Amount.Minor : 0), Credit = g.Sum(l => l.Amount.Minor < 0 ? -l.Amount.Minor : 0), Original = g.Sum(l => l.Original.Minor) }).ToListAsync(ct);
        var lines = rolled.ToDictionary(r => new Key(r.Key.AccountId, r.Key.DimensionSetId, r.Key.Currency, r.Key.Year, r.Key.Month), r => (r.Debit, r.Credit, r.Original));
        var years = lines.GroupBy(l => l.Key with { Month = 1 }).ToDictionary(g => g.Key, g => (g.Sum(l => l.Value.Debit), g.Sum(l => l.Value.Credit), g.Sum(l => l.Value.Original)));
        var (looked, faults) = (0L, new List<InvariantFault>());
        foreach (var span in Enum.GetValues<TotalSpan>())
        {
            var totals = await db.Totals.Where(t => t.Span == span).GroupBy(t => new { t.AccountId, t.DimensionSetId, t.Currency, t.Start.Year, t.Start.Month })
                .Select(g => new { g.Key, Debit = g.Sum(t => t.Debit), Credit = g.Sum(t => t.Credit), Original = g.Sum(t => t.Original) }).ToListAsync(ct);
            looked += totals.Count;
            var sums = totals.ToDictionary(t => new Key(t.Key.AccountId, t.Key.DimensionSetId, t.Key.Currency, t.Key.Year, t.Key.Month), t => (t.Debit, t.Credit, t.Original));
            var wanted = span == TotalSpan.Year ? years : lines;
            foreach (var key in wanted.Keys.Union(sums.Keys).Where(k => wanted.GetValueOrDefault(k) != sums.GetValueOrDefault(k)).OrderBy(k => k.Year).ThenBy(k => k.Month).ThenBy(k => k.Account).Take(MostFaults - faults.Count))
                faults.Add(new($"account {key.Account}", Off.With(key.Year, key.Month, wanted.GetValueOrDefault(key).Item1, wanted.GetValueOrDefault(key).Item2, sums.GetValueOrDefault(key).Debit, sums.GetValueOrDefault(key).Credit, accounts.GetValueOrDefault(key.Account)?.Code ?? "", accounts.GetValueOrDefault(key.Account)?.Name ?? Words.Account)));
        }
        return new(looked, faults) { Figures = await db.Tail.LongCountAsync(ct) is > 0 and var waiting ? [Waiting.With(waiting)] : [] };
    }

    private static readonly Text Off = new("{6} {7} {0}年{1}月：明細は借方{2}・貸方{3}、集計は借方{4}・貸方{5}です。", "{6} {7} {0}年{1}月：明细借方{2}、贷方{3}，汇总借方{4}、贷方{5}。", "{6} {7}, {1}/{0}: lines have debits {2} and credits {3}, the totals {4} and {5}.");
    private static readonly Text Waiting = new("まだ集計していない仕訳：{0}件（残高には含まれています）", "尚未汇总的凭证：{0}张（余额已计入）", "Entries not rolled up yet: {0} (balances include them)");
}
