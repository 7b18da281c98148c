using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Musubi.Admin.Security;

namespace Musubi.Admin.Tests;

public sealed class ShieldTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddMusubiRateLimits();
        app = builder.Build();
        app.UseShield();
        app.UseRateLimiter();
        app.MapPost("/api/parties", () => "written");
        app.MapGet("/", () => "page");
        app.MapPost("/sign-in", () => "knocked").WithMetadata(new KnocksAttribute());
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    [Fact]
    public async Task Every_page_forbids_what_is_inline_or_from_elsewhere_and_to_be_framed()
    {
        var answer = await http.GetAsync(new Uri("/", UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("X-Nothing", "a program", HttpStatusCode.OK)]
    public async Task A_write_that_another_site_made_the_browser_do_is_refused(string header, string value, HttpStatusCode answered)
    {
        using var write = new HttpRequestMessage(HttpMethod.Post, "/api/parties");
        write.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(answered, (await http.SendAsync(write)).StatusCode);
    }

    [Fact]
    public async Task Who_knocks_too_often_is_told_when_to_come_back()
    {
        HttpResponseMessage answer;
        var knocks = 0;
        do
            answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), null);
        while (answer.StatusCode == HttpStatusCode.OK && ++knocks < 100);

        Assert.Equal(30, knocks);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
