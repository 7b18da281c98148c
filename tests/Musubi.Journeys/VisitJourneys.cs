using System.Globalization;
using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>Somebody new, who wants to see what this is before they work with it.</summary>
public sealed class VisitJourneys(Town town)
{
    [Fact]
    public async Task A_newcomer_walks_the_first_visit_by_keyboard_and_puts_it_away_and_finds_it_again()
    {
        await using var visit = await town.Enter(Department.Service, Language.English);
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        await visit.GoTo("/");
        var stops = page.Locator(".visit-stops a");
        var count = await stops.CountAsync();
        Assert.InRange(count, 4, 7);

        // Past the navigation, past what puts it away, to the first stop.
        foreach (var key in new[] { "Tab", "Enter", "Tab", "Tab", "Enter" })
            await keys.PressAsync(key);
        for (var stop = 1; stop <= count; stop++)
        {
            await Assertions.Expect(page.Locator(".coach")).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"{stop} / {count}"));
            await visit.Ready();
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('.coach').getBoundingClientRect().bottom <= innerHeight"), page.Url);
            await keys.PressAsync("g");
            await keys.PressAsync("n");
        }

        await page.WaitForURLAsync(town.Address.ToString());
        await visit.Ready();
        await Assertions.Expect(page.Locator(".visit-stops .seen")).ToHaveCountAsync(count);
        await page.Locator(".visit form button").FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".toast a[href='/visit']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".visit")).ToHaveCountAsync(0);

        await visit.GoTo("/");
        await Assertions.Expect(page.Locator(".visit")).ToHaveCountAsync(0);
        await page.FocusAsync("[popovertarget=m-user]");
        await keys.PressAsync("Enter");
        await page.FocusAsync("#m-user a[href='/visit']");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/visit");
        await visit.Ready();
        await Assertions.Expect(page.Locator(".visit-stops .seen")).ToHaveCountAsync(count);
        await page.Locator(".page-head form button").FocusAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(town.Address.ToString());
        await Assertions.Expect(page.Locator(".visit-stops a")).ToHaveCountAsync(count);
    }
}
