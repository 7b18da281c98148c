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
        await visit.GoTo("/inventory/counts?f.state=Counting&sort=number");
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

    [Fact]
    public async Task What_is_typed_on_a_sheet_outlives_a_look_elsewhere_and_every_line_at_fault_is_told()
    {
        await using var visit = await town.Enter(Department.Warehouse);
        await visit.GoTo("/inventory/counts/new");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.WaitForURLAsync(new Regex(@"/inventory/counts/\d+$", default, TimeSpan.FromSeconds(1)));
        var sheet = visit.Page.Url + "/sheet?only=open";
        await visit.Ready();
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("main .badge").First).ToContainTextAsync("棚卸中");
        await visit.GoTo(sheet);
        var cells = visit.Page.Locator("mu-grid[data-name=Lines] input[aria-label='実数']");
        var lines = visit.Page.Locator("mu-grid[data-name=Lines] .grid-line");
        var asked = await lines.First.InnerTextAsync();
        // Behind the last of given lines there is nothing to add: the hand goes on to what saves them.
        await cells.Last.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".form-foot .btn.primary")).ToBeFocusedAsync();
        await cells.Nth(0).FillAsync("7");
        await cells.Nth(1).FillAsync("8");
        await Assertions.Expect(visit.Page.Locator(".draft-kept")).ToBeVisibleAsync();

        await visit.GoTo("/inventory/stock");
        await visit.GoTo(sheet);
        await visit.Page.Locator(".draft-offer .btn").First.ClickAsync();
        await Assertions.Expect(cells.Nth(0)).ToHaveValueAsync("7");
        await Assertions.Expect(cells.Nth(1)).ToHaveValueAsync("8");
        Assert.Equal(asked, await lines.First.InnerTextAsync());

        // One line after the other is at fault: each time the one that is, and no other.
        await cells.Nth(0).FillAsync("abc");
        await cells.Nth(1).FillAsync("-5");
        await Refused(0);
        await cells.Nth(0).FillAsync("7");
        await Refused(1);
        await Assertions.Expect(lines.Nth(0).Locator("[aria-invalid]")).ToHaveCountAsync(0);
        await Assertions.Expect(cells.Nth(0)).ToHaveValueAsync("7");

        async Task Refused(int line)
        {
            await visit.Page.Keyboard.PressAsync("Control+s");
            await Assertions.Expect(lines.Nth(line).Locator(".line-said")).ToBeVisibleAsync();
            await visit.Ready();
            await Assertions.Expect(cells.Nth(line)).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task A_receipt_without_its_lot_says_so_beside_the_line_and_goes_on_saying_it()
    {
        await using var visit = await town.Enter(Department.Warehouse);
        await visit.GoTo("/inventory/documents/new");
        var line = visit.Page.Locator("mu-grid .grid-line").First;
        await line.Locator("input[aria-label=品目]").FillAsync("ENC-38-1000");
        await line.Locator("input[aria-label=品目]").PressAsync("Enter");
        await Assertions.Expect(line.Locator("input[aria-label=単位]")).Not.ToHaveValueAsync("");
        await line.Locator("input[aria-label=数量]").FillAsync("2");
        await visit.Page.Keyboard.PressAsync("Control+s");

        await Assertions.Expect(line.Locator(".line-said")).ToContainTextAsync("ロット");
        await visit.Page.WaitForFunctionAsync("() => +document.querySelector('mu-grid').dataset.previewed > 0");
        await Assertions.Expect(line.Locator(".line-said")).ToContainTextAsync("ロット");

        await line.Locator("input[aria-label=ロット]").FillAsync("L-2611");
        await Assertions.Expect(line.Locator(".line-said")).ToHaveCountAsync(0);
    }
}
