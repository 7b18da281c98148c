using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Admin.Tests;

/// <summary>The product with its demo people, as a browser or a program meets it.</summary>
public sealed class Street : IAsyncLifetime
{
    private TestDatabase? database;
    private ProductProcess? product;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Demo(TestEngine.Sqlite);
        product = await ProductProcess.Run(database.Engine.ConnectionString);
        Address = await product.Address();
    }

    /// <summary>A browser that follows nothing by itself; signed in, when a department is given.</summary>
    public async Task<HttpClient> Enter(Department? department = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (department is { } known)
            Assert.Equal(HttpStatusCode.Found, (await Post(browser, "/sign-in", DemoUsers.EmailOf(known), DemoUsers.Password)).StatusCode);
        return browser;
    }

    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string email, string password)
    {
        var form = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        var token = Regex.Match(form, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var fields = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "sign-in"), new("Email", email), new("Password", password)]);
        return await browser.PostAsync(new Uri(page, UriKind.Relative), fields);
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null)
            await product.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}

public sealed class PageRightsTests(Street street) : IClassFixture<Street>
{
    [Fact]
    public async Task Who_may_issue_an_invoice_may_read_and_print_it_and_not_the_books()
    {
        using var accountant = await street.Enter(Department.Finance);
        using var seller = await street.Enter(Department.Sales);
        var invoice = FirstOf(await accountant.GetStringAsync(new Uri("/finance/invoices", UriKind.Relative)), "/finance/invoices/");

        Assert.Equal(HttpStatusCode.OK, await Status(seller, invoice));
        Assert.Equal(HttpStatusCode.OK, await Status(seller, $"/api/invoice/{invoice[(invoice.LastIndexOf('/') + 1)..]}/print/invoice"));
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [await Status(seller, "/finance/journal"), await Status(seller, "/finance/payments")]);
    }

    [Fact]
    public async Task Who_buys_may_read_what_a_supplier_ships_and_not_what_was_sold_at_what_price()
    {
        using var seller = await street.Enter(Department.Sales);
        using var buyer = await street.Enter(Department.Purchasing);
        var delivery = FirstOf(await seller.GetStringAsync(new Uri("/sales/deliveries", UriKind.Relative)), "/sales/deliveries/");

        Assert.Equal(HttpStatusCode.OK, await Status(buyer, delivery));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(buyer, "/sales/orders"));
    }

    private static string FirstOf(string page, string href) => Regex.Match(page, $"\"({href}\\d+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    private static async Task<HttpStatusCode> Status(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("/admin/users", HttpStatusCode.Forbidden, "manage users")]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "no such page")]
    public async Task Who_may_not_see_a_page_is_told_why_and_what_to_do(string page, HttpStatusCode status, string words)
    {
        using var browser = await street.Enter(Department.Marketing);
        (await browser.GetAsync(new Uri("/language/en", UriKind.Relative))).Dispose();

        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_form_is_not_taken_from_who_may_not_see_its_page()
    {
        using var browser = await street.Enter(Department.Sales);
        using var fields = new FormUrlEncodedContent([new("_handler", "save"), new("Name", "x")]);

        using var answer = await browser.PostAsync(new Uri("/admin/users/new", UriKind.Relative), fields);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_without_a_token_is_told_how_to_come_in()
    {
        using var program = await street.Enter();
        using var answer = await program.GetAsync(new Uri("/api/me", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
