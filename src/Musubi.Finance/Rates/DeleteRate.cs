using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Rates;

/// <summary>Takes away a quotation entered by mistake. Entries already posted keep the rate they were posted at.</summary>
[Needs(FinancePermission.SetRates)]
internal sealed class DeleteRate(FinanceDb db) : IUseCase<DeleteRate.Input, Done>
{
    public sealed record Input
    {
        public Id<DayRate> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.DayRates.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rate)
            return Refusal.NotFound(Words.ExchangeRate, input.Id);
        db.DayRates.Remove(rate);
        return default(Done);
    }
}
