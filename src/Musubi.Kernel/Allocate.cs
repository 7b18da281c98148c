namespace Musubi.Kernel;

/// <summary>
/// Divides a whole by weights so that the parts sum to it exactly: freight over lines, a discount over tax rates, a payment over invoices.
/// </summary>
/// <remarks>
/// Largest remainder (Hamilton): each gets its share rounded down, and what is left goes one by one to the largest fractions, on a tie to
/// the earlier. So no part is a whole unit away from its exact share, a weight of zero gets nothing, the same input gives the same parts, and
/// a negative whole gives the mirror of the positive one.
/// </remarks>
public static class Allocate
{
    /// <summary>
    /// Divides minor units or millionths. Weights are of one sign (lines of a credit note may all be negative); mixed signs are a programming error.
    /// When all are zero, each part is alike.
    /// </summary>
    public static long[] ByWeights(long whole, IReadOnlyList<long> weights)
    {
        if (weights.Count == 0) return whole == 0 ? [] : throw new ArgumentException("There is nothing to allocate to.", nameof(weights));
        if (weights.Any(w => w < 0) && weights.Any(w => w > 0))
            throw new ArgumentException("Weights of both signs have no fair share.", nameof(weights));

        var sizes = weights.Select(w => Int128.Abs(w)).ToArray();
        var sum = sizes.Aggregate(Int128.Zero, (total, w) => total + w);
        if (sum == 0) (sizes, sum) = ([.. sizes.Select(_ => Int128.One)], sizes.Length);

        var size = Int128.Abs(whole);
        var shares = sizes.Select(w => Int128.DivRem(size * w, sum)).ToArray();
        var parts = shares.Select(share => share.Quotient).ToArray();
        var left = (int)(size - parts.Aggregate(Int128.Zero, (total, part) => total + part));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => shares[i].Remainder).Take(left)) parts[i]++;
        return [.. parts.Select(part => (long)(whole < 0 ? -part : part))];
    }

    extension(Money whole)
    {
        /// <summary>Parts in proportion to the weights, which sum to this amount exactly.</summary>
        public Money[] By(IReadOnlyList<long> weights) => [.. ByWeights(whole.Minor, weights).Select(part => whole with { Minor = part })];

        /// <summary>Parts in proportion to other amounts, of one currency.</summary>
        public Money[] By(IReadOnlyList<Money> weights) => weights.All(w => w.Currency == weights[0].Currency)
            ? whole.By([.. weights.Select(w => w.Minor)])
            : throw new InvalidOperationException("Amounts of several currencies are no weights.");

        /// <summary>So many equal parts, the first ones larger by a minor unit where it does not come out even: instalments.</summary>
        public Money[] Into(int parts) => whole.By(new long[parts]);
    }
}
