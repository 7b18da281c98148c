using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>
/// What a credit note takes back in quantity. Amounts are credited here; whoever knows how much came back for them says so, registered as a scoped service. Where nobody does, the paper bears an amount alone.
/// </summary>
public interface ICreditedQuantities
{
    /// <summary>By line of the invoice.</summary>
    Task<IReadOnlyDictionary<long, Quantity>> Of(long creditNote, CancellationToken ct);
}
