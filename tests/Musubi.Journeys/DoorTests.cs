using System.Net;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Journeys;

public sealed class DoorTests(Town town)
{
    [Fact]
    public async Task Whoever_mistypes_the_password_is_told_in_their_language_and_keeps_what_they_typed()
    {
        await using var visit = await town.Enter(null, Language.Chinese);
        await visit.GoTo("/sign-in");
        await visit.Page.FillAsync("[name=Email]", DemoUsers.EmailOf(Department.Sales));
        await visit.Page.FillAsync("[name=Password]", "musubu");
        await visit.Page.PressAsync("[name=Password]", "Enter");

        var refusal = await visit.Page.Locator("[role=alert]:not([hidden])").InnerTextAsync();
        Assert.Contains("密码", refusal, StringComparison.Ordinal);
        Assert.Equal(DemoUsers.EmailOf(Department.Sales), await visit.Page.InputValueAsync("[name=Email]"));
    }

    [Theory]
    [InlineData(Department.Administration)]
    [InlineData(Department.Finance)]
    [InlineData(Department.Sales)]
    [InlineData(Department.Warehouse)]
    public async Task Everybody_finds_every_page_of_their_menu_standing(Department department)
    {
        await using var visit = await town.Enter(department);
        var menu = await visit.Page.Locator("nav a[href^='/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(a => a.getAttribute('href')))]");

        var missing = new List<string>();
        foreach (var href in menu)
        {
            if (await visit.GoTo(href) is { Ok: false } answer)
                missing.Add($"{href} answers {answer.Status}");
            else if (string.IsNullOrWhiteSpace(await visit.Page.Locator("h1").First.InnerTextAsync()))
                missing.Add($"{href} has no heading");
        }
        Assert.True(menu.Length > 0 && missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task What_was_typed_before_the_sign_in_changed_is_kept_and_sent_again()
    {
        // The buyer reads Chinese.
        var (language, again) = (Language.Chinese, "重新提交");
        using var before = await town.Sit(Department.Sales);
        using var now = await town.Sit(Department.Purchasing, language);
        var name = $"結 & 商店 <{language}>";
        using var stale = await now.Post("/parties/new", [.. await before.Hidden("/parties/new", "party"), new("Name", name), new("Country", "JP")]);

        var page = await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains(again, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/parties?q", page, StringComparison.Ordinal);

        var fields = Desk.Fields(page, "name=\"Name\"");
        Assert.Contains(new KeyValuePair<string, string>("Name", name), fields);
        using var sent = await now.Post("/parties/new", fields);
        Assert.Matches(@"^/parties/\d+$", sent.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_address_with_a_character_that_no_database_takes_is_read_without_it()
    {
        using var desk = await town.Sit(Department.Sales);
        foreach (var path in (string[])["/parties?q=a%00b", "/parties?f.country=%00", "/api/parties?q=%00", "/api/lookup/party?q=a%00", "/search?q=%00x"])
            Assert.Equal(HttpStatusCode.OK, (await desk.Get(path)).StatusCode);
    }

    [Fact]
    public async Task Nobody_comes_in_without_signing_in()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.Page.Context.ClearCookiesAsync();

        await visit.Page.GotoAsync("/");

        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }
}
