using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>
/// What a credit note takes back in goods. Amounts are credited here; whoever knows how much came back for them says so, registered as a scoped service. Where nobody does, note and paper bear an amount alone.
/// </summary>
public interface ICreditedGoods
{
    /// <summary>By line of the invoice.</summary>
    Task<IReadOnlyDictionary<long, Quantity>> Of(long creditNote, CancellationToken ct);

    /// <summary>The document by which they came back; null where none did.</summary>
    Task<CameBack?> By(long creditNote, CancellationToken ct);
}

/// <param name="Permission">Who lacks it sees the number, and no link.</param>
public sealed record CameBack(Text Noun, string Number, string Href, string Permission);
