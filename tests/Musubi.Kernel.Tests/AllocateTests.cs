using CsCheck;

namespace Musubi.Kernel.Tests;

public class AllocateTests
{
    private static readonly Gen<(long Whole, long[] Weights)> AnyCase = Gen.Select(
        Gen.OneOf(Gen.Long, Gen.Long[-1_000, 1_000]),
        Gen.OneOf(Gen.Long[0, 5].Array[1, 12], Gen.Long[0, long.MaxValue].Array[1, 12]));

    [Fact]
    public void The_parts_sum_exactly_to_the_whole() =>
        AnyCase.Sample((whole, weights) => Allocate.ByWeights(whole, weights).Aggregate(Int128.Zero, (sum, part) => sum + part) == whole);

    [Fact]
    public void Each_part_is_within_one_of_its_exact_share() =>
        AnyCase.Where((_, weights) => weights.Any(w => w > 0)).Sample((whole, weights) =>
        {
            var sum = weights.Aggregate(Int128.Zero, (total, w) => total + w);
            return Allocate.ByWeights(whole, weights).Zip(weights).All(p => Int128.Abs(((Int128)p.First * sum) - ((Int128)whole * p.Second)) < sum);
        });

    [Fact]
    public void Nothing_goes_to_a_weight_of_zero_unless_all_are_zero() =>
        AnyCase.Where((_, weights) => weights.Any(w => w > 0)).Sample((whole, weights) =>
            Allocate.ByWeights(whole, weights).Zip(weights).All(p => p.Second != 0 || p.First == 0));

    [Fact]
    public void A_negative_whole_or_negative_weights_mirror_the_positive() =>
        AnyCase.Where((whole, _) => whole != long.MinValue).Sample((whole, weights) =>
            Allocate.ByWeights(-whole, weights).SequenceEqual(Allocate.ByWeights(whole, weights).Select(part => -part))
            && Allocate.ByWeights(whole, [.. weights.Select(w => -w)]).SequenceEqual(Allocate.ByWeights(whole, weights)));

    [Fact]
    public void A_hundred_yen_over_three_lines_gives_the_odd_yen_to_the_first()
    {
        Assert.Equal([34, 33, 33], Allocate.ByWeights(100, [1, 1, 1]));
        Assert.Equal([34, 33, 33], Money.Of(100, Currency.JPY).Into(3).Select(part => part.Minor));
        Assert.Equal([0, 67, 33], Allocate.ByWeights(100, [0, 2, 1]));
        Assert.Equal([50, 50], Allocate.ByWeights(100, [0, 0]));
    }

    [Fact]
    public void Weights_of_both_signs_have_no_fair_share() => Assert.Throws<ArgumentException>(() => Allocate.ByWeights(100, [1_000, -999]));
}
