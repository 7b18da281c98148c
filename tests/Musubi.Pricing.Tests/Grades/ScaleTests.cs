using CsCheck;
using Musubi.Kernel;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Tests.Grades;

/// <summary>Scores by place among all.</summary>
public sealed class ScaleTests
{
    private static readonly Gen<decimal[]> Values = Gen.Int[-50, 50].Select(i => i / 2m).Array[1, 60];

    [Fact]
    public void The_order_in_which_customers_are_read_does_not_matter() =>
        Values.SelectMany(values => Gen.Shuffle(values).Select(shuffled => (values, shuffled))).Sample(v =>
            Assert.Equal(Scale.Quantiles("x", 1, false, v.values).Steps, Scale.Quantiles("x", 1, false, v.shuffled).Steps));

    [Fact]
    public void Who_has_more_never_scores_less_and_who_has_the_same_scores_the_same() =>
        Values.Sample(values =>
        {
            var scale = Scale.Quantiles("x", 1, false, values);
            foreach (var (less, more) in values.Order().Zip(values.Order().Skip(1)))
                Assert.True(less == more ? scale.Of(less) == scale.Of(more) : scale.Of(less) <= scale.Of(more));
        });

    [Fact]
    public void Where_less_is_better_the_scores_are_mirrored() =>
        Values.Sample(values =>
        {
            var (less, more) = (Scale.Quantiles("x", 1, true, values), Scale.Quantiles("x", 1, false, values.Select(v => -v)));
            Assert.All(values, v => Assert.Equal(more.Of(-v), less.Of(v)));
        });

    [Fact]
    public void Five_that_differ_score_one_to_five_and_equals_stand_in_the_middle()
    {
        var scale = Scale.Quantiles("x", 1, false, [30, 10, 50, 20, 40]);
        Assert.Equal([1, 2, 3, 4, 5], new[] { 10m, 20, 30, 40, 50 }.Select(scale.Of));
        Assert.Equal([null, null, 3], new[] { Scale.Quantiles("x", 1, false, [7, 7, 7, 7]) }.SelectMany(s => new object?[] { s.Steps[2], s.Steps[3], s.Of(7) }));
    }

    [Fact]
    public void What_is_not_known_of_a_customer_is_left_out_and_the_rest_weighs_the_more()
    {
        Assert.Equal(330, GradeBasis.PointsOf([(5, 3), (1, 2), (2, 1), (4, 2), (3, 2)]));
        Assert.Equal(350, GradeBasis.PointsOf([(3, 1), (4, 1)]));
        Assert.Equal(367, GradeBasis.PointsOf([(3, 1), (4, 2)]));
    }

    [Fact]
    public void What_would_lift_a_customer_is_one_fact_where_one_is_enough_else_all_that_are_needed()
    {
        ScoredFact sales = new("net-sales", 40, 2, 3, false, [30, 60, 90, 120]), late = new("days-late", 12, 1, 1, true, [10, 5, 2, 0]);
        var one = GradeScoring.Lift(Basis([sales, late], 225))!;
        Assert.Equal((false, 50), (one.Together, one.Missing));
        Assert.Equal([("net-sales", 60m), ("days-late", 5m)], one.Facts.Select(f => (f.Fact.Fact, f.Needed)));
        var all = GradeScoring.Lift(Basis([sales, late], 450))!;
        Assert.Equal((true, "net-sales 120, days-late 5"), (all.Together, string.Join(", ", all.Facts.Select(f => $"{f.Fact.Fact} {f.Needed}"))));
        Assert.Null(GradeScoring.Lift(Basis([sales, late], 100)));

        // Who may not see a figure gets no advice on it; of several that are needed together, none.
        Assert.Equal(("net-sales", false), (one.Without(f => f.Fact == "days-late") is var some ? (some.Facts.Single().Fact.Fact, some.IsHidden) : default));
        Assert.Equal((0, true, 50), one.Without(_ => true) is var none ? (none.Facts.Count, none.IsHidden, none.Missing) : default);
        Assert.Equal((0, true), all.Without(f => f.Fact == "days-late") is var part ? (part.Facts.Count, part.IsHidden) : default);
        Assert.Same(all, all.Without(_ => false));

        static GradeBasis Basis(IReadOnlyList<ScoredFact> facts, int next) => new() { Day = new(2026, 4, 1), Months = 12, Rules = 1, Currency = Currency.JPY, Facts = facts, Cuts = [new(1, next), new(2, 100)] };
    }
}
