using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>What people do between the shelves.</summary>
public sealed class WarehouseJourneys(Town town)
{
    [Fact]
    public async Task A_warehouse_clerk_counts_a_shelf_by_keyboard()
    {
        await using var visit = await town.Enter(Department.Warehouse);
        await visit.GoTo("/inventory/counts?f.state=Counting");
        await visit.Page.Locator("main tbody a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex(@"/inventory/counts/\d+$", default, TimeSpan.FromSeconds(1)));
        var count = visit.Page.Url;

        // What is not counted yet: a figure, Enter, the next one. Nothing tells what the books expect.
        await visit.GoTo(count + "/sheet?only=open");
        await Assertions.Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("帳簿数量");
        await Type("実数");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("15 / 15 行");

        // Far from what the books say, it is counted again.
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Locator("a[href$='only=again']").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("only=again$", default, TimeSpan.FromSeconds(1)));
        await visit.Ready();
        await Type("再棚卸");

        await visit.Page.Locator("[data-open=submit]").ClickAsync();
        await visit.Page.Locator("dialog#submit button[type=submit]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("転記待ち");
        await Assertions.Expect(visit.Page.GetByText("差異を転記する")).ToHaveCountAsync(0);

        async Task Type(string column)
        {
            var cells = visit.Page.Locator($"mu-grid[data-name=Lines] input[aria-label='{column}']");
            await cells.First.FocusAsync();
            for (var left = await cells.CountAsync(); left > 0; left--)
            {
                await visit.Page.Keyboard.TypeAsync("5");
                if (column == "再棚卸")
                    await visit.Page.Keyboard.PressAsync("Enter");
                await visit.Page.Keyboard.PressAsync("Enter");
            }
            await visit.Page.Keyboard.PressAsync("Control+s");
            await visit.Page.WaitForURLAsync(count);
            await visit.Ready();
        }
    }
}
