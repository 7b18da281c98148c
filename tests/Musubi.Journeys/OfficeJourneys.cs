using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Musubi.Catalog.Barcodes;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Journeys;

/// <summary>What people do at a counter, at a door, in their language.</summary>
public sealed partial class OfficeJourneys(Town town)
{
    [Fact]
    public async Task Who_acts_on_what_somebody_ended_meanwhile_is_told_so_and_led_back_to_the_page()
    {
        using var desk = await town.Sit(Department.Sales);
        var made = await desk.Post("/sales/orders/new", "order", ("Customer", await First("party", "北斗化学")), ("Date", "2026-11-02"), ("Lines[0].Item", await First("item", "BRG-6204-ZZ")), ("Lines[0].Quantity", "2"));
        var page = made.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Matches(@"^/sales/orders/\d+$", page);
        // Without a number it is known by its customer.
        Assert.Contains("北斗化学株式会社</h1>", await desk.Read(page), StringComparison.Ordinal);
        var (cancel, again, edit) = (await desk.Hidden(page, "cancel"), await desk.Hidden(page, "cancel"), await desk.Hidden(page + "/edit", "order"));
        (await desk.Post(page, cancel)).Dispose();

        foreach (var (path, fields) in new[] { (page, again), (page + "/edit", edit) })
        {
            using var late = await desk.Post(path, fields);
            Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
            var told = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("開いている間に状態が変わったため", told, StringComparison.Ordinal);
            Assert.Contains($"href=\"{path}\"", told, StringComparison.Ordinal);
        }
        made.Dispose();

        async Task<string> First(string kind, string typed) => System.Text.Json.Nodes.JsonNode.Parse(await desk.Read($"/api/lookup/{kind}?q={Uri.EscapeDataString(typed)}"))![0]!["value"]!.ToString();
    }

    [Fact]
    public async Task A_sales_clerk_writes_down_what_a_supplier_shipped_for_us()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders?f.ships=waits");
        await Assertions.Expect(visit.Page.Locator("main tbody")).ToContainTextAsync("富士見メタル");
        await visit.GoTo("/sales/deliveries?f.state=Requested");
        await visit.Page.Locator("main tbody a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex(@"/sales/deliveries/\d+$", default, TimeSpan.FromSeconds(1)));
        var delivery = visit.Page.Url;
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("宁波东方轴承有限公司");

        await visit.GoTo(delivery + "/supplier");
        await visit.Page.Locator("mu-grid[data-name=Lines] input[aria-label='出荷数']").First.FillAsync("100");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.WaitForURLAsync(delivery);
        await visit.Ready();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("出荷済");
    }

