using Microsoft.Extensions.DependencyInjection;

namespace Musubi.Catalog.Tests;

internal static class Scopes
{
    /// <summary>Scoped services that live to the end of the test.</summary>
    public static IServiceProvider GetScope(this IServiceProvider services) => services.CreateScope().ServiceProvider;
}
