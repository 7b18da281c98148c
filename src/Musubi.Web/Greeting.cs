using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

using Musubi.Demo;

namespace Musubi.Web;

/// <summary>What the terminal says once the product stands.</summary>
internal static class Greeting
{
    public static void Address(WebApplication app) =>
        Console.WriteLine($"Musubi  {string.Join("  ", app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)}");

    public static async Task SignIns(WebApplication app)
    {
        if (app.Services.GetRequiredService<HostSettings>().Demo == DemoWanted.None || await DemoUsers.SignIns(app.Services, CancellationToken.None) is not { Count: > 0 } demo)
            return;
        Console.WriteLine($"Demo sign-ins, password {DemoUsers.Password}");
        foreach (var (email, name) in demo)
            Console.WriteLine($"  {email,-30} {name}");
    }
}
