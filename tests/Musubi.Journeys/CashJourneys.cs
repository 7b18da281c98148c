using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Musubi.Kernel;

namespace Musubi.Journeys;

/// <summary>From what a customer is offered to the money in the bank.</summary>
public sealed class CashJourneys(Town town)
{
    [Fact]
    public async Task A_clerk_turns_a_quote_into_cash_without_touching_the_mouse()
    {
        await using var sales = await town.Enter(Department.Sales);
        await Write(sales, "/sales/quotes", "BRG-6204-ZZ", "12");
        await Stands(sales, "/sales/quotes/", "下書き");

        // On a document Ctrl+Enter does what it asks for next.
        await Next(sales, "提出済");
        await sales.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(sales.Page.Locator("dialog#accept:modal [name=Reference]")).ToBeFocusedAsync();
        await sales.Page.Keyboard.TypeAsync("PO-2611-7");
        await sales.Page.Keyboard.PressAsync("Control+Enter");
        await Stands(sales, "/sales/orders/", "下書き");
        await Next(sales, "確定");
        await sales.Page.Keyboard.PressAsync("Control+Enter");
        await sales.Page.WaitForURLAsync("**/deliver");
        await Assertions.Expect(sales.Page.Locator("mu-grid .grid-line").First).ToBeVisibleAsync();
        await sales.Ready();
        await sales.Page.Keyboard.PressAsync("Control+s");
        await Stands(sales, "/sales/deliveries/", "準備中");
        var delivery = new Uri(sales.Page.Url).AbsolutePath;

        await using var shelves = await town.Enter(Department.Warehouse);
        await shelves.GoTo(delivery);
        await shelves.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(shelves.Page.Locator("dialog#ship:modal")).ToBeVisibleAsync();
        // Enter goes from field to field, at last to the button: it ships nothing on its way. What nobody recorded is said before.
        await Assertions.Expect(shelves.Page.Locator("dialog#ship")).ToContainTextAsync("指示どおり出荷します");
        await shelves.Page.FocusAsync("dialog#ship [name=Date]");
        foreach (var field in new[] { "Parcels", "Carrier", "Tracking", "OverReason" })
        {
            await shelves.Page.Keyboard.PressAsync("Enter");
            Assert.Equal(field, await shelves.Page.EvaluateAsync<string>("() => document.activeElement.name"));
        }
        await shelves.Page.Keyboard.PressAsync("Enter");
        Assert.True(await shelves.Page.EvaluateAsync<bool>("() => document.activeElement.matches('dialog#ship:modal footer .btn.primary')"));
        await Next(shelves, "出荷済");

        await using var books = await town.Enter(Department.Finance);
        await books.GoTo(delivery);
        // Who is billed on closing days is billed by hand only when somebody says so.
        await books.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(books.Page.Locator("dialog#bill:modal")).ToContainTextAsync("締め日にまとめて請求します（月末締");
        await Assertions.Expect(books.Page.Locator("dialog#bill:modal [name=Date]")).ToBeFocusedAsync();
        await books.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(books.Page.Locator(".chain a[href^='/finance/invoices/']")).ToBeVisibleAsync();
        await books.Ready();
        await books.Page.FocusAsync(".chain a[href^='/finance/invoices/']");
        await books.Page.Keyboard.PressAsync("Enter");
        await Stands(books, "/finance/invoices/", "未消込");
        await books.Page.Keyboard.PressAsync("Control+Enter");
        await books.Page.WaitForURLAsync("**/receive?**");
        await Assertions.Expect(books.Page.Locator("[name=Amount]")).ToBeFocusedAsync();
        await books.Ready();
        await books.Page.Keyboard.PressAsync("Control+s");
        await Stands(books, "/finance/payments/", "");
        await books.Page.FocusAsync("main a[href^='/finance/invoices/']");
        await books.Page.Keyboard.PressAsync("Enter");
        await Stands(books, "/finance/invoices/", "消込済");
    }

