using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>Where the company is: the country whose taxes, and the currency whose prices, the list of items shows.</summary>
internal static class Home
{
    public const string Country = "JP";
    public static readonly Currency Currency = Currency.JPY;
}
