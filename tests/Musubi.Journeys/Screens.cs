using Microsoft.Playwright;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Journeys;

/// <summary>Takes the pictures of the documentation: <c>./dev screens</c>.</summary>
public sealed class Screens(Town town)
{
    [Theory(Explicit = true)]
    [InlineData(Language.Japanese, 1440, ColorScheme.Light)]
    [InlineData(Language.Japanese, 390, ColorScheme.Light)]
    [InlineData(Language.Chinese, 1440, ColorScheme.Light)]
    [InlineData(Language.English, 1440, ColorScheme.Light)]
    [InlineData(Language.English, 390, ColorScheme.Dark)]
    public async Task Take(Language language, int width, ColorScheme scheme)
    {
        var folder = Directory.CreateDirectory(Repository.File("docs", "screens")).FullName;
        await using var visit = await town.Enter(Department.Administration, language, width, scheme);
        // Who has signed in reads the language they chose, whatever their browser asks for.
        await visit.GoTo($"/language/{language.Tag}");
        foreach (var href in new[] { "/", "/parties", "/items", "/sales/orders", "/finance/journal", "/imports/new", "/admin/roles" })
            await Picture(href, href == "/" ? "home" : href.Trim('/').Replace('/', '-'));
        foreach (var list in new[] { "parties", "items", "sales/orders", "finance/invoices" })
        {
            await visit.GoTo("/" + list);
            if (await visit.Page.Locator($"main td a[href^='/{list}/']").First.GetAttributeAsync("href") is { } first)
                await Picture(first, list.Replace('/', '-') + "-one");
        }
        await Picture("/parties/new", "parties-new");
        await Picture("/sales/orders/new", "sales-orders-new");

        async Task Picture(string href, string name)
        {
            await visit.GoTo(href);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language.Tag[..2]}-{width}{(scheme == ColorScheme.Dark ? "-dark" : "")}.png") });
        }
    }
}