    [Fact]
    public async Task A_customer_abroad_is_priced_in_its_own_currency_without_tax_and_in_yen_when_a_clerk_says_so()
    {
        await using var sales = await town.Enter(Department.Sales);
        await sales.GoTo("/sales/orders/new");
        // A fast hand types and enters in one go, before any list can open.
        await sales.Page.Keyboard.TypeAsync("Northwind");
        await sales.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sales.Page.Locator("[name='Customer.Text']")).ToHaveValueAsync(new Regex("Northwind Bearings", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await sales.Page.Locator("mu-grid .grid-line input").First.FocusAsync();
        await sales.Page.Keyboard.TypeAsync("BRG-6204-ZZ");
        await Assertions.Expect(sales.Page.Locator("[role=option]").First).ToContainTextAsync("BRG-6204-ZZ");
        await sales.Page.Keyboard.PressAsync("Enter");
        await sales.Page.Keyboard.TypeAsync("100");
        var totals = sales.Page.Locator("mu-grid .totals");
        await Assertions.Expect(totals).ToContainTextAsync("US$245.00");
        await Assertions.Expect(totals).ToContainTextAsync("輸出免税");

        await sales.Page.SelectOptionAsync("[name=Currency]", "JPY");
        await Assertions.Expect(totals).ToContainTextAsync("¥");
        await Assertions.Expect(totals).Not.ToContainTextAsync("US$");
        await sales.Page.SelectOptionAsync("[name=Currency]", "");
        await Assertions.Expect(totals).ToContainTextAsync("US$245.00");
        await sales.Page.Keyboard.PressAsync("Control+s");

        await Stands(sales, "/sales/orders/", "下書き");
        await Assertions.Expect(sales.Page.Locator("main")).ToContainTextAsync("輸出免税");
    }

    [Fact]
    public async Task A_manager_approves_a_discount_that_a_clerk_may_not_give_alone()
    {
        await using var sales = await town.Enter(Department.Sales);
        await Write(sales, "/sales/orders", "BRG-6205-ZZ", "100", "150", "新規口座");
        await Stands(sales, "/sales/orders/", "下書き");
        await Assertions.Expect(sales.Page.Locator("main")).ToContainTextAsync("確定には承認が要ります");
        await Next(sales, "承認待ち");
        var order = new Uri(sales.Page.Url).AbsolutePath;
        await Assertions.Expect(sales.Page.Locator(".doc-head .acts .btn.primary")).ToHaveCountAsync(0);

        await using var boss = await town.Enter(Department.Management);
        await boss.GoTo(order);
        await boss.Page.FillAsync("main [name=Words]", "今回限り");
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "承認する" }).First.ClickAsync();
        await Assertions.Expect(boss.Page.Locator(".doc-head .badge")).ToHaveTextAsync("確定");

        await sales.GoTo(order);
        await Assertions.Expect(sales.Page.Locator(".doc-head h1")).ToContainTextAsync("SO-");
        await Assertions.Expect(sales.Page.Locator("main")).ToContainTextAsync("今回限り");
    }

    /// <summary>A new quote or order of one line, typed as a clerk does.</summary>
    private static async Task Write(Visit visit, string list, string item, string quantity, string? price = null, string? reason = null)
    {
        var keys = visit.Page.Keyboard;
        await visit.GoTo(list);
        await keys.PressAsync("Alt+n");
        await visit.Page.WaitForURLAsync($"**{list}/new");
        await visit.Ready();
        await keys.TypeAsync("ひかりせい");
        await Assertions.Expect(visit.Page.Locator("[role=option]").First).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await visit.Page.Locator("mu-grid .grid-line input").First.FocusAsync();
        await keys.TypeAsync(item);
        await Assertions.Expect(visit.Page.Locator("[role=option]").First).ToContainTextAsync(item);
        await keys.PressAsync("Enter");
        await keys.TypeAsync(quantity);
        if (price is not null)
        {
            await visit.Page.Locator("mu-grid input[aria-label='単価']").First.FocusAsync();
            await keys.TypeAsync(price);
            await visit.Page.Locator("mu-grid input[aria-label='単価の理由']").First.FocusAsync();
            await keys.TypeAsync(reason!);
        }
        await keys.PressAsync("Control+s");
    }

    private static async Task Stands(Visit visit, string at, string state)
    {
        try
        {
            await visit.Page.WaitForURLAsync(new Regex(Regex.Escape(at) + @"\d+$", default, TimeSpan.FromSeconds(1)));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{at} was not reached from {visit.Page.Url}, which says: {await visit.Page.Locator("main").InnerTextAsync()}");
        }
        await visit.Ready();
        await Assertions.Expect(visit.Page.Locator(".doc-head .badge")).ToContainTextAsync(state);
    }

    private static async Task Next(Visit visit, string becomes)
    {
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator(".doc-head .badge")).ToHaveTextAsync(becomes);
        await visit.Ready();
    }
}
