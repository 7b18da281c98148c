using System.Numerics;
using Musubi.Inventory.Valuation;

namespace Musubi.Inventory.Tests.Valuation;

public sealed class CostingTests
{
    private const long One = 1_000_000;
    private static readonly DateOnly Day = new(2026, 4, 1);

    private static ValuedMove In(long sequence, long quantity, long paid) => new() { Sequence = sequence, Date = Day, Quantity = quantity * One, Basis = CostBasis.Given, Given = paid };
    private static ValuedMove Out(long sequence, long quantity) => new() { Sequence = sequence, Date = Day, Quantity = -quantity * One, Basis = CostBasis.Method };

    private static (List<MoveCost> Costs, CostState State) Run(ValuationMethod method, decimal standard, params ValuedMove[] moves)
    {
        var costing = new Costing(new() { Method = method, Standard = standard }, _ => throw new InvalidOperationException());
        return ([.. moves.Select(costing.Take)], costing.State);
    }

    [Fact]
    public void The_average_moves_with_each_receipt()
    {
        var (costs, state) = Run(ValuationMethod.MovingAverage, 0, In(1, 10, 1000), In(2, 10, 1200), Out(3, 5));
        Assert.Equal(-550, costs[2].Own);
        Assert.Equal((15 * One, 1650L), (state.Quantity, state.Value));
    }

    [Fact]
    public void First_in_is_first_out()
    {
        var (costs, state) = Run(ValuationMethod.Fifo, 0, In(1, 10, 1000), In(2, 10, 1200), Out(3, 15));
        Assert.Equal(-1600, costs[2].Own);
        Assert.Equal((5 * One, 600L), (state.Quantity, state.Value));
    }

    [Fact]
    public void At_standard_what_was_paid_above_is_variance()
    {
        var (costs, state) = Run(ValuationMethod.Standard, 100, In(1, 10, 1100), Out(2, 4));
        Assert.Equal(new MoveCost(1, 1100, -100, 0), costs[0]);
        Assert.Equal(-400, costs[1].Own);
        Assert.Equal(600, state.Value);
    }

    [Fact]
    public void Three_thirds_of_100_yen_leave_nothing_behind()
    {
        var (costs, state) = Run(ValuationMethod.MovingAverage, 0, In(1, 3, 100), Out(2, 1), Out(3, 1), Out(4, 1));
        Assert.Equal([-33L, -34L, -33L], costs.Skip(1).Select(c => c.Own));
        Assert.Equal((0L, 0L), (state.Quantity, state.Value));
    }

    [Theory, InlineData(ValuationMethod.MovingAverage), InlineData(ValuationMethod.Fifo)]
    public void What_is_issued_before_it_is_there_is_settled_when_it_comes(ValuationMethod method)
    {
        // Five at the known cost of 10 while none were there; then ten come at 12: the five cost 10 more, and five lie there at 12.
        var (costs, state) = Run(method, 0, In(1, 1, 10), Out(2, 6), In(3, 10, 120));
        Assert.Equal(-60, costs[1].Own);
        Assert.Equal(new MoveCost(3, 120, 0, -10), costs[2]);
        Assert.Equal((5 * One, 60L), (state.Quantity, state.Value));
    }

    [Fact]
    public void What_comes_back_comes_back_at_what_it_cost()
    {
        var back = new ValuedMove { Sequence = 4, Date = Day, Quantity = 2 * One, Basis = CostBasis.Return, Original = 2, OriginalQuantity = 5 * One };
        var (costs, _) = Run(ValuationMethod.MovingAverage, 0, In(1, 10, 1000), Out(2, 5), In(3, 5, 1000), back);
        Assert.Equal(200, costs[3].Own);
    }

    [Fact]
    public void A_state_is_read_back_as_it_was_written()
    {
        var (_, state) = Run(ValuationMethod.Fifo, 0, In(1, 10, 1000), In(2, 10, 1200), Out(3, 15));
        var read = CostState.Read(state.Write());
        Assert.Equal(state with { Layers = [] }, read with { Layers = [] });
        Assert.Equal(state.Layers, read.Layers);
    }

    /// <summary>
    /// Receipts, issues, surplus, returns, revaluations, dates put in earlier and costs that come late, over all three methods and below zero too. After every
    /// act: each move's booked cost, the quantity and the value are what the naive books say; nothing is booked into a closed period.
    /// </summary>
    [Theory, InlineData(ValuationMethod.MovingAverage), InlineData(ValuationMethod.Fifo), InlineData(ValuationMethod.Standard)]
    public void Any_history_booked_step_by_step_is_the_history_replayed_whole(ValuationMethod method)
    {
        const int Histories = 600, Acts = 60;
        var seed = Random.Shared.Next();
        for (var history = 0; history < Histories; history++)
        {
            var random = new Random(unchecked(seed + history));
            var books = new SteppedBooks(method, random);
            for (var act = 0; act < Acts; act++)
            {
                books.Act();
                var (costs, quantity, value) = NaiveBooks.Replay(method, SteppedBooks.FirstStandard, books.Moves);
                foreach (var (sequence, cost) in costs)
                    Assert.True(books.Booked(sequence) is var b && (b.Own, b.Variance, b.Settled) == ((long)cost.Own, (long)cost.Variance, (long)cost.Settled), $"seed {seed}, history {history}, act {act} ({books.Last}): move {sequence} is booked at {books.Booked(sequence)}, should be {cost}");
                Assert.True((books.State.Quantity, books.State.Value) == ((long)quantity, (long)value), $"seed {seed}, history {history}, act {act} ({books.Last}): {books.State.Quantity}/{books.State.Value}, should be {quantity}/{value}");
                Assert.True(books.State.Quantity != 0 || books.State.Value == 0, $"seed {seed}, history {history}, act {act}: nothing lies there, worth {books.State.Value}");
                Assert.True(books.Faults == 0, $"seed {seed}, history {history}, act {act}: booked into a closed period");
            }
        }
    }

