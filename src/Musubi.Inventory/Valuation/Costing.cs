using Musubi.Kernel;

namespace Musubi.Inventory.Valuation;

/// <summary>
/// Values the moves of one item, wherever in the company they happen. Pure: a state and moves in order of day and sequence go in, the cost of each move and the
/// closing state come out. A move put in earlier or taken back, or a cost that came late, is answered by running again from the state before it; the differences are booked.
/// </summary>
/// <remarks>
/// Values are shared out in whole minor units, half up, and the last part takes the rest, so that nothing is left when nothing lies there.
/// </remarks>
public sealed class Costing
{
    private const long One = Quantity.Scale;
    private readonly ValuationMethod method;
    private readonly LinkedList<CostLayer> layers;
    private readonly Dictionary<long, long> issued = [];
    private readonly Dictionary<long, MoveCost> takenBack = [];
    private readonly Func<long, long> issuedBefore;
    private readonly Func<long, MoveCost> bookedBefore;
    private long quantity, value, lastValue, lastQuantity;
    private decimal standard;

    /// <param name="issuedBefore">What an issue that is not among the moves has cost, positive, by its sequence: for goods that come back.</param>
    /// <param name="bookedBefore">What a move that is not among the moves has cost, by its sequence: for what is taken back.</param>
    public Costing(CostState from, Func<long, long> issuedBefore, Func<long, MoveCost>? bookedBefore = null)
    {
        this.bookedBefore = bookedBefore ?? (sequence => new(sequence, -issuedBefore(sequence), 0, 0));
        (method, quantity, value, lastValue, lastQuantity, standard) = (from.Method, from.Quantity, from.Value, from.LastValue, from.LastQuantity, from.Standard);
        (layers, this.issuedBefore) = (new(from.Layers), issuedBefore);
    }

    public CostState State => new() { Method = method, Quantity = quantity, Value = value, LastValue = lastValue, LastQuantity = lastQuantity, Standard = standard, Layers = [.. layers] };

    public MoveCost Take(ValuedMove move)
    {
        if (move.Basis == CostBasis.Reversal)
            return (takenBack.TryGetValue(move.Original, out var original) ? original : bookedBefore(move.Original)).TakenBackBy(move.Sequence);
        if (move.IsTakenBack)
            return takenBack[move.Sequence] = new Costing(State, s => issued.TryGetValue(s, out var known) ? known : issuedBefore(s), bookedBefore).Take(move with { IsTakenBack = false });
        var cost = move.Basis switch
        {
            CostBasis.Method => Out(move),
            CostBasis.Revalue => Revalue(move),
            CostBasis.Current => In(move, CurrentFor(move.Quantity)),
            CostBasis.Return => In(move, ReturnedValue(move)),
            _ => In(move, move.Given),
        };
        if (move.Quantity < 0)
            issued[move.Sequence] = -cost.Own;
        return cost;
    }

    private MoveCost In(ValuedMove move, long paid)
    {
        if (method == ValuationMethod.Standard)
        {
            Remember(paid, move.Quantity);
            return new(move.Sequence, paid, AtStandard(move.Quantity) - paid, 0);
        }
        var (rest, restPaid, settled) = (move.Quantity, paid, 0L);
        if (quantity < 0)
        {
            var covered = Math.Min(rest, -quantity);
            var (estimate, actual) = (Share(-value, covered, -quantity), Share(paid, covered, move.Quantity));
            (quantity, value, settled) = (quantity + covered, value + estimate, estimate - actual);
            (rest, restPaid) = (rest - covered, paid - actual);
        }
        if (rest > 0)
        {
            (quantity, value) = (quantity + rest, value + restPaid);
            if (method == ValuationMethod.Fifo)
                layers.AddLast(new CostLayer(move.Sequence, rest, restPaid));
        }
        Remember(paid, move.Quantity);
        return new(move.Sequence, paid, 0, settled);
    }

    private MoveCost Out(ValuedMove move)
    {
        var wanted = -move.Quantity;
        if (method == ValuationMethod.Standard)
            return new(move.Sequence, AtStandard(move.Quantity), 0, 0);
        var there = Math.Min(wanted, Math.Max(quantity, 0));
        var cost = there == 0 ? 0 : method == ValuationMethod.Fifo ? FromLayers(there) : FromAverage(there);
        (quantity, value) = (quantity - there, value - cost);
        if (wanted > there)
        {
            var estimate = lastQuantity > 0 ? Share(lastValue, wanted - there, lastQuantity) : 0;
            (quantity, value, cost) = (quantity - (wanted - there), value - estimate, cost + estimate);
        }
        return new(move.Sequence, -cost, 0, 0);
    }

    private long FromAverage(long wanted)
    {
        Remember(value, quantity);
        return Share(value, wanted, quantity);
    }

    private long FromLayers(long wanted)
    {
        var cost = 0L;
        while (wanted > 0)
        {
            var oldest = layers.First!.Value;
            layers.RemoveFirst();
            Remember(oldest.Value, oldest.Quantity);
            var taken = Math.Min(wanted, oldest.Quantity);
            var share = Share(oldest.Value, taken, oldest.Quantity);
            if (taken < oldest.Quantity)
                layers.AddFirst(oldest with { Quantity = oldest.Quantity - taken, Value = oldest.Value - share });
            (wanted, cost) = (wanted - taken, cost + share);
        }
        return cost;
    }

    private MoveCost Revalue(ValuedMove move)
    {
        standard = move.UnitCost;
        Remember(At(move.UnitCost, One), One);
        if (quantity <= 0 && method != ValuationMethod.Standard)
            return new(move.Sequence, 0, 0, 0);
        var (before, after) = (value, At(move.UnitCost, quantity));
        if (method == ValuationMethod.Fifo)
            Spread(before, after);
        value = after;
        return new(move.Sequence, after - before, 0, 0);
    }

    /// <summary>Gives each layer its part of the new value, by quantity.</summary>
    private void Spread(long before, long after)
    {
        if (before == after)
            return;
        var (left, worth) = (quantity, after);
        for (var node = layers.First; node is not null; node = node.Next)
        {
            var share = Share(worth, node.Value.Quantity, left);
            (left, worth) = (left - node.Value.Quantity, worth - share);
            node.Value = node.Value with { Value = share };
        }
    }

    private long AtStandard(long change)
    {
        var before = value;
        quantity += change;
        value = At(standard, quantity);
        return value - before;
    }

    private long CurrentFor(long amount) => method == ValuationMethod.Standard ? At(standard, quantity + amount) - value
        : quantity > 0 ? Share(value, amount, quantity)
        : lastQuantity > 0 ? Share(lastValue, amount, lastQuantity) : 0;

    private long ReturnedValue(ValuedMove move)
    {
        var whole = issued.TryGetValue(move.Original, out var known) ? known : issuedBefore(move.Original);
        return Share(whole, move.ReturnedBefore + move.Quantity, move.OriginalQuantity) - Share(whole, move.ReturnedBefore, move.OriginalQuantity);
    }

    private void Remember(long paid, long amount)
    {
        if (amount > 0)
            (lastValue, lastQuantity) = (paid, amount);
    }

    private static long At(decimal unitCost, long amount) => (long)Rounding.HalfUp.Round(unitCost * amount / One);

    /// <summary>The part of a value that goes with a part of its quantity; all of it with all.</summary>
    private static long Share(long of, long part, long whole) => part == whole ? of : (long)Rounding.HalfUp.Divide((Int128)of * part, whole);
}
