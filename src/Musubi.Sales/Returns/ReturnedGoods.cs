using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>How much of the lines of an invoice came back for a credit note, and by which return.</summary>
internal sealed class ReturnedGoods(SalesDb db) : ICreditedGoods
{
    public async Task<IReadOnlyDictionary<long, Quantity>> Of(long creditNote, CancellationToken ct) =>
        (await db.Returns.AsNoTracking().SelectMany(r => r.Credits).Where(c => c.CreditNoteId == creditNote).Select(c => new { c.InvoiceLineId, c.Quantity }).ToListAsync(ct))
            .GroupBy(c => c.InvoiceLineId).ToDictionary(g => g.Key, g => Quantity.Sum(g.Select(c => c.Quantity), g.First().Quantity.Unit));

    public async Task<CameBack?> By(long creditNote, CancellationToken ct) =>
        await db.Returns.AsNoTracking().Where(r => r.Credits.Any(c => c.CreditNoteId == creditNote)).Select(r => new { r.Id, r.Number }).FirstOrDefaultAsync(ct) is { } made
            ? new(ReturnWords.Return, made.Number, $"/sales/returns/{made.Id}", SalesPermission.View) : null;
}
