using Musubi.Kernel;

namespace Musubi.Pricing;

/// <summary>What a figure of a customer is counted in.</summary>
public enum FactMeasure { Days, Times, Money, Percent }

/// <summary>Something that is known of every customer and tells how good it is.</summary>
/// <param name="Key">Stable, for stored rules: <c>net-sales</c>.</param>
/// <param name="LessIsBetter">Days late, complaints: the lower the better.</param>
public sealed record CustomerFact(string Key, Text Name, FactMeasure Measure, bool LessIsBetter = false)
{
    /// <summary>It tells what goods cost, which is a right of its own.</summary>
    public bool TellsCost { get; init; }

    /// <summary>Who has it has traded with us: it is graded. Others' facts are added to it.</summary>
    public bool IsTrade { get; init; }
}

/// <summary>The days that are looked at, and as many before them to compare with.</summary>
public sealed record FactWindow(DateOnly From, DateOnly Until)
{
    /// <summary>So many months that end with a day.</summary>
    public static FactWindow Of(int months, DateOnly until) => new(until.AddMonths(-months).AddDays(1), until) { Before = new(until.AddMonths(-2 * months).AddDays(1), until.AddMonths(-months)) };

    public FactWindow? Before { get; private init; }

    /// <summary>The first day of both.</summary>
    public DateOnly Earliest => Before?.From ?? From;
}

/// <summary>
/// What a module knows of customers: orders, payments, complaints. Registered as a scoped service; a fact that no module gives is on no screen.
/// </summary>
public interface ICustomerFacts
{
    IReadOnlyList<CustomerFact> Facts { get; }

    /// <summary>By fact, then by customer, of all customers in a fixed number of queries. What is not known of a customer is left out.</summary>
    /// <param name="customer">One alone; null for all.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyDictionary<long, decimal>>> Of(FactWindow window, long? customer, CancellationToken ct);
}