    [Theory]
    [InlineData("/sales/orders", "order", "confirm")]
    [InlineData("/sales/quotes", "quote", "send")]
    public async Task Who_presses_a_button_on_a_page_that_somebody_changed_meanwhile_looks_again_and_presses_it_again(string list, string form, string button)
    {
        using var desk = await town.Sit(Department.Sales);
        (string, string)[] typed = [("Customer", await First("party", "北斗化学")), ("Date", "2026-11-02"), ("Lines[0].Item", await First("item", "BRG-6204-ZZ")), ("Lines[0].Quantity", "2")];
        string page;
        using (var made = await desk.Post(list + "/new", form, typed))
            page = made.RequestMessage!.RequestUri!.AbsolutePath;
        var seen = await desk.Hidden(page, button);
        (await desk.Post(page + "/edit", form, [.. typed, ("Reference", "PO-77")])).Dispose();

        using var late = await desk.Post(page, seen);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
        var shown = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("PO-77", shown, StringComparison.Ordinal);
        using var again = await desk.Post(page, Desk.Fields(shown, $"value=\"{button}\""));
        Assert.Equal(System.Net.HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain($"value=\"{button}\"", await desk.Read(page), StringComparison.Ordinal);

        async Task<string> First(string kind, string words) => System.Text.Json.Nodes.JsonNode.Parse(await desk.Read($"/api/lookup/{kind}?q={Uri.EscapeDataString(words)}"))![0]!["value"]!.ToString();
    }

    [Fact]
    public async Task A_buyer_finds_an_item_by_scanning_its_barcode()
    {
        await using var visit = await town.Enter(Department.Purchasing);

        // A scanner types, and ends with Enter.
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync(Gtin.WithCheckDigit("204821000001"));
        await Assertions.Expect(visit.Page.Locator("dialog [role=option]").First).ToContainTextAsync("BRG-6200-ZZ");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForURLAsync(new Regex(@"/items/\d+$", default, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("BRG-6200-ZZ");
    }

    [Fact]
    public async Task An_administrator_lets_a_colleague_in_who_chooses_their_own_password()
    {
        await using (var office = await town.Enter(Department.Administration))
        {
            await office.GoTo("/admin/users/new");
            await office.Page.FillAsync("[name=Name]", "松本 葵");
            await office.Page.FillAsync("[name=Email]", "aoi@musubi.example");
            await office.Page.SelectOptionAsync("[name=Department]", nameof(Department.Sales));
            await office.Page.FillAsync("[name=Password]", "hajimete-no-hi");
            await office.Page.Keyboard.PressAsync("Control+s");
            await office.Page.WaitForURLAsync(new Regex(@"/admin/users/\d+$", default, TimeSpan.FromSeconds(1)));
        }

        await using var colleague = await town.Enter(null);
        await colleague.SignIn("aoi@musubi.example", "hajimete-no-hi");
        Assert.EndsWith("/me/password", colleague.Page.Url, StringComparison.Ordinal);
        await colleague.Page.FillAsync("[name=Present]", "hajimete-no-hi");
        await colleague.Page.FillAsync("[name=Password]", "aoi-sora-takaku");
        await colleague.Page.FillAsync("[name=Again]", "aoi-sora-takaku");
        await colleague.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(colleague.Page.Locator(".notice.amber")).ToHaveCountAsync(0);
        await colleague.GoTo("/");
        await Assertions.Expect(colleague.Page.Locator("h1")).ToContainTextAsync("松本 葵");
    }

    [Fact]
    public async Task An_accountant_closes_a_month_and_a_manager_opens_it_again()
    {
        await using var books = await town.Enter(Department.Finance);
        await books.GoTo("/finance/years");
        var first = books.Page.Locator("tbody tr").First;
        await first.GetByRole(AriaRole.Link, new() { Name = "締める" }).Last.ClickAsync();
        await books.Page.Locator("dialog#period:modal button[type=submit]").ClickAsync();
        await Assertions.Expect(books.Page.Locator("tbody tr").First.Locator(".badge").Last).ToHaveTextAsync("締め済");

        await using var boss = await town.Enter(Department.Management);
        await boss.GoTo("/finance/years");
        await boss.Page.Locator("tbody tr").First.GetByRole(AriaRole.Link, new() { Name = "再開" }).Last.ClickAsync();
        await boss.Page.FillAsync("dialog#period:modal [name=Reason]", "請求書が一枚漏れていました");
        await boss.Page.Locator("dialog#period:modal button[type=submit]").ClickAsync();
        await Assertions.Expect(boss.Page.Locator("tbody tr").First.Locator(".badge").Last).ToHaveTextAsync("未締め");
    }

    [Fact]
    public async Task Whoever_changes_the_language_reads_everything_in_it()
    {
        await using var visit = await town.Enter(Department.Service);
        foreach (var (language, title, foreign) in new[] { (Language.Chinese, "物料", Kana()), (Language.English, "Items", Japanese()), (Language.Japanese, "品目", Nothing()) })
        {
            await visit.GoTo("/items");
            await visit.Page.Locator("[popovertarget=m-lang]").ClickAsync();
            await visit.Page.Locator($"#m-lang a[lang='{language.Tag}']").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language.Tag);
            await visit.Ready();

            Assert.EndsWith("/items", visit.Page.Url, StringComparison.Ordinal);
            await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(title);
            foreach (var part in new[] { "nav", "thead", "main .filters" })
            {
                var read = string.Join(' ', await visit.Page.Locator(part).AllInnerTextsAsync());
                Assert.False(foreign.IsMatch(read), $"{part} in {language}: {read}");
            }
        }
    }

    [GeneratedRegex("[ぁ-んァ-ヶ]", default, 1000)]
    private static partial Regex Kana();

    [GeneratedRegex("[ぁ-んァ-ヶ一-鿿]", default, 1000)]
    private static partial Regex Japanese();

    [GeneratedRegex("(?!)", default, 1000)]
    private static partial Regex Nothing();
}
