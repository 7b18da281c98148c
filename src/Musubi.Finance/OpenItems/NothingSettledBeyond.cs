using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>What remains of an item is its amount less its allocations, of the same sign, and never beyond it.</summary>
internal sealed class NothingSettledBeyond(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("明細の残高は金額から消込を引いたもので、金額を超えない", "明细余额等于金额减核销，且不越界", "What remains of an item is its amount less its allocations, and never beyond");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var sums = db.Allocations.Select(a => new { Item = a.DebitId, a.Amount.Minor, InBooks = a.DebitInBooks.Minor })
            .Concat(db.Allocations.Select(a => new { Item = a.CreditId, Minor = -a.Amount.Minor, InBooks = -a.CreditInBooks.Minor }))
            .GroupBy(a => a.Item).Select(g => new { Item = g.Key, Sum = g.Sum(a => a.Minor), InBooks = g.Sum(a => a.InBooks) });
        var off = await (from item in db.Items
                         join sum in sums on item.Id equals sum.Item into found
                         from sum in found.DefaultIfEmpty()
                         let settled = (long?)sum.Sum ?? 0
                         let settledInBooks = (long?)sum.InBooks ?? 0
                         where item.Remaining.Minor != item.Amount.Minor - settled || item.RemainingInBooks.Minor != item.InBooks.Minor - settledInBooks
                             || item.IsOpen != (item.Remaining.Minor != 0)
                             || (item.Amount.Minor > 0 ? item.Remaining.Minor < 0 || item.Remaining.Minor > item.Amount.Minor : item.Remaining.Minor > 0 || item.Remaining.Minor < item.Amount.Minor)
                         orderby item.Id
                         select new { item.Id, item.Number, item.Amount, item.Remaining, Settled = settled }).Take(MostFaults).ToListAsync(ct);
        return new(await db.Items.LongCountAsync(ct),
            [.. off.Select(i => new InvariantFault($"open_item {i.Id}", Off.With(i.Number, i.Amount, Money.OfMinor(i.Settled, i.Amount.Currency), i.Remaining)))]);
    }

    private static readonly Text Off = new("{0}：金額 {1}、消込 {2}、残高 {3}", "{0}：金额{1}，核销{2}，余额{3}", "{0}: amount {1}, settled {2}, remaining {3}");
}
