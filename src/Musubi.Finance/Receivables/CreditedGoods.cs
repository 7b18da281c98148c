using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>What a credit note takes back of the lines of its invoice: on paper and on screen.</summary>
internal sealed class CreditedGoods(FinanceDb db, IEnumerable<ICreditedGoods> goods)
{
    /// <summary>What each line took of which line of the invoice. No quantity where nothing but the amount is known: an allowance.</summary>
    public async Task<IReadOnlyDictionary<Id<CreditNoteLine>, (InvoiceLine Billed, Quantity? Quantity)>> Of(CreditNote note, CancellationToken ct)
    {
        var credited = note.Lines.ConvertAll(l => l.InvoiceLineId);
        var billed = await db.All.Set<InvoiceLine>().AsNoTracking().Where(l => credited.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var quantities = new Dictionary<long, Quantity>();
        foreach (var known in goods)
        {
            foreach (var (line, quantity) in await known.Of(note.Id.Value, ct))
                quantities[line] = quantity;
        }
        // What came back for it; where the whole line is taken back, all of it.
        return note.Lines.ToDictionary(l => l.Id, l => (billed[l.InvoiceLineId], quantities.TryGetValue(l.InvoiceLineId.Value, out var back) ? back : l.Amount == billed[l.InvoiceLineId].Amount ? billed[l.InvoiceLineId].Quantity : (Quantity?)null));
    }

    public async Task<CameBack?> By(CreditNote note, CancellationToken ct)
    {
        foreach (var known in goods)
        {
            if (await known.By(note.Id.Value, ct) is { } back)
                return back;
        }
        return null;
    }
}
