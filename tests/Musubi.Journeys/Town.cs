using System.Collections.Concurrent;
using System.Net;
using Microsoft.Playwright;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

[assembly: AssemblyFixture(typeof(Musubi.Journeys.Town))]

// Who drives a browser mostly waits: more may drive than there are cores.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace Musubi.Journeys;

/// <summary>One product with its demo company, and one browser, for all journeys of a run. On PostgreSQL where there is one: what a page asks over a network truly takes time.</summary>
public sealed class Town : IAsyncLifetime
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium" }.FirstOrDefault(File.Exists);

    /// <summary>Milliseconds.</summary>
    private const int Patience = 20_000;

    private TestDatabase? database;
    private ProductProcess? product;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly ConcurrentDictionary<(Department?, Language), string> sessions = new();
    private readonly ConcurrentDictionary<(Department, Language), CookieContainer> desks = new();

    public static TestEngine Engine => TestDatabase.WhyNot(TestEngine.Postgres) is null ? TestEngine.Postgres : TestEngine.Sqlite;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Demo(Engine);
        product = await ProductProcess.Run(database.Engine.ConnectionString);
        Address = await product.Address();
        if (Chromium is null)
            return;
        playwright = await Playwright.CreateAsync();
        // As long as for anything else on a page: what is waited for is what is asserted, not how soon it comes.
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Somebody of a department sits down at their own browser and signs in. Null: whoever they are, they stand before the door.</summary>
    public async Task<Visit> Enter(Department? department, Language language = Language.Japanese, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(browser is null, "No Chromium: run ./test, which installs it where it may.");
        // A colleague who has signed in before comes in by the session they have: one address may knock only so often.
        var key = (department, language);
        var known = sessions.GetValueOrDefault(key);
        var context = await browser.NewContextAsync(new()
        {
            StorageState = known,
            BaseURL = Address.ToString(), Locale = language.Culture.Name, ColorScheme = scheme, TimezoneId = "Asia/Tokyo",
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
        });
        context.SetDefaultTimeout(Patience);
        var visit = new Visit(context, await context.NewPageAsync());
        if (known is not null)
            await visit.GoTo("/");
        else if (department is { } who)
        {
            await visit.SignIn(DemoUsers.EmailOf(who), DemoUsers.Password);
            sessions[key] = await context.StorageStateAsync();
        }
        return visit;
    }

    /// <summary>Somebody of a department at a desk without a browser: the same pages, by HTTP alone.</summary>
    public async Task<Desk> Sit(Department department, Language language = Language.Japanese)
    {
        if (desks.TryGetValue((department, language), out var known))
            return Desk.Of(Address, known, language);
        var desk = await Desk.SignIn(Address, DemoUsers.EmailOf(department), DemoUsers.Password, language);
        desks[(department, language)] = desk.Cookies;
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (product is not null)
            await product.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}

/// <summary>A person before their browser. What the browser complains about fails their journey.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [], forgiven = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal) && !forgiven.Exists(f => message.Text.Contains(f, StringComparison.Ordinal)))
                complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                complaints.Add($"{response.Url} answered {response.Status}");
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about so far: errors of scripts, breaches of the content policy, answers of 500.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>A complaint that belongs to this journey: the line that is cut in it, say.</summary>
    public void Forgives(string complaint) => forgiven.Add(complaint);

    public async Task SignIn(string email, string password)
    {
        await GoTo("/sign-in");
        await Page.FillAsync("[name=Email]", email);
        await Page.FillAsync("[name=Password]", password);
        await Page.PressAsync("[name=Password]", "Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal) || url.Contains("refused", StringComparison.Ordinal));
        await Ready();
    }

    public async Task<IResponse?> GoTo(string path)
    {
        var response = await Page.GotoAsync(path);
        await Ready();
        return response;
    }

    /// <summary>Waits until the elements of the page are awake.</summary>
    public Task Ready() => Page.WaitForFunctionAsync("() => document.documentElement.dataset.ready === '1'");

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
