using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>A module that posts into the books says what it has not finished, before a period is closed under it.</summary>
public interface ITellUnfinished
{
    /// <summary>What counts for a day up to <paramref name="last"/> and is still to be done. Asked for the page of a period: counts over an index.</summary>
    /// <param name="area">What is to be closed: general asks for all.</param>
    Task<IReadOnlyList<Unfinished>> Until(DateOnly last, PeriodArea area, CancellationToken ct);
}

/// <param name="Count">How many; none are not shown.</param>
/// <param name="What">What they are: 未請求の出荷.</param>
/// <param name="Href">The list that shows them.</param>
/// <param name="Permission">Who may see that list.</param>
public sealed record Unfinished(long Count, Text What, string Href, string Permission);
