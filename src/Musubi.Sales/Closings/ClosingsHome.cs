using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Parties;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Closings;

/// <summary>Customers whose closing day has come while something delivered is not billed.</summary>
internal sealed class ClosingsHome(SalesDb db, PartyLookup parties, Clock clock) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        if (!actor.May(SalesPermission.CloseBills))
            return [];
        var waiting = await db.Deliveries.Where(Delivery.Waits).GroupBy(d => d.CustomerId).Select(g => new { Customer = g.Key, First = g.Min(d => d.Date) }).ToListAsync(ct);
        var billed = await parties.Billed(waiting.Select(w => w.Customer), ct);
        var due = waiting.Where(w => billed.ContainsKey(w.Customer)).Select(w => (Payer: billed[w.Customer], w.First)).Where(w => w.Payer.Terms.Closings.Count > 0)
            .Select(w => (w.Payer.Id, Closing: w.Payer.Terms.LastClosing(clock.Today), w.First)).Where(w => w.First <= w.Closing).ToList();
        return due.Count == 0 ? [] : [new(due.Select(d => d.Id).Distinct().Count(), Words.CustomersToClose, Words.CloseBills, $"/sales/closing?date={ClosingCustomers.Iso(due.Max(d => d.Closing))}", "calendar-check")];
    }
}
