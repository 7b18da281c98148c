using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Throws a draft away. What was posted is reversed instead.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class DeleteVoucher(FinanceDb db) : IUseCase<DeleteVoucher.Input, Done>
{
    public sealed record Input
    {
        public Id<Voucher> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Vouchers.Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == input.Id, ct) is not { } voucher)
            return Refusal.NotFound(Words.Voucher, input.Id);
        if (voucher.WhyNotEdit() is { } late)
            return late;
        db.All.RemoveRange(voucher.Lines);
        db.Vouchers.Remove(voucher);
        return default(Done);
    }
}
