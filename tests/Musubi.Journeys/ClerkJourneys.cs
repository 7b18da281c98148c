using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>What a person at a keyboard counts on, all day long.</summary>
public sealed partial class ClerkJourneys(Town town)
{
    [Fact]
    public async Task Enter_goes_from_field_to_field_into_the_lines_and_saves_nothing()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders/new");
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        await page.FocusAsync("[name=Reference]");
        await keys.TypeAsync("PO-77");

        await keys.PressAsync("Enter");
        Assert.Equal("Note", await Focused(page));
        await keys.PressAsync("Shift+Enter");
        Assert.Equal("Reference", await Focused(page));
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");

        Assert.True(await page.EvaluateAsync<bool>("() => !!document.activeElement.closest('mu-grid')"));
        Assert.EndsWith("/sales/orders/new", page.Url, StringComparison.Ordinal);
        // An IME's Enter chooses a word and goes nowhere.
        await page.FocusAsync("[name=Reference]");
        await page.DispatchEventAsync("[name=Reference]", "keydown", new { key = "Enter", isComposing = true, bubbles = true });
        Assert.Equal("Reference", await Focused(page));
    }

    [Fact]
    public async Task Out_of_reach_nothing_is_lost_and_the_page_says_so()
    {
        await using var visit = await town.Enter(Department.Sales);
        visit.Forgives("ERR_INTERNET_DISCONNECTED");
        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "圏外商会");
        await visit.Page.Context.SetOfflineAsync(true);

        await visit.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(visit.Page.Locator(".toast.red")).ToContainTextAsync("保存されていません");
        await visit.Page.Locator("nav a[href='/items']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".toast.red").Last).ToContainTextAsync("ページを開けませんでした");

        Assert.EndsWith("/parties/new", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal("圏外商会", await visit.Page.InputValueAsync("[name=Name]"));
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.WaitForURLAsync(new Regex(@"/parties/\d+$", default, TimeSpan.FromSeconds(1)));
        await visit.Page.Locator("nav a[href='/items']").ClickAsync();
        await visit.Page.WaitForURLAsync("**/items");
    }

    [Fact]
    public async Task The_field_at_fault_is_seen_and_not_behind_the_bar_that_saves()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "月末工業");
        await visit.Page.FillAsync("[name='Terms.PayDay']", "77");
        await visit.Page.Keyboard.PressAsync("Control+s");
        // The field may hold the focus before the refusal is shown: what counts is where it stands once the page has come to rest.
        await visit.Page.WaitForFunctionAsync("""
            () => {
                const el = document.activeElement, r = el?.getBoundingClientRect();
                return el?.getAttribute('aria-invalid') === 'true' && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === el;
            }
            """);
    }

    [Theory]
    [InlineData("/sales/orders/999999", "/sales/orders")]
    [InlineData("/sales/orders/999999/edit", "/sales/orders")]
    [InlineData("/sales/orders/-1", "/sales/orders")]
    [InlineData("/parties/999999", "/parties")]
    [InlineData("/items/999999/edit", "/items")]
    [InlineData("/inventory/documents/999999", "/inventory/documents")]
    [InlineData("/pricing/lists/999999", "/pricing/lists")]
    [InlineData("/pricing/lists/999999/prices", "/pricing/lists")]
    [InlineData("/pricing/lists/999999/edit", "/pricing/lists")]
    [InlineData("/admin/users/999999", "/admin/users")]
    public async Task A_record_that_is_not_there_is_a_404_with_a_title_and_a_way_on(string path, string on)
    {
        await using var visit = await town.Enter(Department.Administration);

        var response = await visit.GoTo(path);

        Assert.Equal(404, response!.Status);
        Assert.NotEqual("", await visit.Page.TitleAsync());
        await Assertions.Expect(visit.Page.Locator($"main .empty a[href='{on}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Passkeys_at_an_ip_address_say_why_not_and_where()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/me/passkeys");

        await Assertions.Expect(visit.Page.Locator("main .notice")).ToContainTextAsync("IPアドレス");
        await Assertions.Expect(visit.Page.Locator("main .notice a")).ToHaveAttributeAsync("href", $"http://localhost:{town.Address.Port}/me/passkeys");
        await Assertions.Expect(visit.Page.Locator("mu-passkey")).ToHaveCountAsync(0);
    }

    /// <summary>Others of the town take orders meanwhile: the list counts no fewer than the figure before it and no more than the figure after it.</summary>
    [Fact]
    public async Task A_figure_of_the_month_opens_the_orders_it_counts()
    {
        await using var visit = await town.Enter(Department.Sales);
        var figure = visit.Page.Locator(".figures div", new() { HasText = "今月の受注件数" }).Locator("a");
        var before = Digits(await figure.InnerTextAsync());

        await figure.ClickAsync();
        await visit.Page.WaitForURLAsync("**/sales/orders?**");
        var counted = Digits(await visit.Page.Locator("h1 .count").InnerTextAsync());
        await visit.GoTo("/");

        Assert.InRange(counted, before, Digits(await figure.InnerTextAsync()));
    }

    [Fact]
    public async Task Dates_stand_as_a_japanese_reader_writes_them_also_where_the_hand_is()
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo("/finance/vouchers/new");

        Assert.Matches(@"^\d{4}/\d\d/\d\d$", await visit.Page.InputValueAsync("[name=Date]"));
    }

    [Fact]
    public async Task A_comment_of_many_lines_is_seen_whole_and_sent_by_the_keyboard()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties");
        await visit.Page.Locator("main tbody .key a").First.ClickAsync();
        var box = visit.Page.Locator("form.comment textarea");
        await box.FillAsync("一行目\n二行目\n三行目\n四行目");

        Assert.True(await box.EvaluateAsync<bool>("el => el.clientHeight >= el.scrollHeight - 1"));
        await box.PressAsync("Control+Enter");

        await Assertions.Expect(visit.Page.Locator(".timeline .person").First).ToContainTextAsync("四行目");
    }

    [Fact]
    public async Task What_I_changed_in_another_window_is_told_as_mine()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/parties/new");
        await visit.Page.FillAsync("[name=Name]", "両窓物産");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.WaitForURLAsync(new Regex(@"/parties/\d+$", default, TimeSpan.FromSeconds(1)));
        var edit = new Uri(visit.Page.Url).AbsolutePath + "/edit";
        await visit.GoTo(edit);
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync(edit);
        await other.FillAsync("[name=Phone]", "0566-11-1111");
        await other.ClickAsync("form[data-primary] .btn.primary");
        await other.WaitForURLAsync(new Regex(@"/parties/\d+$", default, TimeSpan.FromSeconds(1)));

        await visit.Page.FillAsync("[name=Phone]", "0566-22-2222");
        await visit.Page.Keyboard.PressAsync("Control+s");

        await Assertions.Expect(visit.Page.Locator("section.conflict h2")).ToContainTextAsync("あなたが別の画面で");
    }

    [Fact]
    public async Task Lines_copied_from_a_spreadsheet_are_priced_and_a_code_that_is_none_is_told()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders/new");
        await visit.Page.Locator("mu-grid .grid-line input").First.FocusAsync();
        await visit.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', 'BRG-6204-ZZ\t12\r\nBRG-6205-ZZ\t24\r\nNOPE-1\t1\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);

        var lines = visit.Page.Locator("mu-grid .grid-line");
        await Assertions.Expect(lines.Nth(1).Locator("output").Last).Not.ToBeEmptyAsync();
        await Assertions.Expect(lines.Nth(0).Locator("output").Last).Not.ToBeEmptyAsync();
        await Assertions.Expect(lines.Nth(2).Locator(".line-said")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_customers_own_number_typed_or_pasted_becomes_the_item_of_the_line_once_the_customer_is_known()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders/new");
        var lines = visit.Page.Locator("mu-grid .grid-line");
        await lines.First.Locator("input").First.FocusAsync();
        await visit.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', 'hks-25-052\t12\r\nHKS-30-062\t24\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await visit.Page.FocusAsync("[name='Customer.Text']");
        await visit.Page.Keyboard.TypeAsync("北斗化学");
        await visit.Page.Locator(".suggest [role=option]", new() { HasText = "北斗化学" }).First.ClickAsync();

        await Assertions.Expect(lines.Nth(0).Locator("input").First).ToHaveValueAsync(new Regex("^BRG-6205-ZZ ", default, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(lines.Nth(1).Locator("input").First).ToHaveValueAsync(new Regex("^BRG-6206-ZZ ", default, TimeSpan.FromSeconds(1)));
        await lines.Nth(2).Locator("input").First.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("HKS-25-052");
        await Assertions.Expect(visit.Page.Locator(".suggest [role=option]").First).ToContainTextAsync("先方品番 HKS-25-052");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lines.Nth(2).Locator("input").First).ToHaveValueAsync(new Regex("^BRG-6205-ZZ ", default, TimeSpan.FromSeconds(1)));
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.name");

    private static int Digits(string text) => int.Parse(NoDigit().Replace(text, ""), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\D", default, 1000)]
    private static partial Regex NoDigit();
}
