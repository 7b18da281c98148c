using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>What people do with customers and suppliers all day.</summary>
public sealed class PartyJourneys(Town town)
{
    [Fact]
    public async Task A_clerk_registers_a_customer_without_touching_the_mouse()
    {
        await using var visit = await town.Enter(Department.Sales);
        var keys = visit.Page.Keyboard;
        await visit.GoTo("/parties");

        await keys.PressAsync("Alt+n");
        await visit.Page.WaitForURLAsync("**/parties/new");
        await visit.Ready();
        await keys.TypeAsync("渥美精機株式会社");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("アツミセイキ");
        await keys.PressAsync("Control+s");

        await Arrives(visit, "渥美精機株式会社");
        await keys.PressAsync("Control+k");
        await keys.TypeAsync("あつみせいき");
        await Assertions.Expect(visit.Page.Locator("dialog [role=option]").First).ToContainTextAsync("渥美精機");
    }

    [Fact]
    public async Task A_double_click_on_save_makes_one_party()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "二度押し商会");

        await visit.Page.Locator("form[data-primary] .btn.primary").DblClickAsync();

        await Arrives(visit, "二度押し商会");
        await visit.GoTo("/parties?q=" + Uri.EscapeDataString("二度押し商会"));
        await Assertions.Expect(visit.Page.Locator("main table.list tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Two_who_edit_one_party_see_both_versions_and_lose_neither()
    {
        await using var mine = await town.Enter(Department.Sales);
        await using var theirs = await town.Enter(Department.Administration);
        await mine.GoTo("/parties/new");
        await mine.Page.FillAsync("[name=Name]", "相席物産");
        await mine.Page.Keyboard.PressAsync("Control+s");
        await Arrives(mine, "相席物産");
        var edit = new Uri(mine.Page.Url).AbsolutePath + "/edit";

        await mine.GoTo(edit);
        await theirs.GoTo(edit);
        await theirs.Page.FillAsync("[name=Phone]", "0566-11-1111");
        await theirs.Page.FillAsync("[name=Website]", "https://aiseki.example");
        await theirs.Page.Keyboard.PressAsync("Control+s");
        await Arrives(theirs, "相席物産");
        await mine.Page.FillAsync("[name=Phone]", "0566-22-2222");
        await mine.Page.FillAsync("[name=Email]", "info@aiseki.example");
        await mine.Page.Keyboard.PressAsync("Control+s");

        var conflict = mine.Page.Locator("section.conflict");
        await Assertions.Expect(conflict).ToContainTextAsync("0566-11-1111");
        await Assertions.Expect(conflict).ToContainTextAsync("0566-22-2222");
        await conflict.Locator("tr", new() { HasText = "0566-22-2222" }).Locator("input[value=Mine]").CheckAsync();
        await mine.Page.Keyboard.PressAsync("Control+s");
        await Arrives(mine, "相席物産");

        await mine.GoTo(edit);
        Assert.Equal("0566-22-2222", await mine.Page.InputValueAsync("[name=Phone]"));
        Assert.Equal("info@aiseki.example", await mine.Page.InputValueAsync("[name=Email]"));
        Assert.Equal("https://aiseki.example", await mine.Page.InputValueAsync("[name=Website]"));
    }

    [Fact]
    public async Task What_was_typed_survives_a_refusal_and_a_lost_connection()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "途切れ電機");
        await visit.Page.FillAsync("[name=TaxNumber]", "T123");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(visit.Page.Locator("[name=TaxNumber][aria-invalid=true]")).ToBeVisibleAsync();
        Assert.Equal("途切れ電機", await visit.Page.InputValueAsync("[name=Name]"));

        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "途切れ電子");
        visit.Forgives("ERR_INTERNET_DISCONNECTED");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.FillAsync("[name=Phone]", "0532-33-4455");
        await visit.Page.WaitForFunctionAsync("() => localStorage.getItem('musubi-draft:party-new')?.includes('0532-33-4455')");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.GoTo("/parties/new");
        await visit.Page.Locator(".draft-offer .btn").First.ClickAsync();

        Assert.Equal("途切れ電子", await visit.Page.InputValueAsync("[name=Name]"));
        Assert.Equal("0532-33-4455", await visit.Page.InputValueAsync("[name=Phone]"));
    }

    private static async Task Arrives(Visit visit, string title)
    {
        await visit.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/parties/\d+$", default, TimeSpan.FromSeconds(1)));
        await visit.Ready();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(title);
    }
}
