using System.Net;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Pages.Tests;

/// <summary>A no loses nothing: what was typed is there to be mended, and no file leaves that lost something on its way.</summary>
public sealed class RefusedTests
{
    [Fact]
    public async Task What_was_asked_of_the_price_simulator_survives_a_refusal_and_a_customer_nobody_knows_is_not_nobody()
    {
        await using var database = await TestDatabase.Demo(TestEngine.Sqlite);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);
        using var desk = await Desk.SignIn(await product.Address(), DemoUsers.EmailOf(Department.Sales), DemoUsers.Password, Language.English);

        var refused = await desk.Read("/pricing/simulator?Customer=12345&Customer.Text=P00001+Hokuto&Item=6789&Item.Text=BRG-6204&Quantity=abc");
        foreach (var typed in new[] { "12345", "P00001 Hokuto", "6789", "BRG-6204", "abc" })
            Assert.Contains($"value=\"{typed}\"", refused, StringComparison.Ordinal);

        var unknown = await desk.Read("/pricing/simulator?Customer=&Customer.Text=nobody&Item=6789&Item.Text=BRG-6204");
        Assert.Contains("value=\"nobody\"", unknown, StringComparison.Ordinal);
        Assert.Contains("notice amber", unknown, StringComparison.Ordinal);

        // A list in Chinese and Japanese is written whole or not at all.
        using var whole = await desk.Get("/api/items/export.csv?cols=code,name");
        using var lossy = await desk.Get("/api/parties/export.csv?encoding=shift_jis&cols=code,name");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (whole.StatusCode, lossy.StatusCode));
        var why = await lossy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("list.unwritable", why, StringComparison.Ordinal);
        Assert.Contains("UTF-8", why, StringComparison.Ordinal);
    }
}
