using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.OpenItems;

/// <summary>What waits in receivables and payables: what is late, what is to be paid this week, what lies on account.</summary>
internal sealed class OwedHome(FinanceDb db, Clock clock) : IHomePart
{
    private const int DaysAhead = 7;

    private static readonly Text Late = new("期日を過ぎた売掛の明細", "逾期应收明细", "receivables past due");
    private static readonly Text ToPay = new("{0}日以内に支払う買掛の明細", "{0}天内应付明细", "payables due within {0} {0:day|days}");
    private static readonly Text OnAccount = new("未充当の入金", "未核销的收款", "unapplied payments");
    private static readonly Text Look = new("年齢表を見る", "查看账龄", "See the aging");
    private static readonly Text Pay = new("支払う", "付款", "Pay");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        var (today, soon) = (clock.Today, clock.Today.AddDays(DaysAhead));
        var waits = new List<HomeItem>();
        if (actor.May(FinancePermission.ReceivePayments))
        {
            waits.Add(new(await db.Items.Where(i => i.IsOpen && i.Side == OwedSide.Receivable).Select(OpenItem.Aged(today)).LongCountAsync(i => i.Late, ct), Late, Look, "/finance/aging", "timer", "red"));
            waits.Add(new(await db.Items.LongCountAsync(i => i.IsOpen && i.Side == OwedSide.Receivable && i.Kind == ItemKind.PaymentReceived, ct), OnAccount, Words.Allocate, "/finance/open-items?f.open=true&f.kind=PaymentReceived", "list-checks"));
        }
        if (actor.May(FinancePermission.MakePayments))
            waits.Add(new(await db.Items.LongCountAsync(i => i.IsOpen && i.Side == OwedSide.Payable && i.Due <= soon && i.Amount.Minor < 0, ct), ToPay.With(DaysAhead), Pay, "/finance/open-items?f.open=true&f.side=Payable", "wallet"));
        return [.. waits.Where(w => w.Count > 0)];
    }
}
