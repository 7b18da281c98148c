using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Rates;

/// <summary>What a currency is worth in the currency of the books from a day on (為替レート), until the next quotation.</summary>
public sealed class DayRate : IVersioned
{
    public required Id<DayRate> Id { get; init; }
    public int Version { get; set; }
    public required Currency Currency { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Major units of the books' currency for <see cref="Per"/> major units.</summary>
    public required decimal Rate { get; set; }
    public int Per { get; set; } = 1;
}
