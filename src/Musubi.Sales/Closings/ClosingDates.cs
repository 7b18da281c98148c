using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Terms;

namespace Musubi.Sales.Closings;

/// <summary>The last days on which anybody's bills close, the latest first.</summary>
internal static class ClosingDates
{
    public static async Task<IReadOnlyList<DateOnly>> Of(IServiceProvider services, int most, CancellationToken ct)
    {
        var today = services.GetRequiredService<Clock>().Today;
        var terms = (await services.GetRequiredService<PartyLookup>().ClosingDays(ct)).ConvertAll(d => new PaymentTerms { ClosingDays = d });
        var dates = new SortedSet<DateOnly>();
        foreach (var one in terms)
        {
            for (var (day, n) = (one.LastClosing(today), 0); n < most; n++, day = one.LastClosing(day.AddDays(-1)))
                dates.Add(day);
        }
        return [.. dates.Reverse().Take(most)];
    }
}
