using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Sales.Closings;

namespace Musubi.Demo;

/// <summary>The closing days of the last weeks are billed, or of the last months where there are years behind; the last one waits for somebody to close it.</summary>
public static class DemoClosings
{
    private const int Days = 6, DaysOfYears = 20;

    public static async Task Add(IServiceProvider services, bool years, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        await using var scope = services.CreateAsyncScope();
        var parties = scope.ServiceProvider.GetRequiredService<PartyLookup>();
        foreach (var day in (await ClosingDates.Of(scope.ServiceProvider, years ? DaysOfYears : Days, ct)).Skip(1).Reverse())
        {
            foreach (var payer in await parties.ClosingOn(day, ct))
                await runner.Run<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(Actor.System, new() { Party = payer.Id, Date = day }, ct: ct);
        }
    }
}
