using System.Text.Json;
using System.Text.Json.Serialization;
using Musubi.Kernel;

namespace Musubi.Pricing.Grading;

/// <summary>How one fact is scored: its weight, and from where on each score above one is given.</summary>
/// <param name="Steps">The figures for 2, 3, 4 and 5; null where nobody comes so far.</param>
public sealed record Scale(string Fact, int Weight, bool Less, IReadOnlyList<decimal?> Steps)
{
    public int Of(decimal value)
    {
        for (var i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i] is { } step && (Less ? value <= step : value >= step))
                return i + 2;
        }
        return 1;
    }

    /// <summary>
    /// Fifths of all values. Who has the same has the same score, the one of the middle of them, so that the order in which they are read does not matter
    /// and where all are equal nobody stands out.
    /// </summary>
    public static Scale Quantiles(string fact, int weight, bool less, IEnumerable<decimal> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        if (less)
            Array.Reverse(sorted);
        var steps = new decimal?[4];
        for (var at = 0; at < sorted.Length;)
        {
            var next = at;
            while (next < sorted.Length && sorted[next] == sorted[at])
                next++;
            // The middle of those at..next among all, in fifths.
            var score = 1 + (int)Math.Min(4, 5L * (at + next) / (2L * sorted.Length));
            for (var step = 0; step < score - 1; step++)
                steps[step] ??= sorted[at];
            at = next;
        }
        return new(fact, weight, less, steps);
    }
}

/// <summary>A fact as it was scored.</summary>
public sealed record ScoredFact(string Fact, decimal Value, int Score, int Weight, bool Less, IReadOnlyList<decimal?> Steps);

/// <param name="Least">In hundredths of points.</param>
public sealed record GradeCut(long Grade, int Least);

/// <summary>Why a customer has the points it has: the facts of a day, each with its score. Kept with the grade that was given for it.</summary>
public sealed record GradeBasis
{
    /// <summary>The last day that counted, and how many months before it.</summary>
    public required DateOnly Day { get; init; }
    public required int Months { get; init; }

    /// <summary>The version of the rules.</summary>
    public required int Rules { get; init; }
    public required Currency Currency { get; init; }
    public required IReadOnlyList<ScoredFact> Facts { get; init; }

    /// <summary>From the best grade down.</summary>
    public required IReadOnlyList<GradeCut> Cuts { get; init; }

    /// <summary>In hundredths: the mean of the scores by their weights.</summary>
    [JsonIgnore]
    public int Points => PointsOf(Facts.Select(f => (f.Score, f.Weight)));

    /// <summary>The grade that the points give; null below all.</summary>
    [JsonIgnore]
    public long? Grade => Cuts.FirstOrDefault(c => Points >= c.Least)?.Grade;

    internal static int PointsOf(IEnumerable<(int Score, int Weight)> facts)
    {
        var (sum, weights) = (0L, 0L);
        foreach (var (score, weight) in facts)
            (sum, weights) = (sum + (long)score * weight, weights + weight);
        return weights == 0 ? 0 : (int)Rounding.HalfUp.Divide((Int128)sum * 100, weights);
    }

    public string Write() => JsonSerializer.Serialize(this, Kept);

    public static GradeBasis? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<GradeBasis>(json, Kept);

    internal static readonly JsonSerializerOptions Kept = new(JsonSerializerDefaults.Web);
}

/// <summary>What would lift a customer by a grade: any one of these facts, or all of them together where none does it alone.</summary>
/// <param name="Grade">The grade above.</param>
/// <param name="Missing">Points, in hundredths.</param>
/// <param name="Together">Whether all of <paramref name="Facts"/> are needed. None of them: the facts cannot do it.</param>
public sealed record GradeLift(long Grade, int Missing, bool Together, IReadOnlyList<(ScoredFact Fact, decimal Needed)> Facts)
{
    /// <summary>There is a way, of which the reader may not be told.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Without the facts whose figures are hidden: advice on them tells nothing, and where all are needed together a part of them misleads.</summary>
    public GradeLift Without(Func<ScoredFact, bool> hidden)
    {
        var told = Facts.Where(f => !hidden(f.Fact)).ToList();
        return told.Count == Facts.Count ? this : Together || told.Count == 0 ? this with { Facts = [], IsHidden = true } : this with { Facts = told };
    }
}

/// <summary>Facts to scores, scores to points, points to grades: pure.</summary>
internal static class GradeScoring
{
    /// <summary>The scales of a rule set over all customers' facts.</summary>
    public static IReadOnlyList<Scale> Scales(GradeRuleSet rules, FactTable facts) =>
    [
        .. rules.Facts.OrderBy(f => f.Position).Where(f => facts.Knows(f.Fact)).Select(f => f.Scale == FactScale.Thresholds
            ? new Scale(f.Fact, f.Weight, facts.Fact(f.Fact).LessIsBetter, f.Steps)
            : Scale.Quantiles(f.Fact, f.Weight, facts.Fact(f.Fact).LessIsBetter, facts.Customers.Select(c => facts.Of(f.Fact, c)).OfType<decimal>())),
    ];

    /// <summary>One customer. What is not known of it is left out, and the other facts weigh the more; null where nothing is known.</summary>
    public static GradeBasis? Of(long customer, GradeRuleSet rules, IReadOnlyList<Scale> scales, IReadOnlyList<GradeCut> cuts, FactTable facts)
    {
        var scored = new List<ScoredFact>(scales.Count);
        foreach (var scale in scales)
        {
            if (facts.Of(scale.Fact, customer) is { } value)
                scored.Add(new(scale.Fact, value, scale.Of(value), scale.Weight, scale.Less, scale.Steps));
        }
        return scored.Count == 0 ? null : new() { Day = facts.Window.Until, Months = rules.Months, Rules = rules.Number, Currency = facts.Currency, Facts = scored, Cuts = cuts };
    }

    /// <summary>What is needed for the next grade; null at the best.</summary>
    public static GradeLift? Lift(GradeBasis basis)
    {
        var points = basis.Points;
        if (basis.Cuts.LastOrDefault(c => c.Least > points) is not { } next)
            return null;
        var alone = new List<(ScoredFact, decimal)>();
        foreach (var fact in basis.Facts)
        {
            for (var score = fact.Score + 1; score <= 5; score++)
            {
                if (fact.Steps[score - 2] is { } needed && GradeBasis.PointsOf(basis.Facts.Select(f => (f == fact ? score : f.Score, f.Weight))) >= next.Least)
                {
                    alone.Add((fact, needed));
                    break;
                }
            }
        }
        if (alone.Count > 0)
            return new(next.Grade, next.Least - points, false, alone);

        // None does it alone: the heaviest first, each one as far as is needed.
        var scores = basis.Facts.ToDictionary(f => f.Fact, f => f.Score);
        foreach (var fact in basis.Facts.OrderByDescending(f => f.Weight).ThenBy(f => f.Score))
        {
            for (var score = fact.Score + 1; score <= 5; score++)
            {
                if (fact.Steps[score - 2] is null)
                    continue;
                scores[fact.Fact] = score;
                if (GradeBasis.PointsOf(basis.Facts.Select(f => (scores[f.Fact], f.Weight))) >= next.Least)
                    return new(next.Grade, next.Least - points, true, [.. basis.Facts.Where(f => scores[f.Fact] > f.Score).Select(f => (f, f.Steps[scores[f.Fact] - 2]!.Value))]);
            }
        }
        return new(next.Grade, next.Least - points, true, []);
    }
}
