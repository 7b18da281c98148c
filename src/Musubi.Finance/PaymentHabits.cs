using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>How a party pays: over some days, weighted by what was due.</summary>
/// <param name="DaysLate">On average; what was paid early counts as on time.</param>
/// <param name="OnTime">The share, in percent, that was paid by its day.</param>
public sealed record PaymentHabit(decimal DaysLate, decimal OnTime);

/// <summary>Front door to how parties pay, from what settled which invoice when, and what is overdue still. Two queries, however many they are.</summary>
public sealed class PaymentHabits(MusubiDb db)
{
    private sealed class Sum
    {
        public Int128 Due, OnTime, LateDays;

        public void Add(long amount, int days)
        {
            Due += amount;
            if (days <= 0)
                OnTime += amount;
            else
                LateDays += (Int128)amount * days;
        }
    }

    /// <summary>By who pays. Who had nothing to pay in these days is left out.</summary>
    public async Task<IReadOnlyDictionary<long, PaymentHabit>> Of(DateOnly from, DateOnly until, long? party, CancellationToken ct)
    {
        var sums = new Dictionary<long, Sum>();
        var items = db.Set<OpenItem>().AsNoTracking().Where(i => i.Side == OwedSide.Receivable && (i.Kind == ItemKind.Invoice || i.Kind == ItemKind.Opening) && i.Amount.Minor > 0);
        if (party is { } one)
            items = items.Where(i => i.PartyId == one);
        // What was taken back was no payment; what a credit note settled was none either.
        var allocations = db.Set<Allocation>().AsNoTracking();
        var paid = from a in allocations
                   join i in items on a.DebitId equals i.Id
                   where a.Date >= @from && a.Date <= until && a.SettlerKind == "payment" && a.Reverses == null && !allocations.Any(r => r.Reverses == a.Id)
                   select new { i.PartyId, i.Due, a.Date, Amount = a.DebitInBooks.Minor };
        await foreach (var row in paid.AsAsyncEnumerable().WithCancellation(ct))
            Of(row.PartyId).Add(Math.Abs(row.Amount), row.Date.DayNumber - row.Due.DayNumber);
        foreach (var row in await items.Where(i => i.IsOpen && i.Due < until).Select(i => new { i.PartyId, i.Due, Amount = i.RemainingInBooks.Minor }).ToListAsync(ct))
            Of(row.PartyId).Add(row.Amount, until.DayNumber - row.Due.DayNumber);
        return sums.Where(s => s.Value.Due > 0).ToDictionary(s => s.Key, s => new PaymentHabit(Tenths(s.Value.LateDays, s.Value.Due), Tenths(s.Value.OnTime * 100, s.Value.Due)));

        Sum Of(long who) => sums.TryGetValue(who, out var sum) ? sum : sums[who] = new();
    }

    private static decimal Tenths(Int128 of, Int128 due) => (decimal)Rounding.HalfUp.Divide(of * 10, due) / 10m;
}
