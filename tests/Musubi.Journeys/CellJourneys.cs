using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Journeys;

public sealed class CellJourneys(Town town)
{
    [Fact]
    public async Task A_clerk_corrects_telephone_numbers_in_the_list_by_keyboard()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties");
        var cells = visit.Page.Locator("td[data-edit=phone]");
        var (first, second) = (cells.Nth(0), cells.Nth(1));
        var stood = await second.InnerTextAsync();

        await first.FocusAsync();
        await visit.Page.Keyboard.PressAsync("F2");
        await visit.Page.FillAsync(".cell-field", "03-1111-2222");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first).ToHaveTextAsync("03-1111-2222");
        await Assertions.Expect(first).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(second).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.FillAsync(".cell-field", "this will be undone");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(second).ToHaveTextAsync(stood);

        await visit.GoTo("/parties");
        await Assertions.Expect(cells.Nth(0)).ToHaveTextAsync("03-1111-2222");
        await Assertions.Expect(cells.Nth(1)).ToHaveTextAsync(stood);
    }

    [Fact]
    public async Task A_double_click_changes_a_cell_and_a_single_click_still_opens_the_record()
    {
        await using var visit = await town.Enter(Department.Purchasing);
        await visit.GoTo("/items");
        var name = visit.Page.Locator("td[data-edit=name]").First;
        var stood = await name.InnerTextAsync();
        await name.DblClickAsync();
        await visit.Page.FillAsync(".cell-field", stood + "改");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(name).ToHaveTextAsync(stood + "改");

        await name.ClickAsync();
        await visit.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/items/\d+$", default, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Whoever_changes_a_cell_that_somebody_else_changed_meanwhile_sees_both()
    {
        await using var visit = await town.Enter(Department.Sales);
        using var other = await town.Sit(Department.Purchasing);
        await visit.GoTo("/parties?q=P00012");
        var cell = visit.Page.Locator("td[data-edit=reading]").First;
        var party = await visit.Page.Locator("tr[data-row]").First.GetAttributeAsync("data-row");

        await cell.DblClickAsync();
        await visit.Page.FillAsync(".cell-field", "ワタシノヨミ");
        Assert.Equal(HttpStatusCode.OK, (await Change(other, $"/api/parties/{party}/cells/reading", "アイテノヨミ")).StatusCode);
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(cell.Locator(".refusal")).ToContainTextAsync("アイテノヨミ");
        Assert.Equal("ワタシノヨミ", await visit.Page.InputValueAsync(".cell-field"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(cell).ToHaveTextAsync("ワタシノヨミ");
    }

    [Fact]
    public async Task A_cell_obeys_the_rules_and_rights_of_the_record_itself()
    {
        using var clerk = await town.Sit(Department.Sales);
        using var production = await town.Sit(Department.Production);
        var id = JsonDocument.Parse(await clerk.Read("/api/parties?size=1")).RootElement.GetProperty("items")[0].GetProperty("id").GetInt64();

        using var wrong = await Change(clerk, $"/api/parties/{id}/cells/email", "no address");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Change(production, $"/api/parties/{id}/cells/phone", "1", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/api/parties/{id}/cells/taxNumber")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/api/parties/99999999/cells/phone")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Change(clerk, $"/api/parties/{id}/cells/phone", "03-1234-5678", 99)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Change(clerk, $"/api/parties/{id}/cells/phone", new string('1', 5000))).StatusCode);
    }

    private static async Task<HttpResponseMessage> Change(Desk desk, string cell, string value, int? version = null) =>
        await desk.Send(new(HttpMethod.Put, new Uri(cell, UriKind.Relative)) { Content = JsonContent.Create(new { value, version = version ?? JsonDocument.Parse(await desk.Read(cell)).RootElement.GetProperty("version").GetInt32() }) });
}
