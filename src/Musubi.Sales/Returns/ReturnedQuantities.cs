using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>How much of the lines of an invoice came back for a credit note.</summary>
internal sealed class ReturnedQuantities(SalesDb db) : ICreditedQuantities
{
    public async Task<IReadOnlyDictionary<long, Quantity>> Of(long creditNote, CancellationToken ct) =>
        (await db.Returns.AsNoTracking().SelectMany(r => r.Credits).Where(c => c.CreditNoteId == creditNote).Select(c => new { c.InvoiceLineId, c.Quantity }).ToListAsync(ct))
            .GroupBy(c => c.InvoiceLineId).ToDictionary(g => g.Key, g => Quantity.Sum(g.Select(c => c.Quantity), g.First().Quantity.Unit));
}
