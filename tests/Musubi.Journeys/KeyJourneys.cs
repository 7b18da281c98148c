using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>Hands that stay on the keyboard: what a key does is what the sheet of keys says.</summary>
public sealed class KeyJourneys(Town town)
{
    [Fact]
    public async Task Enter_in_the_entry_of_a_payment_goes_where_tab_goes_and_much_that_settles_nothing_is_asked_about()
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo("/finance/open-items?f.open=true&f.side=Receivable");
        await visit.Page.Locator("main tbody a[href^='/finance/invoices/']").First.ClickAsync();
        await visit.Page.Locator("a[href^='/finance/payments/receive?']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("table.settle")).ToBeVisibleAsync();
        await visit.Ready();
        await visit.Page.FocusAsync("[name=Amount]");

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Fee", await Focused(visit.Page));

        await visit.Page.FillAsync("[name=Amount]", "900000");
        foreach (var amount in await visit.Page.Locator("input[data-whole]").AllAsync())
            await amount.FillAsync("");
        await Assertions.Expect(visit.Page.Locator("[data-preview]")).ToContainTextAsync("未充当の残り¥900,000");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.GetByText("未充当のまま記帳する").First.WaitForAsync();
    }

    [Fact]
    public async Task The_first_key_of_a_page_skips_to_what_it_is_about_and_does_not_leave_it()
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo("/sales/orders?sort=number");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.EndsWith("/sales/orders?sort=number#main", visit.Page.Url, StringComparison.Ordinal);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('main')"));
    }

    [Fact]
    public async Task Who_types_why_not_does_not_say_yes_by_the_key_that_acts()
    {
        await using var visit = await town.Enter(Department.Management);
        await visit.GoTo("/approvals");
        await visit.Page.Locator("main table a[href^='/finance/vouchers/'], main table a[href^='/approvals/requests/']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".approval")).ToBeVisibleAsync();
        await visit.Ready();
        var page = visit.Page.Url;
        await visit.Page.Locator(".approval textarea").FillAsync("見積書を添えてください");

        await visit.Page.Locator(".approval textarea").PressAsync("Control+Enter");
        await visit.Page.WaitForTimeoutAsync(700);

        Assert.Equal(page, visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator(".approval textarea")).ToHaveValueAsync("見積書を添えてください");
    }

    [Theory]
    [InlineData("/finance/vouchers", "**/finance/vouchers/new")]
    [InlineData("/finance/accounts", "**/finance/accounts/new")]
    public async Task A_new_one_is_a_key_away_wherever_the_page_offers_one(string path, string leadsTo)
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo(path);

        await visit.Page.Keyboard.PressAsync("Alt+n");

        await visit.Page.WaitForURLAsync(leadsTo);
    }

    [Fact]
    public async Task What_was_kept_is_not_written_over_by_a_form_that_is_only_looked_at()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/quotes/new");
        await visit.Page.FillAsync("[name=Note]", "梱包は二段まで");
        await Assertions.Expect(visit.Page.Locator(".draft-kept")).ToBeVisibleAsync();
        for (var look = 0; look < 2; look++)
        {
            await visit.GoTo("/");
            await visit.GoTo("/sales/quotes/new");
            await Assertions.Expect(visit.Page.Locator(".draft-offer")).ToBeVisibleAsync();
        }

        await visit.Page.Locator(".draft-offer .btn").First.ClickAsync();
        Assert.Equal("梱包は二段まで", await visit.Page.InputValueAsync("[name=Note]"));

        await visit.GoTo("/sales/quotes/new");
        await visit.Page.Locator(".draft-offer .btn").Last.ClickAsync();
        await visit.GoTo("/");
        await visit.GoTo("/sales/quotes/new");
        await Assertions.Expect(visit.Page.Locator(".draft-offer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_payment_that_was_left_comes_back_with_its_customer_and_what_was_typed_beside_the_items()
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo("/finance/aging?side=Payable");
        await visit.Page.Locator("main tbody a[href^='/finance/aging/']").First.ClickAsync();
        await visit.Page.Locator("a[href^='/finance/payments/make?party=']").ClickAsync();
        var party = visit.Page.Locator("[name='Party.Text']");
        var amounts = visit.Page.Locator("input[data-whole]");
        await amounts.First.WaitForAsync();
        await visit.Ready();
        var supplier = await party.InputValueAsync();
        await visit.Page.FillAsync("[name=Amount]", "5000");
        await amounts.First.FillAsync("3000");
        await Assertions.Expect(visit.Page.Locator(".draft-kept")).ToBeVisibleAsync();

        // Nobody is chosen here: the draft knows whom.
        await visit.GoTo("/");
        await visit.GoTo("/finance/payments/make");
        await visit.Page.Locator(".draft-offer .btn").First.ClickAsync();
        await Assertions.Expect(amounts.First).ToHaveValueAsync("3,000");
        await Assertions.Expect(party).ToHaveValueAsync(supplier);
        await Assertions.Expect(visit.Page.Locator("[name=Amount]")).ToHaveValueAsync("5,000");
        await visit.Ready();

        // What a button that stays on the page fills in is kept too.
        await visit.Page.ClickAsync("[name=then][value=clear]");
        await Assertions.Expect(amounts.First).ToHaveValueAsync("");
        await visit.Ready();
        await visit.Page.WaitForFunctionAsync("() => JSON.parse(localStorage.getItem('musubi-draft:payment-Made')).fields['Lines[0].Amount'][0] === ''");
        await visit.GoTo("/");
        await visit.GoTo("/finance/payments/make");
        await visit.Page.Locator(".draft-offer .btn").Last.ClickAsync();
        await visit.GoTo("/finance/payments/make");
        await Assertions.Expect(visit.Page.Locator(".draft-offer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_in_a_document_hears_the_keys_that_it_shows()
    {
        await using var visit = await town.Enter(Department.Warehouse);
        await visit.GoTo("/inventory/lots");
        await visit.Page.Locator("main tbody .key a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex(@"/inventory/lots/\d+$", default, TimeSpan.FromSeconds(1)));
        await visit.Ready();
        var lot = new Uri(visit.Page.Url).PathAndQuery;
        var saved = visit.Page.Locator("mu-toast .toast.green");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(saved).ToBeVisibleAsync();

        await visit.GoTo(lot);
        await Assertions.Expect(saved).ToHaveCountAsync(0);
        await visit.Page.FocusAsync("[name=Status]");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Note", await Focused(visit.Page));
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(saved).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Goods_on_their_way_are_received_by_keyboard()
    {
        await using var visit = await town.Enter(Department.Warehouse);
        await visit.GoTo("/inventory/transits");
        await visit.Page.Locator("main tbody a[href^='/inventory/documents/']").First.ClickAsync();
        await visit.Page.FocusAsync("[name='Lines[0].Quantity']");
        await visit.Ready();
        var document = visit.Page.Url;

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Lines[1].Quantity", await Focused(visit.Page));
        Assert.Equal(document, visit.Page.Url);

        await visit.Page.Keyboard.TypeAsync("abc");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("[name='Lines[1].Quantity'][aria-invalid=true]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main .refusals")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public async Task The_first_key_on_a_new_page_writes_in_the_place_of_what_its_first_field_holds(Language language)
    {
        await using var visit = await town.Enter(Department.Finance, language);
        await visit.GoTo("/finance/vouchers");
        await visit.Page.ClickAsync("a[href='/finance/vouchers/new']");
        await visit.Page.WaitForURLAsync("**/finance/vouchers/new");
        await visit.Ready();

        Assert.Equal("Date", await Focused(visit.Page));
        await visit.Page.Keyboard.PressAsync("7");

        Assert.Equal("7", await visit.Page.InputValueAsync("[name=Date]"));
    }

    /// <summary>A field turns what is typed into a day before the server reads it: the two must not read it differently.</summary>
    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public async Task The_page_reads_a_typed_day_as_the_server_does(Language language)
    {
        await using var visit = await town.Enter(Department.Finance);
        await visit.GoTo("/finance/vouchers/new");
        await visit.Page.EvaluateAsync("tag => { document.documentElement.lang = tag; }", language.Tag);
        var today = new DateOnly(2026, 11, 28);
        string[] typed =
        [
            "", "2026/11/23", "2026-11-23", "2026.1.2", "2026年11月23日", "20261123", "11/23", "5/4", "11月3日", "1123", "0504", "26/11/23", "261123", "5/4/26", "23/11/2026", "4/5/2026", "23/11", "2311", "23/11/26", "231126",
            "23112026", "23 Nov 2026", "23-nov-26", "3 sep", "R8.11.23", "令和8年11月23日", "令和元年5月1日", "H31/4/30", "23", "31", "t", "今日", "today", "y", "昨日", "明日", "月末", "eom", "+7", "-30", "11月23日(月)", "２０２６／１１／２３",
            "2026-02-29", "13/13", "abc", "1799/1/1", "99999", "2026/11", "0",
        ];

        var read = await visit.Page.EvaluateAsync<string[]>(
            "async typed => { const { plainDate } = await import('/_content/Musubi.Ui/js/core.js'); return typed.map(t => plainDate(t, new Date(2026, 10, 28)) ?? 'none'); }", typed);

        Assert.Equal(typed.Select(t => $"{t} is {(t.Length == 0 ? "" : DateInput.TryParse(t, today, language, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "none")}"), typed.Zip(read, (t, r) => $"{t} is {r}"));
    }

    [Fact]
    public async Task The_conditions_of_a_list_close_when_they_are_applied()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders");
        foreach (var menu in new[] { "m-filter", "m-columns" })
        {
            await visit.Page.ClickAsync($"[popovertarget={menu}]");
            await visit.Page.Locator($"#{menu} input[type=checkbox]").Last.ClickAsync();
            await visit.Page.ClickAsync($"#{menu} .btn.primary");
            await visit.Page.WaitForURLAsync(menu == "m-filter" ? "**f.*" : "**col=*");
            await visit.Ready();

            await Assertions.Expect(visit.Page.Locator("[popover]:popover-open")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task From_a_list_one_goes_into_a_document_and_on_to_its_neighbours_without_the_mouse()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders?sort=number");
        var rows = await visit.Page.Locator("main table.list tbody tr").EvaluateAllAsync<string[]>("all => all.map(tr => tr.dataset.href)");

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**" + rows[1]);
        await visit.Ready();
        await visit.Page.Keyboard.PressAsync("Control+ArrowRight");
        await visit.Page.WaitForURLAsync("**" + rows[2]);
        await visit.Ready();
        await visit.Page.Keyboard.PressAsync("Control+ArrowLeft");
        await visit.Page.WaitForURLAsync("**" + rows[1]);
    }

    [Fact]
    public async Task A_pasted_sheet_finds_its_columns_and_one_bad_cell_leaves_the_other_lines_their_prices()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders/new");
        var lines = visit.Page.Locator("mu-grid .grid-line");
        // The cursor stands in the quantity; the sheet has a row of headings, in another order.
        await lines.First.Locator("input[aria-label=数量]").FocusAsync();
        await Paste(visit.Page, "数量\t品番\t単価\r\n12\tBRG-6204-ZZ\t\r\n24\tBRG-6205-ZZ\t5.00abc\r\n");

        await Assertions.Expect(lines.Nth(0).Locator("input").First).ToHaveValueAsync(new Regex("^BRG-6204-ZZ ", default, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(lines.Nth(0).Locator("output").Last).Not.ToBeEmptyAsync();
        await Assertions.Expect(lines.Nth(0).Locator("input[aria-label=単位]")).Not.ToHaveValueAsync("");
        await Assertions.Expect(lines.Nth(1).Locator(".line-said")).ToBeVisibleAsync();
        await visit.Page.ClickAsync("mu-grid .wrong");
        Assert.Equal("5.00abc", await visit.Page.EvaluateAsync<string>("() => document.activeElement.value"));

        // Codes pasted over quantities go where codes stand.
        await lines.Nth(2).Locator("input[aria-label=数量]").FocusAsync();
        await Paste(visit.Page, "BRG-6206-ZZ\t6\r\n");
        await Assertions.Expect(lines.Nth(2).Locator("input").First).ToHaveValueAsync(new Regex("^BRG-6206-ZZ ", default, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(lines.Nth(2).Locator("input[aria-label=数量]")).ToHaveValueAsync("6");
    }

    [Fact]
    public async Task What_cannot_be_taken_back_waits_for_more_than_enter()
    {
        await using var visit = await town.Enter(Department.Sales);
        await visit.GoTo("/sales/orders?f.state=Confirmed");
        var orders = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main tbody .key a')].map(a => a.getAttribute('href'))");
        var cancel = visit.Page.Locator(".doc-head .btn.danger[data-confirm]");
        // The newest may be another journey's, on its way out by now: what leaves is not cancelled.
        foreach (var order in orders)
        {
            await visit.GoTo(order);
            if (await cancel.CountAsync() > 0)
                break;
        }
        await cancel.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("dialog:modal")).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("dialog:modal")).ToHaveCountAsync(0);
        await Assertions.Expect(cancel).ToBeVisibleAsync();
    }

    private static Task Paste(IPage page, string text) => page.EvaluateAsync("""
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.name");
}
