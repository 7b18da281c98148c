using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Pricing;

namespace Musubi.Sales.Orders;

/// <summary>The rates of Finance, for floor prices.</summary>
internal sealed class BookRates(ExchangeRates rates) : IBookRates
{
    public Task<ExchangeRate?> On(Currency from, DateOnly date, CancellationToken ct) => rates.On(from, date, ct);
}
