using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Catalog.Taxes;

/// <summary>Takes back a rate that has not come into force. One that has stands: documents were made by it.</summary>
[Needs(CatalogPermission.SetTaxes)]
internal sealed class RemoveTaxRate(CatalogDb db, Clock clock) : IUseCase<RemoveTaxRate.Input, Done>
{
    public sealed record Input
    {
        public Id<TaxRate> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.TaxRates.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rate)
            return Refusal.NotFound(Words.TaxRate, input.Id);
        if (rate.From <= clock.Today)
            return new Refusal("catalog.rate-in-force", Words.RateInForce.With(rate.From), Words.RateInForceAdvice, Kind: RefusalKind.Conflict);
        db.TaxRates.Remove(rate);
        return new Done();
    }
}
