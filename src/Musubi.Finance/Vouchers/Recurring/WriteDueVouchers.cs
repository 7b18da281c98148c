using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers.Recurring;

/// <summary>Every morning: writes the vouchers that have come round, each handed over for approval. One missed for days is written for each of its days.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class WriteDueVouchers(FinanceDb db, VoucherDesk desk, IdSource ids, Clock clock) : IUseCase<JobInput, Text>
{
    private const int MostBehind = 36;
    private static readonly Text Written = new("定期仕訳を{0}件起票しました。", "已生成{0}张定期凭证。", "{0} recurring {0:voucher was|vouchers were} written.");

    public static readonly JobEntry Job = JobEntry.Of<WriteDueVouchers>("write-due-vouchers", new("定期仕訳の起票", "生成定期凭证", "Write recurring vouchers"), "0 0 5 * * ?");

    public async Task<Result<Text>> Run(JobInput input, CancellationToken ct)
    {
        var today = clock.Today;
        var count = 0;
        foreach (var recurring in await db.Recurring.Where(r => r.Active && r.Next <= today).OrderBy(r => r.Id).ToListAsync(ct))
        {
            var pattern = await db.Vouchers.AsNoTracking().Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == recurring.PatternId, ct);
            for (var behind = 0; pattern is not null && behind < MostBehind && recurring.IsDue(today); behind++)
            {
                var copy = Copy(pattern, recurring.Next);
                copy.BookedMinor = (await desk.Plan(copy, ct)).Debit.Minor;
                db.Vouchers.Add(copy);
                recurring.Next = recurring.Following;
                count++;
            }
        }
        return Written.With(count);
    }

    private Voucher Copy(Voucher pattern, DateOnly date)
    {
        var id = ids.Next<Voucher>();
        // Whoever wrote the pattern wrote this: somebody else approves it.
        return new Voucher
        {
            Id = id, Date = date, Description = pattern.Description, Currency = pattern.Currency, ReverseOn = pattern.ReversedAfter is { } days ? date.AddDays(days) : null, Basis = pattern.Basis, State = VoucherState.Submitted, MadeBy = pattern.MadeBy, MadeByName = pattern.MadeByName,
            Lines = [.. pattern.Lines.OrderBy(l => l.Position).Select(l => new VoucherLine
            {
                Id = ids.Next<VoucherLine>(), VoucherId = id, Position = l.Position, AccountId = l.AccountId, Debit = l.Debit, Credit = l.Credit, Memo = l.Memo, DimensionKey = l.DimensionKey, Tax = l.Tax,
            })],
        };
    }
}