    /// <summary>Books as the product keeps them: what is booked is only added to; an act runs again from the last checkpoint before it.</summary>
    private sealed class SteppedBooks(ValuationMethod method, Random random)
    {
        public const decimal FirstStandard = 97.5m;
        private readonly SortedList<(DateOnly, long), ValuedMove> moves = [];
        private readonly Dictionary<long, MoveCost> booked = [];
        private readonly SortedList<(DateOnly, long), CostState> checkpoints = [];
        private readonly Dictionary<long, long> returned = [];
        private DateOnly closedThrough = DateOnly.MinValue;
        private long sequence;

        public IEnumerable<ValuedMove> Moves => moves.Values;
        public CostState State { get; private set; } = new() { Method = method, Standard = FirstStandard };
        public int Faults { get; private set; }
        public string Last { get; private set; } = "";

        public MoveCost Booked(long of) => booked.GetValueOrDefault(of, new MoveCost(of, 0, 0, 0));

        public void Act()
        {
            var (quantity, today) = ((random.Next(1, 40) * (random.Next(3) == 0 ? 250_000L : One)), Day.AddDays((int)sequence / 3));
            var date = random.Next(4) == 0 && today.AddDays(-random.Next(20)) is var earlier && earlier > closedThrough ? earlier : today;
            switch (random.Next(12))
            {
                case < 4:
                    Put(new() { Sequence = ++sequence, Date = date, Quantity = quantity, Basis = CostBasis.Given, Given = random.Next(0, 5000) });
                    break;
                case < 8:
                    Put(new() { Sequence = ++sequence, Date = date, Quantity = -quantity, Basis = CostBasis.Method });
                    break;
                case 8:
                    Put(new() { Sequence = ++sequence, Date = date, Quantity = quantity, Basis = CostBasis.Current });
                    break;
                case 9 when moves.Values.Where(m => m.Basis == CostBasis.Method && -m.Quantity > returned.GetValueOrDefault(m.Sequence)).ToList() is { Count: > 0 } issues:
                    var original = issues[random.Next(issues.Count)];
                    var before = returned.GetValueOrDefault(original.Sequence);
                    var back = Math.Max(1, (-original.Quantity - before) / random.Next(1, 4));
                    returned[original.Sequence] = before + back;
                    Put(new() { Sequence = ++sequence, Date = original.Date > date ? original.Date : date, Quantity = back, Basis = CostBasis.Return, Original = original.Sequence, OriginalQuantity = -original.Quantity, ReturnedBefore = before });
                    break;
                case 10 when moves.Values.Where(m => m.Basis == CostBasis.Given).ToList() is { Count: > 0 } receipts:
                    var receipt = receipts[random.Next(receipts.Count)];
                    Put(receipt with { Given = Math.Max(0, receipt.Given + random.Next(-1000, 2000)) });
                    break;
                case 11 when random.Next(3) == 0:
                    Put(new() { Sequence = ++sequence, Date = date, Quantity = 0, Basis = CostBasis.Revalue, UnitCost = random.Next(1, 20000) / 100m });
                    break;
                default:
                    closedThrough = today.AddDays(-random.Next(5, 25)) is var through && through > closedThrough ? through : closedThrough;
                    break;
            }
        }

        private void Put(ValuedMove move)
        {
            Last = $"{move}";
            moves[(move.Date, move.Sequence)] = move;
            var key = (move.Date, move.Sequence);
            foreach (var later in checkpoints.Keys.Where(k => k.CompareTo(key) >= 0).ToList())
                checkpoints.Remove(later);
            var (start, from) = checkpoints.Count > 0 ? (checkpoints.Keys[^1], checkpoints.Values[^1]) : ((DateOnly.MinValue, 0L), new CostState { Method = method, Standard = FirstStandard });
            var tail = moves.Where(m => m.Key.CompareTo(start) > 0).Select(m => m.Value).ToList();
            var outcome = Revaluation.Run(CostState.Read(from.Write()), tail, Booked, issue => -Booked(issue).Own);
            foreach (var difference in outcome.Differences)
            {
                var so = Booked(difference.Sequence);
                booked[difference.Sequence] = new(difference.Sequence, so.Own + difference.Own, so.Variance + difference.Variance, so.Settled + difference.Settled);
                var on = moves.Values.Single(m => m.Sequence == difference.Sequence).Date;
                if ((on > closedThrough ? on : closedThrough.AddDays(1)) <= closedThrough)
                    Faults++;
            }
            State = outcome.Closing;
            // Far closer than the product's, so that short histories cross them.
            if (tail.Count > 7)
                checkpoints[(tail[6].Date, tail[6].Sequence)] = Run(from, tail.Take(7));
        }

        private CostState Run(CostState from, IEnumerable<ValuedMove> some)
        {
            var costing = new Costing(from, issue => -Booked(issue).Own);
            foreach (var move in some)
                costing.Take(move);
            return costing.State;
        }
    }
}
