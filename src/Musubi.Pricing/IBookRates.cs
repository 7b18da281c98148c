using Musubi.Kernel;

namespace Musubi.Pricing;

/// <summary>What prices ask of whoever keeps the exchange rates: floors compare a cost in the books with a price in any currency.</summary>
public interface IBookRates
{
    /// <summary>From a currency into that of the books, as of a day; null where none is known.</summary>
    Task<ExchangeRate?> On(Currency from, DateOnly date, CancellationToken ct);
}
