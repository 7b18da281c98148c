namespace Musubi.Inventory.Valuation;

/// <summary>
/// Runs an item's moves again from a checkpoint and says what is to be booked on top of what was: nothing that stands is changed. The same run values new moves,
/// moves put in earlier, and costs that came late.
/// </summary>
internal static class Revaluation
{
    /// <summary>How many moves lie between two checkpoints: an old date is never further from one.</summary>
    public const int Every = 100;

    /// <param name="Differences">By move, in order; moves whose cost stays are left out.</param>
    /// <param name="Checkpoints">The state after every so many moves.</param>
    public sealed record Outcome(IReadOnlyList<MoveCost> Differences, CostState Closing, IReadOnlyList<(ValuedMove After, CostState State)> Checkpoints);

    /// <param name="tail">All moves after the checkpoint, in order of day and sequence.</param>
    /// <param name="booked">What is booked of a move so far.</param>
    /// <param name="issuedBefore">What an issue before the checkpoint has cost, positive.</param>
    /// <param name="bookedBefore">What is booked of a move before the checkpoint, that is taken back.</param>
    public static Outcome Run(CostState from, IEnumerable<ValuedMove> tail, Func<long, MoveCost> booked, Func<long, long> issuedBefore, Func<long, MoveCost>? bookedBefore = null)
    {
        var costing = new Costing(from, issuedBefore, bookedBefore);
        var (differences, checkpoints, since) = (new List<MoveCost>(), new List<(ValuedMove, CostState)>(), 0);
        foreach (var move in tail)
        {
            var (cost, so) = (costing.Take(move), booked(move.Sequence));
            var difference = new MoveCost(move.Sequence, cost.Own - so.Own, cost.Variance - so.Variance, cost.Settled - so.Settled);
            if (difference is not { Own: 0, Variance: 0, Settled: 0 })
                differences.Add(difference);
            if (++since % Every == 0)
                checkpoints.Add((move, costing.State));
        }
        return new(differences, costing.State, checkpoints);
    }
}
