using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>
/// Who gets what, of one item in one warehouse: higher priority first, then who needs it earlier, then who asked first; each from what expires first. Nothing of it
/// is stored: whoever moves up, moves up at once, and goods that come go to whose turn it is.
/// </summary>
public static class Queue
{
    /// <summary>A soft reservation, and where it would be served from; the rest waits.</summary>
    public sealed record Stand(Reservation Claim, IReadOnlyList<(StockBalance Row, long Millionths)> Covered)
    {
        public long Served => Covered.Sum(c => c.Millionths);
        public long Waiting => Claim.Quantity.Millionths - Served;
    }

    /// <param name="places">What lies in the warehouse, and how much of it is free.</param>
    /// <param name="lots">Those of the item.</param>
    /// <param name="claims">The soft ones.</param>
    /// <param name="today">Nothing that has expired is promised, nor what will have when it is needed.</param>
    public static IReadOnlyList<Stand> Of(IEnumerable<(StockBalance Row, long Free)> places, IReadOnlyDictionary<Id<Lot>, Lot> lots, IEnumerable<Reservation> claims, DateOnly today)
    {
        var all = places.ToList();
        var shelf = all.Where(p => p.Free > 0 && (p.Row.LotId.Value == 0 || (lots.TryGetValue(p.Row.LotId, out var lot) && lot.Status == LotStatus.Available)))
            .OrderBy(p => Expires(p.Row, lots)).ThenBy(p => p.Row.LotId.Value).ThenBy(p => p.Row.BinId.Value).ToArray();
        // Where more was issued than lay there, the next that come are spoken for.
        var owed = -all.Where(p => p.Free < 0).Sum(p => p.Free);
        for (var i = shelf.Length - 1; i >= 0 && owed > 0; i--)
        {
            var less = Math.Min(owed, shelf[i].Free);
            (shelf[i].Free, owed) = (shelf[i].Free - less, owed - less);
        }
        var stands = new List<Stand>();
        foreach (var claim in claims.OrderBy(c => c.Turn))
        {
            var (left, covered) = (claim.Quantity.Millionths, new List<(StockBalance, long)>());
            var until = claim.Needed > today ? claim.Needed : today;
            for (var i = 0; i < shelf.Length && left > 0; i++)
            {
                var (row, free) = shelf[i];
                if (free == 0 || (claim.LotId.Value != 0 && claim.LotId != row.LotId) || Expires(row, lots) < until)
                    continue;
                var taken = Math.Min(left, free);
                (shelf[i].Free, left) = (free - taken, left - taken);
                covered.Add((row, taken));
            }
            stands.Add(new(claim, covered));
        }
        return stands;
    }

    private static DateOnly Expires(StockBalance row, IReadOnlyDictionary<Id<Lot>, Lot> lots) => lots.TryGetValue(row.LotId, out var lot) ? lot.Expires ?? DateOnly.MaxValue : DateOnly.MaxValue;
}
