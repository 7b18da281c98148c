using System.Numerics;
using Musubi.Inventory.Valuation;

namespace Musubi.Inventory.Tests.Valuation;

/// <summary>
/// The rules of valuation written down once more, without regard to speed and sharing no code with the product: every question replays the whole history,
/// and goods are lots in a list, oldest first; what is short stands in a list of its own.
/// </summary>
internal sealed class NaiveBooks
{
    private sealed record Lot(BigInteger Quantity, BigInteger Value);

    /// <summary>Own, variance and settlement of every move, then what is there and what it is worth.</summary>
    public static (Dictionary<long, (BigInteger Own, BigInteger Variance, BigInteger Settled)> Costs, BigInteger Quantity, BigInteger Value) Replay(ValuationMethod method, decimal standard, IEnumerable<ValuedMove> history)
    {
        var costs = new Dictionary<long, (BigInteger Own, BigInteger Variance, BigInteger Settled)>();
        var lots = new List<Lot>();
        BigInteger shortQuantity = 0, shortValue = 0, lastValue = 0, lastQuantity = 0;
        foreach (var move in history.OrderBy(m => m.Date).ThenBy(m => m.Sequence))
        {
            BigInteger moved = move.Quantity, before = Worth();
            if (move.Basis == CostBasis.Revalue)
            {
                standard = move.UnitCost;
                var had = There();
                if (had > 0 && method != ValuationMethod.Standard)
                    lots = Respread(lots, AtUnit(standard, had));
                (lastValue, lastQuantity) = (AtUnit(standard, 1_000_000), 1_000_000);
                costs[move.Sequence] = (Worth() - before, 0, 0);
            }
            else if (moved > 0)
            {
                var paid = move.Basis switch
                {
                    CostBasis.Given => move.Given,
                    CostBasis.Return => Part(-costs[move.Original].Own, move.ReturnedBefore + moved, move.OriginalQuantity) - Part(-costs[move.Original].Own, move.ReturnedBefore, move.OriginalQuantity),
                    _ => method == ValuationMethod.Standard ? AtUnit(standard, There() + moved) - Worth()
                        : There() > 0 ? Part(lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Value), moved, There())
                        : lastQuantity > 0 ? Part(lastValue, moved, lastQuantity) : 0,
                };
                if (method == ValuationMethod.Standard)
                {
                    lots.Add(new(moved, 0));
                    costs[move.Sequence] = (paid, Worth() - before - paid, 0);
                }
                else
                {
                    BigInteger left = moved, leftPaid = paid, settled = 0;
                    if (shortQuantity > 0)
                    {
                        var covers = BigInteger.Min(left, shortQuantity);
                        BigInteger guessed = Part(shortValue, covers, shortQuantity), real = Part(paid, covers, moved);
                        shortQuantity -= covers; shortValue -= guessed; settled = guessed - real; left -= covers; leftPaid -= real;
                    }
                    if (left > 0)
                        lots.Add(new(left, leftPaid));
                    costs[move.Sequence] = (paid, 0, settled);
                }
                (lastValue, lastQuantity) = (paid, moved);
            }
            else
            {
                var wanted = -moved;
                BigInteger cost = 0;
                if (method == ValuationMethod.Standard)
                {
                    lots.Add(new(moved, 0));
                    costs[move.Sequence] = (Worth() - before, 0, 0);
                    continue;
                }
                if (method == ValuationMethod.MovingAverage && lots.Count > 0)
                    lots = [new(There(), lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Value))];
                while (wanted > 0 && lots.Count > 0)
                {
                    var first = lots[0];
                    (lastValue, lastQuantity) = (first.Value, first.Quantity);
                    var takes = BigInteger.Min(wanted, first.Quantity);
                    var worth = Part(first.Value, takes, first.Quantity);
                    cost += worth; wanted -= takes;
                    if (takes == first.Quantity) lots.RemoveAt(0);
                    else lots[0] = new(first.Quantity - takes, first.Value - worth);
                }
                if (wanted > 0)
                {
                    var guess = lastQuantity > 0 ? Part(lastValue, wanted, lastQuantity) : 0;
                    shortQuantity += wanted; shortValue += guess; cost += guess;
                }
                costs[move.Sequence] = (-cost, 0, 0);
            }
        }
        return (costs, There() - shortQuantity, Worth());

        BigInteger There() => lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Quantity);
        BigInteger Worth() => method == ValuationMethod.Standard ? AtUnit(standard, There()) : lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Value) - shortValue;
    }

    private static List<Lot> Respread(List<Lot> lots, BigInteger worth)
    {
        var had = lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Value);
        if (had == worth)
            return lots;
        var (left, result) = (lots.Aggregate(BigInteger.Zero, (s, l) => s + l.Quantity), new List<Lot>());
        foreach (var lot in lots)
        {
            var share = Part(worth, lot.Quantity, left);
            result.Add(new(lot.Quantity, share));
            left -= lot.Quantity;
            worth -= share;
        }
        return result;
    }

    /// <summary>of × part ÷ whole, half away from zero.</summary>
    private static BigInteger Part(BigInteger of, BigInteger part, BigInteger whole)
    {
        var (twice, sign) = (BigInteger.Abs(of * part) * 2 / BigInteger.Abs(whole), (of * part).Sign * whole.Sign);
        return sign * ((twice + 1) / 2);
    }

    private static BigInteger AtUnit(decimal unit, BigInteger quantity) => Part(new BigInteger(unit * 1_000_000m), quantity, 1_000_000_000_000);
}
