using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>A company to look around in, on the first start of an empty database. What is there already stays as it is.</summary>
public static class DemoCompany
{
    public static async Task Open(IServiceProvider services, CancellationToken ct)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Company>().AnyAsync(ct))
                return;
        }
        var runner = services.GetRequiredService<Runner>();
        await DemoUsers.Add(services, ct);
        await DemoParties.Add(services, ct);
        await DemoItems.Add(services, ct);
        await DemoPrices.Add(services, ct);
        await runner.Run<SetUpAccounts, SetUpAccounts.Input, int>(Actor.System, new(), ct: ct);
        await DemoStock.Add(services, ct);
        await DemoBooks.Add(services, ct);
        await DemoOrders.Add(services, ct);
        await DemoOwed.Add(services, ct);
        await DemoApprovals.Add(services, ct);

        // Last: its row says that the demo stands whole.
        await runner.Run<SetCompany, SetCompany.Input, Done>(Actor.System, new()
        {
            Name = "結工業株式会社", LegalName = "結工業株式会社", Country = "JP", Currency = Currency.JPY, TimeZone = "Asia/Tokyo", Language = Language.Japanese,
            TaxNumber = "T1180301018771", PostalCode = "471-0025", Address = "愛知県豊田市西町6-65", Phone = "0565-31-0000", Email = "info@musubi.example",
        }, ct: ct);
    }
}
