using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>A deposit that was booked is one payment, of its amount, day and account, or one voucher, which stands.</summary>
internal sealed class BankLinesAreBookedOnce(FinanceDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text Differs = new("入金 {0} は {1} として記帳されていますが、銀行明細は {2} です。", "收款{0}记为{1}，银行流水为{2}。", "Payment {0} is over {1}, the bank's line over {2}.");
    private static readonly Text Gone = new("消込済ですが、有効な入金も伝票もありません。", "已核销，但没有有效的收款或凭证。", "It is matched, but no payment or voucher stands for it.");

    public Text Name { get; } = new("消込済の銀行明細は、一つの入金か振替伝票と一致する", "已核销的银行流水与唯一收款或凭证一致", "A matched bank line is one payment or voucher");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var lines = db.BankLines.Where(l => l.State == BankLineState.Booked);
        var off = await (from l in lines join p in db.Payments on l.PaymentId equals p.Id where p.Amount.Minor != l.Amount.Minor || p.Date != l.Date || p.BankId != l.BankId orderby l.Id select new { l.Id, p.Number, p.Amount, Line = l.Amount }).Take(MostFaults).ToListAsync(ct);
        var gone = await lines.Where(l => !db.Payments.Any(p => p.Id == l.PaymentId && p.ReversedOn == null) && !db.Vouchers.Any(v => l.PaymentId == null && v.BankLineId == l.Id && v.State == VoucherState.Posted)).OrderBy(l => l.Id).Take(MostFaults).Select(l => l.Id).ToListAsync(ct);
        return new(await lines.LongCountAsync(ct), [.. off.Select(o => Fault(o.Id, Differs.With(o.Number, o.Amount, o.Line))), .. gone.Select(g => Fault(g, Gone))]);
    }

    private static InvariantFault Fault(Id<BankLine> line, Text what) => new($"bank_line {line}", what);
}
